// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace duebook::test {

/// The root of the source tree: DUEBOOK_SOURCE_DIR, else the folder above the program that holds
/// CMakePresets.json.
QString sourceDir();

/// A file or folder of the real input beside the checkout (`../shared/data`), or nothing where it
/// is missing: the test then says so (`WARN`) and returns.
std::optional<QString> sharedData(const QString &relative);

} // namespace duebook::test
