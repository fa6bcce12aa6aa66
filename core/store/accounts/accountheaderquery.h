// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/accountlist.h"

namespace duebook {

/// What stands around an account on its page.
class AccountHeaderQuery {
public:
    /// Fills names, open promises, last contact and next follow-up of `header.account`.
    static void fill(Database &db, AccountHeader &header);
};

} // namespace duebook
