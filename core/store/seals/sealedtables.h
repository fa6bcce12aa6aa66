// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/db/rowvalue.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duebook {

/// A table whose rows are answered for (see rowseals.h): what people enter and what money depends
/// on. Not those that are worked out or belong to programs that run, not the audit (a chain of its
/// own), not the bytes of documents (their SHA-256 stands in a sealed row).
struct SealedTable {
    int number; ///< stands in the book: never used for another table
    const char *name;
    int key = 0;       ///< the column whose number gathers neighbours; a text counts by its hash
    int upperKey = -1; ///< the column that goes before it
    /// Columns that are worked out from other tables where `amount` is not 0, and proved there.
    std::vector<std::string_view> derived = {};
};

std::span<const SealedTable> sealedTables();

/// Where a row is counted.
struct RowPlace {
    static constexpr int kSlots = 64;
    qint64 bucket = 0;
    int slot = 0; ///< 0 … 63 in its bucket; of a table with row numbers each row has its own

    /// The number that a row there has as its key, where that is a number.
    qint64 number() const { return bucket * kSlots + slot; }
    friend bool operator==(const RowPlace &, const RowPlace &) = default;
};

/// How the rows of a sealed table are read in this book.
class SealedRows {
public:
    SealedRows(const SealedTable &table, Database &db);

    const SealedTable &table() const { return *m_table; }
    int columns() const { return int(m_columns.size()); }
    /// "SELECT every column FROM table", in the order that `form` expects.
    const std::string &select() const { return m_select; }
    /// Each row has a number of its own, `id`.
    bool isNumbered() const { return columnName(0) == "id"; }
    const std::string &columnName(int column) const { return m_columns[size_t(column)].name; }

    /// The canonical form of a row: its table, and number, type, length and bytes of every column
    /// that does not hold its default; a column that a later version adds changes no form.
    void form(std::string &into, std::span<const RowValue> values) const;

    RowPlace place(std::span<const RowValue> values) const;

private:
    struct Column {
        std::string name;
        std::string defaultText;
        RowValue::Type defaultType = RowValue::Type::Null;
        qint64 defaultNumber = 0;
        bool neverNull = false;
        bool derived = false;
    };
    static bool isDefault(const Column &rule, const RowValue &value);

    const SealedTable *m_table;
    std::vector<Column> m_columns;
    std::string m_select;
    int m_amount = -1; ///< the column `amount`, where columns are derived
};

/// All sealed tables as this book has them.
class SealedLayout {
public:
    /// Throws `SqlFailure`, also when a table is missing.
    explicit SealedLayout(Database &db);

    const std::vector<SealedRows> &tables() const { return m_tables; }
    /// nullptr = not sealed.
    const SealedRows *find(std::string_view table) const;

private:
    std::vector<SealedRows> m_tables;
    std::unordered_map<std::string_view, size_t> m_byName;
};

} // namespace duebook
