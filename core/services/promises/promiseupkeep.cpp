// SPDX-License-Identifier: Apache-2.0
#include "core/services/promises/promiseupkeep.h"

#include "core/store/promises/promiseledger.h"

#include <algorithm>

namespace duebook {

void PromiseUpkeep::newDay()
{
    accounts(PromiseLedger::lapsed(m_transaction, m_terms.firstStanding()));
}

void PromiseUpkeep::accounts(std::span<const AccountId> accounts)
{
    for (const AccountId each : accounts)
        account(each);
}

void PromiseUpkeep::everywhere()
{
    accounts(PromiseLedger::withPromises(m_transaction));
}

void PromiseUpkeep::account(AccountId account)
{
    const std::vector<StandingPromise> standing = PromiseLedger::standing(m_transaction, account);
    if (standing.empty())
        return;
    std::vector<PromiseToJudge> promises;
    QDate from = standing.front().promise.made;
    bool onAccount = false;
    for (const StandingPromise &each : standing) {
        promises.push_back(each.promise);
        from = std::min(from, each.promise.made);
        onAccount = onAccount || each.promise.invoices.empty();
    }
    const std::vector<PromiseVerdict> verdicts = judgePromises(
        promises, PromiseLedger::receipts(m_transaction, account, from, onAccount), m_terms);
    for (size_t index = 0; index < standing.size(); ++index) {
        if (standing[index].verdict == verdicts[index])
            continue;
        m_changedStates += standing[index].verdict.state != verdicts[index].state ? 1 : 0;
        PromiseLedger::write(m_transaction, account, standing[index], verdicts[index]);
    }
}

} // namespace duebook
