// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importprofile.h"

#include <QStringList>

namespace duebook {

/// Import settings as one line of JSON: what profiles and runs keep. The as-of day is of one file
/// and left out; so are the answers about accounts only where there are none.
QString importSettingsToJson(const ImportSettings &settings);

/// The same with what a run knew: the day of its list and the currencies in it.
QString importRunToJson(const ImportSettings &settings, QDate day, const QStringList &currencies);

/// What a later full list has to know of an earlier one.
struct FullListRun {
    QDate asOf;
    QStringList currencies; ///< codes; empty = not known
};
/// Nothing where the run of this text was of no full list. `madeOn`: the day it ran.
std::optional<FullListRun> fullListFromJson(const QString &json, QDate madeOn);

/// The settings in such a text; what is not understood keeps its default.
ImportSettings importSettingsFromJson(const QString &json);

} // namespace duebook
