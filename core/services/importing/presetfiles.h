// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importpreset.h"

namespace duebook {

/// The presets that are built in (`resources/import`), read once. Any thread.
const std::vector<ImportPreset> &importPresets();

} // namespace duebook
