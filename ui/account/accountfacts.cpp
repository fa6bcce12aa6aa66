// SPDX-License-Identifier: Apache-2.0
#include "ui/account/accountfacts.h"

#include "core/services/disputes/disputeservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/team/userservice.h"

#include <algorithm>

namespace duebook::ui {

Result<AccountFacts> readAccountFacts(Session &session, AccountId account)
{
    Result<AccountHeader> header = AccountService(session).account(account);
    if (!header)
        return header.error();
    InvoiceFilter invoices;
    invoices.account = account;
    Result<InvoicePage> open = InvoiceService(session).list(invoices);
    if (!open)
        return open.error();
    const Result<std::vector<InvoiceSum>> sums = InvoiceService(session).sums(invoices);
    if (!sums)
        return sums.error();
    FollowUpFilter followUps;
    followUps.account = account;
    Result<FollowUpPage> next = FollowUpService(session).list(followUps);
    if (!next)
        return next.error();
    Result<std::vector<User>> people = UserService(session).users();
    if (!people)
        return people.error();
    Result<std::vector<DisputeRow>> disputes = DisputeService(session).ofAccount(account);
    if (!disputes)
        return disputes.error();
    const Result<DocumentPage> documents = DocumentService(session).ofAccount(account);
    if (!documents)
        return documents.error();

    AccountFacts facts;
    facts.header = std::move(*header);
    facts.open = std::move(open->rows);
    facts.followUps = std::move(next->rows);
    facts.disputes = std::move(*disputes);
    facts.people = std::move(*people);
    for (const InvoiceSum &sum : *sums)
        facts.openCount += sum.count;
    facts.documentCount = int(documents->rows.size());
    facts.moreDocuments = documents->next.has_value();
    return facts;
}

Result<std::vector<WorkReason>> readReasons(Session &session, AccountId account)
{
    const Result<Worklist> list = WorklistService(session).today(UserId());
    if (!list)
        return list.error();
    const auto row = std::find_if(list->rows.begin(), list->rows.end(),
                                  [account](const WorkRow &r) { return r.account == account; });
    return row == list->rows.end() ? std::vector<WorkReason>() : row->reasons;
}

Result<AccountChoices> readChoices(Session &session, AccountId account)
{
    Result<AccountHeader> header = AccountService(session).account(account);
    if (!header)
        return header.error();
    Result<std::vector<User>> people = UserService(session).users();
    if (!people)
        return people.error();
    Result<std::vector<Segment>> segments = AccountService(session).segments();
    if (!segments)
        return segments.error();
    return AccountChoices{std::move(header->account), std::move(*people), std::move(*segments)};
}

} // namespace duebook::ui
