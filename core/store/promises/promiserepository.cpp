// SPDX-License-Identifier: Apache-2.0
#include "core/store/promises/promiserepository.h"

#include "core/domain/invoice.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"
#include "core/store/index/searchindex.h"
#include "core/store/promises/promiserow.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr auto kFacts = R"(
    SELECT (SELECT count(*) FROM account WHERE id = $1),
           (SELECT account_id FROM contact WHERE id = $2),
           (SELECT account_id FROM note WHERE id = $3),
           (SELECT account_id FROM promise WHERE id = $4),
           (SELECT state FROM promise WHERE id = $4))";
constexpr auto kInvoice =
    "SELECT id, account_id, number, kind, currency, open_amount FROM invoice WHERE id = $1";
constexpr auto kInsert = R"(
    INSERT INTO promise (uid, account_id, contact_id, note_id, made_day, due_day, currency, amount,
                         plan_uid, said_by, evidence, created_at, created_by, changed_at,
                         changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $13))";
constexpr auto kInsertPart =
    "INSERT INTO promise_invoice (promise_id, invoice_id, amount) VALUES ($1, $2, $3)";
#define LIST "SELECT " DUEBOOK_PROMISE_COLUMNS " FROM promise p" DUEBOOK_PROMISE_JOINS
constexpr auto kFind = LIST "WHERE p.id = $1";
constexpr auto kOfPlan = LIST "WHERE p.plan_uid = $1 AND p.plan_uid <> '' ORDER BY p.due_day, p.id";
constexpr auto kOpenOfAccount = LIST "WHERE p.account_id = $1 AND p.state = 1"
                                     " ORDER BY p.due_day, p.id";
#undef LIST
constexpr auto kFindByUid = "SELECT id FROM promise WHERE uid = $1";
constexpr auto kParts = R"(
    SELECT x.invoice_id, i.number, x.amount, i.currency
      FROM promise_invoice x
      JOIN invoice i ON i.id = x.invoice_id
     WHERE x.promise_id = $1
     ORDER BY i.due_day, i.id)";
constexpr auto kUpdate = R"(
    UPDATE promise
       SET state = $3, state_day = $4, replaced_by = $5, cancel_reason = $6, changed_at = $7,
           changed_by = $8, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kPromisedInvoices = R"(
    SELECT DISTINCT x.invoice_id
      FROM promise p
      JOIN promise_invoice x ON x.promise_id = p.id
     WHERE p.account_id = $1 AND p.state = 1
     ORDER BY x.invoice_id)";

void describe(QJsonObject *changes, const char *field, const QString &value)
{
    if (!value.isEmpty())
        changes->insert(QLatin1String(field), QJsonArray{QJsonValue(), value});
}

} // namespace

QString promiseStateWord(PromiseState state)
{
    switch (state) {
    case PromiseState::Open:
        return QStringLiteral("open");
    case PromiseState::Kept:
        return QStringLiteral("kept");
    case PromiseState::PartlyKept:
        return QStringLiteral("partly kept");
    case PromiseState::Broken:
        return QStringLiteral("broken");
    case PromiseState::Replaced:
        return QStringLiteral("replaced");
    case PromiseState::Cancelled:
        return QStringLiteral("cancelled");
    }
    return {};
}

PromiseFacts PromiseRepository::facts(Database &db, const NewPromise &promise)
{
    Statement select(db, kFacts);
    select.bind(promise.account).bind(promise.contact).bind(promise.note).bind(promise.replaces);
    if (!select.next())
        return {};
    return {select.flag(0), select.id<AccountId>(1), select.id<AccountId>(2),
            select.id<AccountId>(3),
            select.isNull(4) ? PromiseState::Open : static_cast<PromiseState>(select.integer(4))};
}

std::optional<PromisedInvoice> PromiseRepository::invoice(Database &db, InvoiceId id)
{
    Statement select(db, kInvoice);
    select.bind(id);
    if (!select.next())
        return std::nullopt;
    const Currency currency = Currency::fromCode(select.utf8(4)).value_or(Currency());
    return PromisedInvoice{select.id<InvoiceId>(0), select.id<AccountId>(1), select.text(2),
                           select.integer(3) == qint64(InvoiceKind::CreditNote),
                           Money(select.integer(5), currency)};
}

