// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/team/coverservice.h"
#include "core/services/team/userservice.h"

namespace duebook::cli {

namespace {

void printCovers(Output &out, const std::vector<Cover> &covers, QDate today)
{
    out.beginTable(QStringLiteral("covers"),
                   {{QStringLiteral("id"), Texts::tr("Id"), Column::Align::Right},
                    left("absent", Texts::tr("Away")),
                    left("by", Texts::tr("Covered by")),
                    left("from", Texts::tr("From")),
                    left("to", Texts::tr("To")),
                    left("running", Texts::tr("Running"))},
                   {}, Texts::tr("Nobody covers for anybody."));
    for (const Cover &cover : covers)
        out.row({count(cover.id.number()), cover.absentName, cover.byName, day(cover.from),
                 day(cover.to), yesNo(!cover.ended && cover.from <= today && cover.to >= today)});
    out.endTable();
}

Result<ExitCode> runCoverAdd(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    NewCover cover;
    const Result<UserId> absent = personNamed(session, given.argument(0), QStringLiteral("ABSENT"));
    if (!absent)
        return absent.error();
    const Result<UserId> by = personNamed(session, given.value("by"), QStringLiteral("--by"));
    if (!by)
        return by.error();
    const Result<QDate> from = dayOption(given, session, "from");
    if (!from)
        return from.error();
    const Result<QDate> to = dayOption(given, session, "to");
    if (!to)
        return to.error();
    cover.absent = *absent;
    cover.by = *by;
    cover.from = from->isValid() ? *from : session.today();
    cover.to = *to;
    const Result<Cover> added = CoverService(session).add(cover);
    if (!added)
        return added.error();
    printCovers(run.out(), {*added}, session.today());
    return ExitCode::Done;
}

Result<ExitCode> runCoverList(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Read);
    if (!session)
        return session.error();
    const Result<std::vector<Cover>> covers = CoverService(**session).list(run.given().has("past"));
    if (!covers)
        return covers.error();
    printCovers(run.out(), *covers, (*session)->today());
    return ExitCode::Done;
}

Result<ExitCode> runCoverEnd(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<qint64> id = readId(run.given().argument(0), QStringLiteral("ID"));
    if (!id)
        return id.error();
    CoverService service(**session);
    const Result<std::vector<Cover>> covers = service.list(true);
    if (!covers)
        return covers.error();
    for (const Cover &cover : *covers) {
        if (cover.id.number() != *id)
            continue;
        const Result<Cover> ended = service.end(cover.id, cover.rowVersion);
        if (!ended)
            return ended.error();
        printCovers(run.out(), {*ended}, (*session)->today());
        return ExitCode::Done;
    }
    return Error{ErrorCode::NotFound,
                 Texts::tr("there is no cover with this id: “duebook-cli cover list” lists them"),
                 run.given().argument(0),
                 {}};
}

} // namespace

std::vector<Verb> coverVerbs()
{
    return {
        {"cover add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lets one person do the work of another for some days"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Today, follow-ups and reminders of the covering person hold the "
                           "absent person's too. Nothing changes hands: at the end it is back by "
                           "itself."),
         {{"ABSENT", QT_TRANSLATE_NOOP("duebook::Cli", "login of who is away; me = you")}},
         {{"by", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who does the work; me = you"), false,
           true},
          {"from", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "first day (default: today)")},
          {"to", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "last day"), false, true}},
         {"--book ledger.duebook cover add mlopez --by ben --to fri"},
         &runCoverAdd},
        {"cover list",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists who covers for whom"),
         "",
         {},
         {{"past", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "also what is over")}},
         {},
         &runCoverList},
        {"cover end",
         QT_TRANSLATE_NOOP("duebook::Cli", "Gives the work back before the last day"),
         "",
         {{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the cover's id as listed")}},
         {},
         {"--book ledger.duebook cover end 3"},
         &runCoverEnd},
    };
}

} // namespace duebook::cli
