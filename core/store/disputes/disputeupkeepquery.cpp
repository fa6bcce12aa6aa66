// SPDX-License-Identifier: Apache-2.0
#include "core/store/disputes/disputeupkeepquery.h"

#include "core/db/statement.h"

namespace duebook {

namespace {

#define LEDGER_SETTLES                                                                             \
    " AND (NOT EXISTS (SELECT 1 FROM dispute_invoice p JOIN invoice i"                             \
    "   ON i.id = p.invoice_id WHERE p.dispute_id = d.id AND i.open_amount <> 0)"                  \
    "  OR (d.stage = 5 AND EXISTS (SELECT 1 FROM dispute_invoice p JOIN allocation l"              \
    "   ON l.invoice_id = p.invoice_id WHERE p.dispute_id = d.id AND l.day >= d.opened_day"        \
    "   AND l.kind <> 1)))"                                                                        \
    " ORDER BY d.id"
constexpr auto kPerhapsSettled = "SELECT d.id FROM dispute d WHERE d.state = 1" LEDGER_SETTLES;
constexpr auto kPerhapsSettledOf =
    "SELECT d.id FROM dispute d WHERE d.account_id = $1 AND d.state = 1" LEDGER_SETTLES;
#undef LEDGER_SETTLES
constexpr auto kCover = R"(
    SELECT i.open_amount <> 0,
           coalesce((SELECT cast(sum(l.amount) AS bigint) FROM allocation l
                      WHERE l.invoice_id = i.id AND l.day >= $3 AND l.kind <> 1), 0)
           - coalesce((SELECT cast(sum(p.amount) AS bigint)
                         FROM dispute_invoice p
                         JOIN dispute d ON d.id = p.dispute_id
                        WHERE p.invoice_id = i.id AND d.id <> $2 AND d.state = 2
                          AND d.outcome = 1 AND d.closed_day >= $3), 0)
      FROM invoice i
     WHERE i.id = $1)";
constexpr auto kCreditNotes = R"(
    SELECT DISTINCT c.number
      FROM allocation l
      JOIN invoice c ON c.id = l.credit_id
     WHERE l.invoice_id = $1 AND l.day >= $2
     ORDER BY c.number)";
constexpr auto kOpenedUpTo = R"(
    SELECT id FROM dispute
     WHERE state = 1 AND escalated_day IS NULL AND opened_day <= $1
     ORDER BY id)";
constexpr auto kUnattended = R"(
    SELECT d.id FROM dispute d
     WHERE d.state = 1 AND coalesce(d.deadline_day, 2147483647) <= $1
       AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.id = d.follow_up_id AND f.state = 1)
     ORDER BY d.id)";
constexpr auto kLeftOver = R"(
    SELECT f.id
      FROM follow_up f INDEXED BY ix_follow_up_dispute
      JOIN dispute d ON d.follow_up_id = f.id
     WHERE f.state = 1 AND f.kind = 5 AND d.state = 2
     ORDER BY f.id)";

template <typename IdType>
std::vector<IdType> readIds(Statement &select)
{
    std::vector<IdType> ids;
    while (select.next())
        ids.push_back(select.id<IdType>(0));
    return ids;
}

} // namespace

std::vector<DisputeId> DisputeUpkeepQuery::perhapsSettled(Database &db, AccountId account)
{
    Statement select(db, account.isSet() ? kPerhapsSettledOf : kPerhapsSettled);
    if (account.isSet())
        select.bind(account);
    return readIds<DisputeId>(select);
}

DisputeUpkeepQuery::Cover DisputeUpkeepQuery::cover(Database &db, InvoiceId invoice,
                                                    DisputeId dispute, QDate since)
{
    Cover cover;
    {
        Statement select(db, kCover);
        select.bind(invoice).bind(dispute).bind(since);
        if (!select.next())
            return cover;
        cover.invoiceOpen = select.flag(0);
        cover.givenUp = select.integer(1);
    }
    Statement select(db, kCreditNotes);
    select.bind(invoice).bind(since);
    while (select.next())
        cover.creditNotes += select.text(0);
    return cover;
}

std::vector<DisputeId> DisputeUpkeepQuery::openedUpTo(Database &db, QDate day)
{
    Statement select(db, kOpenedUpTo);
    select.bind(day);
    return readIds<DisputeId>(select);
}

std::vector<DisputeId> DisputeUpkeepQuery::unattended(Database &db, QDate today)
{
    Statement select(db, kUnattended);
    select.bind(today);
    return readIds<DisputeId>(select);
}

std::vector<FollowUpId> DisputeUpkeepQuery::leftOverTasks(Database &db)
{
    Statement select(db, kLeftOver);
    return readIds<FollowUpId>(select);
}

} // namespace duebook
