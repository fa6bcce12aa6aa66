// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/team/sharingservice.h"

namespace duebook::cli {

namespace {

const Choices<ShareMode> kModes{
    {"locks", ShareMode::Locks}, {"lease", ShareMode::Lease}, {"stopped", ShareMode::Stopped}};

void print(Output &out, const SharingReport &report, const QTimeZone &zone)
{
    out.about(QStringLiteral("drive"), Texts::tr("Drive"),
              QString::fromLatin1(report.drive.fileSystem));
    out.about(QStringLiteral("shared"), Texts::tr("Shared"), yesNo(report.shared));
    out.about(QStringLiteral("mode"), Texts::tr("Mode"),
              report.shared ? wordFor(report.mode, kModes) : QStringLiteral("local"));
    out.about(QStringLiteral("writable"), Texts::tr("Writable"), yesNo(report.refusal.isEmpty()));
    if (!report.refusal.isEmpty())
        out.about(QStringLiteral("refusal"), Texts::tr("Why not"), report.refusal);
    out.beginTable(QStringLiteral("others"),
                   {{QStringLiteral("person"), Texts::tr("Person")},
                    {QStringLiteral("computer"), Texts::tr("Computer")},
                    {QStringLiteral("writing"), Texts::tr("Writing")},
                    {QStringLiteral("since"), Texts::tr("Since")}},
                   {}, Texts::tr("Nobody else has the book open."));
    for (const PresentClient &each : report.others)
        out.row({each.userName, each.host, yesNo(each.writing), moment(each.openedAt, zone)});
    out.endTable();
}

Result<ExitCode> runSharing(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Read);
    if (!session)
        return session.error();
    SharingService service(**session);
    if (run.given().has("mode")) {
        const Result<ShareMode> mode = choiceOption(run.given(), "mode", kModes, ShareMode::Locks);
        if (!mode)
            return mode.error();
        if (const Result<void> chosen = service.choose(*mode); !chosen)
            return chosen.error();
        run.say(Texts::tr("written; programs that have the book open must open it again"));
        return ExitCode::Done;
    }
    const Result<SharingReport> report = service.report();
    if (!report)
        return report.error();
    print(run.out(), *report, (*session)->zone());
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> sharingVerbs()
{
    return {
        {"sharing",
         QT_TRANSLATE_NOOP("duebook::Cli", "Tells how the book is shared and who has it open"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "The kind of drive, whether it can be written, and everybody who has "
                           "the book open. On a drive whose locks cannot be trusted the book is "
                           "read only until an administrator chooses the slower lease mode, in "
                           "which one client at a time has the book open. Nobody else may have it "
                           "open meanwhile."),
         {},
         {{"mode", "locks|lease",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "locks: by the drive's own locks; lease: by a token file beside the "
                             "book")}},
         {"--book //server/credit/ledger.duebook sharing",
          "--book /mnt/credit/ledger.duebook sharing --mode lease"},
         &runSharing},
    };
}

} // namespace duebook::cli