std::vector<PromiseId> PromiseRepository::insert(Transaction &transaction,
                                                 const NewPromise &promise,
                                                 const std::vector<std::vector<PromisePart>> &parts)
{
    std::vector<PromiseId> ids;
    const bool plan = promise.instalments.size() > 1;
    for (size_t index = 0; index < promise.instalments.size(); ++index) {
        const Instalment &instalment = promise.instalments[index];
        {
            Statement insert(transaction, kInsert);
            insert
                .bind(index == 0 ? promise.uid : promise.uid + QStringLiteral("/%1").arg(index + 1))
                .bind(promise.account)
                .bind(promise.contact)
                .bind(promise.note)
                .bind(promise.made)
                .bind(instalment.due)
                .bind(instalment.amount.currency().code())
                .bind(instalment.amount.minorUnits())
                .bind(plan ? promise.uid : QString())
                .bind(promise.saidBy)
                .bind(promise.evidence)
                .bind(transaction.now())
                .bind(transaction.user());
            insert.run();
        }
        const PromiseId id(transaction.db().lastInsertId());
        ids.push_back(id);
        if (index < parts.size()) {
            Statement insertPart(transaction, kInsertPart);
            for (const PromisePart &part : parts[index]) {
                insertPart.bind(id).bind(part.invoice).bind(part.amount.minorUnits());
                insertPart.run();
                insertPart.reset();
            }
        }
        SearchIndex::addPromise(transaction, id, promise.saidBy, promise.evidence);
        transaction.changed(Entity::Promise, ChangeKind::Created, id.number(), promise.account);
        QJsonObject changes;
        describe(&changes, "amount",
                 instalment.amount.toDecimal() + QLatin1Char(' ') +
                     instalment.amount.currency().code());
        describe(&changes, "due", instalment.due.toString(Qt::ISODate));
        describe(&changes, "said by", promise.saidBy);
        describe(&changes, "evidence", promise.evidence);
        transaction.audit(Entity::Promise, id.number(), promise.account,
                          QStringLiteral("promise made"), changes);
    }
    return ids;
}

std::optional<Promise> PromiseRepository::find(Database &db, PromiseId id)
{
    std::optional<Promise> promise;
    {
        Statement select(db, kFind);
        select.bind(id);
        if (select.next())
            promise = readPromise(select);
    }
    if (promise)
        complete(db, {&*promise});
    return promise;
}

PromiseId PromiseRepository::findByUid(Database &db, const QString &uid)
{
    Statement select(db, kFindByUid);
    select.bind(uid);
    return select.next() ? select.id<PromiseId>(0) : PromiseId();
}

std::vector<Promise> PromiseRepository::ofPlan(Database &db, const QString &plan)
{
    std::vector<Promise> promises;
    {
        Statement select(db, kOfPlan);
        select.bind(plan);
        while (select.next())
            promises.push_back(readPromise(select));
    }
    std::vector<Promise *> all;
    for (Promise &promise : promises)
        all.push_back(&promise);
    complete(db, all);
    return promises;
}

void PromiseRepository::complete(Database &db, const std::vector<Promise *> &promises)
{
    Statement select(db, kParts);
    for (Promise *promise : promises) {
        select.reset().bind(promise->id);
        while (select.next())
            promise->parts.push_back(
                {select.id<InvoiceId>(0), select.text(1),
                 Money(select.integer(2),
                       Currency::fromCode(select.utf8(3)).value_or(Currency()))});
    }
}

Result<void> PromiseRepository::update(Transaction &transaction, const Promise &before,
                                       const Promise &after, const QString &action)
{
    Statement update(transaction, kUpdate);
    update.bind(before.id)
        .bind(before.rowVersion)
        .bind(qint64(after.state))
        .bind(after.stateSince)
        .bind(after.replacedBy)
        .bind(after.cancelReason)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, before.id).has_value());
    transaction.changed(Entity::Promise, ChangeKind::Updated, before.id.number(), before.account);
    FieldChanges changes;
    changes.add("state", promiseStateWord(before.state), promiseStateWord(after.state));
    changes.add("reason", before.cancelReason, after.cancelReason);
    changes.add("replaced by", before.replacedBy.number(), after.replacedBy.number());
    transaction.audit(Entity::Promise, before.id.number(), before.account, action, changes.json());
    return {};
}

std::vector<InvoiceId> PromiseRepository::promisedInvoices(Database &db, AccountId account)
{
    Statement select(db, kPromisedInvoices);
    select.bind(account);
    std::vector<InvoiceId> invoices;
    while (select.next())
        invoices.push_back(select.id<InvoiceId>(0));
    return invoices;
}

std::vector<Promise> PromiseRepository::openAbout(Database &db, AccountId account,
                                                  const std::vector<InvoiceId> &invoices)
{
    std::vector<Promise> open;
    {
        Statement select(db, kOpenOfAccount);
        select.bind(account);
        while (select.next())
            open.push_back(readPromise(select));
    }
    std::vector<Promise *> all;
    for (Promise &promise : open)
        all.push_back(&promise);
    complete(db, all);
    std::erase_if(open, [&](const Promise &promise) {
        if (invoices.empty() || promise.parts.empty())
            return !invoices.empty() || !promise.parts.empty();
        return std::none_of(promise.parts.begin(), promise.parts.end(), [&](const PromisePart &p) {
            return std::find(invoices.begin(), invoices.end(), p.invoice) != invoices.end();
        });
    });
    return open;
}

} // namespace duebook
