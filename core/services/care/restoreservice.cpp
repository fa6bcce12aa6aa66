// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/restoreservice.h"

#include "core/base/filesync.h"
#include "core/base/fullness.h"
#include "core/base/log.h"
#include "core/base/timezones.h"
#include "core/base/uid.h"
#include "core/rules/team/permissions.h"
#include "core/services/book/bookservice.h"
#include "core/store/book/migrator.h"
#include "core/store/care/backupcopy.h"
#include "core/store/care/restorecopy.h"
#include "core/store/sharing/filecircle.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace duebook {

namespace {

BookLook lookOf(const BookFacts &facts)
{
    return {facts.company, facts.version,     facts.accounts,     facts.invoices,
            facts.notes,   facts.newestAudit, facts.newestChange, facts.open};
}

constexpr qint64 kCopyBytes = qint64{1} << 20;

/// What a book leaves beside its file when a program ended in the middle.
const QStringList kBeside{QStringLiteral("-journal"), QStringLiteral("-wal"),
                          QStringLiteral("-shm")};

QString nameBefore(const QString &book, const Clock &clock)
{
    const QFileInfo info(book);
    const QDateTime now = clock.nowUtc().toTimeZone(zoneNamed({}, clock));
    QString path;
    for (int number = 1; number == 1 || isTaken(path); ++number)
        path = info.absolutePath() + QLatin1Char('/') +
               RestoreService::tr("%1 (before restore %2%3).duebook")
                   .arg(info.completeBaseName(), now.toString(QStringLiteral("yyyy-MM-dd HHmm")),
                        number == 1 ? QString() : QStringLiteral(" %1").arg(number));
    return path;
}

QString differenceOf(const BookFacts &backup, const BookFacts &present)
{
    if (backup.firstHash == present.firstHash && !backup.firstHash.isEmpty())
        return RestoreService::tr(
            "The backup is not an earlier state of this book: work was done in it that the "
            "book has not.");
    if (backup.company.isEmpty() || backup.company == present.company)
        return RestoreService::tr(
            "The backup is of another book, not an earlier state of this one.");
    return RestoreService::tr(
               "The backup is of another book, that of “%1”, not an earlier state of this one.")
        .arg(backup.company);
}

Error cannotWrite(const QString &path, const QString &detail = {})
{
    return {ErrorCode::Io,
            RestoreService::tr("“%1” could not be written; the book is as it was. Check the drive "
                               "and the room on it.")
                .arg(path),
            path, detail};
}

Error noRoom(const QString &path, const QString &detail)
{
    return {ErrorCode::Full,
            RestoreService::tr("There is no room for “%1”; the book is as it was. Free some space "
                               "and try again.")
                .arg(path),
            path, detail};
}

Error withName(const Error &error, const QString &path)
{
    return error.code == ErrorCode::Full ? noRoom(path, error.detail) : error;
}

Result<void> copyFile(const QString &from, const QString &to)
{
    QFile source(from);
    QFile copy(to);
    const auto failed = [&](const QFile &file) {
        return ranFull(file) ? noRoom(to, file.errorString()) : cannotWrite(to, file.errorString());
    };
    if (!source.open(QIODevice::ReadOnly))
        return failed(source);
    if (!makeOwnFile(to, circleAt(to)) || !copy.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return failed(copy);
    while (!source.atEnd()) {
        const QByteArray bytes = source.read(kCopyBytes);
        if (bytes.isEmpty())
            return failed(source);
        if (copy.write(bytes) != bytes.size())
            return failed(copy);
    }
    return syncToDrive(copy) ? Result<void>() : Result<void>(failed(copy));
}

/// A copy of the book and of what lies beside it, as it is: it may be too damaged to be opened.
Result<void> keepAsItIs(const QString &book, const QString &target)
{
    for (const QString &end : kBeside) {
        if (!QFileInfo::exists(book + end))
            continue;
        if (const Result<void> copied = copyFile(book + end, target + end); !copied)
            return copied;
    }
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part);
    if (const Result<void> copied = copyFile(book, part); !copied) {
        QFile::remove(part);
        return copied;
    }
    return QFile::rename(part, target) ? Result<void>() : Result<void>(cannotWrite(target));
}

Result<void> keepOpened(Database &book, const QString &target)
{
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part);
    if (const Result<void> copied = copyBook(book, part, {}); !copied) {
        QFile::remove(part);
        const Error &error = copied.error();
        if (error.code == ErrorCode::Damaged)
            return copied;
        return error.code == ErrorCode::Full ? noRoom(target, error.detail)
                                             : cannotWrite(target, error.detail);
    }
    return QFile::rename(part, target) ? Result<void>() : Result<void>(cannotWrite(target));
}

