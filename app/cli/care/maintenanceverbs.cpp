// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/care/backupservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/care/exportservice.h"

#include <QDir>

namespace duebook::cli {

namespace {

const Choices<CheckArea> kAreas{
    {"file", CheckArea::File},           {"references", CheckArea::References},
    {"ledger", CheckArea::Ledger},       {"balances", CheckArea::Balances},
    {"documents", CheckArea::Documents}, {"audit", CheckArea::Audit},
    {"rows", CheckArea::Rows},           {"search", CheckArea::Search}};

void printFindings(Output &out, const CheckReport &report)
{
    out.about(QStringLiteral("clean"), Texts::tr("Clean"), yesNo(report.clean()));
    out.about(QStringLiteral("accounts"), Texts::tr("Accounts"), count(report.accounts));
    out.about(QStringLiteral("invoices"), Texts::tr("Invoices"), count(report.invoices));
    out.about(QStringLiteral("documents"), Texts::tr("Documents"), count(report.documents));
    out.about(QStringLiteral("audit_rows"), Texts::tr("Audit rows"), count(report.auditRows));
    out.about(QStringLiteral("page_sums"), Texts::tr("Pages with sums"), yesNo(report.pageSums));
    out.beginTable(QStringLiteral("findings"),
                   {left("area", Texts::tr("Area")), left("where", Texts::tr("Where")),
                    left("repairable", Texts::tr("Repairable")), left("what", Texts::tr("What")),
                    left("since", Texts::tr("Since")), left("remedy", Texts::tr("Remedy"))},
                   {}, Texts::tr("Everything is in order."));
    for (const CheckFinding &finding : report.findings)
        out.row({wordFor(finding.area, kAreas), finding.where, yesNo(finding.derived), finding.what,
                 finding.since, finding.remedy});
    out.endTable();
}

Result<ExitCode> runCheck(Run &run)
{
    const bool repair = run.given().has("repair");
    const bool accept = run.given().has("accept");
    const Result<Session *> opened =
        run.book(repair || accept ? Run::Access::Change : Run::Access::Read);
    if (!opened)
        return opened.error();
    CheckService service(**opened);
    if (repair) {
        const Result<void> repaired = service.repairDerived(run.control(Texts::tr("repair")));
        run.endProgress();
        if (!repaired)
            return repaired.error();
    }
    std::vector<QString> backups;
    for (const KnownBackup &backup :
         BackupService(**opened).known(BackupService::localFolderFor(run.bookPath())))
        backups.push_back(backup.path);
    if (accept) {
        const Result<int> accepted =
            service.acceptOutside(run.control(Texts::tr("accept")), backups);
        run.endProgress();
        if (!accepted)
            return accepted.error();
    }
    const Result<CheckReport> report = service.check(run.control(Texts::tr("check")), backups);
    if (!report)
        return report.error();
    printFindings(run.out(), *report);
    return report->clean() ? ExitCode::Done : ExitCode::Damaged;
}

Result<ExitCode> runExport(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    const Result<ExportReport> report = ExportService(**opened).exportAll(
        run.given().argument(0), run.control(Texts::tr("export")));
    if (!report)
        return report.error();
    Output &out = run.out();
    out.field(QStringLiteral("folder"), Texts::tr("Folder"), QDir(report->folder).absolutePath());
    out.field(QStringLiteral("files"), Texts::tr("Files"), count(report->files));
    out.field(QStringLiteral("rows"), Texts::tr("Rows"), count(report->rows));
    out.field(QStringLiteral("documents"), Texts::tr("Documents"), count(report->documents));
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> maintenanceVerbs()
{
    return {
        {"check",
         QT_TRANSLATE_NOOP("duebook::Cli", "Proves that the book is in order"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Every page of the file against its sum, the tables, references, open "
                           "amounts, balances, documents against their SHA-256, the chain of the "
                           "audit, every saved value against the sums kept of it, and the search "
                           "index. What is found is listed and the exit code is 5. A book of an "
                           "earlier version gets the sums when it is opened while nobody else has "
                           "it open. The day's backups tell since when a value is another."),
         {},
         {{"repair", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "first rebuild what is worked out from other rows: open amounts, "
                             "balances and the search index")},
          {"accept", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "first take over what was changed outside Duebook as it is; recorded "
                             "with your name, for administrators")}},
         {"--book ledger.duebook check"},
         &runCheck},
        {"export",
         QT_TRANSLATE_NOOP("duebook::Cli", "Writes everything in open formats: CSV and documents"),
         "",
         {{"DIR", QT_TRANSLATE_NOOP("duebook::Cli", "a new or empty folder")}},
         {},
         {"--book ledger.duebook export ledger-2026-03-02"},
         &runExport},
    };
}

} // namespace duebook::cli
