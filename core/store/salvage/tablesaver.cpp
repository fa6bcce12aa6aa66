// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage/tablesaver.h"

#include "core/db/statement.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr qint64 kRowsPerCommit = 20000;

std::string quoted(const QString &name)
{
    return '"' + name.toStdString() + '"';
}

} // namespace

void TableSaver::saveRows(FoundTable &table, SalvagedTable &done)
{
    for (const RawPart &part : table.tree.parts)
        savePage(table, part, false, done);
    table.tree.parts.clear();
    if (table.loose.empty())
        return;
    const FoundIndex *proof = table.known->hasRowNumbers ? table.proof() : nullptr;
    m_hasProof = proof != nullptr;
    m_provedNumbers.clear();
    if (proof != nullptr) {
        eachEntry(proof->tree, [&](const std::vector<RawValue> &entry) {
            m_provedNumbers.push_back(entry.back().integer);
        });
        std::sort(m_provedNumbers.begin(), m_provedNumbers.end());
    }
    for (const RawPart &part : table.loose)
        savePage(table, part, true, done);
    table.loose.clear();
    m_provedNumbers = {};
}

void TableSaver::savePage(const FoundTable &table, const RawPart &part, bool loose,
                          SalvagedTable &done)
{
    m_pages.goOn();
    if (m_told)
        m_told();
    QByteArray bytes;
    Loss &loss = m_losses[table.known];
    if (!m_pages.file().read(part.page, bytes))
        return;
    const RawPage page(bytes, m_pages.file().usable(), part.page == 1);
    std::vector<RawCell> cells;
    qint64 broken = 0;
    for (int i = 0; i < page.cells(); ++i) {
        const std::optional<RawCell> cell = page.cell(i);
        // Rows stand in the order of their numbers: one that does not is not what it says.
        const bool sound = cell && (!table.known->hasRowNumbers ||
                                    (part.rows.holds(cell->number) &&
                                     (cells.empty() || cell->number > cells.back().number)));
        if (sound)
            cells.push_back(*cell);
        else
            ++broken;
    }
    if (broken > 0)
        loss.broken.push_back({part.rows, broken});
    const bool doubtful = m_pages.file().sumIsWrong(part.page, bytes);
    for (const RawCell &cell : cells)
        saveCell(table, cell, loose, doubtful, done);
}

void TableSaver::saveCell(const FoundTable &table, const RawCell &cell, bool loose, bool doubtful,
                          SalvagedTable &done)
{
    const KnownTable &known = *table.known;
    Loss &loss = m_losses[table.known];
    if (loose && known.hasRowNumbers &&
        (!table.isMissing(cell.number) ||
         (m_hasProof &&
          !std::binary_search(m_provedNumbers.begin(), m_provedNumbers.end(), cell.number))))
        return;
    const auto lose = [&] {
        if (known.hasRowNumbers)
            loss.numbers.push_back(cell.number);
        else
            loss.broken.push_back({{}, 1});
    };
    QByteArray record;
    std::vector<RawValue> row;
    if (!m_pages.record(cell, record, RawPages::Beyond::Take, &doubtful) ||
        !decodeRecord(record, row) || !fitsTable(known, row)) {
        lose();
        return;
    }
    if (m_rowsOpen++ % kRowsPerCommit == 0 && m_rowsOpen > 1)
        m_book.execute("COMMIT; BEGIN");
    const RowWriter::Outcome outcome = m_writer.insert(known, cell.number, row);
    if (outcome == RowWriter::Outcome::Saved) {
        ++done.saved;
        done.doubtful += doubtful ? 1 : 0;
    } else if (outcome == RowWriter::Outcome::Refused || !loose) {
        // A loose row whose number is taken is an older copy of the one that is saved.
        ++done.refused;
        done.reason = m_writer.reason();
        lose();
    }
}

template <typename Told>
void TableSaver::eachEntry(const RawTree &tree, const Told &told)
{
    QByteArray bytes;
    QByteArray record;
    std::vector<RawValue> entry;
    for (const RawPart &part : tree.parts) {
        m_pages.goOn();
        if (!m_pages.file().read(part.page, bytes))
            continue;
        const RawPage page(bytes, m_pages.file().usable(), part.page == 1);
        for (int i = 0; i < page.cells(); ++i) {
            const std::optional<RawCell> cell = page.cell(i);
            if (cell && m_pages.record(*cell, record, RawPages::Beyond::Again) &&
                decodeRecord(record, entry) && !entry.empty() &&
                entry.back().kind == RawValue::Kind::Integer)
                told(entry);
        }
    }
}

qint64 TableSaver::entriesOf(const FoundIndex &index)
{
    qint64 entries = 0;
    QByteArray bytes;
    for (const RawPart &part : index.tree.parts) {
        m_pages.goOn();
        if (m_pages.file().read(part.page, bytes))
            entries += RawPage(bytes, m_pages.file().usable(), part.page == 1).cells();
    }
    return entries;
}

