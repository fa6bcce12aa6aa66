// SPDX-License-Identifier: Apache-2.0
// The part of InvoiceService that settles invoices.
#include "core/services/ledger/invoiceservice.h"

#include "core/rules/ledger/allocation.h"
#include "core/rules/team/permissions.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/ledger/invoicerepository.h"
#include "core/store/ledger/paymentrepository.h"

namespace duebook {

namespace {

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QLatin1String(place), {}};
}

std::vector<AllocationPart> oldestFirst(const std::vector<Invoice> &openItems, const Money &money)
{
    std::vector<OpenInvoice> items;
    for (const Invoice &item : openItems)
        items.push_back({item.id, item.due, item.issued, item.open.minorUnits()});
    std::vector<AllocationPart> parts;
    for (const PlannedAllocation &part : allocateOldestFirst(items, money.minorUnits()).parts)
        parts.push_back({part.invoice, Money(part.amount, money.currency())});
    return parts;
}

} // namespace

std::optional<Error> InvoiceService::problemIn(Database &db,
                                               const std::vector<AllocationPart> &parts,
                                               AccountId account, const Money &available) const
{
    Money rest = available;
    std::vector<InvoiceId> seen;
    for (const AllocationPart &part : parts) {
        const std::optional<Invoice> invoice = InvoiceRepository::find(db, part.invoice);
        if (!invoice)
            return conflictOrMissing(false);
        if (std::find(seen.begin(), seen.end(), part.invoice) != seen.end())
            return invalid(tr("Invoice %1 stands twice; give it one amount.").arg(invoice->number),
                           "allocations");
        seen.push_back(part.invoice);
        if (invoice->account != account)
            return invalid(tr("Invoice %1 belongs to another account.").arg(invoice->number),
                           "allocations");
        if (invoice->amount.currency() != available.currency() ||
            part.amount.currency() != available.currency())
            return invalid(tr("Invoice %1 is in %2; money in %3 cannot settle it.")
                               .arg(invoice->number, invoice->amount.currency().code(),
                                    available.currency().code()),
                           "allocations");
        if (part.amount.minorUnits() <= 0 || part.amount.minorUnits() > invoice->open.minorUnits())
            return invalid(
                tr("Invoice %1 has %2 %3 open; settle more than zero and no more than "
                   "that.")
                    .arg(invoice->number, invoice->open.toDecimal(), available.currency().code()),
                "allocations");
        if (part.amount.minorUnits() > rest.minorUnits())
            return invalid(tr("More is to be settled than the %1 %2 there are.")
                               .arg(available.toDecimal(), available.currency().code()),
                           "allocations");
        rest = rest - part.amount;
    }
    return std::nullopt;
}

Result<PaymentId> InvoiceService::addPayment(const NewPayment &payment)
{
    if (const auto allowed = require(Right::ChangeInvoices, m_session.user()); !allowed)
        return allowed.error();
    if (!payment.day.isValid())
        return invalid(tr("Give the day on which the money came."), "day");
    if (!payment.amount.currency().isSet() || payment.amount.isZero())
        return invalid(tr("Give an amount and its currency."), "amount");
    if (payment.amount.isNegative() && !payment.allocations.empty())
        return invalid(tr("A refund settles no invoice."), "allocations");
    return m_session.write([&](Transaction &transaction) -> Result<PaymentId> {
        if (!payment.uid.isEmpty()) {
            if (const auto known = PaymentRepository::findByUid(transaction, payment.uid))
                return *known;
        }
        if (!AccountRepository::exists(transaction, payment.account))
            return Error{ErrorCode::NotFound,
                         tr("The account of this payment is no longer in the book."),
                         QStringLiteral("account"),
                         {}};
        if (const std::optional<Error> problem = refundProblem(transaction, payment))
            return *problem;
        std::vector<AllocationPart> parts;
        if (!payment.automatic)
            parts = payment.allocations;
        else if (!payment.amount.isNegative())
            parts = oldestFirst(InvoiceRepository::openItems(transaction, payment.account,
                                                             payment.amount.currency()),
                                payment.amount);
        if (const auto problem = problemIn(transaction, parts, payment.account, payment.amount))
            return *problem;
        const PaymentId id = PaymentRepository::insert(transaction,
                                                       Payment{{},
                                                               payment.account,
                                                               payment.day,
                                                               payment.amount,
                                                               payment.amount,
                                                               payment.method,
                                                               payment.reference,
                                                               1},
                                                       payment.uid);
        for (const AllocationPart &part : parts)
            PaymentRepository::allocate(
                transaction,
                Allocation{
                    {}, part.invoice, AllocationKind::Payment, id, {}, payment.day, part.amount},
                payment.account);
        refreshBalances(transaction, payment.account, payment.day);
        return id;
    });
}

