// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/dispute.h"
#include "core/domain/settings.h"
#include "core/store/book/session.h"

#include <span>
#include <vector>

namespace duebook {

/// What follows from a change of the ledger, in one order and in the transaction that made it:
/// disputes that the ledger has settled, the balances, the promises (also those whose time has
/// passed). Running it twice changes
/// nothing. Throws `SqlFailure`.
class LedgerUpkeep {
public:
    LedgerUpkeep(Transaction &transaction, const BookSettings &settings, QDate today)
        : m_transaction(transaction), m_settings(settings), m_today(today)
    {
    }

    /// Of these accounts; `newestDay`: the latest day of what was changed, where it is known. The
    /// disputes that were settled are returned as they were.
    std::vector<Dispute> accounts(std::span<const AccountId> accounts, QDate newestDay = {});

    /// Of the whole book: after a bulk change, or of what the figures rest on.
    std::vector<Dispute> everywhere(QDate newestDay = {});

private:
    Transaction &m_transaction;
    const BookSettings &m_settings;
    QDate m_today;
};

} // namespace duebook
