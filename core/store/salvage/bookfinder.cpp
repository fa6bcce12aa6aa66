// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage/bookfinder.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr int kSamplePages = 4;
constexpr int kSampleRows = 24;
constexpr int kRounds = 4;

RawTree lostTree()
{
    return {{}, {RawHole{}}};
}

bool isLost(const RawTree &tree)
{
    return tree.parts.empty() && tree.holes.size() == 1 && tree.holes[0].page == 0;
}

} // namespace

bool FoundTable::isMissing(qint64 number) const
{
    return std::any_of(tree.holes.begin(), tree.holes.end(),
                       [&](const RawHole &hole) { return hole.rows.holds(number); });
}

const FoundIndex *FoundTable::proof() const
{
    const auto found = std::find_if(indexes.begin(), indexes.end(),
                                    [](const FoundIndex &index) { return index.provesAll(); });
    return found == indexes.end() ? nullptr : &*found;
}

RawPages::Fits pagesOf(const KnownTable &table)
{
    return [&table](const RawPage &page) { return pageFitsTable(table, page); };
}

RawPages::Fits pagesOf(const KnownTable &table, const KnownIndex &index)
{
    return [&](const RawPage &page) { return pageFitsIndex(table, index, page); };
}

BookFinder::BookFinder(RawPages &pages, const std::vector<KnownTable> &known, Database &book,
                       RowWriter &writer)
    : m_pages(pages), m_known(known), m_book(book), m_writer(writer)
{
    for (const KnownTable &table : known) {
        FoundTable found{&table, lostTree(), {}, {}};
        for (const KnownIndex &index : table.indexes)
            found.indexes.push_back({&index, lostTree()});
        m_tables.push_back(std::move(found));
    }
}

void BookFinder::findTables(const std::map<QString, quint32> &roots)
{
    takeKnown(roots);
    takeForeign(roots);
    m_pages.takeFreePages();
    takeEmptyRoots();
    // What hung below a page that turned out to be none comes up in the next round.
    bool more = true;
    for (int round = 0; more && round < kRounds; ++round) {
        more = false;
        for (const quint32 top : m_pages.tops(true))
            more = (m_pages.isLoose(top) && assignRows(top)) || more;
    }
}

void BookFinder::findKeyedTables()
{
    bool more = true;
    for (int round = 0; more && round < kRounds; ++round) {
        more = false;
        for (const quint32 top : m_pages.tops(false))
            more = (m_pages.isLoose(top) && assignEntries(top)) || more;
    }
}

void BookFinder::takeKnown(const std::map<QString, quint32> &roots)
{
    for (FoundTable &table : m_tables) {
        const KnownTable &known = *table.known;
        if (const auto root = roots.find(known.name); root != roots.end())
            table.tree = m_pages.takeTree(root->second, known.hasRowNumbers, pagesOf(known));
        for (FoundIndex &index : table.indexes) {
            if (const auto root = roots.find(index.known->name); root != roots.end())
                index.tree = m_pages.takeTree(root->second, false, pagesOf(known, *index.known));
        }
    }
}

void BookFinder::takeForeign(const std::map<QString, quint32> &roots)
{
    for (const auto &[name, root] : roots) {
        const auto isKnown = [&, &name = name](const KnownTable &table) {
            return table.name == name ||
                   std::any_of(table.indexes.begin(), table.indexes.end(),
                               [&](const KnownIndex &index) { return index.name == name; });
        };
        if (std::any_of(m_known.begin(), m_known.end(), isKnown) || !m_pages.isLoose(root))
            continue;
        const RawPage::Kind kind = m_pages.kindOf(root);
        const bool ofTable = kind == RawPage::Kind::TableInner || kind == RawPage::Kind::TableLeaf;
        const RawTree tree = m_pages.takeTree(root, ofTable, [](const RawPage &) { return true; });
        m_pages.takeOverflow(tree.parts);
        if (!name.startsWith(QStringLiteral("sqlite_")))
            m_foreign += name;
    }
}

