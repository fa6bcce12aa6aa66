// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/bookfile.h"

#include "core/base/log.h"
#include "core/base/ownfile.h"
#include "core/db/pagesums.h"
#include "core/db/shortfile.h"
#include "core/db/statement.h"
#include "core/store/book/bookhead.h"
#include "core/store/book/pagesumupgrade.h"
#include "core/store/book/schemacheck.h"
#include "core/store/book/schemaupdate.h"
#include "core/store/sharing/filecircle.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSysInfo>
#include <QThread>

namespace duebook {

namespace {

// "Dueb": tells a book from any other SQLite file.
constexpr qint64 kApplicationId = 0x44756562;
constexpr int kBusyLimitMs = 10000;
constexpr int kLogLimitMs = 4000;
constexpr unsigned kShortestLogPauseMs = 20;
constexpr unsigned kLongestLogPauseMs = 600;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::BookFile)
};

/// False when another client still has the book open.
bool turnLogOff(Database &db)
{
    try {
        return db.text("PRAGMA journal_mode = PERSIST") == QStringLiteral("persist");
    } catch (const SqlFailure &failure) {
        if (failure.error().code == ErrorCode::Busy)
            return false;
        throw;
    }
}

/// What every connection is set up with, anew after each time it was opened.
std::string pragmas(DriveKind drive, bool readOnly, bool additional)
{
    std::string statements = "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                             " PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;";
    statements +=
        additional || readOnly ? "PRAGMA cache_size = -8000;" : "PRAGMA cache_size = -16000;";
    if (readOnly)
        return statements;
    if (drive == DriveKind::Network)
        // Nothing may reach the file before the commit, and every host must see a hot journal:
        // core/store/sharing/README.md. Which journal is used is not kept in the file.
        statements += "PRAGMA mmap_size = 0; PRAGMA cache_spill = OFF;"
                      " PRAGMA journal_mode = PERSIST;";
    else if (!additional)
        // The file is not mapped: measured no faster, and every page touched would count as memory.
        statements += "PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864;";
    return statements;
}

/// The write-ahead log needs memory shared by one machine: turned off while we alone hold the file.
/// Several who come at once would keep each other from that: each lets go between two attempts.
void leaveLogBehind(const QString &path, OpenedFile &opened)
{
    QElapsedTimer since;
    since.start();
    for (;;) {
        Database &db = *opened.db;
        db.setBusyLimit(0);
        db.execute("PRAGMA locking_mode = EXCLUSIVE");
        if (turnLogOff(db)) {
            db.execute("PRAGMA locking_mode = NORMAL");
            db.integer("SELECT count(*) FROM sqlite_master");
            db.setBusyLimit(kBusyLimitMs);
            return;
        }
        if (since.elapsed() > kLogLimitMs)
            throw SqlFailure({ErrorCode::Busy,
                              Texts::tr("The book was last used on one computer only and is still "
                                        "open there: close it there first, then open it from the "
                                        "share."),
                              path, QStringLiteral("journal is WAL on a network drive")});
        opened.db.reset();
        QThread::msleep(
            QRandomGenerator::global()->bounded(kShortestLogPauseMs, kLongestLogPauseMs));
        opened.db = Database::open(path, Database::Access::ReadWrite, opened.gate->vfs());
    }
}

std::unique_ptr<Database> openDamaged(const QString &path)
{
    for (const auto access : {Database::Access::ReadOnly, Database::Access::Immutable}) {
        auto db = Database::open(path, access);
        try {
            allowShortFile(*db);
            db->setUp("PRAGMA query_only = ON;");
            db->integer("SELECT count(*) FROM sqlite_master");
            return db;
        } catch (const SqlFailure &failure) {
            // A reader alone can make no index for a write-ahead log, and none may be needed.
            if (access == Database::Access::Immutable || failure.error().code != ErrorCode::Io)
                throw;
        }
    }
    return {};
}

