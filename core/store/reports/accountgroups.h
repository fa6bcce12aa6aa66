// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/report.h"

#include <unordered_map>

namespace duebook {

/// Into which group of a report each account falls, and whether it is in its scope at all. Read
/// once per report: the reports walk over the ledger, not over joins.
class AccountGroups {
public:
    AccountGroups(Database &db, AgeingBy by, const ReportScope &scope);

    bool contains(AccountId account) const
    {
        return !m_limited || m_keys.find(account.number()) != m_keys.end();
    }

    /// The account, user or segment; 0 = none. The account must be contained.
    qint64 keyOf(AccountId account) const
    {
        if (m_by == AgeingBy::Account)
            return account.number();
        if (m_by == AgeingBy::Currency)
            return 0;
        const auto found = m_keys.find(account.number());
        return found == m_keys.end() ? 0 : found->second;
    }

private:
    AgeingBy m_by;
    bool m_limited = false;
    std::unordered_map<qint64, qint64> m_keys; ///< account -> group, of the accounts in scope
};

} // namespace duebook
