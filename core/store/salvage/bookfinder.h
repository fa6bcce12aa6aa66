// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/raw/rawpages.h"
#include "core/store/salvage/knownschema.h"
#include "core/store/salvage/rowmatch.h"

#include <QStringList>

#include <map>

namespace duebook {

/// An index as it was found in the damaged file.
struct FoundIndex {
    const KnownIndex *known = nullptr;
    RawTree tree;

    bool provesAll() const { return tree.isWhole() && known->ofAllRows; }
};

/// A table as it was found in the damaged file. A tree whose beginning is lost has one hole that
/// may hold everything.
struct FoundTable {
    const KnownTable *known = nullptr;
    RawTree tree;
    std::vector<RawPart> loose; ///< pages to which nothing led, told by what stands in them
    std::vector<FoundIndex> indexes;

    /// Whether a row that was found loose may have been lost to the tree.
    bool isMissing(qint64 number) const;
    const FoundIndex *proof() const; ///< an index that has each row; null = none is whole
};

/// Finds the tables and indexes of a book in a damaged file: by its own list of them, by where a
/// new book has them, and by what stands in pages that nothing leads to. Throws `SqlFailure`.
class BookFinder {
public:
    /// All outlive this. `book` is the new one, where rows are tried.
    BookFinder(RawPages &pages, const std::vector<KnownTable> &known, Database &book,
               RowWriter &writer);

    /// Finds what can be found without knowing the rows of others. `roots`: see bookroots.h.
    void findTables(const std::map<QString, quint32> &roots);

    /// Then, with their rows in the new book: tables without row numbers, whose rows are often but
    /// two numbers, and indexes.
    void findKeyedTables();

    std::vector<FoundTable> &tables() { return m_tables; }
    /// Tables in the file that belong to no book.
    const QStringList &foreign() const { return m_foreign; }

private:
    struct Sample {
        std::vector<RowWriter::Row> rows;
        bool isEmpty = true; ///< no row stands in the pages at all
    };

    void takeKnown(const std::map<QString, quint32> &roots);
    void takeForeign(const std::map<QString, quint32> &roots);
    Sample sample(quint32 top);
    static bool mayHold(const FoundTable &table, const Sample &sample);
    void takeEmptyRoots();
    void give(quint32 top, RawTree &to, std::vector<RawPart> &parts, bool ofTable, bool atHome,
              const RawPages::Fits &fits);
    bool assignRows(quint32 top);
    bool assignEntries(quint32 top);
    bool fitsLostIndex(const Sample &sample) const;
    double likeness(const KnownTable &table, const Sample &sample, bool atHome);
    double likeness(const KnownTable &table, const KnownIndex &index, const Sample &sample);
    double relation(const KnownTable &table, const std::vector<RawValue> &row, bool atHome);

    RawPages &m_pages;
    const std::vector<KnownTable> &m_known;
    Database &m_book;
    RowWriter &m_writer;
    std::vector<FoundTable> m_tables;
    QStringList m_foreign;
};

/// What a page must look like to be one of this table or index.
RawPages::Fits pagesOf(const KnownTable &table);
RawPages::Fits pagesOf(const KnownTable &table, const KnownIndex &index);

} // namespace duebook
