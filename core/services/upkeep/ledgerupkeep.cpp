// SPDX-License-Identifier: Apache-2.0
#include "core/services/upkeep/ledgerupkeep.h"

#include "core/services/disputes/disputeupkeep.h"
#include "core/services/promises/promiseupkeep.h"
#include "core/store/ledger/balancerepository.h"

#include <set>

namespace duebook {

namespace {

// From so many accounts on, going through the whole book is the shorter way.
constexpr size_t kOneByOne = 2000;
// The disputes of the whole book are few: asking for those of each account pays only for these.
constexpr size_t kDisputesOneByOne = 20;

} // namespace

std::vector<Dispute> LedgerUpkeep::accounts(std::span<const AccountId> accounts, QDate newestDay)
{
    if (accounts.size() > kOneByOne)
        return everywhere(newestDay);
    std::vector<Dispute> settled;
    if (accounts.size() > kDisputesOneByOne) {
        settled = DisputeUpkeep::settleCovered(m_transaction, m_today);
    } else {
        for (const AccountId account : accounts) {
            const auto found = DisputeUpkeep::settleCovered(m_transaction, m_today, account);
            settled.insert(settled.end(), found.begin(), found.end());
        }
    }
    std::set<AccountId> touched(accounts.begin(), accounts.end());
    for (const Dispute &dispute : settled)
        touched.insert(dispute.account);
    const std::vector<AccountId> all(touched.begin(), touched.end());
    BalanceRepository::refresh(m_transaction, all, m_settings.edges, m_today, newestDay);
    PromiseUpkeep promises(m_transaction, m_settings, m_today);
    promises.newDay();
    promises.accounts(all);
    return settled;
}

std::vector<Dispute> LedgerUpkeep::everywhere(QDate newestDay)
{
    std::vector<Dispute> settled = DisputeUpkeep::settleCovered(m_transaction, m_today);
    BalanceRepository::refreshAll(m_transaction, m_settings.edges, m_today, newestDay);
    PromiseUpkeep(m_transaction, m_settings, m_today).everywhere();
    return settled;
}

} // namespace duebook
