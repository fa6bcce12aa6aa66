// SPDX-License-Identifier: Apache-2.0
#include "core/store/disputerepository.h"

#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/conflict.h"
#include "core/store/invoicerepository.h"
#include "core/store/searchindex.h"

namespace duebook {

namespace {

constexpr auto kInsert = R"(
    INSERT INTO dispute (uid, account_id, reason, text, owner_id, note_id, opened_day,
                         deadline_day, created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $10))";
constexpr auto kInsertPart =
    "INSERT INTO dispute_invoice (dispute_id, invoice_id, amount) VALUES ($1, $2, $3)";
constexpr auto kSettle = R"(
    UPDATE dispute
       SET state = 2, resolution = $2, closed_day = $3, changed_at = $4, changed_by = $5,
           row_version = row_version + 1
     WHERE id = $1 AND state = 1
    RETURNING account_id)";
constexpr auto kInvoicesOf = "SELECT invoice_id FROM dispute_invoice WHERE dispute_id = $1";

} // namespace

DisputeId DisputeRepository::insert(Transaction &transaction, const NewDispute &dispute)
{
    Statement insert(transaction, kInsert);
    insert.bind(newUid())
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
    for (const DisputePart &part : dispute.parts) {
        Statement insertPart(transaction, kInsertPart);
        insertPart.bind(id).bind(part.invoice).bind(part.amount.minorUnits());
        insertPart.run();
        InvoiceRepository::refreshDisputed(transaction, part.invoice);
        transaction.changed(Entity::Invoice, ChangeKind::Updated, part.invoice.number(),
                            dispute.account);
    }
    transaction.changed(Entity::Dispute, ChangeKind::Created, id.number(), dispute.account);
    transaction.audit(Entity::Dispute, id.number(), dispute.account,
                      QStringLiteral("dispute opened"));
    return id;
}

Result<void> DisputeRepository::settle(Transaction &transaction, DisputeId id, QDate closed,
                                       const QString &resolution)
{
    AccountId account;
    {
        Statement update(transaction, kSettle);
        update.bind(id)
            .bind(resolution)
            .bind(closed)
            .bind(transaction.now())
            .bind(transaction.user());
        if (!update.next())
            return conflictOrMissing(false);
        account = update.id<AccountId>(0);
        update.run();
    }
    std::vector<InvoiceId> invoices;
    {
        Statement select(transaction, kInvoicesOf);
        select.bind(id);
        while (select.next())
            invoices.push_back(select.id<InvoiceId>(0));
    }
    for (const InvoiceId invoice : invoices) {
        InvoiceRepository::refreshDisputed(transaction, invoice);
        transaction.changed(Entity::Invoice, ChangeKind::Updated, invoice.number(), account);
    }
    transaction.changed(Entity::Dispute, ChangeKind::Updated, id.number(), account);
    transaction.audit(Entity::Dispute, id.number(), account, QStringLiteral("dispute settled"));
    return {};
}

} // namespace duebook
