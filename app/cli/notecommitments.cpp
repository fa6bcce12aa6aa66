// SPDX-License-Identifier: Apache-2.0
#include "app/cli/notecommitments.h"

#include "app/cli/values.h"
#include "core/services/accountservice.h"
#include "core/services/invoiceservice.h"
#include "core/store/session.h"

namespace duebook::cli {

namespace {

Error invalid(const QString &sentence, const char *option)
{
    return {ErrorCode::Invalid, sentence, QStringLiteral("--") + QLatin1String(option), {}};
}

/// "400", "400.50", or with a code: "400.50 USD".
Result<Money> readAmount(const QString &typed, Currency currency, const char *option)
{
    QString text = typed.trimmed();
    const qsizetype blank = text.lastIndexOf(QLatin1Char(' '));
    if (blank > 0) {
        const auto code = Currency::fromCode(text.mid(blank + 1).toUpper().toUtf8());
        if (!code)
            return invalid(
                Texts::tr("“%1” is not a currency: write EUR, USD …").arg(text.mid(blank + 1)),
                option);
        currency = *code;
        text = text.left(blank).trimmed();
    }
    const std::optional<Money> money = Money::fromDecimal(text, currency);
    if (!money)
        return invalid(Texts::tr("“%1” is not an amount in %2: write it like 1250.50")
                           .arg(text, currency.code()),
                       option);
    return *money;
}

/// The currency of the talk's invoices, else the account's, else the book's.
Result<Currency> currencyOf(Session &session, const NewNote &note)
{
    if (!note.invoices.empty()) {
        const Result<InvoiceRow> invoice = InvoiceService(session).invoice(note.invoices.front());
        if (!invoice)
            return invoice.error();
        return invoice->invoice.amount.currency();
    }
    const Result<AccountHeader> header = AccountService(session).account(note.account);
    if (!header)
        return header.error();
    const Currency own = header->account.currency;
    return own.isSet() ? own : session.settings().baseCurrency;
}

Result<void> readPromise(const CommandLine &given, Session &session, NewNote *note)
{
    if (!given.has("promise"))
        return {};
    const Result<Currency> currency = currencyOf(session, *note);
    if (!currency)
        return currency.error();
    NewPromise promise;
    promise.uid = note->uid + QStringLiteral("/promise");
    promise.invoices = note->invoices;
    for (const QString &text : given.values("promise")) {
        const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
        if (at < 0)
            return invalid(Texts::tr("“%1” is not AMOUNT@DAY: write it like 400.50@fri").arg(text),
                           "promise");
        const Result<Money> amount = readAmount(text.left(at), *currency, "promise");
        if (!amount)
            return amount.error();
        const Result<NaturalDate> due =
            readDay(session, text.mid(at + 1), QStringLiteral("--promise"));
        if (!due)
            return due.error();
        promise.instalments.push_back({due->day, *amount});
    }
    note->promise = promise;
    return {};
}

/// "R1:Damaged" contests all of it that may be contested, "R1=40.00:Damaged" a part.
Result<DisputePart> readPart(const QString &text, Session &session, AccountId account)
{
    const qsizetype equals = text.lastIndexOf(QLatin1Char('='));
    const QString number = equals < 0 ? text : text.left(equals);
    Result<InvoiceId> invoice = invoiceNumbered(session, account, number);
    if (!invoice) {
        Error error = invoice.error();
        error.place = QStringLiteral("--dispute");
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
        readAmount(text.mid(equals + 1), row->invoice.amount.currency(), "dispute");
    if (!amount)
        return amount.error();
    part.amount = *amount;
    return part;
}

Result<void> readDispute(const CommandLine &given, Session &session, NewNote *note)
{
    if (!given.has("dispute"))
        return {};
    NewDispute dispute;
    dispute.uid = note->uid + QStringLiteral("/dispute");
    for (const QString &text : given.values("dispute")) {
        const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
        const QString reason = text.mid(colon + 1).trimmed();
        if (colon < 0 || reason.isEmpty())
            return invalid(Texts::tr("“%1” is not INVOICE[=AMOUNT]:REASON: write it like "
                                     "R-1=40.00:Damaged")
                               .arg(text),
                           "dispute");
        if (!dispute.reason.isEmpty() && dispute.reason != reason)
            return invalid(Texts::tr("a note opens one dispute with one reason: record the other "
                                     "with a note of its own"),
                           "dispute");
        dispute.reason = reason;
        const Result<DisputePart> part = readPart(text.left(colon), session, note->account);
        if (!part)
            return part.error();
        dispute.parts.push_back(*part);
    }
    note->dispute = dispute;
    return {};
}

} // namespace

Result<void> readCommitments(const CommandLine &given, Session &session, NewNote *note)
{
    if (const Result<void> promise = readPromise(given, session, note); !promise)
        return promise;
    if (const Result<void> dispute = readDispute(given, session, note); !dispute)
        return dispute;
    for (const QString &login : given.values("inform")) {
        const Result<User> user = userNamed(session, login, QStringLiteral("--inform"));
        if (!user)
            return user.error();
        note->inform.push_back(user->id);
    }
    return {};
}

Error atNoteOption(Error error)
{
    for (const char *option : {"promise", "dispute"}) {
        if (error.place.startsWith(QLatin1String(option) + QLatin1Char('.')))
            error.place = QStringLiteral("--") + QLatin1String(option);
    }
    return error;
}

} // namespace duebook::cli
