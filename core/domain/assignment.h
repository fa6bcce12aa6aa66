// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QString>

#include <optional>
#include <vector>

namespace duebook {

/// Which accounts are given to another person; conditions are joined with "and". Closed accounts
/// are never among them.
struct AssignmentRule {
    std::optional<UserId> owner; ///< an unset id = those without owner; nothing = whoever owns them
    QString fromLetter;          ///< their name begins with this or later; empty = any
    QString toLetter;            ///< ... with this or earlier ("F" includes "Frank")
    SegmentId segment;
    std::optional<int> owingFrom;  ///< whole base units, that amount included
    std::optional<int> owingBelow; ///< whole base units

    friend bool operator==(const AssignmentRule &, const AssignmentRule &) = default;
};

/// An account as the assignment found it.
struct OwnedAccount {
    AccountId account;
    qint64 rowVersion = 0;
    UserId owner;
};

/// Accounts that come into the pool of small ones and that leave it.
struct PoolChange {
    std::vector<AccountId> in;
    std::vector<AccountId> out;

    bool empty() const { return in.empty() && out.empty(); }
};

/// How an account stood to the pool before it was put in or taken out by hand; `rowVersion` is that
/// after.
struct PoolPlace {
    AccountId account;
    bool inPool = false;
    bool byHand = false; ///< the rule leaves it where it is
    qint64 rowVersion = 0;
};

} // namespace duebook
