// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/accountlist.h"

namespace duebook {

/// How a page of accounts is asked for.
struct AccountListRequest {
    AccountFilter filter;
    AccountSort sort = AccountSort::Name;
    bool descending = false;
    PageKey after;
    Currency sortCurrency; ///< what amounts are sorted in
    QDate today;
    int limit = kPageRows;
};

/// Reading accounts by pages.
class AccountListQuery {
public:
    /// The rows with names and next follow-up; balances are left to the caller.
    static AccountPage page(Database &db, const AccountListRequest &request);

    static qint64 count(Database &db, const AccountListRequest &request);
};

} // namespace duebook
