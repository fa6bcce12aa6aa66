// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/assignmentservice.h"
#include "core/services/coverservice.h"
#include "core/services/ratingservice.h"
#include "core/services/userservice.h"

namespace duebook::cli {

namespace {

Result<UserId> personNamed(Session &session, const QString &login, const QString &place)
{
    if (login == QLatin1String("me"))
        return session.user().id;
    const Result<User> user = userNamed(session, login, place);
    return user ? Result<UserId>(user->id) : Result<UserId>(user.error());
}

void printCovers(Output &out, const std::vector<Cover> &covers, QDate today)
{
    const auto left = [](const char *key, const QString &title) {
        return Column{QString::fromLatin1(key), title, Column::Align::Left};
    };
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

void printHandedOver(Output &out, const HandedOver &given)
{
    out.field(QStringLiteral("accounts"), Texts::tr("Accounts"),
              count(qint64(given.accounts.size())));
    out.field(QStringLiteral("follow_ups"), Texts::tr("Follow-ups"),
              count(qint64(given.followUps.steps.size())));
    out.field(QStringLiteral("disputes"), Texts::tr("Disputes"),
              count(qint64(given.disputes.size())));
    out.field(QStringLiteral("stayed"), Texts::tr("Changed by others meanwhile"),
              count(given.stayed + qint64(given.followUps.refused.size())));
}

ExitCode codeOf(const HandedOver &given)
{
    return given.stayed > 0 || !given.followUps.refused.empty() ? ExitCode::Rejected
                                                                : ExitCode::Done;
}

Result<ExitCode> runHandOver(Run &run)
{
    const CommandLine &given = run.given();
    const bool dry = given.has("dry-run");
    const Result<Session *> opened = run.book(dry ? Run::Access::Read : Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<UserId> from = personNamed(session, given.argument(0), QStringLiteral("LOGIN"));
    if (!from)
        return from.error();
    const Result<UserId> to = personNamed(session, given.value("to"), QStringLiteral("--to"));
    if (!to)
        return to.error();
    AssignmentService service(session);
    if (dry) {
        const Result<HandOverPreview> preview = service.previewHandOver(*from);
        if (!preview)
            return preview.error();
        Output &out = run.out();
        out.field(QStringLiteral("accounts"), Texts::tr("Accounts"), count(preview->accounts));
        out.field(QStringLiteral("follow_ups"), Texts::tr("Follow-ups"), count(preview->followUps));
        out.field(QStringLiteral("disputes"), Texts::tr("Disputes"), count(preview->disputes));
        return ExitCode::Done;
    }
    const Result<HandedOver> done =
        service.handOver(*from, *to, run.control(Texts::tr("handing over")));
    run.endProgress();
    if (!done)
        return done.error();
    printHandedOver(run.out(), *done);
    return codeOf(*done);
}

Result<AssignmentRule> readRule(const CommandLine &given, Session &session)
{
    AssignmentRule rule;
    if (given.value("owner") == QStringLiteral("nobody"))
        rule.owner = UserId();
    else if (given.has("owner")) {
        const Result<UserId> owner =
            personNamed(session, given.value("owner"), QStringLiteral("--owner"));
        if (!owner)
            return owner.error();
        rule.owner = *owner;
    }
    const QString letters = given.value("letters");
    rule.fromLetter = letters.section(QLatin1Char('-'), 0, 0);
    rule.toLetter =
        letters.contains(QLatin1Char('-')) ? letters.section(QLatin1Char('-'), 1) : rule.fromLetter;
    const Result<SegmentId> segment = segmentOption(given, session, "segment");
    if (!segment)
        return segment.error();
    rule.segment = *segment;
    for (const auto &[option, amount] :
         {std::pair("owing-from", &rule.owingFrom), std::pair("owing-below", &rule.owingBelow)}) {
        if (!given.has(option))
            continue;
        const Result<qint64> units = numberOption(given, option, 0, 0, 1'000'000'000);
        if (!units)
            return units.error();
        *amount = int(*units);
    }
    return rule;
}

Result<ExitCode> runAssign(Run &run)
{
    const CommandLine &given = run.given();
    const bool dry = given.has("dry-run");
    const Result<Session *> opened = run.book(dry ? Run::Access::Read : Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<UserId> to = personNamed(session, given.value("to"), QStringLiteral("--to"));
    if (!to)
        return to.error();
    const Result<AssignmentRule> rule = readRule(given, session);
    if (!rule)
        return rule.error();
    if (*rule == AssignmentRule())
        return Error{ErrorCode::Invalid,
                     Texts::tr("say which accounts: --owner, --letters, --segment, --owing-from or "
                               "--owing-below"),
                     QStringLiteral("assign"),
                     {}};
    AssignmentService service(session);
    if (dry) {
        const Result<qint64> found = service.preview(*rule, *to);
        if (!found)
            return found.error();
        run.out().field(QStringLiteral("accounts"), Texts::tr("Accounts"), count(*found));
        return ExitCode::Done;
    }
    const Result<HandedOver> done = service.assign(*rule, *to, run.control(Texts::tr("assigning")));
    run.endProgress();
    if (!done)
        return done.error();
    printHandedOver(run.out(), *done);
    return codeOf(*done);
}

Result<ExitCode> printPool(Run &run, const PoolChange &change)
{
    run.out().field(QStringLiteral("in"), Texts::tr("Come in"), count(qint64(change.in.size())));
    run.out().field(QStringLiteral("out"), Texts::tr("Leave"), count(qint64(change.out.size())));
    return ExitCode::Done;
}

Result<ExitCode> runPoolRefresh(Run &run)
{
    const CommandLine &given = run.given();
    const bool dry = given.has("dry-run");
    const Result<Session *> opened = run.book(dry ? Run::Access::Read : Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    AssignmentService service(session);
    const Result<qint64> below =
        numberOption(given, "below", session.settings().poolBelow, 0, 1'000'000'000);
    if (!below)
        return below.error();
    const Result<PoolChange> change = service.previewPool(int(*below));
    if (!change)
        return change.error();
    if (!dry) {
        if (const Result<void> done = service.changePool(*change); !done)
            return done.error();
    }
    return printPool(run, *change);
}

Result<ExitCode> setPool(Run &run, bool inPool)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    std::vector<AccountId> accounts;
    for (const QString &number : run.given().arguments()) {
        const Result<AccountId> account = accountNumbered(**session, number);
        if (!account)
            return account.error();
        accounts.push_back(*account);
    }
    if (const Result<void> done = AssignmentService(**session).setPool(accounts, inPool); !done)
        return done.error();
    PoolChange change;
    (inPool ? change.in : change.out) = accounts;
    return printPool(run, change);
}

Result<ExitCode> runPoolAdd(Run &run)
{
    return setPool(run, true);
}

Result<ExitCode> runPoolRemove(Run &run)
{
    return setPool(run, false);
}

Result<ExitCode> runRatings(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<RatingRun> rated =
        RatingService(**session).refresh(run.given().has("all"), run.control(Texts::tr("ratings")));
    run.endProgress();
    if (!rated)
        return rated.error();
    run.out().field(QStringLiteral("looked_at"), Texts::tr("Accounts looked at"),
                    count(rated->looked));
    run.out().field(QStringLiteral("changed"), Texts::tr("Ratings changed"), count(rated->changed));
    return ExitCode::Done;
}

std::vector<ArgumentSpec> accountNumbers()
{
    return {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number"), false, true}};
}

OptionSpec dryRun()
{
    return {"dry-run", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "only say how much it would be")};
}

} // namespace

std::vector<Verb> teamVerbs()
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
        {"hand-over",
         QT_TRANSLATE_NOOP("duebook::Cli", "Gives all a person has to another for good"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "All accounts, open follow-ups and open disputes: for a person who "
                           "leaves. Each change stands in the history of its account."),
         {{"LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who hands over")}},
         {{"to", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who takes over"), false, true},
          dryRun()},
         {"--book ledger.duebook hand-over mlopez --to ben --dry-run"},
         &runHandOver},
        {"assign",
         QT_TRANSLATE_NOOP("duebook::Cli", "Gives accounts to a person by rule"),
         "",
         {},
         {{"to", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who is to own them"), false, true},
          {"owner", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "only accounts of this user; nobody = without owner")},
          {"letters", "A-F",
           QT_TRANSLATE_NOOP("duebook::Cli", "only accounts whose name begins with these")},
          {"segment", "NAME", QT_TRANSLATE_NOOP("duebook::Cli", "only accounts of this segment")},
          {"owing-from", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "only accounts that owe at least this much")},
          {"owing-below", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "only accounts that owe less than this")},
          dryRun()},
         {"--book ledger.duebook assign --to ben --owner nobody --letters A-F"},
         &runAssign},
        {"pool refresh",
         QT_TRANSLATE_NOOP("duebook::Cli", "Brings the pool of small accounts up to date"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Accounts that owe less than the setting pool_below come to everybody's "
                           "Today; strategic ones and those set by hand stay as they are."),
         {},
         {{"below", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "this limit in place of the setting; 0 = none")},
          dryRun()},
         {"--book ledger.duebook pool refresh --below 500 --dry-run"},
         &runPoolRefresh},
        {"pool add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Puts accounts into the pool by hand"),
         "",
         accountNumbers(),
         {},
         {},
         &runPoolAdd},
        {"pool remove",
         QT_TRANSLATE_NOOP("duebook::Cli", "Takes accounts out of the pool by hand"),
         "",
         accountNumbers(),
         {},
         {},
         &runPoolRemove},
        {"ratings refresh",
         QT_TRANSLATE_NOOP("duebook::Cli", "Works the payment ratings out anew"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Of the accounts with new payments, promises or disputes, and of all "
                           "once a month; for the nightly run after the import."),
         {},
         {{"all", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "of every account")}},
         {},
         &runRatings},
    };
}

} // namespace duebook::cli
