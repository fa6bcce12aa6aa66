// SPDX-License-Identifier: Apache-2.0
#include "core/db/raw/rawpages.h"

#include "core/db/sqliteerror.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::RawPages)
};

constexpr quint32 kPagesPerLook = 256;
// The page with the byte on which SQLite locks is never used.
constexpr qint64 kLockByte = 0x40000000;
constexpr quint64 kLongestRecord = 64 * 1024 * 1024;
constexpr quint64 kLongestSample = 64 * 1024;

quint32 word(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

} // namespace

struct RawPages::Visit {
    quint32 page = 0;
    int depth = 0;
    RawSpan rows;
};

RawPages::RawPages(RawFile &file, const WorkControl &control)
    : m_file(file), m_cancel(control.cancel), m_kinds(size_t(file.pages()) + 1),
      m_taken(size_t(file.pages()) + 1)
{
    QByteArray bytes;
    for (quint32 page = 1; page <= file.pages(); ++page) {
        if (page % kPagesPerLook == 0) {
            goOn();
            control.report(page, file.pages());
        }
        if (file.read(page, bytes))
            m_kinds[page] = RawPage(bytes, file.usable(), page == 1).kind();
    }
    if (const qint64 page = kLockByte / file.pageSize() + 1; page <= file.pages())
        take(quint32(page));
}

void RawPages::goOn() const
{
    if (m_cancel.cancelled())
        throw SqlFailure({ErrorCode::Cancelled, Texts::tr("Stopped."), {}, {}});
}

RawPage::Kind RawPages::kindOf(quint32 page) const
{
    return page < m_kinds.size() ? m_kinds[page] : RawPage::Kind::None;
}

bool RawPages::isLoose(quint32 page) const
{
    return page > 0 && page < m_taken.size() && !m_taken[page];
}

RawTree RawPages::takeTree(quint32 root, bool ofTable, const Fits &fits, RawSpan rows)
{
    RawTree tree;
    std::vector<Visit> stack{{root, 0, rows}};
    int leafDepth = -1;
    QByteArray bytes;
    while (!stack.empty()) {
        goOn();
        const Visit visit = stack.back();
        stack.pop_back();
        const auto hole = [&] { tree.holes.push_back({visit.page, visit.depth, visit.rows}); };
        const RawPage::Kind kind = kindOf(visit.page);
        if (!isLoose(visit.page) || !m_file.read(visit.page, bytes)) {
            hole();
            continue;
        }
        const RawPage page(bytes, m_file.usable(), visit.page == 1);
        if (kind == RawPage::Kind::None || page.isOfTable() != ofTable) {
            // What can be read as nothing else was this tree's.
            if (kind == RawPage::Kind::None)
                take(visit.page);
            hole();
            continue;
        }
        if (page.isInner()) {
            if (!takeInner(page, visit, stack, tree)) {
                hole();
                continue;
            }
            take(visit.page);
            if (!ofTable)
                tree.parts.push_back({visit.page, visit.rows});
            continue;
        }
        int inside = 0;
        int readable = 0;
        for (int i = 0; i < page.cells(); ++i) {
            const std::optional<RawCell> cell = page.cell(i);
            readable += cell ? 1 : 0;
            inside += cell && (!ofTable || visit.rows.holds(cell->number)) ? 1 : 0;
        }
        if (page.cells() > 0 && (readable == 0 || inside * 2 < readable || !fits(page))) {
            if (readable == 0)
                take(visit.page);
            hole();
            continue;
        }
        leafDepth = visit.depth;
        take(visit.page);
        tree.parts.push_back({visit.page, visit.rows});
        // What it still tells is taken, but it is no proof that there was nothing else.
        if (!ofTable && (readable < page.cells() || m_file.sumIsWrong(visit.page, bytes)))
            hole();
    }
    for (RawHole &hole : tree.holes)
        hole.level = leafDepth < 0 ? -1 : leafDepth - hole.level;
    return tree;
}

/// Puts the pages below on the stack, the first on top. False where it is no page of this tree.
bool RawPages::takeInner(const RawPage &page, const Visit &visit, std::vector<Visit> &stack,
                         RawTree &tree)
{
    std::vector<Visit> below;
    RawSpan rows = visit.rows;
    int broken = 0;
    bool gap = false;
    for (int i = 0; i < page.cells(); ++i) {
        const std::optional<RawCell> cell = page.cell(i);
        const bool sound = cell && cell->child > 0 &&
                           (!page.isOfTable() || visit.rows.holds(cell->number)) &&
                           (!page.isOfTable() || cell->number > rows.low);
        if (!sound) {
            ++broken;
            gap = true;
            continue;
        }
        if (page.isOfTable())
            rows.high = cell->number;
        if (gap)
            tree.holes.push_back({0, visit.depth + 1, rows});
        gap = false;
        below.push_back({cell->child, visit.depth + 1, rows});
        if (page.isOfTable())
            rows.low = cell->number;
    }
    rows.high = visit.rows.high;
    if (broken * 2 > page.cells())
        return false;
    if (gap)
        tree.holes.push_back({0, visit.depth + 1, rows});
    below.push_back({page.lastChild(), visit.depth + 1, rows});
    stack.insert(stack.end(), below.rbegin(), below.rend());
    return true;
}

