// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importprofile.h"

#include <QStringList>

#include <map>
#include <vector>

namespace duebook {

/// A list of a known program: what tells it, and what its headings mean.
struct ImportPreset {
    QString program;
    QString name; ///< of the list
    ImportKind kind = ImportKind::OpenItems;
    std::map<ImportField, QString> columns; ///< headings, all of which stand in the list
    QStringList also;                       ///< further ones
    QStringList notNeeded; ///< columns that say nothing about what is owed beside these
    DateOrder dates = DateOrder::Unknown;
    SameNumber sameNumber = SameNumber::Ask;
    bool grouped = false; ///< group rows name the account

    QString title() const { return program + QStringLiteral(": ") + name; }
};

/// The preset whose headings all stand among these; of several the one with most. `grouped`: rows
/// of the table name the accounts of those below. Null = none.
const ImportPreset *presetFor(const QStringList &headings, bool grouped,
                              const std::vector<ImportPreset> &presets);

/// Whether two headings are the same but for case, blanks and signs.
bool isSameHeading(const QString &a, const QString &b);

} // namespace duebook
