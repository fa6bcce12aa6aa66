// SPDX-License-Identifier: Apache-2.0
#include "core/store/backupcopy.h"

#include "core/db/backup.h"
#include "core/db/statement.h"

#include <QCoreApplication>

namespace duebook {

namespace {

CopyCounts countRows(Database &db)
{
    return {db.integer("SELECT count(*) FROM account"), db.integer("SELECT count(*) FROM invoice"),
            db.integer("SELECT count(*) FROM note")};
}

} // namespace

Result<CopyCounts> writeVerifiedCopy(Database &source, const QString &target,
                                     const WorkControl &control)
{
    try {
        const CopyCounts before = countRows(source);
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
        const bool whole = copy->text("PRAGMA quick_check(1)") == QStringLiteral("ok");
        if (!whole || !chainKnown || after.accounts < before.accounts || after.notes < before.notes)
            return Error{ErrorCode::Damaged,
                         QCoreApplication::translate("duebook::BackupService",
                                                     "The copy does not agree with the book: run "
                                                     "“duebook-cli check” and try again."),
                         target,
                         QStringLiteral("quick_check %1 chain %2").arg(whole).arg(chainKnown)};
        return after;
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

} // namespace duebook
