// SPDX-License-Identifier: Apache-2.0
#include "core/store/promises/promiseledger.h"

#include "core/db/statement.h"
#include "core/store/book/fieldchanges.h"
#include "core/store/promises/promiserepository.h"

namespace duebook {

namespace {

constexpr auto kLapsed = R"(
    SELECT DISTINCT account_id FROM promise INDEXED BY ix_promise_open
     WHERE state = 1 AND due_day < $1)";
constexpr auto kWithPromises = R"(
    SELECT DISTINCT account_id FROM promise WHERE state <= 4)";
constexpr auto kStanding = R"(
    SELECT id, made_day, due_day, currency, amount, plan_uid, state, state_day, received_amount
      FROM promise
     WHERE account_id = $1 AND state <= 4
     ORDER BY due_day, id)";
constexpr auto kInvoices = R"(
    SELECT x.promise_id, x.invoice_id
      FROM promise p
      JOIN promise_invoice x ON x.promise_id = p.id
     WHERE p.account_id = $1 AND p.state <= 4)";
#define PROMISED                                                                                   \
    "SELECT x.invoice_id FROM promise q JOIN promise_invoice x ON x.promise_id = q.id"             \
    " WHERE q.account_id = $1 AND q.state <= 4"
// What was written off (kind 4) nobody paid.
constexpr auto kOfInvoices = "SELECT l.invoice_id, l.payment_id, l.day, y.day, i.currency, l.amount"
                             "  FROM (SELECT DISTINCT v.invoice_id FROM (" PROMISED ") v) named"
                             "  JOIN allocation l ON l.invoice_id = named.invoice_id"
                             "  JOIN invoice i ON i.id = l.invoice_id"
                             "  LEFT JOIN payment y ON y.id = l.payment_id"
                             " WHERE l.day >= $2 AND l.kind <> 4"
                             " ORDER BY l.day, l.id";
constexpr auto kOfOthers =
    "SELECT l.invoice_id, l.payment_id, l.day, y.day, y.currency, l.amount"
    "  FROM payment y"
    "  JOIN allocation l ON l.payment_id = y.id"
    " WHERE y.account_id = $1 AND y.day >= $2 AND l.invoice_id NOT IN (" PROMISED ")"
    " ORDER BY l.day, l.id";
#undef PROMISED
constexpr auto kOnAccount = R"(
    SELECT NULL, id, day, day, currency, unallocated_amount
      FROM payment
     WHERE account_id = $1 AND day >= $2 AND unallocated_amount <> 0
     ORDER BY day, id)";
constexpr auto kVerdict = R"(
    UPDATE promise
       SET state = $2, state_day = $3, received_amount = $4, changed_at = $5, changed_by = $6,
           row_version = row_version + 1
     WHERE id = $1)";
constexpr auto kReceived = "UPDATE promise SET received_amount = $2 WHERE id = $1";

void addReceipts(Database &db, const char *sql, AccountId account, QDate from,
                 std::vector<Receipt> *receipts)
{
    Statement select(db, sql);
    select.bind(account).bind(from);
    while (select.next())
        receipts->push_back(
            {select.id<InvoiceId>(0), select.id<PaymentId>(1), select.day(2), select.day(3),
             Money(select.integer(5), Currency::fromCode(select.utf8(4)).value_or(Currency()))});
}

QString actionFor(PromiseState state)
{
    switch (state) {
    case PromiseState::Kept:
        return QStringLiteral("promise kept");
    case PromiseState::PartlyKept:
        return QStringLiteral("promise partly kept");
    case PromiseState::Broken:
        return QStringLiteral("promise broken");
    case PromiseState::Open:
    case PromiseState::Replaced:
    case PromiseState::Cancelled:
        break;
    }
    return QStringLiteral("promise open again");
}

} // namespace

std::vector<AccountId> PromiseLedger::lapsed(Database &db, QDate firstStanding)
{
    Statement select(db, kLapsed);
    select.bind(firstStanding);
    std::vector<AccountId> accounts;
    while (select.next())
        accounts.push_back(select.id<AccountId>(0));
    return accounts;
}

std::vector<AccountId> PromiseLedger::withPromises(Database &db)
{
    Statement select(db, kWithPromises);
    std::vector<AccountId> accounts;
    while (select.next())
        accounts.push_back(select.id<AccountId>(0));
    return accounts;
}

std::vector<StandingPromise> PromiseLedger::standing(Database &db, AccountId account)
{
    std::vector<StandingPromise> promises;
    {
        Statement select(db, kStanding);
        select.bind(account);
        while (select.next()) {
            const Currency currency = Currency::fromCode(select.utf8(3)).value_or(Currency());
            const PromiseId id = select.id<PromiseId>(0);
            promises.push_back({{id,
                                 select.day(1),
                                 select.day(2),
                                 Money(select.integer(4), currency),
                                 select.text(5),
                                 {}},
                                {id, static_cast<PromiseState>(select.integer(6)), select.day(7),
                                 Money(select.integer(8), currency)}});
        }
    }
    if (promises.empty())
        return promises;
    Statement select(db, kInvoices);
    select.bind(account);
    while (select.next()) {
        const PromiseId id = select.id<PromiseId>(0);
        for (StandingPromise &each : promises) {
            if (each.promise.id == id)
                each.promise.invoices.push_back(select.id<InvoiceId>(1));
        }
    }
    return promises;
}

std::vector<Receipt> PromiseLedger::receipts(Database &db, AccountId account, QDate from,
                                             bool onAccount)
{
    std::vector<Receipt> receipts;
    addReceipts(db, kOfInvoices, account, from, &receipts);
    if (onAccount) {
        addReceipts(db, kOfOthers, account, from, &receipts);
        addReceipts(db, kOnAccount, account, from, &receipts);
    }
    return receipts;
}

void PromiseLedger::write(Transaction &transaction, AccountId account,
                          const StandingPromise &before, const PromiseVerdict &after)
{
    const PromiseId id = before.promise.id;
    if (before.verdict.state == after.state && before.verdict.since == after.since) {
        Statement update(transaction, kReceived);
        update.bind(id).bind(after.received.minorUnits());
        update.run();
    } else {
        Statement update(transaction, kVerdict);
        update.bind(id)
            .bind(qint64(after.state))
            .bind(after.since)
            .bind(after.received.minorUnits())
            .bind(transaction.now())
            .bind(transaction.user());
        update.run();
    }
    transaction.changed(Entity::Promise, ChangeKind::Updated, id.number(), account);
    if (before.verdict.state == after.state)
        return;
    FieldChanges changes;
    changes.add("state", promiseStateWord(before.verdict.state), promiseStateWord(after.state));
    changes.add("received", before.verdict.received.toDecimal(), after.received.toDecimal());
    changes.add("reason", QString(), QStringLiteral("worked out from the payments"));
    transaction.audit(Entity::Promise, id.number(), account, actionFor(after.state),
                      changes.json());
}

} // namespace duebook
