// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importprofile.h"

namespace duebook {

/// Import settings as one line of JSON: what profiles and runs keep. The as-of day is of one file
/// and left out; so are the answers about accounts only where there are none.
QString importSettingsToJson(const ImportSettings &settings);

/// The settings in such a text; what is not understood keeps its default.
ImportSettings importSettingsFromJson(const QString &json);

} // namespace duebook
