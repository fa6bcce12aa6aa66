// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/team/assignmentservice.h"
#include "core/services/team/userservice.h"

namespace duebook::cli {

namespace {

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

} // namespace

std::vector<Verb> assignmentVerbs()
{
    return {
        {"hand-over",
         QT_TRANSLATE_NOOP("duebook::Cli", "Gives all a person has to another for good"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "All accounts, open follow-ups and open disputes: for a person who "
                           "leaves. Each change stands in the history of its account."),
         {{"LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who hands over")}},
         {{"to", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who takes over"), false, true},
          dryRunOption()},
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
          dryRunOption()},
         {"--book ledger.duebook assign --to ben --owner nobody --letters A-F"},
         &runAssign},
    };
}

} // namespace duebook::cli
