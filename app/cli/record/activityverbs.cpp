// SPDX-License-Identifier: Apache-2.0
#include "app/cli/paging.h"
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/record/activityservice.h"

namespace duebook::cli {

namespace {

constexpr int kMostRows = 100000;

const Choices<ActivityKind> kKinds{{"all", ActivityKind::Any},
                                   {"call", ActivityKind::Call},
                                   {"email", ActivityKind::Email},
                                   {"note", ActivityKind::Note},
                                   {"follow-up", ActivityKind::FollowUp},
                                   {"promise", ActivityKind::Promise},
                                   {"dispute", ActivityKind::Dispute},
                                   {"document", ActivityKind::Document},
                                   {"account", ActivityKind::Account},
                                   {"ledger", ActivityKind::Ledger},
                                   {"book", ActivityKind::Book}};

Result<ActivityFilter> readFilter(const CommandLine &given, Session &session)
{
    ActivityFilter filter;
    const Result<UserId> user = userOption(given, session, "by");
    if (!user)
        return user.error();
    filter.user = *user;
    const Result<AccountId> account = accountOption(given, session, "account");
    if (!account)
        return account.error();
    filter.account = *account;
    const Result<ActivityKind> kind = choiceOption(given, "kind", kKinds, ActivityKind::Any);
    if (!kind)
        return kind.error();
    filter.kind = *kind;
    const Result<QDate> from = dayOption(given, session, "from");
    if (!from)
        return from.error();
    const Result<QDate> to = dayOption(given, session, "to");
    if (!to)
        return to.error();
    filter.from = *from;
    filter.to = *to;
    if (filter.from.isValid() && filter.to.isValid() && filter.to < filter.from)
        return Error{ErrorCode::Invalid,
                     Texts::tr("the last day lies before the first"),
                     QStringLiteral("--to"),
                     {}};
    return filter;
}

ActivityService::Formats formats()
{
    return {[](const Money &money) {
                return money.toDecimal() + QLatin1Char(' ') + money.currency().code();
            },
            [](QDate day) { return day.toString(Qt::ISODate); },
            {}};
}

void printCounts(Output &out, const std::vector<ActivityCount> &counts)
{
    out.beginTable(QStringLiteral("people"),
                   {left("user", Texts::tr("Who")), right("calls", Texts::tr("Calls")),
                    right("emails", Texts::tr("Emails")),
                    right("other_notes", Texts::tr("Other notes")),
                    right("promises", Texts::tr("Promises")),
                    right("follow_ups_done", Texts::tr("Follow-ups done"))},
                   Texts::tr("Per person"));
    for (const ActivityCount &each : counts)
        out.row({each.userName, count(each.calls), count(each.emails), count(each.otherNotes),
                 count(each.promises), count(each.followUpsDone)});
    out.endTable();
}

Result<ExitCode> runActivity(Run &run)
{
    const CommandLine &given = run.given();
    const Result<qint64> limit = numberOption(given, "limit", 200, 1, kMostRows);
    if (!limit)
        return limit.error();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<ActivityFilter> filter = readFilter(given, session);
    if (!filter)
        return filter.error();
    ActivityService service(session);
    Output &out = run.out();
    out.beginTable(QStringLiteral("activity"),
                   {right("id", Texts::tr("Id")), left("at", Texts::tr("When")),
                    left("user", Texts::tr("Who")), left("action", Texts::tr("Action")),
                    left("sentence", Texts::tr("What")), left("account", Texts::tr("Account")),
                    left("account_name", Texts::tr("Name")), left("text", Texts::tr("Text"))},
                   {}, Texts::tr("Nothing was done."));
    const Result<bool> more = newestRows(
        *limit, ActivityService::kRows,
        [&](qint64 before, int most) { return service.feed(*filter, before, most); },
        [&](const ActivityEntry &entry) {
            out.row({count(entry.id), moment(entry.at, session.zone()), entry.userName,
                     entry.action, ActivityService::sentence(entry, formats()), entry.accountNumber,
                     entry.accountName, entry.excerpt});
        });
    if (!more)
        return more.error();
    out.endTable();
    const Result<std::vector<ActivityCount>> counts = service.counts(*filter);
    if (!counts)
        return counts.error();
    if (out.format() != Format::Csv && !counts->empty())
        printCounts(out, *counts);
    if (*more)
        run.say(Texts::tr("there is more than %1; --limit raises that").arg(*limit));
    return ExitCode::Done;
}

Result<ExitCode> runChanges(Run &run)
{
    const CommandLine &given = run.given();
    const Result<qint64> limit = numberOption(given, "limit", 200, 1, kMostRows);
    if (!limit)
        return limit.error();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<AccountId> account = accountNumbered(session, given.argument(0));
    if (!account)
        return account.error();
    ChangeFilter filter;
    const Result<UserId> user = userOption(given, session, "by");
    if (!user)
        return user.error();
    filter.user = *user;
    Output &out = run.out();
    out.beginTable(QStringLiteral("changes"),
                   {right("id", Texts::tr("Id")), left("at", Texts::tr("When")),
                    left("user", Texts::tr("Who")), left("what", Texts::tr("What")),
                    left("field", Texts::tr("Field")), left("from", Texts::tr("From")),
                    left("to", Texts::tr("To"))},
                   {}, Texts::tr("Nothing was changed."));
    ActivityService service(session);
    const Result<bool> more = newestRows(
        *limit, ActivityService::kRows,
        [&](qint64 before, int most) { return service.changes(*account, filter, before, most); },
        [&](const FieldChange &change) {
            out.row({count(change.audit), moment(change.at, session.zone()), change.userName,
                     change.what, change.field, change.from, change.to});
        });
    if (!more)
        return more.error();
    out.endTable();
    if (*more)
        run.say(Texts::tr("there is more than %1; --limit raises that").arg(*limit));
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> activityVerbs()
{
    return {
        {"activity",
         QT_TRANSLATE_NOOP("duebook::Cli", "Shows who did what, newest first"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Every note, promise, dispute, document, hold, follow-up and change, "
                           "with the person and the moment; then what each person did in that "
                           "period."),
         {},
         {{"by", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "only this user's; me = yours")},
          {"kind", "WORD",
           QT_TRANSLATE_NOOP("duebook::Cli",
                             "only call, email, note, follow-up, promise, dispute, document, "
                             "account, ledger (invoices and payments) or book (users, settings, "
                             "imports)")},
          {"from", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "only from this day on")},
          {"to", "DAY", QT_TRANSLATE_NOOP("duebook::Cli", "only up to this day")},
          {"account", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "only of this account")},
          {"limit", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "at most so many actions (default: 200)")}},
         {"--book ledger.duebook activity --by anna --from \"1 mar\" --format json"},
         &runActivity},
        {"changes",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Shows what changed on an account: from what to what, by whom, when"),
         "",
         {{"ACCOUNT", QT_TRANSLATE_NOOP("duebook::Cli", "the account's number")}},
         {{"by", "LOGIN", QT_TRANSLATE_NOOP("duebook::Cli", "only this user's; me = yours")},
          {"limit", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "at most so many changes (default: 200)")}},
         {"--book ledger.duebook changes 10020"},
         &runChanges},
    };
}

} // namespace duebook::cli
