// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/promises/promisestate.h"
#include "core/store/book/session.h"

#include <vector>

namespace duebook {

/// A promise that the payments decide about, with the verdict that stands in the book.
struct StandingPromise {
    PromiseToJudge promise;
    PromiseVerdict verdict;
};

/// The promises and receipts that states are worked out from, and the verdicts.
class PromiseLedger {
public:
    /// Accounts with a promise still open though due before `firstStanding`.
    static std::vector<AccountId> lapsed(Database &db, QDate firstStanding);

    /// Every account with a promise that is neither replaced nor cancelled.
    static std::vector<AccountId> withPromises(Database &db);

    /// Those of the account that are neither replaced nor cancelled.
    static std::vector<StandingPromise> standing(Database &db, AccountId account);

    /// What can keep them: what settled the invoices of the promises and, with `onAccount`, every
    /// payment of the account, dated from `from` on.
    static std::vector<Receipt> receipts(Database &db, AccountId account, QDate from,
                                         bool onAccount);

    /// Writes a changed verdict. Another state is audited; only a new one disturbs a person who is
    /// changing the promise, not what came in so far.
    static void write(Transaction &transaction, AccountId account, const StandingPromise &before,
                      const PromiseVerdict &after);
};

} // namespace duebook