/// Takes a list of free pages from this trunk on. False where it leads to what is no part of one.
bool RawPages::takeFreeList(quint32 trunk, quint32 *found)
{
    QByteArray bytes;
    while (trunk != 0) {
        goOn();
        if (!isLoose(trunk) || !m_file.read(trunk, bytes) || !looksLikeFreeList(bytes))
            return false;
        take(trunk);
        ++*found;
        const quint32 count = word(bytes, 4);
        for (quint32 i = 0; i < count; ++i) {
            if (const quint32 page = word(bytes, 8 + qsizetype(i) * 4); isLoose(page)) {
                take(page);
                ++*found;
            }
        }
        trunk = word(bytes, 0);
    }
    return true;
}

bool RawPages::looksLikeFreeList(const QByteArray &bytes) const
{
    if (bytes.size() < m_file.pageSize())
        return false;
    const quint32 count = word(bytes, 4);
    if (word(bytes, 0) >= m_taken.size() || count > quint32(m_file.usable() / 4 - 2))
        return false;
    for (quint32 i = 0; i < count; ++i) {
        const quint32 page = word(bytes, 8 + qsizetype(i) * 4);
        if (page < 2 || page - 1 >= m_taken.size() + m_file.cutOff())
            return false;
    }
    return true;
}

void RawPages::takeFreePages()
{
    quint32 found = 0;
    const RawFile::Head &head = m_file.head();
    if (head.readable && takeFreeList(head.firstFree, &found) && found >= head.free)
        return;
    QByteArray bytes;
    for (quint32 page = 2; page < m_taken.size(); ++page) {
        if (page % kPagesPerLook == 0)
            goOn();
        // A page of zeros says nothing.
        if (isLoose(page) && kindOf(page) == RawPage::Kind::None && m_file.read(page, bytes) &&
            looksLikeFreeList(bytes) && word(bytes, 4) > 0)
            takeFreeList(page, &found);
    }
}

std::vector<quint32> RawPages::tops(bool ofTable) const
{
    const auto leaf = ofTable ? RawPage::Kind::TableLeaf : RawPage::Kind::IndexLeaf;
    const auto inner = ofTable ? RawPage::Kind::TableInner : RawPage::Kind::IndexInner;
    std::vector<bool> below(m_taken.size());
    std::vector<quint32> tops;
    QByteArray bytes;
    for (quint32 number = 1; number < m_taken.size(); ++number) {
        if (!isLoose(number) || kindOf(number) != inner || !m_file.read(number, bytes))
            continue;
        goOn();
        const RawPage page(bytes, m_file.usable(), number == 1);
        const auto mark = [&](quint32 child) {
            if (child != number && isLoose(child) &&
                (kindOf(child) == leaf || kindOf(child) == inner))
                below[child] = true;
        };
        for (int i = 0; i < page.cells(); ++i) {
            if (const std::optional<RawCell> cell = page.cell(i))
                mark(cell->child);
        }
        mark(page.lastChild());
    }
    for (const RawPage::Kind kind : {inner, leaf}) {
        for (quint32 number = 1; number < m_taken.size(); ++number) {
            if (isLoose(number) && kindOf(number) == kind && !below[number])
                tops.push_back(number);
        }
    }
    return tops;
}

bool RawPages::record(const RawCell &cell, QByteArray &into, Beyond beyond, bool *doubtful)
{
    if (cell.size > (beyond == Beyond::Take ? kLongestRecord : kLongestSample))
        return false;
    into = cell.local.toByteArray();
    QByteArray bytes;
    quint32 page = cell.overflow;
    while (quint64(into.size()) < cell.size) {
        if ((beyond != Beyond::Again && !isLoose(page)) || !m_file.read(page, bytes))
            return false;
        if (beyond == Beyond::Take)
            take(page);
        if (doubtful != nullptr && m_file.sumIsWrong(page, bytes))
            *doubtful = true;
        const qint64 part = std::min<qint64>(qint64(cell.size) - into.size(), m_file.usable() - 4);
        if (bytes.size() < 4 + part)
            return false;
        page = word(bytes, 0);
        into += QByteArrayView(bytes).sliced(4, part);
    }
    return page == 0;
}

void RawPages::takeOverflow(const std::vector<RawPart> &parts)
{
    QByteArray bytes;
    QByteArray record;
    for (const RawPart &part : parts) {
        goOn();
        if (!m_file.read(part.page, bytes))
            continue;
        const RawPage page(bytes, m_file.usable(), part.page == 1);
        for (int i = 0; i < page.cells(); ++i) {
            const std::optional<RawCell> cell = page.cell(i);
            if (cell && cell->overflow != 0)
                this->record(*cell, record, Beyond::Take);
        }
    }
}

quint32 RawPages::unknown() const
{
    quint32 unknown = m_file.cutOff();
    for (quint32 page = 1; page < m_taken.size(); ++page)
        unknown += m_taken[page] ? 0 : 1;
    return unknown;
}

} // namespace duebook
