// SPDX-License-Identifier: Apache-2.0
#include "core/db/backup.h"

#include "core/db/pagesums.h"
#include "core/db/transaction.h"

#include <QThread>

#include <sqlite3.h>

#include <optional>

namespace duebook {

namespace {

constexpr int kPagesPerStep = 2048;
constexpr int kPauseWhenBusyMs = 20;
constexpr int kMostBusySteps = 500;
// Each change by another begins the copy anew; after so many the changes have to wait.
constexpr int kMostRestarts = 5;

} // namespace

void copyOnline(Database &source, const QString &target, const WorkControl &control)
{
    const std::unique_ptr<Database> copy =
        Database::open(target, Database::Access::ReadWrite, true);
    copy->execute("PRAGMA synchronous = OFF");
    expectPagesOf(source, *copy);
    sqlite3_backup *backup = sqlite3_backup_init(copy->handle(), "main", source.handle(), "main");
    if (backup == nullptr)
        throw SqlFailure(sqliteError(sqlite3_extended_errcode(copy->handle()), copy->handle(),
                                     QStringLiteral("backup")));
    int code = SQLITE_OK;
    int busySteps = 0;
    int restarts = 0;
    int remaining = 0;
    // With a write-ahead log one state can be held for the whole copy, and nobody waits for it.
    std::optional<TransactionScope> oneState;
    const auto hold = [&] {
        oneState.emplace(source, TransactionScope::Kind::Read);
        source.integer("SELECT count(*) FROM sqlite_master");
    };
    if (!source.inTransaction() && source.text("PRAGMA journal_mode") == QStringLiteral("wal"))
        hold();
    while (!control.cancel.cancelled()) {
        code = sqlite3_backup_step(backup, kPagesPerStep);
        const int total = sqlite3_backup_pagecount(backup);
        const int left = sqlite3_backup_remaining(backup);
        control.report(total - left, total);
        const bool begunAnew = left > remaining && remaining > 0;
        remaining = left;
        if (begunAnew && ++restarts == kMostRestarts && !source.inTransaction())
            hold();
        if ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++busySteps < kMostBusySteps)
            QThread::msleep(kPauseWhenBusyMs);
        else if (code != SQLITE_OK)
            break;
    }
    sqlite3_backup_finish(backup);
    if (control.cancel.cancelled())
        throw SqlFailure(sqliteError(SQLITE_INTERRUPT, nullptr, QStringLiteral("backup")));
    if (code != SQLITE_DONE)
        throw SqlFailure(sqliteError(code, nullptr, QStringLiteral("backup")));
}

} // namespace duebook
