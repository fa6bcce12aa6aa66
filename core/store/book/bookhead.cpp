// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/bookhead.h"

#include "core/base/filesync.h"
#include "core/base/log.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QtEndian>

namespace duebook {

namespace {

constexpr int kHeaderSize = 100;
constexpr unsigned long kSecondLookMs = 1200; // clients remember sizes for a second
constexpr char kJournalIsWal = 2;
constexpr char kJournalMagic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::BookFile)
};

/// Fields that SQLite takes for a wish of the writer (read only, a newer format) where only damage
/// can have set them so in a book. Offsets: the file format of SQLite.
bool headIsSound(const uchar *bytes)
{
    const bool journalsKnown = bytes[18] >= 1 && bytes[18] <= 2 && bytes[19] >= 1 && bytes[19] <= 2;
    const bool schemaKnown = qFromBigEndian<quint32>(bytes + 44) <= 4;
    const bool textKnown = qFromBigEndian<quint32>(bytes + 56) <= 3;
    const bool versionKnown = qFromBigEndian<qint32>(bytes + 60) >= 0;
    return journalsKnown && schemaKnown && textKnown && versionKnown;
}

/// Whether a change that was not finished waits beside the book to be taken back.
bool journalIsHot(const QString &path)
{
    QFile journal(path + QStringLiteral("-journal"));
    return journal.open(QIODevice::ReadOnly) && journal.read(8) == QByteArray(kJournalMagic, 8);
}

} // namespace

Result<BookHead> readBookHead(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.exists())
        return Error{
            ErrorCode::NotFound,
            Texts::tr("The book “%1” is not there: check the path and the drive.").arg(name),
            path,
            {}};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::Io,
            Texts::tr("“%1” cannot be read: check that it is a file and that you may use it.")
                .arg(name),
            path, file.errorString()};
    const QByteArray head = file.read(kHeaderSize);
    if (head.size() < kHeaderSize || !head.startsWith(QByteArray("SQLite format 3\0", 16))) {
        const bool empty = sizeAtDrive(file) == 0;
        return Error{empty ? ErrorCode::Damaged : ErrorCode::NotABook,
                     empty ? Texts::tr("“%1” is empty: restore the latest backup.").arg(name)
                           : Texts::tr("“%1” is not a Duebook book.").arg(name),
                     path,
                     {}};
    }
    const auto *bytes = reinterpret_cast<const uchar *>(head.constData());
    if (!headIsSound(bytes))
        return Error{ErrorCode::Damaged,
                     Texts::tr("The head of “%1” is damaged: restore the latest backup.").arg(name),
                     path,
                     {}};
    const qint64 pageSizeField = qFromBigEndian<quint16>(bytes + 16);
    const qint64 pageSize = pageSizeField == 1 ? 65536 : pageSizeField;
    const qint64 pages = qFromBigEndian<quint32>(bytes + 28);
    const bool sizeIsValid =
        qFromBigEndian<quint32>(bytes + 24) == qFromBigEndian<quint32>(bytes + 92);
    BookHead header;
    header.wal = head[18] == kJournalIsWal;
    // Then the file is of the right length only afterwards.
    const bool pending =
        header.wal ? QFileInfo(path + QStringLiteral("-wal")).size() > 0 : journalIsHot(path);
    const qint64 size = sizeAtDrive(file);
    if (sizeIsValid && !pending && size < pages * pageSize)
        return Error{
            ErrorCode::Damaged,
            Texts::tr("“%1” is cut short, the end of the file is missing: restore the latest "
                      "backup.")
                .arg(name),
            path, QStringLiteral("%1 of %2 bytes").arg(size).arg(pages * pageSize)};
    return header;
}

bool wantsSecondLook(const Error &error, DriveKind drive)
{
    const bool looksDamaged = error.code == ErrorCode::Damaged || error.code == ErrorCode::NotABook;
    if (!looksDamaged || drive == DriveKind::Local)
        return false;
    qCWarning(logBook) << "looked at again before it is believed:" << error.sentence
                       << error.detail;
    QThread::msleep(kSecondLookMs);
    return true;
}

} // namespace duebook
