// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/settings.h"
#include "core/rules/promises/promisestate.h"
#include "core/store/book/session.h"

#include <span>

namespace duebook {

/// Brings the states of promises up to what the payments say (core/README.md, rule 3), inside the
/// transaction that changed the ledger or began the day. A state is a function of the ledger alone:
/// running it twice changes nothing. An account without promises costs one look into an index.
class PromiseUpkeep {
public:
    PromiseUpkeep(Transaction &transaction, const BookSettings &settings, QDate today)
        : m_transaction(transaction), m_terms(settings, today)
    {
    }

    /// Promises whose time has passed since the last run.
    void newDay();

    void account(AccountId account);
    void accounts(std::span<const AccountId> accounts);

    /// Every account that has promises: after a bulk change of the ledger, or of the days of grace.
    void everywhere();

    int changedStates() const { return m_changedStates; }

private:
    Transaction &m_transaction;
    PromiseTerms m_terms;
    int m_changedStates = 0;
};

} // namespace duebook
