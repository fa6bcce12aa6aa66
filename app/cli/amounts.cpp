// SPDX-License-Identifier: Apache-2.0
#include "app/cli/amounts.h"

#include "app/cli/values.h"
#include "app/cli/verb.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/store/book/session.h"

namespace duebook::cli {

Result<Money> readAmount(const QString &typed, Currency currency, const char *option)
{
    QString text = typed.trimmed();
    const qsizetype blank = text.lastIndexOf(QLatin1Char(' '));
    if (blank > 0) {
        const auto code = Currency::fromCode(text.mid(blank + 1).toUpper().toUtf8());
        if (!code)
            return invalidOption(
                Texts::tr("“%1” is not a currency: write EUR, USD …").arg(text.mid(blank + 1)),
                option);
        currency = *code;
        text = text.left(blank).trimmed();
    }
    const std::optional<Money> money = Money::fromDecimal(text, currency);
    if (!money)
        return invalidOption(Texts::tr("“%1” is not an amount in %2: write it like 1250.50")
                                 .arg(text, currency.code()),
                             option);
    return *money;
}

Result<Currency> usualCurrency(Session &session, AccountId account,
                               const std::vector<InvoiceId> &invoices)
{
    if (!invoices.empty()) {
        const Result<InvoiceRow> invoice = InvoiceService(session).invoice(invoices.front());
        if (!invoice)
            return invoice.error();
        return invoice->invoice.amount.currency();
    }
    const Result<AccountHeader> header = AccountService(session).account(account);
    if (!header)
        return header.error();
    const Currency own = header->account.currency;
    return own.isSet() ? own : session.settings().baseCurrency;
}

Result<Instalment> readInstalment(const QString &text, Currency currency, const Session &session,
                                  const char *option)
{
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at < 0)
        return invalidOption(
            Texts::tr("“%1” is not AMOUNT@DAY: write it like 133.40@2026-04-30").arg(text), option);
    const Result<Money> amount = readAmount(text.left(at), currency, option);
    if (!amount)
        return amount.error();
    const Result<NaturalDate> due =
        readDay(session, text.mid(at + 1), QStringLiteral("--") + QLatin1String(option));
    if (!due)
        return due.error();
    return Instalment{due->day, *amount};
}

Result<DisputePart> readDisputePart(const QString &text, Session &session, AccountId account,
                                    const char *option)
{
    const qsizetype equals = text.lastIndexOf(QLatin1Char('='));
    const QString number = equals < 0 ? text : text.left(equals);
    Result<InvoiceId> invoice = invoiceNumbered(session, account, number);
    if (!invoice) {
        Error error = invoice.error();
        error.place = QStringLiteral("--") + QLatin1String(option);
        return error;
    }
    DisputePart part;
    part.invoice = *invoice;
    if (equals < 0)
        return part;
    const Result<InvoiceRow> row = InvoiceService(session).invoice(*invoice);
    if (!row)
        return row.error();
    const Result<Money> amount =
        readAmount(text.mid(equals + 1), row->invoice.amount.currency(), option);
    if (!amount)
        return amount.error();
    part.amount = *amount;
    return part;
}

} // namespace duebook::cli
