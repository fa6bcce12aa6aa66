// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/tables.h"
#include "core/services/today/worklistservice.h"

#include <QJsonArray>
#include <QJsonObject>

namespace duebook::cli {

namespace {

QString moneyText(const Money &money)
{
    return money.toDecimal() + QLatin1Char(' ') + money.currency().code();
}

Cell moneyList(const std::vector<Money> &amounts)
{
    QStringList texts;
    QJsonArray array;
    for (const Money &money : amounts) {
        texts += moneyText(money);
        array += QJsonObject{{QStringLiteral("amount"), money.toDecimal()},
                             {QStringLiteral("currency"), money.currency().code()}};
    }
    return {texts.join(QStringLiteral(", ")), array};
}

Cell partsList(const std::vector<ScorePart> &parts)
{
    QStringList texts;
    QJsonArray array;
    for (const ScorePart &part : parts) {
        const QString name = WorklistService::partName(part.code);
        texts += QStringLiteral("%1 %2%3")
                     .arg(name, part.points < 0 ? QString() : QStringLiteral("+"))
                     .arg(part.points);
        array +=
            QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("points"), part.points}};
    }
    return {texts.join(QStringLiteral(", ")), array};
}

Cell reasonsList(const std::vector<WorkReason> &reasons)
{
    const WorklistService::Formats formats{&moneyText,
                                           [](QDate date) { return date.toString(Qt::ISODate); }};
    QStringList texts;
    QJsonArray array;
    for (const WorkReason &reason : reasons) {
        const QString chip = WorklistService::chip(reason.code);
        const QString sentence = WorklistService::sentence(reason, formats);
        texts += QStringLiteral("%1: %2").arg(chip, sentence);
        QJsonObject object{{QStringLiteral("reason"), chip},
                           {QStringLiteral("sentence"), sentence}};
        if (reason.followUp.isSet())
            object.insert(QStringLiteral("follow_up"), reason.followUp.number());
        array += object;
    }
    return {texts.join(QLatin1Char('\n')), array};
}

void printFigures(Output &out, const Worklist &list, const WorkFigures &figures)
{
    out.about(QStringLiteral("day"), Texts::tr("Day"), day(list.day));
    out.about(QStringLiteral("due_now"), Texts::tr("Due now"), count(figures.dueNow));
    out.about(QStringLiteral("overdue_follow_ups"), Texts::tr("Of them late"),
              count(figures.overdue));
    out.about(QStringLiteral("done_today"), Texts::tr("Done today"), count(figures.doneToday));
    out.about(QStringLiteral("calls_today"), Texts::tr("Calls today"), count(figures.callsToday));
    out.about(QStringLiteral("calls_target"), Texts::tr("Calls planned"),
              count(figures.callsTarget));
    out.about(QStringLiteral("overdue"), Texts::tr("Overdue"), moneyList(figures.overdueTotal));
    out.about(QStringLiteral("overdue_change_week"), Texts::tr("Change in a week"),
              moneyList(figures.overdueChangeWeek));
    out.about(QStringLiteral("promised_this_week"), Texts::tr("Promised this week"),
              moneyList(figures.promisedThisWeek));
}

Result<ExitCode> runWorklist(Run &run)
{
    const CommandLine &given = run.given();
    const Result<qint64> limit = numberOption(given, "limit", WorklistService::kLimit, 1, 100000);
    if (!limit)
        return limit.error();
    const Result<Session *> opened = run.book(Run::Access::Figures);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<UserId> user =
        given.has("user") ? userOption(given, session, "user") : session.user().id;
    if (!user)
        return user.error();
    WorklistService service(session);
    const Result<Worklist> list = service.today(*user, int(*limit));
    if (!list)
        return list.error();
    const Result<WorkFigures> figures = service.figures(*user);
    if (!figures)
        return figures.error();
    Output &out = run.out();
    printFigures(out, *list, *figures);
    out.beginTable(
        QStringLiteral("worklist"),
        {right("score", Texts::tr("Score")), left("account", Texts::tr("Account")),
         left("account_name", Texts::tr("Name")), left("collector", Texts::tr("Collector")),
         left("for", Texts::tr("For")), left("shared", Texts::tr("Shared")),
         left("on_hold", Texts::tr("Hold")), left("overdue", Texts::tr("Overdue")),
         left("credit", Texts::tr("Credit not used")), left("disputed", Texts::tr("Disputed")),
         right("days_late", Texts::tr("Days late")),
         left("last_contact", Texts::tr("Last contact")), left("next", Texts::tr("Next")),
         left("score_parts", Texts::tr("Score from")), left("reasons", Texts::tr("Why"))},
        {}, Texts::tr("Nothing waits: no follow-up is due and nothing is unattended."));
    for (const WorkRow &row : list->rows)
        out.row({count(row.score), row.number, row.name, row.ownerName, row.forName,
                 Cell(row.shared ? Texts::tr("yes") : QString(), row.shared), yesNo(row.onHold),
                 moneyList(row.overdue), moneyList(row.credit), moneyList(row.disputed),
                 count(row.oldestDaysLate), moment(row.lastContact, session.zone()),
                 day(row.nextDay), partsList(row.parts), reasonsList(row.reasons)});
    out.endTable();
    if (list->more)
        run.say(Texts::tr("there is more work than these %n row(s); --limit raises that", nullptr,
                          int(list->rows.size())));
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> listVerbs()
{
    return {
        {"worklist",
         QT_TRANSLATE_NOOP("duebook::Cli", "Shows whom to contact today and why"),
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "The accounts with a reason to act, the most urgent first, each with its "
             "score and where the score comes from."),
         {},
         {{"user", "LOGIN",
           QT_TRANSLATE_NOOP("duebook::Cli", "whose list (default: yours); all = everybody's")},
          {"limit", "NUMBER",
           QT_TRANSLATE_NOOP("duebook::Cli", "at most so many accounts (default: 200)")}},
         {"--book ledger.duebook worklist --user all --format json"},
         &runWorklist},
    };
}

} // namespace duebook::cli
