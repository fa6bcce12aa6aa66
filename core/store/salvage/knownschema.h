// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/db/raw/rawvalue.h"

#include <QString>

#include <vector>

namespace duebook {

struct KnownColumn {
    QString name;
    RawValue::Kind kind = RawValue::Kind::Text;
    bool mayBeNull = false;
    bool hasDefault = false;
};

/// An index as it stands in the file: each entry holds these columns in this order, then what finds
/// the row.
struct KnownIndex {
    QString name;
    quint32 root = 0;         ///< in a new book: likely, not certain, in any other
    bool ofAllRows = false;   ///< has an entry for each row of its table
    std::vector<int> columns; ///< of the table; kRowNumber, kExpression

    static constexpr int kRowNumber = -1;
    static constexpr int kExpression = -2;
};

/// "This column names a row of that table."
struct KnownReference {
    int column = 0;
    QString table;
};

struct KnownTable {
    QString name;
    quint32 root = 0; ///< as of an index
    bool hasRowNumbers = true;
    bool derived = false; ///< worked out from others, or of programs that ran: not saved
    std::vector<KnownColumn> columns; ///< in the order in which a row stores them
    int key = -1;                     ///< the column that is the row number itself
    int keys = 0;                     ///< how many of the first columns find a row without number
    int fewest = 0;                   ///< columns that even the oldest rows have
    std::vector<KnownIndex> indexes;
    std::vector<KnownReference> references;

    int columnNamed(const QString &wanted) const;
};

/// The tables of a book, in the order of their making: what others refer to comes first. Read from
/// a new book, which nothing has damaged. Throws `SqlFailure`.
std::vector<KnownTable> knownTables(Database &newBook);

/// How SQLite keeps the schema itself.
const KnownTable &schemaTable();

} // namespace duebook
