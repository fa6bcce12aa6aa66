// SPDX-License-Identifier: Apache-2.0
#include "core/db/raw/rawfile.h"

#include "core/db/pagesum.h"
#include "core/db/raw/rawpage.h"
#include "core/db/sqliteerror.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <map>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::RawFile)
};

constexpr int kFileHead = 100;
constexpr int kSmallestPage = 512;
constexpr int kLargestPage = 65536;
constexpr int kLeastUsable = 480;
constexpr int kMostReserved = 255;
constexpr int kSamples = 256;
constexpr char kJournalMagic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

quint32 word(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

/// The layer under all others: what checks or changes pages on their way is of no use here.
const char *plainLayer()
{
    for (const char *name : {"unix", "win32"}) {
        if (sqlite3_vfs_find(name) != nullptr)
            return name;
    }
    return nullptr;
}

SqlFailure notReadable(ErrorCode code, const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QString sentence;
    if (code == ErrorCode::Damaged)
        sentence = Texts::tr("“%1” is empty: restore the latest backup.").arg(name);
    else if (code == ErrorCode::NotABook)
        sentence = Texts::tr("“%1” is not a Duebook book.").arg(name);
    else
        sentence =
            Texts::tr("“%1” cannot be read: check that it is a file and that you may use it.")
                .arg(name);
    return SqlFailure({code, sentence, path, {}});
}

} // namespace

void RawFile::Close::operator()(sqlite3 *db) const
{
    sqlite3_close_v2(db);
}

RawFile::RawFile(const QString &path, const CancelFlag &cancel) : m_log(path)
{
    const QByteArray name = QFileInfo(path).absoluteFilePath().toUtf8();
    sqlite3 *db = nullptr;
    const int opened =
        QFileInfo(path).isFile()
            ? sqlite3_open_v2(name.constData(), &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                              plainLayer())
            : SQLITE_CANTOPEN;
    m_db.reset(db);
    if (opened == SQLITE_OK)
        sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &m_file);
    sqlite3_int64 bytes = 0;
    if (m_file == nullptr || m_file->pMethods == nullptr ||
        m_file->pMethods->xFileSize(m_file, &bytes) != SQLITE_OK)
        throw notReadable(ErrorCode::Io, path);
    m_bytes = bytes;
    m_log.load(cancel);
    if (m_bytes == 0 && m_log.isEmpty())
        throw notReadable(ErrorCode::Damaged, path);
    QByteArray head(kFileHead, '\0');
    readAt(0, head);
    findPageSize(head);
    if (m_pageSize == 0)
        throw notReadable(ErrorCode::NotABook, path);
    readHead(head);
    findSums();
    QFile journal(path + QStringLiteral("-journal"));
    m_hotJournal =
        journal.open(QIODevice::ReadOnly) && journal.read(8) == QByteArray(kJournalMagic, 8);
}

RawFile::~RawFile() = default;

/// What stands beyond the end or cannot be read is zero.
bool RawFile::readAt(qint64 at, QByteArray &into)
{
    const int code = m_file->pMethods->xRead(m_file, into.data(), int(into.size()), at);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        into.fill('\0');
    return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ;
}

