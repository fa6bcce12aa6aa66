// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/db/database.h"

#include <vector>

namespace duebook {

/// How much of one table could be read.
struct SalvagedTable {
    QString name;
    qint64 saved = 0;
    qint64 lostRanges = 0; ///< places between saved rows where something could not be read
    qint64 lostRows = 0;   ///< row numbers in them: an upper limit, some may never have been used

    bool whole() const { return lostRanges == 0; }
};

/// Copies what can be read of the damaged book `from` into `into`, a new book with its schema and
/// nothing else, table by table, around what cannot be read. What is worked out from other rows
/// (search words, balances) is left out; rows whose account is lost get an account that says so.
/// Errors: NotABook, Damaged (not even the schema can be read), Full, Cancelled.
Result<std::vector<SalvagedTable>> salvageInto(Database &into, const QString &from,
                                               const WorkControl &control);

} // namespace duebook
