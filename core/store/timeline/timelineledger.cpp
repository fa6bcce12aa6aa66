// SPDX-License-Identifier: Apache-2.0
// The timeline's payments and invoices: what the ledger says, by day.
#include "core/store/timeline/timelinereader.h"

namespace duebook {

namespace {

constexpr auto kPayments = R"(
    SELECT p.id, p.day, p.currency, p.amount, p.unallocated_amount, p.method, p.reference,
           p.row_version
      FROM payment p
     WHERE p.account_id = $1 AND (p.day, p.id) < ($2, $3) AND p.day >= $4
       AND ($5 = 0 OR EXISTS (SELECT 1 FROM allocation a
                               WHERE a.payment_id = p.id AND a.invoice_id = $5))
     ORDER BY p.day DESC, p.id DESC
     LIMIT $6)";
constexpr auto kInvoices = R"(
    SELECT i.id, i.issue_day, i.currency, i.amount, i.open_amount, i.kind, i.number, i.due_day,
           i.settled_day, i.order_number, i.text, i.disputed_amount, i.row_version
      FROM invoice i
     WHERE i.account_id = $1 AND (i.issue_day, i.id) < ($2, $3) AND i.issue_day >= $4
       AND ($5 = 0 OR i.id = $5)
     ORDER BY i.issue_day DESC, i.id DESC
     LIMIT $6)";

} // namespace

void TimelineReader::readPayments()
{
    Statement select(m_db, kPayments);
    bindDays(select, TimelineKind::Payment);
    while (select.next()) {
        const Currency currency = Currency::fromCode(select.utf8(2)).value_or(Currency());
        Payment payment;
        payment.id = select.id<PaymentId>(0);
        payment.account = m_query.account;
        payment.day = select.day(1);
        payment.amount = {select.integer(3), currency};
        payment.unallocated = {select.integer(4), currency};
        payment.method = select.text(5);
        payment.reference = select.text(6);
        payment.rowVersion = select.integer(7);
        add(startOf(payment.day), payment.id.number(), {}, {}, std::move(payment));
    }
}

void TimelineReader::readInvoices()
{
    Statement select(m_db, kInvoices);
    bindDays(select, TimelineKind::Invoice);
    while (select.next()) {
        const Currency currency = Currency::fromCode(select.utf8(2)).value_or(Currency());
        Invoice invoice;
        invoice.id = select.id<InvoiceId>(0);
        invoice.account = m_query.account;
        invoice.issued = select.day(1);
        invoice.amount = {select.integer(3), currency};
        invoice.open = {select.integer(4), currency};
        invoice.kind = static_cast<InvoiceKind>(select.integer(5));
        invoice.number = select.text(6);
        invoice.due = select.day(7);
        invoice.settled = select.day(8);
        invoice.orderNumber = select.text(9);
        invoice.text = select.text(10);
        invoice.disputed = select.integer(11) != 0;
        invoice.rowVersion = select.integer(12);
        add(startOf(invoice.issued), invoice.id.number(), {}, {}, std::move(invoice));
    }
}

} // namespace duebook