RawFile::Likeness RawFile::likenessOf(int size)
{
    Likeness likeness;
    std::map<int, int> ends;
    const qint64 pages = m_bytes / size;
    const qint64 step = std::max<qint64>(1, pages / kSamples);
    QByteArray bytes(size, '\0');
    for (qint64 number = 0; number < pages; number += step) {
        if (!readAt(number * size, bytes))
            continue;
        const RawPage page(bytes, size, number == 0);
        int end = 0;
        bool sound = page.cells() > 0;
        for (int i = 0; sound && i < page.cells(); ++i) {
            const std::optional<RawCell> cell = page.cell(i);
            // Long records are cut by a length that depends on what is asked here.
            sound = cell.has_value() || !page.isOfTable() || page.isInner();
            if (cell && cell->overflow == 0)
                end = std::max(end, cell->to);
        }
        // Cells are put into a page from its end on: what ends far before it is shorter.
        if (!sound || end == 0 || size - end > kMostReserved)
            continue;
        ++likeness.nodes;
        ++ends[size - end];
    }
    const auto most = std::max_element(
        ends.begin(), ends.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    if (likeness.nodes > 2 && most->second * 2 > likeness.nodes)
        likeness.reserved = most->first;
    return likeness;
}

void RawFile::findPageSize(const QByteArray &head)
{
    const bool hasMagic = head.startsWith(QByteArray("SQLite format 3\0", 16));
    const int said = qFromBigEndian<quint16>(head.constData() + 16);
    int size = said == 1 ? kLargestPage : said;
    const bool possible = size >= kSmallestPage && size <= kLargestPage && (size & (size - 1)) == 0;
    Likeness best;
    if (hasMagic && possible) {
        best = likenessOf(size);
    } else if (!m_log.isEmpty()) {
        size = int(m_log.pageSize());
        best = likenessOf(size);
    } else {
        size = 0;
        for (const int each : {4096, 1024, 2048, 8192, 16384, 32768, 65536, 512}) {
            const Likeness likeness = likenessOf(each);
            // Of a page in parts, the first part looks like a page as well.
            if (likeness.nodes > best.nodes ||
                (likeness.nodes == best.nodes && likeness.nodes > 0 && each > size)) {
                best = likeness;
                size = each;
            }
        }
        if (best.nodes == 0)
            return;
    }
    m_pageSize = size;
    // What the pages show counts more than what the head says.
    const int reserved = best.reserved.value_or(hasMagic ? uchar(head[20]) : 0);
    m_usable = size - (size - reserved >= kLeastUsable ? reserved : 0);
}

/// A right sum does not come about by chance: one is enough.
void RawFile::findSums()
{
    if (m_usable != m_pageSize - kPageSumSize)
        return;
    QByteArray bytes(m_pageSize, '\0');
    const quint32 step = std::max<quint32>(1, m_pages / kSamples);
    for (quint32 page = 1; page <= m_pages && !m_hasSums; page += step) {
        const bool isWhole = readAt(qint64(page - 1) * m_pageSize, bytes);
        m_hasSums = isWhole && pageSumFits(reinterpret_cast<const uchar *>(bytes.constData()),
                                           m_pageSize, page);
    }
}

bool RawFile::sumIsWrong(quint32 page, const QByteArray &bytes) const
{
    if (!m_hasSums || m_log.holds(page))
        return false;
    return bytes.size() != m_pageSize ||
           !pageSumFits(reinterpret_cast<const uchar *>(bytes.constData()), m_pageSize, page);
}

/// Of the newest committed head.
void RawFile::readHead(const QByteArray &onDrive)
{
    QByteArray head = onDrive;
    if (QByteArray page; m_log.read(1, page))
        head = page.left(kFileHead);
    m_pages = quint32(std::min<qint64>((m_bytes + m_pageSize - 1) / m_pageSize, 0xfffffffe));
    // Frames of the log count where they belong to the file: a size of its own is not read.
    if (!m_log.isEmpty() && int(m_log.pageSize()) == m_pageSize) {
        for (quint32 page = m_pages + 1; page <= m_log.pages() && m_log.holds(page); ++page)
            m_pages = page;
        m_cutOff = m_log.pages() > m_pages ? m_log.pages() - m_pages : 0;
    }
    if (!head.startsWith(QByteArray("SQLite format 3\0", 16)))
        return;
    m_head.readable = true;
    m_head.version = word(head, 60);
    m_head.application = word(head, 68);
    m_head.firstFree = word(head, 32);
    m_head.free = word(head, 36);
    const bool sizeCounts = word(head, 24) == word(head, 92);
    if (const quint32 said = word(head, 28); m_log.isEmpty() && sizeCounts && said > m_pages)
        m_cutOff = said - m_pages;
}

bool RawFile::read(quint32 page, QByteArray &into)
{
    if (page == 0 || page > m_pages)
        return false;
    if (int(m_log.pageSize()) == m_pageSize && m_log.read(page, into))
        return true;
    const qint64 at = qint64(page - 1) * m_pageSize;
    into.resize(std::clamp<qint64>(m_bytes - at, 0, m_pageSize));
    return !into.isEmpty() && readAt(at, into);
}

} // namespace duebook
