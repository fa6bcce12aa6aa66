// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"

namespace duebook {

/// What the status of an account and a hold still allow. Dunning and Today ask here; a dialog that
/// takes a promise or raises the limit warns where the answer is no, and lets the person decide.
struct AccountStanding {
    bool dunning = true;  ///< reminders, letters and calls by the policy go out
    bool today = true;    ///< its overdue amounts and broken promises come to Today by themselves;
                          ///< follow-ups that people made come in any case
    bool promises = true; ///< a new promise of payment may be relied on
    bool credit = true;   ///< may be sold to on credit

    friend bool operator==(const AccountStanding &, const AccountStanding &) = default;
};

/// | status     | dunning | Today | promises | credit |
/// |------------|---------|-------|----------|--------|
/// | active     | yes     | yes   | yes      | yes, unless on hold |
/// | insolvency | no: claims are filed, chasing one debtor before others is unlawful | yes | no: a
/// payment can be reclaimed | no | | legal      | no: the lawyer writes | yes | no: only through
/// the lawyer | no | | agency     | no: the agency does | no | no: the agency takes them | no | |
/// closed     | no      | no    | no       | no     |
///
/// A hold stops credit alone: money is still asked for. Source: core/README.md, rules 5
/// and 7.
AccountStanding standingOf(AccountStatus status, bool onHold = false);

} // namespace duebook
