// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

namespace duebook {

/// SQLite's file layer for every database that the program opens, between the system's own (the
/// default one at the moment of opening) and that of a network drive. Where the file keeps room for
/// it (byte 20 of its head is 8), each page carries a sum: written with the page, verified each
/// time the page is read from the file. A wrong sum is SQLITE_CORRUPT, after a second look.
/// Journal and log pass untouched: they have sums of their own, and a checkpoint writes through
/// here. The file is never mapped into memory, so that nothing is read past this.
///
/// The sum is also put into the caller's page: what SQLite writes into its journal of such a page
/// later is whole by itself, whoever plays it back.
///
/// Returns the name to open with; registered at the first call. Any thread.
const char *pageSumVfs();

/// What can be asked of an open file, by `sqlite3_file_control`.
enum PageSumControl : int {
    kHasPageSums = 0x44756501, ///< into an int: 1 = pages are verified
    kStartPageSums,            ///< from an int, the page size: sums from the next page written on
    kTrustPages,               ///< from an int: 1 = pages are read whatever their sums say
    kWrongPage,   ///< into a quint32: the last page found wrong since this was asked; 0 = none
    kLookAtPages, ///< with a PageLook
};

/// Pages of the file to be verified, past SQLite's cache.
struct PageLook {
    quint32 first = 1;
    quint32 count = 0;
    std::vector<quint32> wrong;
};

} // namespace duebook
