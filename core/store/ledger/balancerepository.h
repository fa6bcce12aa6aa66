// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/store/book/session.h"

#include <span>
#include <vector>

namespace duebook {

/// The balances maintained per account and currency (table account_balance): open invoices by
/// ageing bucket, credits, disputed amounts, oldest due day. Whoever writes ledger rows calls
/// `refresh` in the same transaction. Reads are exact for `today` also when a row was last written
/// on another day. They count every allocation in the book: on a day before `newestDay` reports use
/// the dated rows.
class BalanceRepository {
public:
    /// Works the balances of these accounts out anew from their open items. `newestDay` is the
    /// latest issue, payment or allocation day among the rows just written (invalid = none).
    static void refresh(Transaction &transaction, std::span<const AccountId> accounts,
                        const AgeingEdges &edges, QDate today, QDate newestDay);

    /// The same for every account by one pass over the open items (bulk import, changed edges,
    /// repair).
    static void refreshAll(Transaction &transaction, const AgeingEdges &edges, QDate today);

    /// The same where `newestDay` is known as for `refresh`: nothing is searched for it.
    static void refreshAll(Transaction &transaction, const AgeingEdges &edges, QDate today,
                           QDate newestDay);

    /// Brings rows whose buckets moved with the calendar to `today`. Returns how many accounts.
    static int bringToDay(Transaction &transaction, const AgeingEdges &edges, QDate today);

    /// Balances of these accounts as of today, in the order of the ids, one per currency.
    static std::vector<AccountBalance> of(Database &db, std::span<const AccountId> accounts,
                                          const AgeingEdges &edges, QDate today);

    /// Every account's balances as of today, in no particular order (the ageing report).
    static std::vector<AccountBalance> all(Database &db, const AgeingEdges &edges, QDate today);

    /// All accounts' balances added up per currency as of today (`account` unset).
    static std::vector<AccountBalance> totals(Database &db, const AgeingEdges &edges, QDate today);

    /// Balances worked out from the open items of one account, without the maintained rows: what
    /// `check` and tests compare with.
    static std::vector<AccountBalance> computed(Database &db, AccountId account,
                                                const AgeingEdges &edges, QDate today);

    /// The latest day of any invoice, payment or allocation in the book.
    static QDate newestDay(Database &db);
};

} // namespace duebook
