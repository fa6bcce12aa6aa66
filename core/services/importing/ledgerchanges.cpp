// SPDX-License-Identifier: Apache-2.0
// The part of LedgerImport that changes invoices the book has already.
#include "core/services/importing/importvalues.h"
#include "core/services/importing/invoicecopy.h"
#include "core/services/importing/ledgerimport.h"

#include <QCoreApplication>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

bool isSame(const StoredInvoice &a, const InvoiceValues &b)
{
    return a.issued == b.issued && a.due == b.due && a.amount == b.amount && a.open == b.open &&
           a.settled == b.settled && a.disputedAmount == b.disputed &&
           a.orderNumber == b.orderNumber && a.text == b.text;
}

bool fits(qint64 open, qint64 amount)
{
    return amount < 0 ? open <= 0 && open >= amount : open >= 0 && open <= amount;
}

} // namespace

void LedgerImport::changeInvoice(const LedgerRow &row, const LedgerBatch &batch, qint64 id)
{
    const std::optional<InvoiceCopy> copy = copyOf(m_context.db, id);
    if (!copy)
        return;
    const StoredInvoice &before = copy->stored;
    if (copy->currency != row.currency) {
        refuse(row, ImportField::Currency, row.currency.codeBytes(),
               Texts::tr("The book has this invoice in %1.").arg(copy->currency.code()));
        return;
    }
    InvoiceValues after = valuesOf(*copy);
    after.issued = row.issued;
    if (m_fields.due)
        after.due = row.due;
    if (m_fields.orderNumber)
        after.orderNumber = batch.view(row.orderNumber);
    if (m_fields.text)
        after.text = batch.view(row.text);
    const qint64 paid = before.amount - before.open;
    if (m_fields.amount)
        after.amount = row.amount;
    else if (!fits(row.open, before.amount))
        after.amount = row.open + paid;
    after.open = m_fields.open ? row.open : after.amount - paid;
    if (!fits(after.open, after.amount)) {
        refuse(row, ImportField::Amount, {},
               Texts::tr("More was paid on this invoice in the book than its amount here."));
        return;
    }

    const qint64 difference = after.amount - paid - after.open;
    const bool newlySettled = after.open == 0 && (before.open != 0 || difference != 0);
    const qint64 day = row.settled != kNoDay ? row.settled : differenceDay();
    std::optional<ImportLedgerReader::OnlyAllocation> movedPayment;
    if (after.open != 0) {
        after.settled = std::nullopt;
    } else if (newlySettled) {
        after.settled = settledDay(id, day);
    } else if (m_fields.settledDay && row.settled != kNoDay && before.settled != row.settled) {
        movedPayment = ImportLedgerReader::onlyImportedAllocation(m_context.db, id);
        if (movedPayment)
            after.settled = row.settled;
    }

    const bool wantsDispute = m_fields.disputed && row.disputed && after.amount > 0;
    const bool opensDispute =
        wantsDispute && (after.open != 0 ? before.disputedAmount == 0 : !before.everDisputed);
    const bool endsDispute =
        before.disputedAmount != 0 && (after.open == 0 || (m_fields.disputed && !row.disputed));
    if (endsDispute && ImportLedgerReader::hasOnlyImportedDisputes(m_context.db, id))
        after.disputed = 0;
    if (opensDispute)
        after.disputed = after.open;

    if (isSame(before, after) && !opensDispute) {
        ++m_report.unchanged;
        count(row);
        return;
    }
    ++m_report.changed;
    count(row);
    changed(ImportChange::What::Changed, row.row, batch.view(row.number), before.open, after.open,
            row.currency);
    m_report.paymentsCreated += difference != 0 ? 1 : 0;
    m_report.disputesCreated += opensDispute ? 1 : 0;
    if (!writing())
        return;
    if (difference != 0) {
        const qint64 payment =
            writer().addPayment(after.account, day, after.currency, difference, 0, {},
                                batch.view(row.number), batch.view(row.numberKey));
        writer().addAllocation(id, payment, day, difference);
    }
    if (movedPayment)
        writer().changePaymentDay(*movedPayment, row.settled);
    if (before.disputedAmount != 0 && after.disputed == 0)
        writer().closeImportedDisputes(id, after.settled.value_or(differenceDay()),
                                       after.open == 0);
    if (opensDispute)
        writer().addDispute(after.account, id, row.issued, after.settled,
                            after.open != 0 ? after.open : after.amount,
                            batch.view(row.disputeReason));
    writer().changeInvoice(before, after);
    touched(after.account, std::max({day, after.issued, after.settled.value_or(after.issued)}));
}

/// Allocates a payment to the invoices its row names, as far as it reaches. True where it did.
bool LedgerImport::settleNamedInvoices(const LedgerRow &row, const LedgerBatch &batch,
                                       qint64 payment, qint64 &rest)
{
    const qint64 before = rest;
    if (writing())
        writer().flush();
    QByteArray numbers = batch.view(row.invoices).toByteArray();
    for (const char separator : {';', '|', '+', '\n'})
        numbers.replace(separator, ',');
    for (const QByteArray &number : numbers.split(',')) {
        if (number.trimmed().isEmpty())
            continue;
        QByteArray key;
        appendNumberKey(key, number.trimmed());
        const auto invoice =
            ImportLedgerReader::openInvoice(m_context.db, row.accountIdentity, key);
        if (!invoice || invoice->currency != row.currency || invoice->open <= 0 || rest <= 0) {
            warn(row, ImportField::InvoiceNumber, number.trimmed(),
                 Texts::tr("There is no open invoice of this number and currency; that part of "
                           "the payment stays on account."));
            continue;
        }
        const qint64 part = std::min(rest, invoice->open);
        rest -= part;
        const std::optional<InvoiceCopy> copy =
            writing() ? copyOf(m_context.db, invoice->id) : std::nullopt;
        if (!copy)
            continue;
        InvoiceValues after = valuesOf(*copy);
        after.open -= part;
        if (after.open == 0) {
            after.settled = settledDay(invoice->id, row.issued);
            if (after.disputed != 0 &&
                writer().closeImportedDisputes(invoice->id, row.issued, true))
                after.disputed = 0;
        }
        writer().addAllocation(invoice->id, payment, row.issued, part);
        writer().changeInvoice(copy->stored, after);
    }
    return rest != before;
}

} // namespace duebook
