// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/rowvalue.h"

#include <string_view>

struct sqlite3;

namespace duebook {

/// A row that a statement is about to insert, change or remove. Valid during the call it is given
/// to.
class ChangedRow {
public:
    ChangedRow(sqlite3 *db, const char *table, bool hasBefore, bool hasAfter)
        : m_db(db), m_table(table), m_hasBefore(hasBefore), m_hasAfter(hasAfter)
    {
    }

    std::string_view table() const { return m_table; }
    bool hasBefore() const { return m_hasBefore; } ///< false: it is new
    bool hasAfter() const { return m_hasAfter; }   ///< false: it is removed
    int columns() const;

    /// Values of the row as it was and as it will be, in the order of the table's columns. In a row
    /// that is older than a column the value before is Null, whatever the column's default.
    RowValue before(int column) const;
    RowValue after(int column) const;

    /// A value could not be read.
    bool failed() const { return m_failed; }

private:
    sqlite3 *m_db;
    std::string_view m_table;
    bool m_hasBefore;
    bool m_hasAfter;
    mutable bool m_failed = false;
};

/// Is told of every row of the book that a connection changes, by whatever statement, trigger or
/// reference (see `Database::watchRows`). Must run no SQL and must not throw.
class RowWatcher {
public:
    virtual ~RowWatcher() = default;
    virtual void rowChanges(const ChangedRow &row) noexcept = 0;
};

/// For `Database` only: rows changed through `db` are told to `*watcher` when there is one. From
/// the opening on, since SQLite prepares a statement that empties a table by whether it is watched.
void installRowWatch(sqlite3 *db, RowWatcher **watcher);

} // namespace duebook
