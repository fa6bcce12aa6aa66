// SPDX-License-Identifier: Apache-2.0
#include "core/store/disputes/disputerepository.h"

#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"
#include "core/store/disputes/disputerow.h"
#include "core/store/index/searchindex.h"
#include "core/store/ledger/invoicerepository.h"

#include <set>

namespace duebook {

namespace {

constexpr auto kInsert = R"(
    INSERT INTO dispute (uid, account_id, reason, text, owner_id, note_id, opened_day,
                         deadline_day, created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $10))";
constexpr auto kInsertPart =
    "INSERT INTO dispute_invoice (dispute_id, invoice_id, amount) VALUES ($1, $2, $3)";
constexpr auto kRemoveParts = "DELETE FROM dispute_invoice WHERE dispute_id = $1";
constexpr auto kFind =
    "SELECT " DUEBOOK_DISPUTE_COLUMNS " FROM dispute d" DUEBOOK_DISPUTE_JOINS "WHERE d.id = $1";
constexpr auto kOfAccount =
    "SELECT " DUEBOOK_DISPUTE_COLUMNS " FROM dispute d" DUEBOOK_DISPUTE_JOINS
    "WHERE d.account_id = $1 ORDER BY d.state, d.opened_day DESC, d.id DESC";
constexpr auto kParts = R"(
    SELECT p.invoice_id, i.number, p.amount, i.currency
      FROM dispute_invoice p
      JOIN invoice i ON i.id = p.invoice_id
     WHERE p.dispute_id = $1
     ORDER BY p.invoice_id)";
constexpr auto kFindByUid = "SELECT id FROM dispute WHERE uid = $1";
constexpr auto kUpdate = R"(
    UPDATE dispute
       SET reason = $3, text = $4, owner_id = $5, deadline_day = $6, stage = $7, state = $8,
           outcome = $9, resolution = $10, closed_day = $11, escalated_day = $12,
           changed_at = $13, changed_by = $14, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kIsIndexed = "SELECT 1 FROM searchable_dispute WHERE id = $1";
// Money of several disputes on one invoice never adds up to more than is open of it.
constexpr auto kContestable = R"(
    SELECT i.account_id, i.number, i.currency, i.open_amount,
           coalesce((SELECT cast(sum(p.amount) AS bigint)
                       FROM dispute_invoice p
                       JOIN dispute d ON d.id = p.dispute_id
                      WHERE p.invoice_id = i.id AND d.state = 1 AND d.id <> $2), 0)
      FROM invoice i
     WHERE i.id = $1 AND i.kind <> 2)";
constexpr auto kFollowUpOf = "SELECT follow_up_id FROM dispute WHERE id = $1";
constexpr auto kSetFollowUp = "UPDATE dispute SET follow_up_id = $2 WHERE id = $1";
constexpr auto kOfFollowUp = "SELECT id FROM dispute WHERE follow_up_id = $1";

QString stateWord(DisputeState state)
{
    return state == DisputeState::Open ? QStringLiteral("open") : QStringLiteral("settled");
}

QString stageWord(DisputeStage stage)
{
    switch (stage) {
    case DisputeStage::New:
        return QStringLiteral("new");
    case DisputeStage::LookedInto:
        return QStringLiteral("looked into");
    case DisputeStage::CustomerAnswers:
        return QStringLiteral("customer answers");
    case DisputeStage::ColleagueAnswers:
        return QStringLiteral("colleague answers");
    case DisputeStage::CreditExpected:
        return QStringLiteral("credit note expected");
    }
    return {};
}

QString outcomeWord(DisputeOutcome outcome)
{
    switch (outcome) {
    case DisputeOutcome::None:
        return {};
    case DisputeOutcome::Credited:
        return QStringLiteral("credited");
    case DisputeOutcome::Refused:
        return QStringLiteral("refused");
    case DisputeOutcome::Withdrawn:
        return QStringLiteral("withdrawn");
    case DisputeOutcome::Paid:
        return QStringLiteral("paid");
    }
    return {};
}

