// SPDX-License-Identifier: Apache-2.0
#include "app/cli/paging.h"
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/base/uid.h"
#include "core/services/followups/followupservice.h"

namespace duebook::cli {

namespace {

const Choices<int> kPriorities{{"low", -1}, {"normal", 0}, {"high", 1}};

void printFollowUps(Output &out, const Session &session, const std::vector<FollowUp> &rows,
                    const QString &key = QStringLiteral("follow_ups"), const QString &title = {})
{
    out.beginTable(key, followUpColumns(out.format()), title);
    for (const FollowUp &followUp : rows)
        out.row(followUpCells(out.format(), followUp, session.zone()));
    out.endTable();
}

Result<ExitCode> runFollowUps(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    FollowUpFilter filter;
    filter.withoutAssignee = given.value("user") == QStringLiteral("nobody");
    if (!filter.withoutAssignee) {
        const Result<UserId> user = userOption(given, session, "user");
        if (!user)
            return user.error();
        filter.assignee = *user;
    }
    filter.withCovered = given.has("covered");
    if (given.has("kind")) {
        const Result<FollowUpKind> kind =
            choiceOption(given, "kind", followUpKindWords(), FollowUpKind::Task);
        if (!kind)
            return kind.error();
        filter.kind = *kind;
    }
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    filter.account = *account;
    const Result<QDate> until = dayOption(given, session, "until");
    if (!until)
        return until.error();
    filter.dueUntil = given.has("due") ? session.today() : *until;
    filter.openOnly = !given.has("all");
    filter.doneOnly = given.has("done");
    Output &out = run.out();
    out.beginTable(QStringLiteral("follow_ups"), followUpColumns(out.format()), {},
                   Texts::tr("No follow-up."));
    FollowUpService service(session);
    const Result<void> listed = eachRow(
        PageKey(), [&](const PageKey &after) { return service.list(filter, after); },
        [&](const FollowUp &followUp) {
            out.row(followUpCells(out.format(), followUp, session.zone()));
        });
    if (!listed)
        return listed.error();
    out.endTable();
    return ExitCode::Done;
}

/// Changes the follow-ups named: what cannot be changed is listed and the others go on. One alone
/// fails as a whole.
Result<ExitCode> changeAll(Run &run, Session &session, const FollowUpChange &change)
{
    FollowUpService service(session);
    std::vector<FollowUpRef> refs;
    std::vector<std::pair<QString, Error>> rejected;
    for (const QString &text : run.given().arguments()) {
        const auto one = [&]() -> Result<FollowUp> {
            const Result<qint64> id = readId(text, QStringLiteral("ID"));
            return id ? service.followUp(FollowUpId(*id)) : Result<FollowUp>(id.error());
        };
        const Result<FollowUp> before = one();
        if (before)
            refs.push_back(FollowUpRef::of(*before));
        else
            rejected.emplace_back(text, before.error());
    }
    const Result<FollowUpChanges> changes = service.change(refs, change);
    if (!changes)
        return changes.error();
    for (const FollowUpChanges::Refused &refused : changes->refused)
        rejected.emplace_back(QString::number(refused.followUp.id.number()), refused.error);
    if (changes->steps.empty())
        return rejected.front().second;
    std::vector<FollowUp> changed;
    std::vector<FollowUp> next;
    for (const FollowUpStep &step : changes->steps) {
        changed.push_back(step.now);
        if (step.next)
            next.push_back(*step.next);
    }
    printFollowUps(run.out(), session, changed, QStringLiteral("follow_ups"));
    if (!next.empty())
        printFollowUps(run.out(), session, next, QStringLiteral("next"), Texts::tr("Comes again"));
    if (const int alone = changes->leftAlone(); alone > 0)
        run.say(Texts::tr("%n overdue account(s) have nothing planned now", nullptr, alone));
    if (rejected.empty())
        return ExitCode::Done;
    run.out().beginTable(
        QStringLiteral("rejected"),
        {{QStringLiteral("id"), Texts::tr("Id")}, {QStringLiteral("reason"), Texts::tr("Reason")}},
        Texts::tr("Rejected"));
    for (const auto &[id, error] : rejected)
        run.out().row({id, error.sentence});
    run.out().endTable();
    return ExitCode::Rejected;
}

Result<ExitCode> runDone(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    return changeAll(run, **session, FollowUpChange::done(run.given().value("result")));
}

Result<ExitCode> runSnooze(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<NaturalDate> until =
        readDay(**session, run.given().value("until"), QStringLiteral("--until"));
    if (!until)
        return until.error();
    return changeAll(run, **session, FollowUpChange::snooze(until->day, until->time));
}

Result<ExitCode> runAssign(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<User> user = userNamed(**session, run.given().value("to"), QStringLiteral("--to"));
    if (!user)
        return user.error();
    return changeAll(run, **session, FollowUpChange::reassign(user->id));
}

Result<ExitCode> runReopen(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    return changeAll(run, **session, FollowUpChange::reopen());
}

Result<ExitCode> runCancel(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    return changeAll(run, **session, FollowUpChange::cancel());
}

Result<ExitCode> runChange(Run &run)
{
    const CommandLine &given = run.given();
    FollowUpChange change;
    change.kind = FollowUpChange::Kind::Edit;
    if (given.has("priority")) {
        const Result<int> priority = choiceOption(given, "priority", kPriorities, 0);
        if (!priority)
            return priority.error();
        change.newPriority = *priority;
    }
    if (given.has("repeat"))
        change.newRepeat =
            given.value("repeat") == QStringLiteral("never") ? QString() : given.value("repeat");
    if (given.has("reason"))
        change.newReason = given.value("reason");
    if (!change.newPriority && !change.newRepeat && !change.newReason)
        return Error{ErrorCode::Invalid,
                     Texts::tr("say what is to be changed: --priority, --repeat or --reason"),
                     QStringLiteral("follow-up change"),
                     {}};
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    return changeAll(run, **session, change);
}

Result<ExitCode> runAdd(Run &run)
{
    const CommandLine &given = run.given();
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    NewFollowUp draft;
    draft.uid = given.has("uid") ? given.value("uid") : newUid();
    const Result<AccountId> account = accountNumbered(session, given.argument(0));
    if (!account)
        return account.error();
    draft.account = *account;
    const Result<NaturalDate> due = readDay(session, given.value("due"), QStringLiteral("--due"));
    if (!due)
        return due.error();
    draft.due = due->day;
    draft.time = due->time;
    draft.reason = given.value("reason");
    const Result<UserId> assignee = userOption(given, session, "for");
    if (!assignee)
        return assignee.error();
    draft.assignee = *assignee;
    const Result<int> priority = choiceOption(given, "priority", kPriorities, 0);
    if (!priority)
        return priority.error();
    draft.priority = *priority;
    draft.repeat = given.value("repeat");
    const Result<FollowUpKind> kind =
        choiceOption(given, "kind", followUpKindWords(), FollowUpKind::Task);
    if (!kind)
        return kind.error();
    draft.kind = *kind;
    const Result<FollowUp> made = FollowUpService(session).create(draft);
    if (!made)
        return made.error();
    printFollowUps(run.out(), session, {*made});
    return ExitCode::Done;
}

std::vector<ArgumentSpec> ids()
{
    return {{"ID", QT_TRANSLATE_NOOP("duebook::Cli", "the follow-up's id as listed"), false, true}};
}

} // namespace

std::vector<Verb> followUpVerbs()
{
    return {
        {"follow-ups",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists what is to be done, earliest first"),
         "",
         {},
         {{"due", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "only what is due up to today")},
          {"until", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "only what is due up to this day")},
          {"user", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "only this user's; me = mine, nobody = those without "
                                             "an assignee (default: everybody's)")},
          {"covered", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "with --user: also of those whose work that user does today")},
          {"kind", "KIND",
           QT_TRANSLATE_NOOP("duebook::Cli", "only task, answer, inform, escalation, dispute or "
                                             "promise")},
          {"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "only of this account")},
          {"all", nullptr, QT_TRANSLATE_NOOP("duebook::Cli", "also done and cancelled ones")},
          {"done", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "those done instead, the last one first")}},
         {"--book ledger.duebook follow-ups --due --user me"},
         &runFollowUps},
        {"follow-up add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Plans something to be done for an account"),
         "",
         {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {{"due", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "day, or day and time"), false, true},
          {"reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what is to be done"), false, true},
          {"for", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who is to do it (default: you)")},
          {"priority", "low|normal|high",
           QT_TRANSLATE_NOOP("duebook::Cli", "how urgent it is (default: normal)")},
          {"kind", "KIND",
           QT_TRANSLATE_NOOP("duebook::Cli", "task (default), answer, inform, escalation, dispute "
                                             "or promise")},
          {"repeat", "RULE",
           QT_TRANSLATE_NOOP("duebook::Cli", "comes again when it is done: weekly, \"every 2 "
                                             "weeks\", monthly, \"every 3 working days\" ...")},
          {"uid", "UUID",
           QT_TRANSLATE_NOOP("duebook::Cli", "recognises a repeat: the same uid saves once")}},
         {"--book ledger.duebook follow-up add 10020 --due \"tue 14:30\" --reason \"Call back\""},
         &runAdd},
        {"follow-up done",
         QT_TRANSLATE_NOOP("duebook::Cli", "Marks follow-ups as done"),
         "",
         ids(),
         {{"result", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what came of it")}},
         {"--book ledger.duebook follow-up done 12 --result \"Paid\""},
         &runDone},
        {"follow-up snooze",
         QT_TRANSLATE_NOOP("duebook::Cli", "Puts follow-ups off to another day"),
         "",
         ids(),
         {{"until", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "day, or day and time"), false, true}},
         {"--book ledger.duebook follow-up snooze 12 13 --until mon"},
         &runSnooze},
        {"follow-up assign",
         QT_TRANSLATE_NOOP("duebook::Cli", "Gives follow-ups to another user"),
         "",
         ids(),
         {{"to", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "who is to do them"), false, true}},
         {"--book ledger.duebook follow-up assign 12 --to mlopez"},
         &runAssign},
        {"follow-up change",
         QT_TRANSLATE_NOOP("duebook::Cli", "Changes priority, repetition or reason"),
         "",
         ids(),
         {{"priority", "low|normal|high", QT_TRANSLATE_NOOP("duebook::Cli", "how urgent it is")},
          {"repeat", "RULE",
           QT_TRANSLATE_NOOP("duebook::Cli", "how it comes again; never = not any more")},
          {"reason", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what is to be done")}},
         {"--book ledger.duebook follow-up change 12 --repeat monthly"},
         &runChange},
        {"follow-up reopen",
         QT_TRANSLATE_NOOP("duebook::Cli", "Opens follow-ups again"),
         "",
         ids(),
         {},
         {},
         &runReopen},
        {"follow-up cancel",
         QT_TRANSLATE_NOOP("duebook::Cli", "Cancels follow-ups that need not be done"),
         "",
         ids(),
         {},
         {},
         &runCancel},
    };
}

} // namespace duebook::cli
