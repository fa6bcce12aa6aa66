// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage/knownschema.h"

#include "core/db/statement.h"

#include <QSet>

#include <algorithm>

namespace duebook {

namespace {

constexpr auto kTables = R"(
    SELECT l.name, l.type, l.wr, m.rootpage
      FROM pragma_table_list l
      JOIN main.sqlite_master m ON m.name = l.name
     WHERE l.schema = 'main' AND l.type IN ('table', 'shadow') AND m.rootpage > 0
     ORDER BY m.rowid)";
// Columns of the key first: so does a table without row numbers store them.
constexpr auto kColumns = R"(
    SELECT name, type, "notnull", dflt_value IS NOT NULL, pk
      FROM pragma_table_info($1)
     ORDER BY CASE WHEN $2 = 1 AND pk > 0 THEN pk ELSE 1000 END, cid)";
constexpr auto kIndexes = R"(
    SELECT i.name, m.rootpage, i.partial
      FROM pragma_index_list($1) i
      JOIN main.sqlite_master m ON m.name = i.name AND m.type = 'index'
     ORDER BY i.name)";
constexpr auto kIndexColumns = "SELECT cid, name FROM pragma_index_xinfo($1) ORDER BY seqno";
constexpr auto kReferences = "SELECT \"from\", \"table\" FROM pragma_foreign_key_list($1)";

/// Of programs that ran, or worked out from other rows.
bool isDerived(const QString &name, const QString &type)
{
    static const QSet<QString> kDerived{
        QStringLiteral("client"),          QStringLiteral("change_log"),
        QStringLiteral("account_balance"), QStringLiteral("job_claim"),
        QStringLiteral("row_seal"),        QStringLiteral("record_head"),
        QStringLiteral("document_reading")};
    return type == QStringLiteral("shadow") || name.startsWith(QStringLiteral("search_")) ||
           name.startsWith(QStringLiteral("sqlite_")) || kDerived.contains(name);
}

RawValue::Kind kindNamed(const QString &type)
{
    if (type.compare(QStringLiteral("INTEGER"), Qt::CaseInsensitive) == 0)
        return RawValue::Kind::Integer;
    if (type.compare(QStringLiteral("TEXT"), Qt::CaseInsensitive) == 0)
        return RawValue::Kind::Text;
    if (type.compare(QStringLiteral("BLOB"), Qt::CaseInsensitive) == 0)
        return RawValue::Kind::Blob;
    // A column without a type, of the search: everything may stand in it.
    return RawValue::Kind::Null;
}

void readColumns(Database &db, KnownTable &table)
{
    Statement select(db, kColumns);
    select.bind(table.name).bind(!table.hasRowNumbers);
    int keys = 0;
    while (select.next()) {
        KnownColumn column;
        column.name = select.text(0);
        column.kind = kindNamed(select.text(1));
        const bool isKey = select.integer(4) > 0;
        column.mayBeNull = !select.flag(2) && !(isKey && !table.hasRowNumbers);
        column.hasDefault = select.flag(3);
        if (isKey && ++keys == 1 && column.kind == RawValue::Kind::Integer)
            table.key = int(table.columns.size());
        table.columns.push_back(column);
    }
    table.keys = table.hasRowNumbers ? 0 : keys;
    // A key of several columns is no row number.
    if (!table.hasRowNumbers || keys != 1)
        table.key = -1;
    for (size_t i = 0; i < table.columns.size(); ++i) {
        const KnownColumn &column = table.columns[i];
        // Columns that came later are found in no older row: they have a value for it.
        if (!column.mayBeNull && !column.hasDefault)
            table.fewest = int(i) + 1;
    }
    table.fewest = std::max(table.fewest, 1);
}

void readIndexes(Database &db, KnownTable &table)
{
    {
        Statement select(db, kIndexes);
        select.bind(table.name);
        while (select.next())
            table.indexes.push_back(
                {select.text(0), quint32(select.integer(1)), !select.flag(2), {}});
    }
    for (KnownIndex &index : table.indexes) {
        Statement select(db, kIndexColumns);
        select.bind(index.name);
        while (select.next()) {
            const qint64 column = select.integer(0);
            index.columns.push_back(
                column < 0 ? (column == -1 ? KnownIndex::kRowNumber : KnownIndex::kExpression)
                           : table.columnNamed(select.text(1)));
        }
    }
}

} // namespace

int KnownTable::columnNamed(const QString &wanted) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const KnownColumn &column) {
        return column.name == wanted;
    });
    return found == columns.end() ? KnownIndex::kExpression : int(found - columns.begin());
}

std::vector<KnownTable> knownTables(Database &newBook)
{
    std::vector<KnownTable> tables;
    {
        Statement select(newBook, kTables);
        while (select.next()) {
            KnownTable table;
            table.name = select.text(0);
            table.derived = isDerived(table.name, select.text(1));
            table.hasRowNumbers = !select.flag(2);
            table.root = quint32(select.integer(3));
            tables.push_back(std::move(table));
        }
    }
    for (KnownTable &table : tables) {
        readColumns(newBook, table);
        readIndexes(newBook, table);
        Statement select(newBook, kReferences);
        select.bind(table.name);
        while (select.next())
            table.references.push_back({table.columnNamed(select.text(0)), select.text(1)});
    }
    return tables;
}

const KnownTable &schemaTable()
{
    static const KnownTable kTable = [] {
        using Kind = RawValue::Kind;
        KnownTable table;
        table.name = QStringLiteral("sqlite_schema");
        table.root = 1;
        table.derived = true;
        table.columns = {{QStringLiteral("type"), Kind::Text, false, false},
                         {QStringLiteral("name"), Kind::Text, false, false},
                         {QStringLiteral("tbl_name"), Kind::Text, false, false},
                         {QStringLiteral("rootpage"), Kind::Integer, false, false},
                         {QStringLiteral("sql"), Kind::Text, true, false}};
        table.fewest = 5;
        return table;
    }();
    return kTable;
}

} // namespace duebook
