// SPDX-License-Identifier: Apache-2.0
#include "core/store/care/backupcopy.h"

#include "core/db/backup.h"
#include "core/db/statement.h"
#include "core/db/transaction.h"
#include "core/store/book/bookhead.h"
#include "core/store/book/recordrepository.h"
#include "core/store/sharing/filecircle.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <map>

namespace duebook {

namespace {

CopyCounts countRows(Database &db)
{
    return {db.integer("SELECT count(*) FROM account"), db.integer("SELECT count(*) FROM invoice"),
            db.integer("SELECT count(*) FROM note")};
}

/// Open amounts by currency, and the newest row of the audit that they belong to.
struct Totals {
    qint64 newestAudit = 0;
    std::map<QString, qint64> open;

    friend bool operator==(const Totals &, const Totals &) = default;
};

Totals totalsOf(Database &db)
{
    TransactionScope scope(db, TransactionScope::Kind::Read);
    Totals totals;
    totals.newestAudit = db.integer("SELECT coalesce(max(id), 0) FROM audit");
    Statement select(db, "SELECT currency, cast(sum(open_amount) AS bigint) FROM invoice"
                         " WHERE open_amount <> 0 GROUP BY currency");
    while (select.next())
        totals.open.emplace(select.text(0), select.integer(1));
    scope.commit();
    return totals;
}

bool isWhole(Database &copy)
{
    return copy.text("PRAGMA quick_check(1)") == QStringLiteral("ok") &&
           RecordRepository::firstBrokenAudit(copy) == 0;
}

} // namespace

Result<CopyCounts> writeVerifiedCopy(Database &source, const QString &target,
                                     const WorkControl &control)
{
    try {
        const CopyCounts before = countRows(source);
        makeOwnFile(target, circleAt(target));
        copyOnline(source, target, control);
        const auto copy = Database::open(target, Database::Access::ReadWrite);
        // One file that can be carried anywhere: no log beside it. DELETE mode also syncs it to the
        // drive.
        copy->execute("PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE;");
        const CopyCounts after = countRows(*copy);
        Statement known(source, "SELECT count(*) FROM audit WHERE id = $1 AND hash = $2");
        Statement newest(*copy, "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1");
        bool chainKnown = true;
        if (newest.next()) {
            known.bind(newest.integer(0)).bind(newest.blob(1));
            chainKnown = known.next() && known.integer(0) == 1;
        }
        const bool whole = isWhole(*copy);
        const Totals copied = totalsOf(*copy);
        const Totals now = totalsOf(source);
        const bool agrees = copied.newestAudit != now.newestAudit || copied == now;
        if (!whole || !chainKnown || !agrees || after.accounts < before.accounts ||
            after.notes < before.notes)
            return Error{ErrorCode::Damaged,
                         QCoreApplication::translate("duebook::BackupService",
                                                     "The copy does not agree with the book: run "
                                                     "“duebook-cli check” and try again."),
                         target,
                         QStringLiteral("whole %1 chain known %2 totals %3")
                             .arg(whole)
                             .arg(chainKnown)
                             .arg(agrees)};
        return after;
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

namespace {

Result<CopyCounts> verifyOnce(const QString &path)
{
    try {
        const auto copy = Database::open(path, Database::Access::ReadOnly);
        if (isWhole(*copy))
            return countRows(*copy);
        return Error{ErrorCode::Damaged,
                     QCoreApplication::translate("duebook::BackupService",
                                                 "“%1” is damaged: take another backup.")
                         .arg(QFileInfo(path).fileName()),
                     path,
                     {}};
    } catch (const SqlFailure &failure) {
        Error error = failure.error();
        error.place = path;
        return error;
    }
}

} // namespace

Result<CopyCounts> verifyCopy(const QString &path)
{
    Result<CopyCounts> counts = verifyOnce(path);
    if (counts || !wantsSecondLook(counts.error(), driveKindOf(path)))
        return counts;
    return verifyOnce(path);
}

} // namespace duebook
