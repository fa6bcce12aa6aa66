// SPDX-License-Identifier: Apache-2.0
#include "app/cli/importing/importcolumns.h"
#include "app/cli/importing/importreport.h"
#include "app/cli/importing/importsettings.h"
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/importing/importservice.h"
#include "core/services/rating/ratingservice.h"
#include "core/services/team/assignmentservice.h"

#include <QDir>
#include <QFileInfo>

namespace duebook::cli {

namespace {

/// A full list that looks wrong: nobody is there to be asked.
Error notAsItIs(const QString &path, const Error &doubts)
{
    return {doubts.code,
            Texts::tr("%1 Nothing was written; if the list is right all the same, pass "
                      "--accept-settling.")
                .arg(doubts.sentence),
            path, doubts.detail};
}

Result<ExitCode> undoImport(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    ImportService service(**opened);
    ImportId id;
    if (!run.given().argument(0).isEmpty()) {
        const Result<qint64> number = readId(run.given().argument(0), QStringLiteral("ID"));
        if (!number)
            return number.error();
        id = ImportId(*number);
    } else {
        const Result<std::vector<ImportRun>> runs = service.runs();
        if (!runs)
            return runs.error();
        const auto last = std::find_if(runs->begin(), runs->end(),
                                       [](const ImportRun &each) { return !each.undone; });
        if (last == runs->end())
            return Error{ErrorCode::NotFound,
                         Texts::tr("the book has no import that could be taken back"),
                         QStringLiteral("--undo"),
                         {}};
        id = last->id;
    }
    const Result<ImportRun> undone = service.undo(id);
    if (!undone)
        return undone.error();
    printImportRuns(run.out(), {*undone}, (*opened)->zone());
    return ExitCode::Done;
}

/// What an import brings along: the pool of small accounts and the payment ratings. The import
/// stands, whatever comes of them.
void bringUpToDate(Run &run, Session &session)
{
    const Result<PoolChange> pool = AssignmentService(session).refreshPool();
    const Result<RatingRun> ratings =
        RatingService(session).refresh(false, run.control(Texts::tr("ratings")));
    run.endProgress();
    if (!pool || !ratings)
        run.say(Texts::tr("the import stands; the payment ratings are not up to date yet: run "
                          "“duebook-cli ratings refresh”"));
}

Result<ExitCode> runImport(Run &run)
{
    const CommandLine &given = run.given();
    if (given.has("undo"))
        return undoImport(run);
    const QString path = given.argument(0);
    if (path.isEmpty())
        return Error{ErrorCode::Invalid,
                     Texts::tr("FILE is missing: name the file to import, or --undo"),
                     {},
                     {}};
    const QFileInfo file(path);
    if (file.exists() && !file.isFile() && !file.isDir())
        return Error{ErrorCode::Invalid,
                     Texts::tr("the file is read more than once, which a pipe does not allow: save "
                               "it first"),
                     path,
                     {}};
    const bool dryRun = given.has("dry-run");
    const Result<Session *> opened = run.book(dryRun ? Run::Access::Read : Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<ImportInspection> inspection = readSettings(run, session, path);
    if (!inspection)
        return inspection.error();
    const ImportSettings *settings = &inspection->settings;
    ImportService service(session);
    const WorkControl control = run.control(dryRun ? Texts::tr("preview") : Texts::tr("import"));
    const Result<ImportReport> report =
        dryRun ? service.preview(path, *settings, control) : service.run(path, *settings, control);
    run.endProgress();
    if (!report)
        return report.error().place == QLatin1String("settling") ? notAsItIs(path, report.error())
                                                                 : report.error();
    if (!dryRun && given.has("save-profile")) {
        const Result<void> saved = service.saveProfile({given.value("save-profile"), *settings});
        if (!saved)
            return saved.error();
    }
    if (!dryRun)
        bringUpToDate(run, session);
    printImportReport(run.out(), path, *settings, *report, dryRun, given.has("list-changes"));
    printUnusedColumns(run.out(), *inspection);
    for (const QString &remark : report->remarks)
        run.say(remark);
    if (dryRun && !report->doubts.isEmpty() && !settings->acceptSettling)
        return notAsItIs(path,
                         {ErrorCode::Conflict, report->doubts.join(QLatin1Char(' ')), {}, {}});
    if (report->lookAlikeCount > 0)
        run.say(Texts::tr("%n account number(s) look like one that is known: --same FILE=BOOK says "
                          "they are one, --same FILE= that they are not",
                          nullptr, int(report->lookAlikeCount)));
    const auto noted = [&report](ImportNoteKind kind) {
        return std::any_of(report->notes.begin(), report->notes.end(),
                           [kind](const ImportNote &note) { return note.kind == kind; });
    };
    if (noted(ImportNoteKind::UnknownWord))
        run.say(Texts::tr("words of the file are not known: --word WORD=MEANING says what one "
                          "means, for instance “--word X2=credit-note” or “--word X2=left-out”"));
    if (noted(ImportNoteKind::ZeroLimit))
        run.say(Texts::tr("credit limits of 0 were left out: --zero-limit none says that there is "
                          "no limit, --zero-limit no-credit that nothing is sold on credit"));
    const bool rejected = report->rejected > 0 || report->problemCount > 0;
    return rejected ? ExitCode::Rejected : ExitCode::Done;
}

Result<ExitCode> runImports(Run &run)
{
    const Result<qint64> limit = numberOption(run.given(), "limit", 50, 1, 1000000);
    if (!limit)
        return limit.error();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    ImportService service(**opened);
    if (run.given().has("profiles")) {
        const Result<std::vector<ImportProfile>> profiles = service.profiles();
        if (!profiles)
            return profiles.error();
        printImportProfiles(run.out(), *profiles);
        return ExitCode::Done;
    }
    const Result<std::vector<ImportRun>> runs = service.runs(int(*limit));
    if (!runs)
        return runs.error();
    printImportRuns(run.out(), *runs, (*opened)->zone());
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> importVerbs()
{
    return {
        {"import",
         QT_TRANSLATE_NOOP("duebook::Cli", "Imports a file of another program, or takes it back"),
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "Encoding, separator, headings, dates and numbers are recognised; what "
             "cannot be known is asked for by an error that names the option. Rows "
             "that cannot be used are listed with row, column and reason, everything "
             "else is written in one transaction (exit code 3). Importing a file "
             "again changes only what changed. A full list that looks wrong stops before "
             "anything is written (exit code 1). Ctrl+C leaves the book as it was; once "
             "the import is written it stands, and that is said."),
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "the file to import"), true}},
         importOptions(),
         {"--book ledger.duebook import open-items.csv --currency EUR --dates DMY",
          "--book ledger.duebook import nightly.csv --profile nightly --full-list",
          "--book ledger.duebook import --undo"},
         &runImport},
        {"imports",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the imports of the book, newest first"),
         "",
         {},
         {{"profiles", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "list the saved profiles instead")},
          {"limit", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "at most so many (default: 50)")}},
         {},
         &runImports},
    };
}

} // namespace duebook::cli
