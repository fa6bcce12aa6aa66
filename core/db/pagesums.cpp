// SPDX-License-Identifier: Apache-2.0
#include "core/db/pagesums.h"

#include "core/db/pagesum.h"
#include "core/db/pagesumvfs.h"

#include <QFile>
#include <QSet>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>

namespace duebook {

namespace {

constexpr quint32 kPagesAtOnce = 256;
// The head of a write-ahead log, and that of each page in it: SQLite's file format.
constexpr int kLogHead = 32;
constexpr int kFrameHead = 24;
constexpr int kSaltSize = 8;
constexpr int kSaltInHead = 16;
constexpr int kSaltInFrame = 8;

void control(Database &db, int operation, void *argument)
{
    const int code = sqlite3_file_control(db.handle(), "main", operation, argument);
    if (code != SQLITE_OK)
        throw SqlFailure(sqliteError(code, nullptr, QStringLiteral("page sums")));
}

/// Pages of which a newer state stands in the log. That of the file can be half written then.
QSet<quint32> pagesInLog(const QString &path)
{
    QSet<quint32> pages;
    QFile log(path + QStringLiteral("-wal"));
    if (!log.open(QIODevice::ReadOnly))
        return pages;
    const QByteArray head = log.read(kLogHead);
    if (head.size() < kLogHead)
        return pages;
    const auto *bytes = reinterpret_cast<const uchar *>(head.constData());
    const qint64 pageSize = qFromBigEndian<quint32>(bytes + 8);
    const QByteArray salt = head.mid(kSaltInHead, kSaltSize);
    QByteArray frame = log.read(kFrameHead);
    while (frame.size() == kFrameHead && frame.mid(kSaltInFrame, kSaltSize) == salt) {
        pages.insert(qFromBigEndian<quint32>(reinterpret_cast<const uchar *>(frame.constData())));
        if (!log.seek(log.pos() + pageSize))
            break;
        frame = log.read(kFrameHead);
    }
    return pages;
}

std::vector<quint32> look(Database &db, quint32 first, quint32 count)
{
    PageLook pages{first, count, {}};
    control(db, kLookAtPages, &pages);
    return pages.wrong;
}

} // namespace

bool hasPageSums(Database &db)
{
    int has = 0;
    control(db, kHasPageSums, &has);
    return has == 1;
}

void startPageSums(Database &db)
{
    int room = kPageSumSize;
    control(db, SQLITE_FCNTL_RESERVE_BYTES, &room);
    int pageSize = int(db.integer("PRAGMA page_size"));
    control(db, kStartPageSums, &pageSize);
}

void expectPagesOf(Database &source, Database &copy)
{
    if (!hasPageSums(source))
        return;
    int pageSize = int(source.integer("PRAGMA page_size"));
    control(copy, kStartPageSums, &pageSize);
}

void addPageSums(Database &db)
{
    // A book can be larger than the memory.
    db.execute("PRAGMA temp_store = FILE");
    startPageSums(db);
    db.execute("VACUUM");
}

std::vector<quint32> wrongPages(Database &db, const WorkControl &control)
{
    std::vector<quint32> wrong;
    const auto pages = quint32(db.integer("PRAGMA page_count"));
    for (quint32 first = 1; first <= pages; first += kPagesAtOnce) {
        if (control.cancel.cancelled())
            throw SqlFailure(sqliteError(SQLITE_INTERRUPT, nullptr, QStringLiteral("page sums")));
        const quint32 count = std::min(kPagesAtOnce, pages - first + 1);
        const std::vector<quint32> some = look(db, first, count);
        wrong.insert(wrong.end(), some.begin(), some.end());
        control.report(first + count - 1, pages);
    }
    if (wrong.empty())
        return wrong;
    // Another client may have been writing one just then. The log first: what has left it since
    // stands whole in the file.
    const QSet<quint32> newer = pagesInLog(db.path());
    std::erase_if(wrong,
                  [&](quint32 page) { return newer.contains(page) || look(db, page, 1).empty(); });
    return wrong;
}

void trustPages(Database &db, bool trust)
{
    int value = trust ? 1 : 0;
    control(db, kTrustPages, &value);
}

std::optional<quint32> takeWrongPage(sqlite3 *db)
{
    quint32 page = 0;
    if (db == nullptr || sqlite3_file_control(db, "main", kWrongPage, &page) != SQLITE_OK ||
        page == 0)
        return std::nullopt;
    return page;
}

} // namespace duebook
