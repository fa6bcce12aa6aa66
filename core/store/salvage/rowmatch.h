// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/raw/rawpage.h"
#include "core/db/statement.h"
#include "core/store/salvage/knownschema.h"

#include <map>
#include <string>

namespace duebook {

/// What a row of a table can look like: how many columns it has, and of which kinds.
bool fitsTable(const KnownTable &table, const std::vector<RawValue> &row);
bool fitsIndex(const KnownTable &table, const KnownIndex &index, const std::vector<RawValue> &row);

/// Whether a page of rows can be one of these: most of the rows that stand in it whole do fit.
bool pageFitsTable(const KnownTable &table, const RawPage &page);
bool pageFitsIndex(const KnownTable &table, const KnownIndex &index, const RawPage &page);

/// Puts rows into tables of the new book as they are, with every rule of its schema.
class RowWriter {
public:
    explicit RowWriter(Database &db) : m_db(db) {}

    enum class Outcome {
        Saved,
        Double, ///< its number or key is there already
        Refused ///< it is no row of this table, or contradicts another
    };

    /// Throws `SqlFailure` when the row is not the reason (Full, Io). `row` fits the table.
    Outcome insert(const KnownTable &table, qint64 number, const std::vector<RawValue> &row);

    /// Why the last one was refused, in the words of the database.
    const QString &reason() const { return m_reason; }

    /// How many of the rows would be taken, each for itself; nothing is kept.
    struct Row {
        qint64 number = 0;
        QByteArray record;
    };
    int wouldTake(const KnownTable &table, const std::vector<Row> &rows);

private:
    bool isThere(const KnownTable &table, qint64 number, const std::vector<RawValue> &row);

    Database &m_db;
    QString m_reason;
    std::map<std::pair<QString, size_t>, std::string> m_texts;
};

/// Binds a value as the next parameter; the value outlives the statement's use.
void bindRaw(Statement &statement, const RawValue &value);

} // namespace duebook
