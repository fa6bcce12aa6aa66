// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/base/timezones.h"
#include "core/base/uid.h"
#include "core/rules/team/permissions.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/backupservice.h"
#include "core/services/care/restoreservice.h"
#include "core/services/care/salvageservice.h"

#include <QDir>
#include <QFileInfo>

namespace duebook::cli {

namespace {

void printReport(Output &out, const BackupReport &report)
{
    out.field(QStringLiteral("file"), Texts::tr("Backup"), QDir(report.path).absolutePath());
    out.field(QStringLiteral("bytes"), Texts::tr("Bytes"), count(report.bytes));
    out.field(QStringLiteral("accounts"), Texts::tr("Accounts"), count(report.accounts));
    out.field(QStringLiteral("invoices"), Texts::tr("Invoices"), count(report.invoices));
    out.field(QStringLiteral("notes"), Texts::tr("Notes"), count(report.notes));
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
    printReport(run.out(), *report);
    return ExitCode::Done;
}

QString localFolder(const Run &run)
{
    return run.given().has("folder") ? QDir(run.given().value("folder")).absolutePath()
                                     : BackupService::localFolderFor(run.bookPath());
}

Result<ExitCode> runDaily(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<std::optional<DailyBackup>> made =
        BackupService(**session).daily(localFolder(run), run.control(Texts::tr("backup")));
    if (!made)
        return made.error();
    Output &out = run.out();
    out.beginTable(
        QStringLiteral("files"),
        {{QStringLiteral("file"), Texts::tr("File")}, {QStringLiteral("done"), Texts::tr("Done")}},
        {}, Texts::tr("Nothing to do: the day's backup is made, or not wanted."));
    if (*made) {
        for (const QString &path : (*made)->written)
            out.row({path, QStringLiteral("written")});
        for (const QString &path : (*made)->removed)
            out.row({path, QStringLiteral("removed")});
        for (const SetAside &aside : (*made)->setAside) {
            out.row({aside.path, QStringLiteral("set aside")});
            run.say(BackupService::sentence(aside));
        }
    }
    out.endTable();
    return ExitCode::Done;
}

Result<ExitCode> runBackups(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Read);
    if (!session)
        return session.error();
    BackupService service(**session);
    const Result<std::optional<JobClaim>> last = service.lastDaily();
    if (!last)
        return last.error();
    Output &out = run.out();
    if (*last) {
        out.about(QStringLiteral("last"), Texts::tr("Last"),
                  moment((*last)->endedAt, (*session)->zone()));
        out.about(QStringLiteral("worked"), Texts::tr("Worked"),
                  yesNo((*last)->state == JobState::Done));
        out.about(QStringLiteral("result"), Texts::tr("Result"), (*last)->result);
    }
    out.beginTable(QStringLiteral("backups"),
                   {{QStringLiteral("day"), Texts::tr("Day")},
                    {QStringLiteral("bytes"), Texts::tr("Bytes"), Column::Align::Right},
                    {QStringLiteral("file"), Texts::tr("File")}},
                   {}, Texts::tr("There is no day's backup yet."));
    for (const KnownBackup &each : service.known(localFolder(run)))
        out.row({day(each.day), count(each.bytes), each.path});
    out.endTable();
    return ExitCode::Done;
}

void printLook(Output &out, const RestoreLook &look, const QTimeZone &zone)
{
    out.beginTable(QStringLiteral("books"),
                   {{QStringLiteral("book"), Texts::tr("Book")},
                    {QStringLiteral("company"), Texts::tr("Company")},
                    {QStringLiteral("newest_change"), Texts::tr("Newest change")},
                    {QStringLiteral("accounts"), Texts::tr("Accounts"), Column::Align::Right},
                    {QStringLiteral("invoices"), Texts::tr("Invoices"), Column::Align::Right},
                    {QStringLiteral("notes"), Texts::tr("Notes"), Column::Align::Right},
                    {QStringLiteral("open"), Texts::tr("Open")}},
                   {}, {});
    const auto row = [&](const QString &name, const BookLook &book) {
        QStringList open;
        for (const Money &each : book.open)
            open += amount(each).text + QLatin1Char(' ') + each.currency().code();
        out.row({name, book.company, moment(book.newestChange, zone), count(book.accounts),
                 count(book.invoices), count(book.notes), list(open)});
    };
    row(QStringLiteral("backup"), look.backup);
    if (look.present)
        row(QStringLiteral("present"), *look.present);
    out.endTable();
}

/// Whoever would replace `book`: as the book of the run knows them, which is closed again. Errors:
/// Forbidden (a wrong password).
Result<Restorer> whoReplaces(Run &run, const QString &book)
{
    Restorer who{run.given().value("as"), {}};
    if (book != run.bookPath())
        return who;
    const Result<Session *> session = run.book(Run::Access::Read);
    if (session)
        who.signedIn = (*session)->user();
    else if (session.error().code == ErrorCode::Forbidden)
        return session.error();
    run.closeBook();
    return who;
}

Result<ExitCode> runRestore(Run &run)
{
    const QString backup = run.given().argument(0);
    const QString book = run.given().has("to") ? run.given().value("to") : run.bookPath();
    if (book.isEmpty())
        return Error{ErrorCode::Invalid,
                     Texts::tr("say which book is replaced: --book FILE, or --to FILE"),
                     QStringLiteral("--book"),
                     {}};
    const Result<RestoreLook> look = RestoreService::look(backup, book);
    if (!look)
        return look.error();
    Output &out = run.out();
    if (look->present && look->changesLost > 0)
        run.say(Texts::tr("the present book has %1 changes and %2 notes that the backup has not")
                    .arg(look->changesLost)
                    .arg(look->notesLost));
    if (!look->differs.isEmpty())
        run.say(look->differs);
    if (look->present)
        out.about(QStringLiteral("same_book"), Texts::tr("Of this book"),
                  yesNo(look->differs.isEmpty()));
    if (!run.given().has("dry-run")) {
        const Result<Restorer> who = whoReplaces(run, book);
        if (!who)
            return who.error();
        const Result<RestoreReport> done = RestoreService::restore(
            backup, book, *who, run.clock(), run.control(Texts::tr("restore")));
        run.endProgress();
        if (!done)
            return done.error();
        out.about(QStringLiteral("restored"), Texts::tr("Restored"),
                  QFileInfo(done->book).absoluteFilePath());
        out.about(QStringLiteral("kept_before"), Texts::tr("Kept from before"), done->keptBefore);
    }
    printLook(out, *look, zoneNamed({}, run.clock()));
    return ExitCode::Done;
}

Result<ExitCode> runSalvage(Run &run)
{
    const Result<SalvageReport> report =
        SalvageService::salvage(run.given().argument(0), run.given().value("to"), run.clock(),
                                run.control(Texts::tr("salvage")));
    run.endProgress();
    if (!report)
        return report.error();
    Output &out = run.out();
    out.about(QStringLiteral("book"), Texts::tr("New book"), report->book);
    out.about(QStringLiteral("report"), Texts::tr("Report"), report->report);
    out.about(QStringLiteral("saved"), Texts::tr("Rows saved"), count(report->saved));
    out.about(QStringLiteral("doubtful"), Texts::tr("Of them doubtful"), count(report->doubtful));
    out.about(QStringLiteral("missing"), Texts::tr("Known to be missing"), count(report->missing));
    out.about(QStringLiteral("unknown_bytes"), Texts::tr("Unreadable bytes"),
              count(report->unknownBytes));
    out.about(QStringLiteral("whole"), Texts::tr("Nothing lost"), yesNo(report->whole));
    out.about(QStringLiteral("remarks"), Texts::tr("Remarks"), list(report->remarks));
    out.beginTable(QStringLiteral("tables"), {{QStringLiteral("table"), Texts::tr("Table")},
                                              right("saved", Texts::tr("Saved")),
                                              right("doubtful", Texts::tr("Doubtful")),
                                              right("missing", Texts::tr("Missing")),
                                              right("refused", Texts::tr("Contradicting")),
                                              right("unknown_pages", Texts::tr("Unknown pages"))});
    for (const SalvagedTable &table : report->tables)
        out.row({table.name, count(table.saved), count(table.doubtful), count(table.missing),
                 count(table.refused), count(table.unknownPages)});
    out.endTable();
    return report->whole ? ExitCode::Done : ExitCode::Rejected;
}

} // namespace