QString partsText(const std::vector<DisputePart> &parts)
{
    QStringList texts;
    for (const DisputePart &part : parts)
        texts += QStringLiteral("%1: %2 %3")
                     .arg(part.invoiceNumber.isEmpty() ? QString::number(part.invoice.number())
                                                       : part.invoiceNumber,
                          part.amount.toDecimal(), part.amount.currency().code());
    return texts.join(QStringLiteral(", "));
}

QJsonObject differences(const Dispute &from, const Dispute &to)
{
    FieldChanges changes;
    changes.add("reason", from.reason, to.reason);
    changes.add("text", from.text, to.text);
    changes.add("owner", from.owner.number(), to.owner.number());
    changes.add("deadline", from.deadline, to.deadline);
    changes.add("stage", stageWord(from.stage), stageWord(to.stage));
    changes.add("state", stateWord(from.state), stateWord(to.state));
    changes.add("outcome", outcomeWord(from.outcome), outcomeWord(to.outcome));
    changes.add("resolution", from.resolution, to.resolution);
    changes.add("escalated", from.escalated, to.escalated);
    if (from.parts != to.parts)
        changes.add("parts", partsText(from.parts), partsText(to.parts));
    return changes.json();
}

bool isIndexed(Database &db, DisputeId id)
{
    Statement select(db, kIsIndexed);
    select.bind(id);
    return select.next();
}

void insertParts(Transaction &transaction, DisputeId id, const std::vector<DisputePart> &parts)
{
    for (const DisputePart &part : parts) {
        Statement insert(transaction, kInsertPart);
        insert.bind(id).bind(part.invoice).bind(part.amount.minorUnits());
        insert.run();
    }
}

/// The invoices of both, each once, told what is disputed of them now.
void refreshInvoices(Transaction &transaction, AccountId account,
                     const std::vector<DisputePart> &before, const std::vector<DisputePart> &after)
{
    std::set<InvoiceId> invoices;
    for (const DisputePart &part : before)
        invoices.insert(part.invoice);
    for (const DisputePart &part : after)
        invoices.insert(part.invoice);
    for (const InvoiceId invoice : invoices) {
        InvoiceRepository::refreshDisputed(transaction, invoice);
        transaction.changed(Entity::Invoice, ChangeKind::Updated, invoice.number(), account);
    }
}

void index(Transaction &transaction, const Dispute &dispute)
{
    SearchIndex::addDispute(transaction, dispute.id, dispute.reason, dispute.text,
                            dispute.resolution);
}

} // namespace

void fillParts(Database &db, Dispute &dispute)
{
    Statement select(db, kParts);
    select.bind(dispute.id);
    while (select.next())
        dispute.parts.push_back(
            {select.id<InvoiceId>(0), select.text(1),
             Money(select.integer(2), Currency::fromCode(select.utf8(3)).value_or(Currency()))});
}

DisputeId DisputeRepository::insert(Transaction &transaction, const NewDispute &dispute)
{
    Statement insert(transaction, kInsert);
    insert.bind(dispute.uid.isEmpty() ? newUid() : dispute.uid)
        .bind(dispute.account)
        .bind(dispute.reason)
        .bind(dispute.text)
        .bind(dispute.owner)
        .bind(dispute.note)
        .bind(dispute.opened)
        .bind(dispute.deadline)
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const DisputeId id(transaction.db().lastInsertId());
    SearchIndex::addDispute(transaction, id, dispute.reason, dispute.text, {});
    insertParts(transaction, id, dispute.parts);
    refreshInvoices(transaction, dispute.account, {}, dispute.parts);
    transaction.changed(Entity::Dispute, ChangeKind::Created, id.number(), dispute.account);
    FieldChanges changes;
    changes.add("reason", QString(), dispute.reason);
    changes.add("owner", qint64{0}, dispute.owner.number());
    changes.add("deadline", QDate(), dispute.deadline);
    changes.add("parts", QString(), partsText(dispute.parts));
    transaction.audit(Entity::Dispute, id.number(), dispute.account,
                      QStringLiteral("dispute opened"), changes.json());
    return id;
}