std::unique_ptr<Database> openReadOnly(const QString &path)
{
    try {
        auto db = Database::open(path, Database::Access::ReadOnly);
        db->integer("SELECT count(*) FROM sqlite_master");
        return db;
    } catch (const SqlFailure &failure) {
        // In a folder that cannot be written no log index can be made; with no log waiting the file
        // is whole.
        const bool canBeWhole = QFileInfo(path + QStringLiteral("-wal")).size() <= 0;
        const ErrorCode code = failure.error().code;
        if (!canBeWhole || (code != ErrorCode::Io && code != ErrorCode::ReadOnly))
            throw;
        return Database::open(path, Database::Access::Immutable);
    }
}

/// Whether the book is to be treated as shared wherever it stands.
bool isForcedToShare(Database &db)
{
    return db.integer("SELECT count(*) FROM sqlite_master WHERE name = 'setting'") == 1 &&
           db.text("SELECT value FROM setting WHERE key = 'force_network'") == QStringLiteral("1");
}

/// Another host stands in a book that a program copies around: each has a file of its own.
QString otherHostIn(Database &db)
{
    if (db.integer("SELECT count(*) FROM sqlite_master WHERE name = 'client'") == 0)
        return {};
    Statement select(db, "SELECT host FROM client WHERE host <> $1 LIMIT 1");
    select.bind(QSysInfo::machineHostName());
    return select.next() ? select.text(0) : QString();
}

/// Comes to a book on a network drive; what keeps us from writing makes it read only.
void enterShare(const QString &path, const BookOpening &opening, const DriveFacts &facts,
                OpenedFile &opened)
{
    opened.gate = opening.gate;
    if (opened.readOnly || facts.kind == DriveKind::Local)
        return;
    if (!opened.gate) {
        Result<std::shared_ptr<ShareGate>> entered = ShareGate::enter(path, facts, opening.share);
        if (!entered && entered.error().code != ErrorCode::ReadOnly)
            throw SqlFailure(entered.error());
        if (!entered) {
            opened.readOnly = true;
            opened.notice = entered.error().sentence;
            return;
        }
        opened.gate = std::move(*entered);
    }
    if (const std::optional<Error> refused = opened.gate->refusal()) {
        opened.readOnly = true;
        opened.notice = refused->sentence;
    }
}

OpenedFile openChecked(const QString &path, const BookOpening &opening, bool wal,
                       const std::vector<MigrationStep> &steps)
{
    OpenedFile opened;
    DriveFacts facts;
    if (opening.drive)
        facts.kind = *opening.drive;
    else
        facts = driveFactsOf(path);
    opened.drive = facts.kind;
    const QFileInfo info(path);
    const bool canWrite = info.isWritable() && QFileInfo(info.absolutePath()).isWritable();
    opened.readOnly = opening.readOnly || opening.damaged || !canWrite;
    if (opening.damaged)
        opened.notice = Texts::tr("“%1” is damaged: what can still be read is shown, and nothing "
                                  "can be changed.")
                            .arg(info.fileName());
    else if (opened.readOnly && !opening.readOnly)
        opened.notice =
            Texts::tr("“%1” or its folder is write-protected: you can read, not change.")
                .arg(info.fileName());
    enterShare(path, opening, facts, opened);
    const ShareGate::Hold hold = opened.gate ? opened.gate->holdToOpen() : ShareGate::Hold();
    if (opening.damaged)
        opened.db = openDamaged(path);
    else if (opened.readOnly)
        opened.db = openReadOnly(path);
    else if (opened.gate)
        opened.db = Database::open(path, Database::Access::ReadWrite, opened.gate->vfs());
    else
        opened.db = Database::open(path, Database::Access::ReadWrite);
    if (facts.kind == DriveKind::Network && !opened.readOnly && !opening.additional && wal)
        leaveLogBehind(path, opened);
    if (opened.db->integer("PRAGMA application_id") != kApplicationId)
        throw SqlFailure({ErrorCode::NotABook,
                          Texts::tr("“%1” is a database of another program, not a Duebook book.")
                              .arg(info.fileName()),
                          path,
                          {}});
    if (opening.damaged)
        requireNothingForeign(*opened.db, steps);
    else if (!opening.additional)
        requireOwnSchema(*opened.db, steps);
    if (!opening.additional && !opening.damaged && !opening.drive &&
        facts.kind == DriveKind::Local && isForcedToShare(*opened.db)) {
        BookOpening shared = opening;
        shared.drive = DriveKind::Network;
        opened.db.reset();
        return openChecked(path, shared, wal, steps);
    }
    Database &db = *opened.db;
    if (!opening.damaged)
        db.setUp(pragmas(opened.drive, opened.readOnly, opening.additional));
    bringSchemaUp(opening, steps, opened);
    if (!opened.readOnly && !opening.additional)
        addPageSumsIfAlone(db, opened.gate);
    if (!facts.cloudProgram.isEmpty() && !opened.readOnly) {
        const QString host = otherHostIn(db);
        opened.readOnly = !host.isEmpty();
        opened.notice =
            host.isEmpty()
                ? Texts::tr("%1 copies this folder to other computers, it does not share it: "
                            "work on this book at one computer only.")
                      .arg(facts.cloudProgram)
                : Texts::tr("“%1” has this book open, and %2 copies it instead of sharing it: "
                            "you can read, not change. Close it there, or move the book to a "
                            "network drive.")
                      .arg(host, facts.cloudProgram);
    }
    if (opened.readOnly)
        db.execute("PRAGMA query_only = ON");
    return opened;
}

} // namespace

