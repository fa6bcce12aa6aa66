// SPDX-License-Identifier: Apache-2.0
#include "core/db/transaction.h"

#include "core/base/log.h"
#include "core/db/movedfile.h"

#include <sqlite3.h>

namespace duebook {

TransactionScope::TransactionScope(Database &db, Kind kind) : m_db(db)
{
    // With a write-ahead log SQLite would write on beside a file that is no longer there.
    if (kind == Kind::Immediate && fileHasMoved(m_db.handle()))
        throw SqlFailure(
            sqliteError(SQLITE_READONLY_DBMOVED, nullptr, QStringLiteral("BEGIN IMMEDIATE")));
    m_db.execute(kind == Kind::Immediate ? "BEGIN IMMEDIATE" : "BEGIN");
}

TransactionScope::~TransactionScope()
{
    // A disk-full or I/O error may have rolled back by itself already.
    if (m_finished || !m_db.inTransaction())
        return;
    try {
        m_db.execute("ROLLBACK");
    } catch (const SqlFailure &failure) {
        qCWarning(logBook) << "rollback failed" << failure.error().detail;
    }
}

void TransactionScope::commit()
{
    m_db.execute("COMMIT");
    m_finished = true;
}

} // namespace duebook
