// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/pagesumupgrade.h"

#include "core/base/log.h"
#include "core/db/pagesums.h"
#include "core/store/sharing/sharegate.h"

namespace duebook {

namespace {

constexpr int kBusyLimitMs = 10000;

/// Without a write-ahead log, to which the others would hold on.
bool isOurs(Database &db)
{
    if (db.text("PRAGMA journal_mode") != QStringLiteral("wal"))
        return true;
    db.execute("PRAGMA locking_mode = EXCLUSIVE");
    return db.text("PRAGMA journal_mode = DELETE") == QStringLiteral("delete");
}

} // namespace

void addPageSumsIfAlone(Database &db, const std::shared_ptr<ShareGate> &gate)
{
    if (hasPageSums(db) || (gate && (!gate->mayWrite() || gate->others() > 0)))
        return;
    // Who is there now stays there: nobody is waited for.
    db.setBusyLimit(0);
    try {
        if (isOurs(db)) {
            // More than the memory holds; the journal is on the drive before anything else is.
            db.execute("PRAGMA cache_spill = ON");
            addPageSums(db);
            qCInfo(logBook) << "the pages of the book have sums now";
        }
    } catch (const SqlFailure &failure) {
        qCInfo(logBook) << "the pages of the book have no sums yet" << failure.error().detail;
    }
    db.setBusyLimit(kBusyLimitMs);
    db.reopen();
}

} // namespace duebook
