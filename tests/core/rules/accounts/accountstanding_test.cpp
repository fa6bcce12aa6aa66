// SPDX-License-Identifier: Apache-2.0
#include "core/rules/accounts/accountstanding.h"

#include "tests/support/catch.h"

namespace duebook {

TEST_CASE("A hold stops credit, a status stops chasing", "[rules][standing]")
{
    CHECK(standingOf(AccountStatus::Active) == AccountStanding{true, true, true, true});
    CHECK(standingOf(AccountStatus::Active, true) == AccountStanding{true, true, true, false});
    for (const AccountStatus status : {AccountStatus::Insolvency, AccountStatus::Legal})
        CHECK(standingOf(status) == AccountStanding{false, true, false, false});
    for (const AccountStatus status : {AccountStatus::Agency, AccountStatus::Closed})
        CHECK(standingOf(status, true) == AccountStanding{false, false, false, false});
}

} // namespace duebook