std::optional<Error> InvoiceService::refundProblem(Database &db, const NewPayment &payment) const
{
    if (!payment.amount.isNegative())
        return std::nullopt;
    const Currency currency = payment.amount.currency();
    const qint64 credit = PaymentRepository::onAccount(db, payment.account, currency).minorUnits() -
                          InvoiceRepository::openCredit(db, payment.account, currency).minorUnits();
    if (payment.amount.minorUnits() >= -credit)
        return std::nullopt;
    return invalid(tr("Only %1 %2 stand to the customer's credit; a refund cannot be more.")
                       .arg(Money(credit, currency).toDecimal(), currency.code()),
                   "amount");
}

Result<void> InvoiceService::allocateCredit(InvoiceId creditNote, QDate day,
                                            const std::vector<AllocationPart> &parts)
{
    if (const auto allowed = require(Right::ChangeInvoices, m_session.user()); !allowed)
        return allowed;
    if (!day.isValid())
        return invalid(tr("Give the day on which the credit note is used."), "day");
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Invoice> credit = InvoiceRepository::find(transaction, creditNote);
        if (!credit)
            return conflictOrMissing(false);
        if (credit->kind != InvoiceKind::CreditNote)
            return invalid(tr("%1 is not a credit note.").arg(credit->number), "allocations");
        const Money available = -credit->open;
        const std::vector<AllocationPart> chosen =
            !parts.empty() ? parts
                           : oldestFirst(InvoiceRepository::openItems(transaction, credit->account,
                                                                      available.currency()),
                                         available);
        if (const auto problem = problemIn(transaction, chosen, credit->account, available))
            return *problem;
        for (const AllocationPart &part : chosen)
            PaymentRepository::allocate(
                transaction,
                Allocation{
                    {}, part.invoice, AllocationKind::Credit, {}, creditNote, day, part.amount},
                credit->account);
        transaction.audit(Entity::Invoice, creditNote.number(), credit->account,
                          QStringLiteral("credit note used"));
        refreshBalances(transaction, credit->account, day);
        return {};
    });
}

Result<void> InvoiceService::settle(InvoiceId id, AllocationKind kind, QDate day,
                                    const Money &amount)
{
    const Right right = kind == AllocationKind::WriteOff ? Right::WriteOff : Right::ChangeInvoices;
    if (const auto allowed = require(right, m_session.user()); !allowed)
        return allowed;
    if (kind != AllocationKind::Discount && kind != AllocationKind::WriteOff)
        return invalid(tr("Money settles an invoice by a payment, a credit by its credit note."),
                       "allocations");
    if (!day.isValid())
        return invalid(tr("Give the day."), "day");
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Invoice> invoice = InvoiceRepository::find(transaction, id);
        if (!invoice)
            return conflictOrMissing(false);
        if (const auto problem = problemIn(transaction, {{id, amount}}, invoice->account, amount))
            return *problem;
        PaymentRepository::allocate(transaction, Allocation{{}, id, kind, {}, {}, day, amount},
                                    invoice->account);
        transaction.audit(Entity::Invoice, id.number(), invoice->account,
                          kind == AllocationKind::Discount ? QStringLiteral("discount given")
                                                           : QStringLiteral("amount written off"));
        refreshBalances(transaction, invoice->account, day);
        return {};
    });
}

} // namespace duebook
