// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/db/raw/rawlog.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_file;

namespace duebook {

/// A database file that SQLite itself may not be able to read any more, page by page, with what
/// its write-ahead log holds. Nothing is written, and nothing that the file says is believed
/// without being looked at. Reads through SQLite's file layer: a file of which this program holds
/// locks keeps them.
class RawFile {
public:
    /// Opens it and finds out how long its pages are. Throws `SqlFailure`: Io (no file, or it
    /// cannot be opened), NotABook (nothing in it looks like a database), Damaged (empty).
    RawFile(const QString &path, const CancelFlag &cancel);
    RawFile(const RawFile &) = delete;
    RawFile &operator=(const RawFile &) = delete;
    ~RawFile();

    int pageSize() const { return m_pageSize; }
    /// What of a page is not reserved.
    int usable() const { return m_usable; }
    /// Pages that are there, the last perhaps in part only. Pages are counted from 1.
    quint32 pages() const { return m_pages; }
    /// Pages that should follow them, as far as the head of the file can be believed.
    quint32 cutOff() const { return m_cutOff; }

    /// What the head of the file says; nothing but zeros where it is unreadable.
    struct Head {
        bool readable = false;
        quint32 version = 0; ///< of the schema, as the program counts it
        quint32 application = 0;
        quint32 firstFree = 0; ///< the list of pages that are not in use
        quint32 free = 0;
    };
    const Head &head() const { return m_head; }

    /// A change that was not finished waits beside the file to be taken back.
    bool hasHotJournal() const { return m_hotJournal; }
    /// The log holds changes that cannot be read.
    bool logIsCut() const { return m_log.isCut(); }

    /// The content of a page, shorter where the file ends in it. False where it is not there or the
    /// drive does not give it.
    bool read(quint32 page, QByteArray &into);

    /// Whether the sum that a book keeps in each page says that these bytes are not what was
    /// written; false where the file has no sums, and for what the log gives, which has its own.
    bool sumIsWrong(quint32 page, const QByteArray &bytes) const;

private:
    struct Close {
        void operator()(sqlite3 *db) const;
    };

    void findPageSize(const QByteArray &head);
    void readHead(const QByteArray &head);
    bool readAt(qint64 at, QByteArray &into);
    /// How many of some pages look like nodes of a tree when pages are `size` bytes long, and how
    /// many bytes most of them leave free at their end.
    struct Likeness {
        int nodes = 0;
        std::optional<int> reserved;
    };
    Likeness likenessOf(int size);
    void findSums();

    std::unique_ptr<sqlite3, Close> m_db;
    sqlite3_file *m_file = nullptr; ///< belongs to m_db
    RawLog m_log;
    qint64 m_bytes = 0;
    int m_pageSize = 0;
    int m_usable = 0;
    bool m_hasSums = false; ///< at least one page has the right one
    quint32 m_pages = 0;
    quint32 m_cutOff = 0;
    Head m_head;
    bool m_hotJournal = false;
};

} // namespace duebook