/// Page by page as long as its pages can be read, else the file as it is, which lets go of it.
Result<void> keep(std::unique_ptr<Database> &held, const QString &book, const QString &target)
{
    if (held) {
        Result<void> kept = keepOpened(*held, target);
        if (kept || kept.error().code != ErrorCode::Damaged)
            return kept;
        held.reset();
    }
    return keepAsItIs(book, target);
}

} // namespace

Result<RestoreLook> RestoreService::look(const QString &backup, const QString &book)
{
    if (const Result<CopyCounts> whole = verifyCopy(backup); !whole)
        return whole.error();
    const Result<BookFacts> facts = factsOf(backup);
    if (!facts)
        return facts.error();
    if (facts->version > latestVersion(builtInSteps()))
        return Error{ErrorCode::Newer,
                     tr("The backup was written by a newer Duebook: update Duebook first."),
                     backup,
                     {}};
    RestoreLook look;
    look.backup = lookOf(*facts);
    if (!QFileInfo::exists(book))
        return look;
    if (const Result<BookFacts> present = factsOf(book)) {
        look.present = lookOf(*present);
        const Result<LaterWork> later = workAfter(book, facts->newestAudit, facts->newestHash);
        if (later) {
            look.changesLost = later->changes;
            look.notesLost = later->notes;
            if (!later->sameBook)
                look.differs = differenceOf(*facts, *present);
        }
    }
    return look;
}

Result<void> RestoreService::mayReplace(const QString &book, const Restorer &who,
                                        const Clock &clock)
{
    if (who.signedIn)
        return require(Right::Restore, *who.signedIn);
    if (!QFileInfo::exists(book))
        return {};
    BookOpening opening;
    opening.readOnly = true;
    opening.anyTimeZone = true;
    const Result<OpenedBook> opened = BookService::open(book, opening, clock, who.login, newUid());
    if (!opened) {
        const ErrorCode code = opened.error().code;
        const bool unreadable = code == ErrorCode::Damaged || code == ErrorCode::NotABook;
        return unreadable ? Result<void>() : Result<void>(opened.error());
    }
    if (opened->signInNeeded)
        return Error{ErrorCode::Forbidden,
                     tr("The book that is to be replaced asks who you are: sign in to it first."),
                     book,
                     {}};
    return require(Right::Restore, opened->session->user());
}

Result<RestoreReport> RestoreService::restore(const QString &backup, const QString &book,
                                              const Restorer &who, const Clock &clock,
                                              const WorkControl &control)
{
    if (QFileInfo(backup).canonicalFilePath() == QFileInfo(book).canonicalFilePath() &&
        QFileInfo::exists(book))
        return Error{ErrorCode::Invalid,
                     tr("The backup is the book itself: choose another file."),
                     backup,
                     {}};
    if (const Result<void> may = mayReplace(book, who, clock); !may)
        return may.error();
    if (const Result<RestoreLook> fits = look(backup, book); !fits)
        return fits.error();
    const QString part = book + QStringLiteral(".restoring");
    QFile::remove(part);
    Result<void> copied = copyBook(backup, part, control);
    if (copied) {
        if (const Result<CopyCounts> whole = verifyCopy(part); !whole)
            copied = whole.error();
    }
    const auto stopWith = [&](const Error &error) {
        QFile::remove(part);
        return error;
    };
    if (!copied)
        return stopWith(withName(copied.error(), book));

    RestoreReport report{book, {}};
    // Held until the new book is in its place: what another client would write meanwhile would be
    // in neither of them.
    std::unique_ptr<Database> held;
    RecordHead replaced;
    if (QFileInfo::exists(book)) {
        report.keptBefore = nameBefore(book, clock);
        Result<std::unique_ptr<Database>> alone = openAlone(book);
        const bool unusable = !alone && (alone.error().code == ErrorCode::Damaged ||
                                         alone.error().code == ErrorCode::NotABook);
        if (!alone && !unusable)
            return stopWith(alone.error());
        if (alone)
            held = std::move(*alone);
        if (held)
            replaced = recordEndOf(*held, book);
        if (const Result<void> kept = keep(held, book, report.keptBefore); !kept)
            return stopWith(kept.error());
        // Who used the book goes on using it.
        shareLike(part, book);
    }
    const QString login = who.signedIn ? who.signedIn->login : who.login;
    if (const Result<void> recorded =
            recordRestore(part, replaced, login.isEmpty() ? BookService::systemLogin() : login,
                          clock.nowUtc(), backup);
        !recorded)
        return stopWith(recorded.error());
    // A journal of the old book must never be played into the new one.
    for (const QString &end : kBeside)
        QFile::remove(book + end);
#ifdef Q_OS_WIN
    held.reset(); // An open file cannot be replaced there.
#endif
    if (!putInPlace(part, book))
        return stopWith(cannotWrite(book));
    qCInfo(logBook) << "restored; the book from before is kept:" << !report.keptBefore.isEmpty();
    return report;
}

} // namespace duebook