Result<void> createBookFile(const QString &path, const std::vector<MigrationStep> &steps)
{
    if (isTaken(path))
        return Error{
            ErrorCode::Invalid,
            Texts::tr("“%1” exists already: choose another name.").arg(QFileInfo(path).fileName()),
            path,
            {}};
    const QString part = path + QStringLiteral(".part");
    QFile::remove(part);
    makeOwnFile(part, circleAt(path));
    try {
        const auto db = Database::open(part, Database::Access::ReadWrite, true);
        startPageSums(*db);
        db->execute(QStringLiteral("PRAGMA application_id = %1")
                        .arg(kApplicationId)
                        .toLatin1()
                        .constData());
        db->execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        migrate(*db, steps);
    } catch (const SqlFailure &failure) {
        QFile::remove(part);
        QFile::remove(part + QStringLiteral("-journal"));
        qCWarning(logBook) << "creating failed" << failure.error().detail;
        Error error = failure.error();
        error.place = path;
        return error;
    }
    if (!QFile::rename(part, path)) {
        QFile::remove(part);
        return Error{ErrorCode::Io,
                     Texts::tr("“%1” could not be put in place: check the folder and try again.")
                         .arg(QFileInfo(path).fileName()),
                     path,
                     {}};
    }
    return {};
}

namespace {

Result<OpenedFile> openOnce(const QString &path, const BookOpening &opening,
                            const std::vector<MigrationStep> &steps)
{
    const bool readsHead = !opening.additional && !opening.damaged;
    BookHead head;
    if (readsHead) {
        const Result<BookHead> read = readBookHead(path);
        if (!read)
            return read.error();
        head = *read;
    }
    try {
        return openChecked(path, opening, head.wal, steps);
    } catch (const SqlFailure &failure) {
        qCWarning(logBook) << "opening failed" << failure.error().detail;
        // A computer died while it left the log behind: to open the file undid that, and it says
        // again that it has one.
        if (readsHead && !head.wal) {
            const Result<BookHead> again = readBookHead(path);
            if (again && again->wal)
                return openOnce(path, opening, steps);
        }
        Error error = failure.error();
        if (error.place.isEmpty())
            error.place = path;
        return error;
    }
}

} // namespace

Result<OpenedFile> openBookFile(const QString &path, const BookOpening &opening,
                                const std::vector<MigrationStep> &steps)
{
    Result<OpenedFile> opened = openOnce(path, opening, steps);
    if (opened || opening.damaged)
        return opened;
    const DriveKind drive = opening.drive ? *opening.drive : driveKindOf(path);
    return wantsSecondLook(opened.error(), drive) ? openOnce(path, opening, steps)
                                                  : std::move(opened);
}

} // namespace duebook