std::optional<Dispute> DisputeRepository::find(Database &db, DisputeId id)
{
    Statement select(db, kFind);
    select.bind(id);
    if (!select.next())
        return std::nullopt;
    Dispute dispute = readDispute(select);
    fillParts(db, dispute);
    return dispute;
}

DisputeId DisputeRepository::findByUid(Database &db, const QString &uid)
{
    Statement select(db, kFindByUid);
    select.bind(uid);
    return select.next() ? select.id<DisputeId>(0) : DisputeId();
}

Result<void> DisputeRepository::update(Transaction &transaction, const Dispute &before,
                                       const Dispute &after, const QString &action)
{
    const bool wasIndexed = isIndexed(transaction, before.id);
    Statement update(transaction, kUpdate);
    update.bind(before.id)
        .bind(before.rowVersion)
        .bind(after.reason)
        .bind(after.text)
        .bind(after.owner)
        .bind(after.deadline)
        .bind(qint64(after.stage))
        .bind(qint64(after.state))
        .bind(qint64(after.outcome))
        .bind(after.resolution)
        .bind(after.closed)
        .bind(after.escalated)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, before.id).has_value());
    if (before.parts != after.parts) {
        Statement remove(transaction, kRemoveParts);
        remove.bind(before.id);
        remove.run();
        insertParts(transaction, before.id, after.parts);
    }
    if (before.parts != after.parts || before.state != after.state)
        refreshInvoices(transaction, before.account, before.parts, after.parts);
    if (wasIndexed)
        SearchIndex::removeDispute(transaction, before.id, before.reason, before.text,
                                   before.resolution);
    if (isIndexed(transaction, before.id))
        index(transaction, after);
    transaction.changed(Entity::Dispute, ChangeKind::Updated, before.id.number(), before.account);
    transaction.audit(Entity::Dispute, before.id.number(), before.account, action,
                      differences(before, after));
    return {};
}

std::vector<Dispute> DisputeRepository::ofAccount(Database &db, AccountId account)
{
    std::vector<Dispute> disputes;
    {
        Statement select(db, kOfAccount);
        select.bind(account);
        while (select.next())
            disputes.push_back(readDispute(select));
    }
    for (Dispute &dispute : disputes)
        fillParts(db, dispute);
    return disputes;
}

std::optional<Contestable> DisputeRepository::contestable(Database &db, InvoiceId invoice,
                                                          DisputeId except)
{
    Statement select(db, kContestable);
    select.bind(invoice).bind(except.number());
    if (!select.next())
        return std::nullopt;
    const Currency currency = Currency::fromCode(select.utf8(2)).value_or(Currency());
    return Contestable{invoice, select.id<AccountId>(0), select.text(1),
                       Money(select.integer(3), currency), Money(select.integer(4), currency)};
}

FollowUpId DisputeRepository::followUpOf(Database &db, DisputeId id)
{
    Statement select(db, kFollowUpOf);
    select.bind(id);
    return select.next() ? select.id<FollowUpId>(0) : FollowUpId();
}

void DisputeRepository::setFollowUp(Transaction &transaction, DisputeId id, FollowUpId followUp)
{
    Statement update(transaction, kSetFollowUp);
    update.bind(id).bind(followUp);
    update.run();
}

DisputeId DisputeRepository::ofFollowUp(Database &db, FollowUpId followUp)
{
    Statement select(db, kOfFollowUp);
    select.bind(followUp);
    return select.next() ? select.id<DisputeId>(0) : DisputeId();
}

} // namespace duebook
