// SPDX-License-Identifier: Apache-2.0
#include "app/cli/paging.h"
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/ledger/invoiceservice.h"

namespace duebook::cli {

namespace {

const Choices<InvoiceSort> kSorts{
    {"due", InvoiceSort::Due},       {"issued", InvoiceSort::Issued},
    {"number", InvoiceSort::Number}, {"amount", InvoiceSort::Amount},
    {"open", InvoiceSort::Open},     {"account", InvoiceSort::Account}};

Result<InvoiceFilter> readFilter(const CommandLine &given, Session &session)
{
    InvoiceFilter filter;
    filter.overdueOnly = given.has("overdue");
    filter.openOnly = given.has("open") || filter.overdueOnly;
    filter.disputedOnly = given.has("disputed");
    filter.text = given.value("text");
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    filter.account = *account;
    const Result<UserId> owner = userOption(given, session, "collector");
    if (!owner)
        return owner.error();
    filter.owner = *owner;
    const Result<Currency> currency = currencyOption(given, "currency");
    if (!currency)
        return currency.error();
    filter.currency = *currency;
    if (given.has("kind")) {
        const Result<InvoiceKind> kind =
            choiceOption(given, "kind", invoiceKindWords(), InvoiceKind::Invoice);
        if (!kind)
            return kind.error();
        filter.kind = *kind;
    }
    const Result<QDate> asOf = dayOption(given, session, "as-of");
    if (!asOf)
        return asOf.error();
    filter.asOf = asOf->isValid() ? *asOf : session.today();
    return filter;
}

void printSums(Output &out, const std::vector<InvoiceSum> &sums)
{
    out.beginTable(QStringLiteral("totals"),
                   {{QStringLiteral("currency"), Texts::tr("Currency"), Column::Align::Left},
                    right("count", Texts::tr("Count")),
                    right("amount", Texts::tr("Amount")),
                    right("open", Texts::tr("Open")),
                    right("overdue", Texts::tr("Overdue")),
                    right("disputed", Texts::tr("Disputed"))},
                   Texts::tr("Totals"));
    for (const InvoiceSum &sum : sums)
        out.row({currency(sum.currency), count(sum.count), amount(sum.amount), amount(sum.open),
                 amount(sum.overdue), amount(sum.disputed)});
    out.endTable();
}

Result<ExitCode> runInvoices(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<InvoiceFilter> filter = readFilter(given, session);
    if (!filter)
        return filter.error();
    const Result<InvoiceSort> sort = choiceOption(given, "sort", kSorts, InvoiceSort::Due);
    if (!sort)
        return sort.error();
    const Result<qint64> limit = numberOption(given, "limit", 0, 1, 1000000000);
    if (!limit)
        return limit.error();
    InvoiceService service(session);
    const Result<std::vector<InvoiceSum>> sums = service.sums(*filter);
    if (!sums)
        return sums.error();
    Output &out = run.out();
    out.about(QStringLiteral("as_of"), Texts::tr("As of"), day(filter->asOf));
    out.beginTable(QStringLiteral("invoices"), invoiceColumns(), {}, Texts::tr("No invoice."));
    const Result<void> listed = eachRow(
        PageKey(),
        [&](const PageKey &after) {
            return service.list(*filter, *sort, given.has("descending"), after);
        },
        [&](const InvoiceRow &row) { out.row(invoiceCells(row)); }, *limit);
    if (!listed)
        return listed.error();
    out.endTable();
    // A CSV is one table: its reader adds up for itself.
    if (out.format() != Format::Csv)
        printSums(out, *sums);
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> invoiceVerbs()
{
    return {
        {"invoices",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists invoices, credit notes and charges"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Open amounts are those at the end of the day of --as-of; what was "
                           "issued later is left out. The totals count every row that fits, also "
                           "beyond --limit."),
         {},
         {{"open", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "only what is open")},
          {"overdue", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "only what is overdue")},
          {"disputed", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "only what is disputed")},
          {"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "only of this account")},
          {"collector", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "only of this user's accounts; me = mine")},
          {"currency", "CODE", QT_TRANSLATE_NOOP("duebook::Cli", "only in this currency")},
          {"kind", "KIND", QT_TRANSLATE_NOOP("duebook::Cli", "invoice, credit-note or charge")},
          {"text", "TEXT",
           QT_TRANSLATE_NOOP("duebook::Cli", "number or order number begins with this")},
          {"as-of", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "the day looked at (default: today)")},
          {"sort", "ORDER",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "due (default), issued, number, amount, open or account")},
          {"descending", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "largest or latest first")},
          {"limit", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "at most so many rows")}},
         {"--book ledger.duebook invoices --overdue --as-of 2012-12-31 --format csv"},
         &runInvoices},
    };
}

} // namespace duebook::cli