/// Tables and indexes without a row show nothing else of themselves.
void BookFinder::takeEmptyRoots()
{
    const auto take = [&](RawTree &tree, quint32 root, bool ofTable) {
        const auto leaf = ofTable ? RawPage::Kind::TableLeaf : RawPage::Kind::IndexLeaf;
        QByteArray bytes;
        if (!isLost(tree) || !m_pages.isLoose(root) || m_pages.kindOf(root) != leaf ||
            !m_pages.file().read(root, bytes) ||
            RawPage(bytes, m_pages.file().usable(), false).cells() > 0)
            return;
        tree = m_pages.takeTree(root, ofTable, [](const RawPage &) { return true; });
    };
    for (FoundTable &table : m_tables) {
        take(table.tree, table.known->root, table.known->hasRowNumbers);
        for (FoundIndex &index : table.indexes)
            take(index.tree, index.known->root, false);
    }
}

/// Some rows of the tree below a loose page; nothing is taken.
BookFinder::Sample BookFinder::sample(quint32 top)
{
    Sample sample;
    std::vector<quint32> stack{top};
    QByteArray bytes;
    QByteArray record;
    // Bounded whatever the pages say: each step looks at one page.
    for (int step = 0; step < 4 * kSamplePages && !stack.empty(); ++step) {
        const quint32 number = stack.back();
        stack.pop_back();
        if (!m_pages.isLoose(number) || !m_pages.file().read(number, bytes))
            continue;
        const RawPage page(bytes, m_pages.file().usable(), number == 1);
        const int stride = std::max(1, page.cells() * kSamplePages / kSampleRows);
        if (page.isInner()) {
            const int every = std::max(1, page.cells() / kSamplePages);
            for (int i = 0; i < page.cells(); i += every) {
                if (const std::optional<RawCell> cell = page.cell(i))
                    stack.push_back(cell->child);
            }
            stack.push_back(page.lastChild());
        }
        if (page.kind() == RawPage::Kind::TableInner || page.kind() == RawPage::Kind::None)
            continue;
        sample.isEmpty = sample.isEmpty && page.cells() == 0;
        for (int i = 0; i < page.cells() && int(sample.rows.size()) < kSampleRows; i += stride) {
            const std::optional<RawCell> cell = page.cell(i);
            if (cell && m_pages.record(*cell, record, RawPages::Beyond::Look))
                sample.rows.push_back({cell->number, record});
        }
    }
    return sample;
}

/// Takes the loose tree. It is all of the table where a new book has the table there, too; else
/// perhaps a part.
void BookFinder::give(quint32 top, RawTree &to, std::vector<RawPart> &parts, bool ofTable,
                      bool atHome, const RawPages::Fits &fits)
{
    RawTree found = m_pages.takeTree(top, ofTable, fits);
    if (atHome && isLost(to)) {
        to = std::move(found);
        return;
    }
    parts.insert(parts.end(), found.parts.begin(), found.parts.end());
    to.holes.insert(to.holes.end(), found.holes.begin(), found.holes.end());
}

/// Whether the table lacks rows with some of these numbers.
bool BookFinder::mayHold(const FoundTable &table, const Sample &sample)
{
    return std::any_of(sample.rows.begin(), sample.rows.end(),
                       [&](const RowWriter::Row &row) { return table.isMissing(row.number); });
}

/// Gives a loose tree of rows to the table that it belongs to. False where none takes it.
bool BookFinder::assignRows(quint32 top)
{
    const Sample found = sample(top);
    if (found.isEmpty) {
        // Left behind by a table or of one without a row: nothing is lost with it.
        m_pages.takeTree(top, true, [](const RawPage &) { return true; });
        return true;
    }
    FoundTable *best = nullptr;
    int most = int(found.rows.size()) / 2;
    bool tied = false;
    // Only what no table of people's work takes is one that is worked out anew.
    for (const bool derived : {false, true}) {
        for (FoundTable &table : m_tables) {
            const KnownTable &known = *table.known;
            if ((best != nullptr && derived && !best->known->derived) || known.derived != derived ||
                !known.hasRowNumbers || !mayHold(table, found))
                continue;
            const int taken = m_writer.wouldTake(known, found.rows);
            if (taken > most || (taken == most && best != nullptr && top == known.root)) {
                best = &table;
                most = taken;
                tied = false;
            } else if (taken == most && best != nullptr && top != best->known->root) {
                // Of two that are worked out anew one is as good as the other.
                tied = !derived;
            }
        }
    }
    if (best == nullptr || tied)
        return false;
    const KnownTable &known = *best->known;
    give(top, best->tree, best->loose, true, top == known.root, pagesOf(known));
    return !m_pages.isLoose(top);
}

} // namespace duebook
