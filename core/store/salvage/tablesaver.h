// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/store/salvage/bookfinder.h"

namespace duebook {

/// How much of one table was saved. What is lost is either proved, as a number of rows, or stood in
/// pages that tell nothing.
struct SalvagedTable {
    QString name;
    qint64 saved = 0;
    qint64 missing = 0; ///< rows that were there and are not saved
    qint64 refused = 0; ///< of these: could be read, but contradict others or the schema
    QString reason;     ///< why one of them was refused; words of the database
    /// Pages in which more of its rows may have stood; pages that nothing tells of count for each
    /// table that may have had them.
    qint64 unknownPages = 0;
    /// Of the saved: stood in a page whose sum is wrong. They can be read, but who knows what they
    /// said.
    qint64 doubtful = 0;

    bool whole() const { return missing == 0 && unknownPages == 0 && doubtful == 0; }
};

/// Copies the rows of the tables that were found into the new book and counts what is lost.
class TableSaver {
public:
    /// All outlive this.
    TableSaver(RawPages &pages, Database &book, RowWriter &writer)
        : m_pages(pages), m_book(book), m_writer(writer)
    {
    }

    /// Told after each page that was read for rows.
    void onPage(std::function<void()> told) { m_told = std::move(told); }

    /// Rows of the pages that the table's own pages lead to, and of those found loose that were not
    /// saved yet. A loose row counts only where one may have been lost, and not against an index
    /// that says it is not there: it may have been removed long ago.
    void saveRows(FoundTable &table, SalvagedTable &done);

    /// After all rows of all tables: what is lost of this one. `unknownPages`: pages of the file
    /// that nothing tells of.
    void count(FoundTable &table, SalvagedTable &done, qint64 unknownPages);

private:
    /// What is known of the rows of one table that were met and not saved.
    struct Loss {
        std::vector<qint64> numbers; ///< rows that are proved by their number, in the end in order
        /// Cells that cannot be read at all, with the numbers that may stand in their page.
        std::vector<std::pair<RawSpan, qint64>> broken;

        qint64 besidesNumbers() const;
    };

    void savePage(const FoundTable &table, const RawPart &part, bool loose, SalvagedTable &done);
    /// `doubtful`: the sum of the cell's page is wrong.
    void saveCell(const FoundTable &table, const RawCell &cell, bool loose, bool doubtful,
                  SalvagedTable &done);
    qint64 entriesOf(const FoundIndex &index);
    template <typename Told>
    void eachEntry(const RawTree &tree, const Told &told);
    void addFromIndexes(const FoundTable &table, qint64 saved, Loss &loss);
    void addFromReferences(const KnownTable &table, Loss &loss);
    qint64 missingKeys(const FoundTable &table);
    void keepMissing(const KnownTable &table, std::vector<qint64> &numbers);

    RawPages &m_pages;
    Database &m_book;
    RowWriter &m_writer;
    std::function<void()> m_told;
    std::map<const KnownTable *, Loss> m_losses;
    std::vector<qint64> m_provedNumbers; ///< of the table whose loose rows are saved, in order
    bool m_hasProof = false;
    qint64 m_rowsOpen = 0;
};

} // namespace duebook
