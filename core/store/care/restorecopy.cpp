// SPDX-License-Identifier: Apache-2.0
#include "core/store/care/restorecopy.h"

#include "core/base/log.h"
#include "core/db/backup.h"
#include "core/db/cifscalls.h"
#include "core/db/statement.h"
#include "core/db/transaction.h"
#include "core/store/book/recordrepository.h"
#include "core/store/book/userrepository.h"
#include "core/store/care/recordbeside.h"
#include "core/store/sharing/filecircle.h"
#include "core/store/sharing/sidefolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

#include <filesystem>

namespace duebook {

namespace {

constexpr qint64 kApplicationId = 0x44756562;
constexpr int kBusyMs = 1500;
constexpr int kFirstSealed = 10; ///< version of the schema

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::RestoreCopy)
};

template <typename Work>
auto reading(const QString &path, Work work) -> std::invoke_result_t<Work, Database &>
{
    if (!QFileInfo::exists(path))
        return Error{ErrorCode::NotFound,
                     Texts::tr("“%1” is not there: check the path and the drive.").arg(path),
                     path,
                     {}};
    try {
        const auto db = Database::open(path, Database::Access::ReadOnly);
        if (db->integer("PRAGMA application_id") != kApplicationId)
            return Error{ErrorCode::NotABook,
                         Texts::tr("“%1” is not a Duebook book.").arg(QFileInfo(path).fileName()),
                         path,
                         {}};
        return work(*db);
    } catch (const SqlFailure &failure) {
        Error error = failure.error();
        error.place = path;
        return error;
    }
}

/// Who stands in the book as having it open: for a sentence only, some may be gone.
QStringList peopleIn(Database &db)
{
    QStringList people;
    if (db.integer("SELECT count(*) FROM sqlite_master WHERE name = 'client'") == 0)
        return people;
    Statement select(db, "SELECT c.host, coalesce(u.name, '') FROM client c"
                         " LEFT JOIN app_user u ON u.id = c.user_id ORDER BY c.opened_at");
    while (select.next())
        people += Texts::tr("%1 at %2").arg(select.text(1), select.text(0));
    return people;
}

/// The computers whose presence beside a shared book holds. Where locks are not to be trusted every
/// presence counts.
QStringList computersAt(const QString &path)
{
    QStringList computers;
    const SideFolder side(path);
    const Result<ShareMode> mode = side.mode();
    const bool trusted = mode && *mode == ShareMode::Locks;
    for (const PresenceNote &note : side.others({})) {
        if (!trusted || !note.lockIsFree)
            computers += note.host;
    }
    return computers;
}

} // namespace

Result<BookFacts> factsOf(const QString &path)
{
    return reading(path, [](Database &db) -> Result<BookFacts> {
        BookFacts facts;
        facts.company = db.text("SELECT value FROM setting WHERE key = 'company'");
        facts.version = int(db.integer("PRAGMA user_version"));
        facts.accounts = db.integer("SELECT count(*) FROM account");
        facts.invoices = db.integer("SELECT count(*) FROM invoice");
        facts.notes = db.integer("SELECT count(*) FROM note");
        facts.firstHash = RecordRepository::firstHash(db);
        Statement newest(db, "SELECT id, hash, at FROM audit ORDER BY id DESC LIMIT 1");
        if (newest.next()) {
            facts.newestAudit = newest.integer(0);
            facts.newestHash = newest.blob(1);
            facts.newestChange = newest.moment(2);
        }
        Statement open(db, "SELECT currency, cast(sum(open_amount) AS bigint) FROM invoice"
                           " WHERE open_amount <> 0 GROUP BY currency ORDER BY currency");
        while (open.next()) {
            if (const std::optional<Currency> currency = Currency::fromCode(open.utf8(0)))
                facts.open.emplace_back(open.integer(1), *currency);
        }
        return facts;
    });
}

Result<LaterWork> workAfter(const QString &path, qint64 id, const QByteArray &hash)
{
    return reading(path, [&](Database &db) -> Result<LaterWork> {
        LaterWork later;
        BookFacts other;
        other.newestAudit = id;
        other.newestHash = hash;
        later.sameBook = isEarlierState(db, other);
        Statement changes(db, "SELECT count(*) FROM audit WHERE id > $1");
        changes.bind(id);
        later.changes = changes.next() ? changes.integer(0) : 0;
        // By the record of changes: clocks of clients differ.
        Statement notes(db, "SELECT count(*) FROM audit WHERE id > $1"
                            " AND action IN ('note added', 'note corrected')");
        notes.bind(id);
        later.notes = notes.next() ? notes.integer(0) : 0;
        return later;
    });
}

