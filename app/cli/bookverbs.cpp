// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/backupservice.h"

#include <QDir>

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

Result<ExitCode> runBackup(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Read);
    if (!session)
        return session.error();
    const Result<BackupReport> report =
        BackupService(**session).backup(run.given().argument(0), run.control(Texts::tr("backup")));
    if (!report)
        return report.error();
    Output &out = run.out();
    out.field(QStringLiteral("file"), Texts::tr("Backup"), QDir(report->path).absolutePath());
    out.field(QStringLiteral("bytes"), Texts::tr("Bytes"), count(report->bytes));
    out.field(QStringLiteral("accounts"), Texts::tr("Accounts"), count(report->accounts));
    out.field(QStringLiteral("invoices"), Texts::tr("Invoices"), count(report->invoices));
    out.field(QStringLiteral("notes"), Texts::tr("Notes"), count(report->notes));
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
        {"backup",
         QT_TRANSLATE_NOOP("duebook::Cli", "Writes a verified copy of the book while others work"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The copy is a whole book. It gets its name only after it was read back "
                           "and verified; an existing file is never overwritten."),
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "where the copy is written")}},
         {},
         {"--book ledger.duebook backup ledger-2026-03-02.duebook"},
         &runBackup},
    };
}

} // namespace duebook::cli
