// SPDX-License-Identifier: Apache-2.0
// The part of ImportLedgerWriter that writes one row at a time: disputes, and changes of rows that
// were there before, which are kept as they were.
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/importing/importledger.h"
#include "core/store/importing/importrepository.h"

namespace duebook {

namespace {

constexpr auto kAddDispute = R"(
    INSERT INTO dispute (uid, account_id, reason, opened_day, state, closed_day, import_id,
                         created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9))";

constexpr auto kAddDisputeInvoice =
    "INSERT INTO dispute_invoice (dispute_id, invoice_id, amount) VALUES ($1, $2, $3)";

constexpr auto kChangeInvoice = R"(
    UPDATE invoice
       SET issue_day = $2, due_day = $3, amount = $4, open_amount = $5, settled_day = $6,
           disputed_amount = $7, order_number = $8, text = $9, row_version = row_version + 1,
           changed_at = $10, changed_by = $11
     WHERE id = $1)";

constexpr auto kChangePaymentDay = R"(
    UPDATE payment SET day = $2, row_version = row_version + 1, changed_at = $3, changed_by = $4
     WHERE id = $1)";

constexpr auto kChangeAllocationDay = "UPDATE allocation SET day = $2 WHERE id = $1";

constexpr auto kOpenImportedDisputes = R"(
    SELECT d.id, d.row_version
      FROM dispute_invoice di
      JOIN dispute d ON d.id = di.dispute_id
     WHERE di.invoice_id = $1 AND d.state = 1 AND d.import_id IS NOT NULL)";

constexpr auto kCloseDispute = R"(
    UPDATE dispute
       SET state = 2, outcome = CASE WHEN $5 = 1 THEN 4 ELSE 0 END, closed_day = $2,
           row_version = row_version + 1, changed_at = $3, changed_by = $4
     WHERE id = $1)";

// The rows of an import know their own dispute only: invoices of disputes that people opened, or
// that have several invoices, are looked at again.
#define DISPUTED_NOW                                                                               \
    "coalesce((SELECT cast(sum(p.amount) AS bigint) FROM dispute_invoice p"                        \
    " JOIN dispute d ON d.id = p.dispute_id WHERE p.invoice_id = invoice.id AND d.state = 1), 0)"
constexpr auto kRefreshDisputed =
    "UPDATE invoice SET disputed_amount = " DISPUTED_NOW
    " WHERE id IN (SELECT p.invoice_id FROM dispute d JOIN dispute_invoice p"
    "               ON p.dispute_id = d.id WHERE d.state = 1"
    "              UNION SELECT p.invoice_id FROM import_before b JOIN dispute_invoice p"
    "               ON p.dispute_id = b.row_id"
    "               WHERE b.import_id = $1 AND b.table_name = 'dispute')"
    "   AND disputed_amount <> " DISPUTED_NOW;
#undef DISPUTED_NOW

} // namespace

void ImportLedgerWriter::addDispute(qint64 account, qint64 invoice, qint64 opened,
                                    std::optional<qint64> closed, qint64 amount,
                                    QByteArrayView reason)
{
    Statement insert(m_transaction, kAddDispute);
    insert.bind(newUid()).bind(account).bindUtf8(reason).bind(opened).bind(closed ? 2 : 1);
    if (closed)
        insert.bind(*closed);
    else
        insert.bindNull();
    insert.bind(m_import).bind(m_transaction.now()).bind(m_transaction.user());
    insert.run();
    Statement link(m_transaction, kAddDisputeInvoice);
    link.bind(m_transaction.db().lastInsertId()).bind(invoice).bind(amount);
    link.run();
}

void ImportLedgerWriter::keepDispute(const Dispute &before)
{
    keepBefore("dispute", before.id.number(), before.rowVersion + 1,
               {{QStringLiteral("state"), QStringLiteral("1")},
                {QStringLiteral("resolution"), before.resolution}});
}

void ImportLedgerWriter::keepBefore(const char *table, qint64 id, qint64 versionAfter,
                                    const QJsonObject &before)
{
    ImportRepository::keepBefore(m_transaction, m_import, ++m_position, table, id, versionAfter,
                                 before);
}

void ImportLedgerWriter::changeInvoice(const StoredInvoice &before, const InvoiceValues &after)
{
    // Whole numbers as text: JSON numbers are floating point beyond 2^53.
    QJsonObject kept{
        {QStringLiteral("issue_day"), QString::number(before.issued)},
        {QStringLiteral("due_day"), QString::number(before.due)},
        {QStringLiteral("amount"), QString::number(before.amount)},
        {QStringLiteral("open_amount"), QString::number(before.open)},
        {QStringLiteral("disputed_amount"), QString::number(before.disputedAmount)},
        {QStringLiteral("order_number"), QString::fromUtf8(before.orderNumber)},
        {QStringLiteral("text"), QString::fromUtf8(before.text)},
    };
    if (before.settled)
        kept[QStringLiteral("settled_day")] = QString::number(*before.settled);
    keepBefore("invoice", before.id, before.rowVersion + 1, kept);
    Statement update(m_transaction, kChangeInvoice);
    update.bind(before.id).bind(after.issued).bind(after.due).bind(after.amount).bind(after.open);
    if (after.settled)
        update.bind(*after.settled);
    else
        update.bindNull();
    update.bind(after.disputed).bindUtf8(after.orderNumber).bindUtf8(after.text);
    update.bind(m_transaction.now()).bind(m_transaction.user());
    update.run();
}

void ImportLedgerWriter::changePaymentDay(const ImportLedgerReader::OnlyAllocation &allocation,
                                          qint64 day)
{
    const QJsonObject kept{{QStringLiteral("day"), QString::number(allocation.day)}};
    keepBefore("payment", allocation.payment, allocation.paymentVersion + 1, kept);
    keepBefore("allocation", allocation.allocation, 0, kept);
    Statement payment(m_transaction, kChangePaymentDay);
    payment.bind(allocation.payment).bind(day).bind(m_transaction.now()).bind(m_transaction.user());
    payment.run();
    Statement part(m_transaction, kChangeAllocationDay);
    part.bind(allocation.allocation).bind(day);
    part.run();
}

bool ImportLedgerWriter::closeImportedDisputes(qint64 invoice, qint64 day, bool paid)
{
    std::vector<std::pair<qint64, qint64>> disputes;
    {
        Statement select(m_transaction, kOpenImportedDisputes);
        select.bind(invoice);
        while (select.next())
            disputes.emplace_back(select.integer(0), select.integer(1));
    }
    for (const auto &[id, version] : disputes) {
        keepBefore("dispute", id, version + 1, {{QStringLiteral("state"), QStringLiteral("1")}});
        Statement close(m_transaction, kCloseDispute);
        close.bind(id).bind(day).bind(m_transaction.now()).bind(m_transaction.user()).bind(paid);
        close.run();
    }
    return !disputes.empty();
}

void ImportLedgerWriter::refreshDisputed()
{
    Statement refresh(m_transaction, kRefreshDisputed);
    refresh.bind(m_import);
    refresh.run();
}

} // namespace duebook
