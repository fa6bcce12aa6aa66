// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/db/database.h"

#include <QString>

#include <optional>
#include <vector>

namespace duebook {

/// Whether the pages of the open file carry sums (see pagesumvfs.h).
bool hasPageSums(Database &db);

/// The file is new and empty: its pages carry sums from the first one on. Throws `SqlFailure`.
void startPageSums(Database &db);

/// Whole pages of `source` are going to be written into the new file `copy`: they carry sums when
/// those of the source do.
void expectPagesOf(Database &source, Database &copy);

/// Writes every page anew with a sum (VACUUM). All or nothing: what was interrupted is taken back
/// when the file is opened next, also by a program that knows no sums. Nobody else may have the
/// book open, not in a transaction, no write-ahead log. Throws `SqlFailure`. Afterwards, whatever
/// came of it, the connection is to be opened anew.
void addPageSums(Database &db);

/// The pages of the file whose sums are wrong, free ones too; those that stand newer in the
/// write-ahead log are left out. In a read transaction. Reports pages. Empty too when the pages
/// carry no sums. Throws `SqlFailure`; `Cancelled` when stopped.
std::vector<quint32> wrongPages(Database &db, const WorkControl &control);

/// From now on (until `trust` is false) pages are read whatever their sums say.
void trustPages(Database &db, bool trust);

/// The page of the open file that was found wrong last, if that was after this was asked last.
std::optional<quint32> takeWrongPage(sqlite3 *db);

} // namespace duebook