Result<std::unique_ptr<Database>> openAlone(const QString &path)
{
    try {
        auto db = Database::open(path, Database::Access::ReadWrite);
        db->setBusyLimit(kBusyMs);
        const QStringList people = peopleIn(*db);
        const auto busy = [&] {
            QStringList who = people;
            who += computersAt(path);
            who.removeDuplicates();
            return Error{ErrorCode::Busy,
                         Texts::tr("The book is open: %1. Close Duebook there first; nothing was "
                                   "changed.")
                             .arg(who.isEmpty() ? Texts::tr("another program")
                                                : who.join(QStringLiteral(", "))),
                         path,
                         {}};
        };
        if (!computersAt(path).isEmpty())
            return busy();
        try {
            // Only possible while no other connection is there.
            db->execute("PRAGMA locking_mode = EXCLUSIVE");
            if (db->text("PRAGMA journal_mode = DELETE") != QStringLiteral("delete"))
                return busy();
            // In this locking mode the lock stays; an open transaction would keep it from being
            // copied.
            db->execute("BEGIN EXCLUSIVE; COMMIT");
        } catch (const SqlFailure &failure) {
            if (failure.error().code == ErrorCode::Busy)
                return busy();
            throw;
        }
        return db;
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

Result<void> copyBook(Database &from, const QString &to, const WorkControl &control)
{
    try {
        makeOwnFile(to, circleAt(to));
        copyOnline(from, to, control);
        // DELETE mode also brings it to the drive. Who has this book open has not the copy open.
        const auto copy = Database::open(to, Database::Access::ReadWrite);
        copy->execute("PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE;");
        if (copy->integer("SELECT count(*) FROM sqlite_master WHERE name = 'client'") == 1)
            copy->execute("DELETE FROM client");
        return {};
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

Result<void> copyBook(const QString &from, const QString &to, const WorkControl &control)
{
    try {
        const auto source = Database::open(from, Database::Access::ReadOnly);
        return copyBook(*source, to, control);
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

bool putInPlace(const QString &part, const QString &book)
{
    const auto move = [](const QString &from, const QString &to) {
        std::error_code failed;
        std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), failed);
        return !failed;
    };
    if (!isOnCifs(book) || !QFileInfo::exists(book))
        return move(part, book);
    // There a file that somebody has open is not replaced: the system's client removes it and fails
    // then. It can be moved aside.
    const QString aside = book + QStringLiteral(".replaced");
    QFile::remove(aside);
    if (!move(book, aside))
        return false;
    if (!move(part, book)) {
        if (!move(aside, book))
            qCWarning(logBook) << "the book stands under another name now:" << aside;
        return false;
    }
    QFile::remove(aside);
    return true;
}

RecordHead recordEndOf(Database &db, const QString &path)
{
    try {
        if (db.integer("PRAGMA user_version") < kFirstSealed)
            return {};
        const RecordHead end = readRecordHead(db);
        const std::optional<RecordHead> beside = readRecordBeside(path, bookMark(db));
        return beside && beside->newest > end.newest ? *beside : end;
    } catch (const SqlFailure &) {
        return {};
    }
}

Result<void> recordRestore(const QString &path, const RecordHead &replaced, const QString &login,
                           const QDateTime &now, const QString &backup)
{
    try {
        const auto db = Database::open(path, Database::Access::ReadWrite);
        // Its sums are made when it is opened first.
        if (db->integer("PRAGMA user_version") < kFirstSealed)
            return {};
        TransactionScope scope(*db, TransactionScope::Kind::Immediate);
        const std::optional<User> user = UserRepository::findByLogin(*db, login);
        RecordHead head = readRecordHead(*db);
        AuditEntry entry;
        entry.atMs = now.toMSecsSinceEpoch();
        entry.user = user ? user->id : UserId();
        entry.action = QLatin1String(RecordRepository::kRestored);
        entry.changes = {
            {QStringLiteral("file"), QJsonArray{QJsonValue(), QFileInfo(backup).fileName()}}};
        // A number that the replaced book gave is not given again.
        head.newest = std::max(head.newest, replaced.newest);
        RecordRepository::appendAudit(*db, std::span(&entry, 1), head);
        head.at = now;
        head.upkept = false;
        writeRecordHead(*db, head);
        scope.commit();
        return {};
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

bool isEarlierState(Database &db, const BookFacts &other)
{
    Statement known(db, "SELECT count(*) FROM audit WHERE id = $1 AND hash = $2");
    known.bind(other.newestAudit).bind(other.newestHash);
    return known.next() && known.integer(0) == 1;
}

} // namespace duebook
