// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage/rowmatch.h"

namespace duebook {

namespace {

bool fitsColumn(const KnownColumn &column, const RawValue &value)
{
    if (value.kind == RawValue::Kind::Null)
        return column.mayBeNull;
    if (column.kind == RawValue::Kind::Null)
        return true;
    return value.kind == column.kind &&
           (value.kind != RawValue::Kind::Text || isSoundText(value.bytes));
}

template <typename Fits>
bool mostFit(const RawPage &page, const Fits &fits)
{
    int looked = 0;
    int fitting = 0;
    std::vector<RawValue> row;
    for (int i = 0; i < page.cells(); ++i) {
        const std::optional<RawCell> cell = page.cell(i);
        // What goes on in another page is looked at when it is read.
        if (!cell || cell->overflow != 0)
            continue;
        ++looked;
        fitting += decodeRecord(cell->local, row) && fits(row) ? 1 : 0;
    }
    return looked == 0 || fitting * 2 > looked;
}

/// "$1, $2 ..."
std::string parameters(size_t count)
{
    std::string text;
    for (size_t i = 1; i <= count; ++i)
        text += (i == 1 ? "$" : ", $") + std::to_string(i);
    return text;
}

} // namespace

bool fitsTable(const KnownTable &table, const std::vector<RawValue> &row)
{
    if (row.size() > table.columns.size() || int(row.size()) < table.fewest)
        return false;
    for (size_t i = 0; i < row.size(); ++i) {
        const bool fits = int(i) == table.key ? row[i].kind == RawValue::Kind::Null
                                              : fitsColumn(table.columns[i], row[i]);
        if (!fits)
            return false;
    }
    return true;
}

bool fitsIndex(const KnownTable &table, const KnownIndex &index, const std::vector<RawValue> &row)
{
    if (row.size() != index.columns.size())
        return false;
    for (size_t i = 0; i < row.size(); ++i) {
        const int column = index.columns[i];
        const bool isNumber = column == KnownIndex::kRowNumber || column == table.key;
        if (isNumber ? row[i].kind != RawValue::Kind::Integer
                     : column >= 0 && !fitsColumn(table.columns[size_t(column)], row[i]))
            return false;
    }
    return true;
}

bool pageFitsTable(const KnownTable &table, const RawPage &page)
{
    return mostFit(page, [&](const std::vector<RawValue> &row) { return fitsTable(table, row); });
}

bool pageFitsIndex(const KnownTable &table, const KnownIndex &index, const RawPage &page)
{
    return mostFit(page,
                   [&](const std::vector<RawValue> &row) { return fitsIndex(table, index, row); });
}

void bindRaw(Statement &statement, const RawValue &value)
{
    switch (value.kind) {
    case RawValue::Kind::Integer:
        statement.bind(value.integer);
        break;
    case RawValue::Kind::Text:
        statement.bindUtf8(value.bytes);
        break;
    case RawValue::Kind::Blob:
        statement.bind(QByteArray::fromRawData(value.bytes.data(), value.bytes.size()));
        break;
    case RawValue::Kind::Null:
    case RawValue::Kind::Real: // no column of a book takes one
        statement.bindNull();
        break;
    }
}

RowWriter::Outcome RowWriter::insert(const KnownTable &table, qint64 number,
                                     const std::vector<RawValue> &row)
{
    std::string &text = m_texts[{table.name, row.size()}];
    const bool numberApart = table.hasRowNumbers && table.key < 0;
    if (text.empty()) {
        text = "INSERT INTO \"" + table.name.toStdString() + "\" (";
        for (size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "\"" : ", \"") + table.columns[i].name.toStdString() + "\"";
        text += numberApart ? ", rowid" : "";
        text += ") VALUES (" + parameters(row.size() + (numberApart ? 1 : 0)) + ")";
    }
    Statement insert(m_db, text.c_str());
    for (size_t i = 0; i < row.size(); ++i) {
        if (int(i) == table.key)
            insert.bind(number);
        else
            bindRaw(insert, row[i]);
    }
    if (numberApart)
        insert.bind(number);
    try {
        insert.run();
        return Outcome::Saved;
    } catch (const SqlFailure &failure) {
        // What the schema does not allow is classified as no other fault is.
        if (failure.error().code != ErrorCode::Internal &&
            failure.error().code != ErrorCode::Invalid)
            throw;
        const QString &detail = failure.error().detail;
        const qsizetype from = detail.indexOf(QLatin1Char('(')) + 1;
        m_reason = detail.mid(from, detail.indexOf(QStringLiteral(") in: ")) - from);
    }
    return isThere(table, number, row) ? Outcome::Double : Outcome::Refused;
}

bool RowWriter::isThere(const KnownTable &table, qint64 number, const std::vector<RawValue> &row)
{
    std::string text = "SELECT 1 FROM \"" + table.name.toStdString() + "\" WHERE ";
    if (table.hasRowNumbers) {
        text += "rowid = $1";
    } else {
        for (int i = 0; i < table.keys; ++i)
            text += (i == 0 ? "\"" : " AND \"") + table.columns[size_t(i)].name.toStdString() +
                    "\" = $" + std::to_string(i + 1);
    }
    Statement select(m_db, text.c_str());
    if (table.hasRowNumbers)
        select.bind(number);
    for (int i = 0; i < table.keys; ++i)
        bindRaw(select, row[size_t(i)]);
    return select.next();
}

int RowWriter::wouldTake(const KnownTable &table, const std::vector<Row> &rows)
{
    int taken = 0;
    std::vector<RawValue> values;
    for (const Row &row : rows) {
        if (!decodeRecord(row.record, values) || !fitsTable(table, values))
            continue;
        // The library lets nobody write into the tables of the search.
        if (table.derived) {
            ++taken;
            continue;
        }
        m_db.execute("SAVEPOINT trial");
        const Outcome outcome = insert(table, row.number, values);
        m_db.execute("ROLLBACK TO trial; RELEASE trial");
        taken += outcome == Outcome::Refused ? 0 : 1;
    }
    return taken;
}

} // namespace duebook
