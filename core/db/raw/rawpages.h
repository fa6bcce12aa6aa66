// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/raw/rawfile.h"
#include "core/db/raw/rawpage.h"

#include <functional>
#include <limits>
#include <vector>

namespace duebook {

/// Row numbers above `low` and up to `high`.
struct RawSpan {
    qint64 low = std::numeric_limits<qint64>::min();
    qint64 high = std::numeric_limits<qint64>::max();

    bool holds(qint64 number) const { return number > low && number <= high; }
};

/// A page with rows (or entries of an index), and which row numbers may stand in it.
struct RawPart {
    quint32 page = 0;
    RawSpan rows;
};

/// A place in a tree where a page should be and is none that can be read.
struct RawHole {
    quint32 page = 0; ///< 0 = not even its number is known
    int level = -1;   ///< 0 = rows stood in it, more = other pages hung below; -1 = not known
    RawSpan rows;
};

/// The pages of a table or index as far as its own pages lead to them.
struct RawTree {
    std::vector<RawPart> parts;
    std::vector<RawHole> holes;

    bool isWhole() const { return holes.empty(); }
};

/// Which page of a damaged file belongs to what. Each page is given away once: no tree can hold a
/// page twice or lead in a circle, and all walks together take as long as the file is.
class RawPages {
public:
    /// Whether a page with rows can be one of the tree that led to it.
    using Fits = std::function<bool(const RawPage &page)>;

    /// Reads all pages once. Throws `SqlFailure`: Cancelled, as every other function does. `file`
    /// outlives this.
    RawPages(RawFile &file, const WorkControl &control);

    RawFile &file() { return m_file; }
    RawPage::Kind kindOf(quint32 page) const;
    /// In the file, and belongs to nothing yet.
    bool isLoose(quint32 page) const;

    /// Takes the pages of the tree below `root`. Pages of rows that do not fit are left alone.
    RawTree takeTree(quint32 root, bool ofTable, const Fits &fits, RawSpan rows = {});

    /// Takes the pages that are not in use. Where the list of them is damaged, pages that look like
    /// parts of it count as well.
    void takeFreePages();

    /// Loose nodes of trees that no other loose node leads to, trees before single pages.
    std::vector<quint32> tops(bool ofTable) const;

    /// What becomes of the pages on which a record goes on.
    enum class Beyond {
        Take, ///< only loose ones count, and no other record gets them
        Look, ///< only loose ones count; gives up where the record is long
        Again ///< they were taken already; gives up where the record is long
    };
    /// The whole record of a cell. False where a page of it is missing. `doubtful` becomes true
    /// where the sum of a page on which it goes on is wrong; else it stays.
    bool record(const RawCell &cell, QByteArray &into, Beyond beyond, bool *doubtful = nullptr);

    /// Takes the pages on which records of these pages go on.
    void takeOverflow(const std::vector<RawPart> &parts);

    /// Loose pages and pages cut off the file: what stood in them is not known.
    quint32 unknown() const;

    /// Throws when the work was stopped.
    void goOn() const;

private:
    struct Visit;

    void take(quint32 page) { m_taken[page] = true; }
    bool takeInner(const RawPage &page, const Visit &visit, std::vector<Visit> &stack,
                   RawTree &tree);
    bool takeFreeList(quint32 trunk, quint32 *found);
    bool looksLikeFreeList(const QByteArray &bytes) const;

    RawFile &m_file;
    CancelFlag m_cancel;
    std::vector<RawPage::Kind> m_kinds;
    std::vector<bool> m_taken;
};

} // namespace duebook