std::vector<Verb> backupVerbs()
{
    const OptionSpec folder{"folder", "DIR",
                            QT_TRANSLATE_NOOP("duebook::Cli",
                                              "this computer's place for backups, instead of the "
                                              "folder below the user's data")};
    return {
        {"backup",
         QT_TRANSLATE_NOOP("duebook::Cli", "Writes a verified copy of the book while others work"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The copy is a whole book. It gets its name only after it was read back "
                           "and verified; an existing file is never overwritten."),
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "where the copy is written")}},
         {},
         {"--book ledger.duebook backup ledger-2026-03-02.duebook"},
         &runBackup},
        {"backup daily",
         QT_TRANSLATE_NOOP("duebook::Cli", "Makes the day's backup and removes older ones"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Once a day for everybody who uses the book: on this computer and in "
                           "the folder of the setting backup_folder. The newest of 7 days, 5 weeks "
                           "and 12 months are kept. For cron or the task scheduler; the window "
                           "does the same by itself."),
         {},
         {folder},
         {"--book ledger.duebook backup daily"},
         &runDaily},
        {"backup list",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the days' backups and how the last one ended"),
         "",
         {},
         {folder},
         {},
         &runBackups},
        {"restore",
         QT_TRANSLATE_NOOP("duebook::Cli", "Puts a backup in the place of the book"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The backup is verified first. The present book is kept beside it as "
                           "“NAME (before restore DATE TIME).duebook”. Refused while somebody has "
                           "the book open."),
         {{"BACKUP", QT_TRANSLATE_NOOP("duebook::Cli", "the backup's file")}},
         {{"to", "FILE",
           QT_TRANSLATE_NOOP("duebook::Cli", "the book that is replaced or made; one that asks "
                                             "for a password is named with --book instead")},
          {"dry-run", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "only say what is in it and what would be lost")}},
         {"--book ledger.duebook restore ledger-2026-03-02.duebook --dry-run"},
         &runRestore},
        {"salvage",
         QT_TRANSLATE_NOOP("duebook::Cli", "Saves what can be read of a damaged book"),
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "Every readable row is copied into a new book, also where the file's own "
             "list of tables is lost; a report beside it tells what is missing: rows "
             "that are known to be, and pages of which nobody can say what stood in "
             "them; and how many saved rows are doubtful, as the sum of their page is "
             "wrong. The damaged file is only read. A backup is better, where there "
             "is one. Exit code 3: something is lost or may be."),
         {{"DAMAGED", QT_TRANSLATE_NOOP("duebook::Cli", "the damaged book")}},
         {{"to", "FILE", QT_TRANSLATE_NOOP("duebook::Cli", "the new book"), false, true}},
         {"salvage ledger.duebook --to saved.duebook"},
         &runSalvage},
    };
}

} // namespace duebook::cli
