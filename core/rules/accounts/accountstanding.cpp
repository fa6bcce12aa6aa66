// SPDX-License-Identifier: Apache-2.0
#include "core/rules/accounts/accountstanding.h"

namespace duebook {

AccountStanding standingOf(AccountStatus status, bool onHold)
{
    switch (status) {
    case AccountStatus::Active:
        return {true, true, true, !onHold};
    case AccountStatus::Insolvency:
    case AccountStatus::Legal:
        return {false, true, false, false};
    case AccountStatus::Agency:
    case AccountStatus::Closed:
        return {false, false, false, false};
    }
    return {};
}

} // namespace duebook
