// SPDX-License-Identifier: Apache-2.0
#include "core/db/raw/rawlog.h"

#include <QtEndian>

#include <algorithm>

namespace duebook {

namespace {

constexpr int kLogHead = 32;
constexpr int kFrameHead = 24;
constexpr quint32 kMagic = 0x377f0682; ///< the last bit: sums are made of big-endian words

quint32 word(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

/// The running checksum of a log: two sums over pairs of words.
struct Sum {
    quint32 first = 0;
    quint32 second = 0;
    bool bigEndian = false;

    void add(const char *bytes, qsizetype size)
    {
        for (qsizetype at = 0; at + 8 <= size; at += 8) {
            first += value(bytes + at) + second;
            second += value(bytes + at + 4) + first;
        }
    }
    quint32 value(const char *at) const
    {
        return bigEndian ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at);
    }
};

} // namespace

RawLog::RawLog(const QString &path) : m_file(path + QStringLiteral("-wal")) {}

void RawLog::load(const CancelFlag &cancel)
{
    if (!m_file.open(QIODevice::ReadOnly))
        return;
    const QByteArray head = m_file.read(kLogHead);
    if (head.size() < kLogHead) {
        m_cut = !head.isEmpty();
        return;
    }
    const quint32 magic = word(head, 0);
    const quint32 pageSize = word(head, 8);
    Sum sum{0, 0, (magic & 1) != 0};
    sum.add(head.constData(), 24);
    const bool known = (magic | 1) == (kMagic | 1) && pageSize >= 512 && pageSize <= 65536 &&
                       (pageSize & (pageSize - 1)) == 0;
    if (!known || sum.first != word(head, 24) || sum.second != word(head, 28)) {
        m_cut = true;
        return;
    }
    m_pageSize = pageSize;
    QHash<quint32, qint64> waiting;
    qint64 at = kLogHead;
    QByteArray frame;
    for (;; at += kFrameHead + qint64(pageSize)) {
        if (!m_file.seek(at) || cancel.cancelled())
            return;
        frame = m_file.read(kFrameHead + qint64(pageSize));
        if (frame.size() < kFrameHead + qsizetype(pageSize) || frame.mid(8, 8) != head.mid(16, 8))
            break;
        sum.add(frame.constData(), 8);
        sum.add(frame.constData() + kFrameHead, frame.size() - kFrameHead);
        if (word(frame, 0) == 0 || sum.first != word(frame, 16) || sum.second != word(frame, 20))
            break;
        waiting.insert(word(frame, 0), at + kFrameHead);
        if (const quint32 pages = word(frame, 4); pages != 0) {
            m_pages = pages;
            m_frames.insert(waiting);
            waiting.clear();
        }
    }
    // A change that was being written when the power went ends so as well: only where a commit of
    // this log is among what cannot be read is it told.
    while (frame.size() >= kFrameHead && !m_cut && !cancel.cancelled()) {
        m_cut = frame.mid(8, 8) == head.mid(16, 8) && word(frame, 4) != 0;
        at += kFrameHead + qint64(pageSize);
        frame = m_file.seek(at) ? m_file.read(kFrameHead) : QByteArray();
    }
}

bool RawLog::read(quint32 page, QByteArray &into)
{
    const auto found = m_frames.constFind(page);
    if (found == m_frames.constEnd() || !m_file.seek(*found))
        return false;
    into.resize(m_pageSize);
    return m_file.read(into.data(), m_pageSize) == qint64(m_pageSize);
}

} // namespace duebook
