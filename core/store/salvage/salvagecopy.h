// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/salvage/tablesaver.h"

#include <memory>
#include <vector>

namespace duebook {

/// What could be read of a damaged book.
struct SalvagedBook {
    std::unique_ptr<Database> db; ///< the new book
    std::vector<SalvagedTable> tables;
    QStringList foreign;     ///< tables that belong to no book; they are left out
    int pageSize = 0;        ///< bytes of a page
    qint64 unknownPages = 0; ///< pages that nothing tells of, where any table may have lost rows
    bool logIsCut = false;   ///< changes that stood in the log beside the book cannot be read
    bool unfinishedChange = false; ///< a change that was not finished waits beside the book

    bool whole() const;
};

/// Reads the damaged book `from` page by page, without its own schema where that is lost, and puts
/// every row that can be read into the new file `to`: each with the rules of the schema, so that
/// one that contradicts others is left out and counted. What is worked out from other rows (search
/// words, balances) is left out; rows whose account is lost get an account that says so. The file
/// `from` is only read. Takes time in proportion to its size, and memory for its row numbers at
/// most. Errors: Invalid (`to` exists), NotABook, Damaged (nothing can be read), Newer, Full, Io,
/// Cancelled; the caller removes what is left of `to`.
Result<SalvagedBook> salvageInto(const QString &to, const QString &from,
                                 const WorkControl &control);

} // namespace duebook
