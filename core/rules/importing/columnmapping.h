// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importprofile.h"

#include <QStringList>

#include <map>

namespace duebook {

/// Which column (from 0) each field of this kind of file most likely stands in, judged by its
/// heading as accounting programs write it (English, German with DATEV, French, Spanish, Italian,
/// Dutch, Hebrew). A column serves one field. Fields without a likely column are left out.
std::map<ImportField, int> suggestColumns(const QStringList &headings, ImportKind kind);

/// How many of these texts are headings that any kind of file uses.
int knownHeadings(const QStringList &texts);

/// What a file with these headings most likely holds.
ImportKind suggestKind(const QStringList &headings);

} // namespace duebook
