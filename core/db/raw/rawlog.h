// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"

#include <QByteArray>
#include <QFile>
#include <QHash>

namespace duebook {

/// The write-ahead log beside a file: the pages that were committed and stand in the log only.
/// Reads; frames count as far as their salt and checksum are right, up to the last commit.
class RawLog {
public:
    /// Looks for the log of the file `path`.
    explicit RawLog(const QString &path);

    /// Reads the log; nothing happens where there is none.
    void load(const CancelFlag &cancel);

    bool holds(quint32 page) const { return m_frames.contains(page); }
    bool isEmpty() const { return m_frames.isEmpty(); }
    quint32 pageSize() const { return m_pageSize; }
    /// How many pages the file has after the last commit; 0 = no commit.
    quint32 pages() const { return m_pages; }
    /// Something was written into the log after its last sound frame: that is lost.
    bool isCut() const { return m_cut; }

    bool read(quint32 page, QByteArray &into);

private:
    QFile m_file;
    QHash<quint32, qint64> m_frames; ///< page -> where its newest committed content stands
    quint32 m_pageSize = 0;
    quint32 m_pages = 0;
    bool m_cut = false;
};

} // namespace duebook