/// Leaves the numbers of rows that are not in the new book, each once.
void TableSaver::keepMissing(const KnownTable &table, std::vector<qint64> &numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    const std::string text = "SELECT 1 FROM " + quoted(table.name) + " WHERE rowid = $1";
    Statement select(m_book, text.c_str());
    numbers.erase(std::remove_if(numbers.begin(), numbers.end(),
                                 [&](qint64 number) {
                                     select.reset().bind(number);
                                     return select.next();
                                 }),
                  numbers.end());
}

/// Rows that the indexes know of.
void TableSaver::addFromIndexes(const FoundTable &table, qint64 saved, Loss &loss)
{
    const bool troubled = !table.tree.isWhole() || !loss.numbers.empty() || !loss.broken.empty();
    const std::string text = "SELECT 1 FROM " + quoted(table.known->name) + " WHERE rowid = $1";
    for (const FoundIndex &index : table.indexes) {
        // Where nothing else speaks of a loss, it is enough to count.
        if (!troubled && (!index.provesAll() || entriesOf(index) <= saved))
            continue;
        Statement select(m_book, text.c_str());
        eachEntry(index.tree, [&](const std::vector<RawValue> &entry) {
            select.reset().bind(entry.back().integer);
            if (!select.next())
                loss.numbers.push_back(entry.back().integer);
        });
    }
}

/// Rows that others refer to.
void TableSaver::addFromReferences(const KnownTable &table, Loss &loss)
{
    if (table.key < 0)
        return;
    std::vector<std::string> texts;
    Statement others(m_book, "SELECT m.name, f.\"from\" FROM sqlite_master m,"
                             " pragma_foreign_key_list(m.name) f"
                             " WHERE m.type = 'table' AND f.\"table\" = $1");
    others.bind(table.name);
    while (others.next()) {
        const std::string column = quoted(others.text(1));
        texts.push_back("SELECT DISTINCT " + column + " FROM " + quoted(others.text(0)) +
                        " WHERE " + column + " IS NOT NULL AND " + column +
                        " NOT IN (SELECT rowid FROM " + quoted(table.name) + ")");
    }
    for (const std::string &text : texts) {
        Statement select(m_book, text.c_str());
        while (select.next())
            loss.numbers.push_back(select.integer(0));
    }
}

/// How many rows of a table without row numbers its indexes know of that are not in the new book.
qint64 TableSaver::missingKeys(const FoundTable &table)
{
    const KnownTable &known = *table.known;
    std::string text = "SELECT 1 FROM " + quoted(known.name) + " WHERE ";
    for (int i = 0; i < known.keys; ++i)
        text += (i == 0 ? "" : " AND ") + quoted(known.columns[size_t(i)].name) + " = $" +
                std::to_string(i + 1);
    qint64 most = 0;
    for (const FoundIndex &index : table.indexes) {
        qint64 missing = 0;
        Statement select(m_book, text.c_str());
        eachEntry(index.tree, [&](const std::vector<RawValue> &entry) {
            if (entry.size() != index.known->columns.size())
                return;
            select.reset();
            for (int key = 0; key < known.keys; ++key) {
                const auto at =
                    std::find(index.known->columns.begin(), index.known->columns.end(), key);
                if (at == index.known->columns.end())
                    return;
                bindRaw(select, entry[size_t(at - index.known->columns.begin())]);
            }
            missing += select.next() ? 0 : 1;
        });
        most = std::max(most, missing);
    }
    return most;
}

/// Broken cells that are not among the numbers: as many as these may be in their page.
qint64 TableSaver::Loss::besidesNumbers() const
{
    qint64 besides = 0;
    for (const auto &[rows, cells] : broken) {
        const auto first = std::upper_bound(numbers.begin(), numbers.end(), rows.low);
        const auto last = std::upper_bound(first, numbers.end(), rows.high);
        besides += std::max<qint64>(0, cells - (last - first));
    }
    return besides;
}

void TableSaver::count(FoundTable &table, SalvagedTable &done, qint64 unknownPages)
{
    const KnownTable &known = *table.known;
    Loss &loss = m_losses[table.known];
    const bool proved = table.proof() != nullptr;
    if (known.hasRowNumbers) {
        addFromIndexes(table, done.saved, loss);
        if (!table.tree.isWhole() || !loss.numbers.empty() || !loss.broken.empty())
            addFromReferences(known, loss);
        keepMissing(known, loss.numbers);
        done.missing = qint64(loss.numbers.size()) + (proved ? 0 : loss.besidesNumbers());
    } else {
        done.missing = missingKeys(table);
        if (!proved)
            done.missing = std::max(done.missing, loss.besidesNumbers());
    }
    if (proved)
        return;
    bool more = false;
    for (const RawHole &hole : table.tree.holes) {
        // A page above others held no rows itself; they may be among those that nothing tells of.
        done.unknownPages += hole.page != 0 && hole.level <= 0 ? 1 : 0;
        more = more || hole.page == 0 || hole.level != 0;
    }
    // Where no page is left over, one of them was taken for a page of something else.
    done.unknownPages += more ? std::max<qint64>(unknownPages, 1) : 0;
}

} // namespace duebook
