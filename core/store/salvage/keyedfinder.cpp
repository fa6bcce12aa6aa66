// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage/bookfinder.h"

#include "core/db/statement.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr double kLeastLikeness = 0.5;
constexpr double kUnproved = 0.6;

const char *const kAccountColumn = "account_id";

} // namespace

/// How sure it is that a row is one of this table: what it refers to is there, and of one account.
/// Numbers alone fit any table. 0 = it is none.
double BookFinder::relation(const KnownTable &table, const std::vector<RawValue> &row, bool atHome)
{
    double relation = 1;
    std::optional<qint64> account;
    for (const KnownReference &reference : table.references) {
        if (reference.column < 0 || size_t(reference.column) >= row.size() ||
            row[size_t(reference.column)].kind != RawValue::Kind::Integer)
            continue;
        const auto other =
            std::find_if(m_known.begin(), m_known.end(),
                         [&](const KnownTable &each) { return each.name == reference.table; });
        const bool hasAccount =
            other != m_known.end() && other->columnNamed(QLatin1String(kAccountColumn)) >= 0;
        const std::string text = std::string("SELECT ") + (hasAccount ? kAccountColumn : "NULL") +
                                 " FROM \"" + reference.table.toStdString() + "\" WHERE rowid = $1";
        Statement select(m_book, text.c_str());
        select.bind(row[size_t(reference.column)].integer);
        if (!select.next()) {
            const auto found =
                std::find_if(m_tables.begin(), m_tables.end(), [&](const FoundTable &each) {
                    return each.known->name == reference.table;
                });
            // It may be among the lost: that alone makes a row of nothing.
            if (!atHome || found == m_tables.end() ||
                !found->isMissing(row[size_t(reference.column)].integer))
                return 0;
            relation = kUnproved;
            continue;
        }
        if (select.isNull(0))
            continue;
        if (account && *account != select.integer(0))
            return 0;
        account = select.integer(0);
    }
    return relation;
}

/// The share of the rows that can be rows of this table.
double BookFinder::likeness(const KnownTable &table, const Sample &sample, bool atHome)
{
    double alike = 0;
    std::vector<RawValue> row;
    for (const RowWriter::Row &each : sample.rows) {
        if (decodeRecord(each.record, row) && fitsTable(table, row) &&
            m_writer.wouldTake(table, {each}) == 1)
            alike += relation(table, row, atHome);
    }
    return sample.rows.empty() ? 0 : alike / double(sample.rows.size());
}

/// The share of the entries that say what stands in their row.
double BookFinder::likeness(const KnownTable &table, const KnownIndex &index, const Sample &sample)
{
    std::string text = "SELECT 1 FROM \"" + table.name.toStdString() + "\" WHERE ";
    for (size_t i = 0; i < index.columns.size(); ++i) {
        const int column = index.columns[i];
        std::string parameter(1, '$');
        parameter += std::to_string(i + 1);
        text += i == 0 ? "" : " AND ";
        if (column == KnownIndex::kExpression)
            text += "(" + parameter + " IS NULL OR 1)";
        else if (column == KnownIndex::kRowNumber)
            text += "rowid = " + parameter;
        else
            text.append(1, '"')
                .append(table.columns[size_t(column)].name.toStdString())
                .append("\" IS ")
                .append(parameter);
    }
    int alike = 0;
    std::vector<RawValue> entry;
    Statement select(m_book, text.c_str());
    for (const RowWriter::Row &each : sample.rows) {
        if (!decodeRecord(each.record, entry) || !fitsIndex(table, index, entry))
            continue;
        select.reset();
        for (const RawValue &value : entry)
            bindRaw(select, value);
        alike += select.next() ? 1 : 0;
    }
    return sample.rows.empty() ? 0 : double(alike) / double(sample.rows.size());
}

/// Whether they can be entries of an index as well: where nothing else speaks for a table, they are
/// not taken for its rows.
bool BookFinder::fitsLostIndex(const Sample &sample) const
{
    std::vector<RawValue> entry;
    const auto fits = [&](const FoundTable &table, const FoundIndex &index) {
        return !index.tree.isWhole() &&
               std::any_of(sample.rows.begin(), sample.rows.end(), [&](const RowWriter::Row &row) {
                   return decodeRecord(row.record, entry) &&
                          fitsIndex(*table.known, *index.known, entry);
               });
    };
    return std::any_of(m_tables.begin(), m_tables.end(), [&](const FoundTable &table) {
        return !table.known->derived &&
               std::any_of(table.indexes.begin(), table.indexes.end(),
                           [&](const FoundIndex &index) { return fits(table, index); });
    });
}

/// Gives a loose tree of entries to the table or index that it belongs to. False where none takes
/// it.
bool BookFinder::assignEntries(quint32 top)
{
    const Sample found = sample(top);
    if (found.isEmpty) {
        m_pages.takeTree(top, false, [](const RawPage &) { return true; });
        return true;
    }
    FoundTable *table = nullptr;
    FoundIndex *index = nullptr;
    double most = 0;
    const auto better = [&](double likeness, bool atHome) {
        // Where a new book has it decides between two that are as like.
        const double value = likeness >= kLeastLikeness ? likeness + (atHome ? 0.25 : 0) : 0;
        if (value <= most)
            return false;
        most = value;
        return true;
    };
    const auto look = [&](FoundTable &each) {
        const KnownTable &known = *each.known;
        if (!known.hasRowNumbers && !each.tree.isWhole() &&
            better(likeness(known, found, top == known.root), top == known.root)) {
            table = &each;
            index = nullptr;
        }
        for (FoundIndex &entry : each.indexes) {
            if (!entry.tree.isWhole() &&
                better(likeness(known, *entry.known, found), top == entry.known->root)) {
                table = &each;
                index = &entry;
            }
        }
    };
    // What is worked out anew takes what nothing else does.
    for (const bool derived : {false, true}) {
        for (FoundTable &each : m_tables) {
            if (each.known->derived == derived && (table == nullptr || !derived))
                look(each);
        }
    }
    if (table == nullptr)
        return false;
    if (index == nullptr && table->known->references.empty() && top != table->known->root &&
        fitsLostIndex(found))
        return false;
    const KnownTable &known = *table->known;
    if (index == nullptr)
        give(top, table->tree, table->loose, false, top == known.root, pagesOf(known));
    else
        give(top, index->tree, index->tree.parts, false, top == index->known->root,
             pagesOf(known, *index->known));
    return !m_pages.isLoose(top);
}

} // namespace duebook
