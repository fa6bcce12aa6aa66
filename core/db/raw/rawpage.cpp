// SPDX-License-Identifier: Apache-2.0
#include "core/db/raw/rawpage.h"

#include "core/db/raw/rawvalue.h"

#include <QtEndian>

#include <algorithm>

namespace duebook {

namespace {

constexpr int kFileHead = 100;
constexpr int kLeafHead = 8;
constexpr int kInnerHead = 12;
constexpr int kPointer = 2;

RawPage::Kind kindOf(char flags)
{
    switch (flags) {
    case char(RawPage::Kind::IndexInner):
    case char(RawPage::Kind::TableInner):
    case char(RawPage::Kind::IndexLeaf):
    case char(RawPage::Kind::TableLeaf):
        return RawPage::Kind(flags);
    default:
        return RawPage::Kind::None;
    }
}

} // namespace

RawPage::RawPage(QByteArrayView bytes, int usable, bool firstOfFile) : m_usable(usable)
{
    const int head = firstOfFile ? kFileHead : 0;
    m_bytes = bytes.first(std::min<qsizetype>(bytes.size(), usable));
    if (m_bytes.size() < head + kInnerHead)
        return;
    const Kind kind = kindOf(m_bytes[head]);
    if (kind == Kind::None)
        return;
    const bool inner = kind == Kind::IndexInner || kind == Kind::TableInner;
    m_pointers = head + (inner ? kInnerHead : kLeafHead);
    m_cells = qFromBigEndian<quint16>(m_bytes.data() + head + 3);
    if (m_pointers + m_cells * kPointer > m_bytes.size()) {
        m_cells = 0;
        return;
    }
    m_kind = kind;
    if (inner)
        m_lastChild = qFromBigEndian<quint32>(m_bytes.data() + head + kLeafHead);
}

std::optional<RawCell> RawPage::cell(int index) const
{
    if (index < 0 || index >= m_cells)
        return std::nullopt;
    RawCell cell;
    cell.from = qFromBigEndian<quint16>(m_bytes.data() + m_pointers + index * kPointer);
    if (cell.from < m_pointers + m_cells * kPointer || cell.from + 4 > m_bytes.size())
        return std::nullopt;
    qsizetype at = cell.from;
    if (isInner()) {
        cell.child = qFromBigEndian<quint32>(m_bytes.data() + at);
        at += 4;
    }
    if (m_kind == Kind::TableInner) {
        const std::optional<quint64> number = readVarint(m_bytes, at);
        if (!number)
            return std::nullopt;
        cell.number = qint64(*number);
        cell.to = int(at);
        return cell;
    }
    const std::optional<quint64> size = readVarint(m_bytes, at);
    if (!size)
        return std::nullopt;
    cell.size = *size;
    if (m_kind == Kind::TableLeaf) {
        const std::optional<quint64> number = readVarint(m_bytes, at);
        if (!number)
            return std::nullopt;
        cell.number = qint64(*number);
    }
    if (!readRecord(cell, at))
        return std::nullopt;
    return cell;
}

/// How much of a record stays in its page: section 1.6 of the file format.
bool RawPage::readRecord(RawCell &cell, qsizetype at) const
{
    constexpr quint64 kLongest = 0x7fffffff;
    if (cell.size == 0 || cell.size > kLongest)
        return false;
    const quint64 usable = quint64(m_usable);
    const quint64 most = isOfTable() ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    quint64 local = cell.size;
    if (cell.size > most) {
        const quint64 least = (usable - 12) * 32 / 255 - 23;
        local = least + (cell.size - least) % (usable - 4);
        if (local > most)
            local = least;
    }
    const bool goesOn = local < cell.size;
    if (at + qsizetype(local) + (goesOn ? 4 : 0) > m_bytes.size())
        return false;
    cell.local = m_bytes.sliced(at, qsizetype(local));
    at += qsizetype(local);
    if (goesOn) {
        cell.overflow = qFromBigEndian<quint32>(m_bytes.data() + at);
        at += 4;
    }
    cell.to = int(at);
    return true;
}

} // namespace duebook
