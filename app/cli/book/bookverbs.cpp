// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/demo/demoservice.h"

#include <QDir>

#include <limits>

namespace duebook::cli {

namespace {

Result<ExitCode> runNew(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Currency> currency = currencyOption(given, "currency");
    if (!currency)
        return currency.error();
    NewBook book;
    book.company = given.value("company");
    book.currency = *currency;
    book.timeZone = given.value("time-zone").toUtf8();
    book.administrator.login = given.has("as") ? given.value("as") : BookService::systemLogin();
    book.administrator.name = given.has("name") ? given.value("name") : book.administrator.login;
    const QString path = given.argument(0);
    const Result<void> created = BookService::create(path, book, run.clock());
    if (!created)
        return created.error();
    Output &out = run.out();
    out.field(QStringLiteral("book"), Texts::tr("Book"), QDir(path).absolutePath());
    out.field(QStringLiteral("base_currency"), Texts::tr("Currency"), cli::currency(*currency));
    out.field(QStringLiteral("company"), Texts::tr("Company"), book.company);
    out.field(QStringLiteral("administrator"), Texts::tr("Administrator"),
              book.administrator.login);
    return ExitCode::Done;
}

Result<ExitCode> runDemo(Run &run)
{
    const CommandLine &given = run.given();
    DemoSize size;
    constexpr qint64 kMost = 10000000;
    const Result<qint64> accounts = numberOption(given, "accounts", size.accounts, 1, kMost);
    if (!accounts)
        return accounts.error();
    const Result<qint64> invoices = numberOption(given, "invoices", size.invoices, 1, kMost);
    if (!invoices)
        return invoices.error();
    const Result<qint64> notes = numberOption(given, "notes", size.notes, 1, kMost);
    if (!notes)
        return notes.error();
    const Result<qint64> seed =
        numberOption(given, "seed", qint64(size.seed), 0, std::numeric_limits<qint64>::max());
    if (!seed)
        return seed.error();
    size = {int(*accounts), int(*invoices), int(*notes), quint64(*seed)};
    const QString path = given.argument(0);
    const Result<DemoReport> made =
        DemoService::create(path, size, run.clock(), run.control(Texts::tr("demo")));
    if (!made)
        return made.error();
    Output &out = run.out();
    out.field(QStringLiteral("book"), Texts::tr("Book"), QDir(path).absolutePath());
    out.field(QStringLiteral("accounts"), Texts::tr("Accounts"), count(made->accounts));
    out.field(QStringLiteral("contacts"), Texts::tr("Contacts"), count(made->contacts));
    out.field(QStringLiteral("invoices"), Texts::tr("Invoices"), count(made->invoices));
    out.field(QStringLiteral("payments"), Texts::tr("Payments"), count(made->payments));
    out.field(QStringLiteral("notes"), Texts::tr("Notes"), count(made->notes));
    out.field(QStringLiteral("follow_ups"), Texts::tr("Follow-ups"), count(made->followUps));
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> bookVerbs()
{
    return {
        {"new",
         QT_TRANSLATE_NOOP("duebook::Cli", "Creates an empty book"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The user named by --as, else the system user, becomes its "
                           "administrator. An existing file is never overwritten."),
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "the book's file, usually *.duebook")}},
         {{"currency", "CODE",
           QT_TRANSLATE_NOOP("duebook::Cli", "the book's base currency, such as EUR"), false, true},
          {"company", "NAME", QT_TRANSLATE_NOOP("duebook::Cli", "whose receivables these are")},
          {"time-zone", "ZONE",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "zone of the book's days, such as Europe/Berlin (default: this "
                             "computer's)")},
          {"name", "NAME",
           QT_TRANSLATE_NOOP("duebook::Cli", "the administrator's name (default: the login)")}},
         {"new ledger.duebook --currency EUR --company \"Northwind Trading\""},
         &runNew},
        {"demo",
         QT_TRANSLATE_NOOP("duebook::Cli", "Creates a made-up book to try things with"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The same sizes and seed on the same day give the same book."),
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "the book's file, usually *.duebook")}},
         {{"accounts", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "default: 60")},
          {"invoices", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "default: 900")},
          {"notes", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "default: 400")},
          {"seed", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "another seed, another book")}},
         {"demo demo.duebook", "demo big.duebook --accounts 100000 --invoices 1000000"},
         &runDemo},
    };
}

} // namespace duebook::cli
