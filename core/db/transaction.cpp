// SPDX-License-Identifier: Apache-2.0
#include "core/db/transaction.h"

#include "core/base/log.h"

namespace duebook {

TransactionScope::TransactionScope(Database &db, Kind kind) : m_db(db)
{
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
