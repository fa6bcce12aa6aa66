// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/raw/rawpages.h"
#include "core/store/book/migrator.h"

#include <map>

namespace duebook {

/// The file's own list of its tables and indexes, as far as it can be read: name -> root page.
/// Takes its pages. Throws `SqlFailure`.
std::map<QString, quint32> readRoots(RawPages &pages);

/// The version of the book's schema: what its head says, unless it has tables that came later or
/// the head cannot be.
int versionOf(const RawFile::Head &head, const std::map<QString, quint32> &roots,
              const std::vector<MigrationStep> &steps);

} // namespace duebook
