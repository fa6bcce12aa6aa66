// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/assignment.h"
#include "core/store/book/session.h"

#include <span>
#include <vector>

namespace duebook {

/// Whose accounts are whose, changed in bulk: owners and the pool of small accounts.
class AssignmentRepository {
public:
    /// By id. What an account owes is what stands in its balances; currencies without a rate are
    /// left out of the sum.
    static std::vector<OwnedAccount> matching(Database &db, const AssignmentRule &rule,
                                              const BookSettings &settings, QDate today);

    /// False when the account was changed since it was read.
    static bool setOwner(Transaction &transaction, const OwnedAccount &account, UserId owner);

    static std::vector<FollowUpId> openFollowUps(Database &db, UserId assignee);
    static int openDisputes(Database &db, UserId owner);
    /// The open disputes of `from` become those of `to`; returns their ids.
    static std::vector<DisputeId> giveDisputes(Transaction &transaction, UserId from, UserId to);
    /// Gives these back to `to` where they are still with `from` and open.
    static void returnDisputes(Transaction &transaction, std::span<const DisputeId> disputes,
                               UserId from, UserId to);

    /// What the rule would change: in come active accounts that owe less than `below` whole base
    /// units (and something), outside of the strategic segment; those set by hand stay.
    static PoolChange poolChange(Database &db, int below, const BookSettings &settings,
                                 QDate today);

    /// Puts accounts into or out of the pool by the rule. A person who is changing the account is
    /// not disturbed: its row_version stays.
    static void setPoolByRule(Transaction &transaction, std::span<const AccountId> accounts,
                              bool inPool);

    /// The same by hand, where the rule leaves them. Returns how those stood that changed.
    static std::vector<PoolPlace> setPool(Transaction &transaction,
                                          std::span<const AccountId> accounts, bool inPool);
    /// False when the account was changed since.
    static bool restorePool(Transaction &transaction, const PoolPlace &before);
};

} // namespace duebook
