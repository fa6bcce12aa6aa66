// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/disputelist.h"
#include "core/domain/user.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/today/worklistservice.h"

#include <QSet>

#include <vector>

namespace duebook::ui {

/// What the account page shows besides the lists of its tabs, read in one go.
struct AccountFacts {
    AccountHeader header;
    std::vector<InvoiceRow> open;     ///< open invoices, earliest due first, at most one page
    std::vector<FollowUp> followUps;  ///< open ones, earliest due first
    std::vector<DisputeRow> disputes; ///< open ones first
    std::vector<User> people;
    qint64 openCount = 0; ///< open invoices in all
    int documentCount = 0;
    bool moreDocuments = false; ///< there are more than counted
};

/// Runs on the reader. Errors: NotFound and what reading can bring.
Result<AccountFacts> readAccountFacts(Session &session, AccountId account);

/// Why the account is on Today's list; empty when it is not. Asked for apart: it looks at the whole
/// list.
Result<std::vector<WorkReason>> readReasons(Session &session, AccountId account);

/// What a dialog about the account offers to choose from.
struct AccountChoices {
    Account account;
    std::vector<User> people;
    std::vector<Segment> segments;
};
Result<AccountChoices> readChoices(Session &session, AccountId account);

} // namespace duebook::ui
