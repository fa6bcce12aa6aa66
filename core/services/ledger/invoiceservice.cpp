// SPDX-License-Identifier: Apache-2.0
#include "core/services/ledger/invoiceservice.h"

#include "core/rules/team/permissions.h"
#include "core/services/upkeep/ledgerupkeep.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/ledger/balancerepository.h"
#include "core/store/ledger/invoicelistquery.h"
#include "core/store/ledger/invoicerepository.h"
#include "core/store/ledger/paymentrepository.h"

namespace duebook {

namespace {

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QLatin1String(place), {}};
}

InvoiceListRequest requestFor(Database &db, const InvoiceFilter &filter, QDate today)
{
    InvoiceListRequest request;
    request.filter = filter;
    request.day = filter.asOf.isValid() ? filter.asOf : today;
    // Maintained open amounts count every allocation in the book: true from the newest day on.
    request.dated = filter.asOf.isValid() && filter.asOf < BalanceRepository::newestDay(db);
    return request;
}

} // namespace

Result<InvoicePage> InvoiceService::list(const InvoiceFilter &filter, InvoiceSort sort,
                                         bool descending, const PageKey &after)
{
    return m_session.read([&](Database &db) -> Result<InvoicePage> {
        InvoiceListRequest request = requestFor(db, filter, m_session.today());
        request.sort = sort;
        request.descending = descending;
        request.after = after;
        return InvoiceListQuery::page(db, request);
    });
}

Result<std::vector<InvoiceSum>> InvoiceService::sums(const InvoiceFilter &filter)
{
    return m_session.read([&](Database &db) -> Result<std::vector<InvoiceSum>> {
        std::optional<std::vector<InvoiceSum>> sums =
            InvoiceListQuery::sums(db, requestFor(db, filter, m_session.today()));
        if (!sums)
            return Error{ErrorCode::Invalid,
                         tr("The amounts of these invoices are too large to be added up; narrow "
                            "the filter."),
                         {},
                         {}};
        return std::move(*sums);
    });
}

Result<InvoiceRow> InvoiceService::invoice(InvoiceId id)
{
    return m_session.read([&](Database &db) -> Result<InvoiceRow> {
        std::optional<InvoiceRow> found = InvoiceListQuery::find(db, id, m_session.today());
        if (!found)
            return conflictOrMissing(false);
        return std::move(*found);
    });
}

Result<Money> InvoiceService::openAsOf(InvoiceId id, QDate day)
{
    return m_session.read([&](Database &db) -> Result<Money> {
        const std::optional<Money> open = InvoiceRepository::openAsOf(db, id, day);
        if (!open)
            return conflictOrMissing(false);
        return *open;
    });
}

Result<std::vector<AllocationRow>> InvoiceService::allocations(InvoiceId id)
{
    return m_session.read([&](Database &db) -> Result<std::vector<AllocationRow>> {
        return PaymentRepository::allocationsOf(db, id);
    });
}

Result<std::vector<Payment>> InvoiceService::payments(AccountId account, int limit)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Payment>> {
        return PaymentRepository::of(db, account, limit);
    });
}

Result<std::vector<AllocationRow>> InvoiceService::allocationsOf(PaymentId payment)
{
    return m_session.read([&](Database &db) -> Result<std::vector<AllocationRow>> {
        return PaymentRepository::allocationsOf(db, payment);
    });
}

std::optional<Error> InvoiceService::problemIn(const Invoice &invoice) const
{
    if (invoice.number.isEmpty())
        return invalid(tr("Give the invoice a number."), "number");
    if (!invoice.issued.isValid())
        return invalid(tr("Give the day on which the invoice was issued."), "issued");
    if (invoice.due.isValid() && invoice.due < invoice.issued.addYears(-1))
        return invalid(tr("The due day lies more than a year before the day of issue."), "due");
    if (!invoice.amount.currency().isSet())
        return invalid(tr("Give the amount a currency."), "amount");
    const bool credit = invoice.kind == InvoiceKind::CreditNote;
    if (credit && !invoice.amount.isNegative())
        return invalid(tr("The amount of a credit note is below zero."), "amount");
    if (!credit && invoice.amount.isNegative())
        return invalid(tr("An invoice is not below zero; enter a credit note instead."), "amount");
    return std::nullopt;
}

Result<InvoiceId> InvoiceService::add(const Invoice &draft)
{
    if (const auto allowed = require(Right::ChangeInvoices, m_session.user()); !allowed)
        return allowed.error();
    Invoice invoice = draft;
    invoice.number = draft.number.simplified();
    if (const std::optional<Error> problem = problemIn(invoice))
        return *problem;
    return m_session.write([&](Transaction &transaction) -> Result<InvoiceId> {
        const std::optional<Account> account =
            AccountRepository::find(transaction, invoice.account);
        if (!account)
            return Error{ErrorCode::NotFound,
                         tr("The account of this invoice is no longer in the book."),
                         QStringLiteral("account"),
                         {}};
        if (InvoiceRepository::findByNumber(transaction, invoice.account, invoice.kind,
                                            invoice.number))
            return invalid(tr("%1 has an invoice %2 already; choose another number.")
                               .arg(account->name, invoice.number),
                           "number");
        if (!invoice.due.isValid())
            invoice.due = invoice.issued.addDays(account->termsDays);
        const InvoiceId id = InvoiceRepository::insert(transaction, invoice);
        refreshBalances(transaction, invoice.account, invoice.issued);
        return id;
    });
}

Result<void> InvoiceService::update(const Invoice &changed)
{
    if (const auto allowed = require(Right::ChangeInvoices, m_session.user()); !allowed)
        return allowed;
    if (!changed.due.isValid())
        return invalid(tr("Give the day on which the invoice is due."), "due");
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const Result<void> done = InvoiceRepository::update(transaction, changed);
        if (!done)
            return done;
        const std::optional<Invoice> now = InvoiceRepository::find(transaction, changed.id);
        refreshBalances(transaction, now->account, {});
        return {};
    });
}

void InvoiceService::refreshBalances(Transaction &transaction, AccountId account, QDate newestDay)
{
    const AccountId accounts[] = {account};
    LedgerUpkeep(transaction, m_session.settings(), m_session.today())
        .accounts(accounts, newestDay);
    transaction.changed(Entity::Account, ChangeKind::Updated, account.number(), account);
}

} // namespace duebook
