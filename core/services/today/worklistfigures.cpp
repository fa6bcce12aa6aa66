// SPDX-License-Identifier: Apache-2.0
// The part of WorklistService that counts and words.
#include "core/services/today/worklistservice.h"

#include "core/store/book/session.h"
#include "core/store/book/userrepository.h"
#include "core/store/today/worklistquery.h"

namespace duebook {

Result<WorkFigures> WorklistService::figures(UserId user)
{
    return m_session.read([&](Database &db) -> Result<WorkFigures> {
        const WorkScope scope = scopeOf(db, user);
        const QTimeZone zone = m_session.zone();
        const QDateTime dayBegins = scope.today.startOfDay(zone);
        const QDateTime dayEnds = scope.today.addDays(1).startOfDay(zone);
        WorkFigures figures;
        const WorkFiguresQuery::Due due = WorkFiguresQuery::due(db, scope);
        figures.dueNow = due.now;
        figures.overdue = due.overdue;
        if (due.overdue > 0)
            figures.overdueSince = due.since;
        figures.doneToday = WorkFiguresQuery::doneBetween(db, user, dayBegins, dayEnds);
        figures.callsToday = WorkFiguresQuery::callsBetween(db, user, dayBegins, dayEnds);
        for (const User &each : UserRepository::all(db)) {
            if (each.id == user || (!user.isSet() && each.active))
                figures.callsTarget += each.callsPerDay;
        }
        const AccountsInScope accounts(db, scope);
        const QDate sunday = scope.today.addDays(7 - scope.today.dayOfWeek());
        for (const auto &[count, amount] :
             WorkFiguresQuery::promised(db, accounts, scope.today, sunday)) {
            figures.promisesThisWeek += count;
            figures.promisedThisWeek.push_back(amount);
        }
        figures.withoutOwner = WorklistQuery::withoutOwner(db, UserRepository::goneWithWork(db));
        figures.overdueTotal = WorkFiguresQuery::overdue(db, accounts);
        figures.overdueChangeWeek =
            WorkFiguresQuery::overdueChange(db, accounts, scope.today.addDays(-7), scope.today);
        return figures;
    });
}

QString WorklistService::chip(WorkReasonCode code)
{
    switch (code) {
    case WorkReasonCode::BrokenPromise:
        return tr("Promise broken");
    case WorkReasonCode::FollowUpOverdue:
    case WorkReasonCode::FollowUpDue:
        return tr("Follow-up");
    case WorkReasonCode::NoAnswer:
        return tr("No answer");
    case WorkReasonCode::OverLimit:
        return tr("Over limit");
    case WorkReasonCode::HoldRevisit:
        return tr("On hold");
    case WorkReasonCode::Unattended:
        return tr("No next step");
    }
    return {};
}

QString WorklistService::sentence(const WorkReason &reason, const Formats &formats)
{
    switch (reason.code) {
    case WorkReasonCode::BrokenPromise:
        if (reason.other && reason.other->minorUnits() > 0)
            return tr("Promised %1 by %2, only %3 came")
                .arg(formats.money(*reason.amount), formats.day(reason.day),
                     formats.money(*reason.other));
        return tr("Promised %1 by %2, nothing came")
            .arg(formats.money(*reason.amount), formats.day(reason.day));
    case WorkReasonCode::FollowUpOverdue:
        if (reason.text.isEmpty())
            return tr("Was due %1").arg(formats.day(reason.day));
        return tr("%1 (was due %2)").arg(reason.text, formats.day(reason.day));
    case WorkReasonCode::FollowUpDue:
        return reason.text.isEmpty() ? tr("Due today") : reason.text;
    case WorkReasonCode::NoAnswer:
        return tr("Answer expected by %1: %2").arg(formats.day(reason.day), reason.text);
    case WorkReasonCode::OverLimit:
        if (reason.percent == 0)
            return tr("Owes %1 without credit").arg(formats.money(*reason.amount));
        return tr("Owes %1 % of its limit of %2")
            .arg(reason.percent)
            .arg(formats.money(*reason.other));
    case WorkReasonCode::HoldRevisit:
        return tr("To be looked at again %1: %2").arg(formats.day(reason.day), reason.text);
    case WorkReasonCode::Unattended:
        if (reason.other)
            return tr("%1 overdue for %n day(s), a credit of %2 taken off; no follow-up", nullptr,
                      reason.percent)
                .arg(formats.money(*reason.amount), formats.money(*reason.other));
        return tr("%1 overdue for %n day(s), no follow-up", nullptr, reason.percent)
            .arg(formats.money(*reason.amount));
    }
    return {};
}

QString WorklistService::creditSentence(const WorkRow &row, const Formats &formats)
{
    QStringList amounts;
    for (const Money &credit : row.credit)
        amounts += formats.money(credit);
    if (amounts.isEmpty())
        return {};
    return tr("credit of %1 not yet used").arg(amounts.join(QStringLiteral(", ")));
}

QString WorklistService::partName(ScoreCode code)
{
    switch (code) {
    case ScoreCode::Amount:
        return tr("amount overdue");
    case ScoreCode::DaysLate:
        return tr("days late");
    case ScoreCode::BrokenPromise:
        return tr("broken promise");
    case ScoreCode::FollowUp:
        return tr("follow-up");
    case ScoreCode::Limit:
        return tr("credit limit");
    case ScoreCode::Silence:
        return tr("no contact");
    case ScoreCode::Hold:
        return tr("hold");
    case ScoreCode::Rating:
        return tr("rating");
    case ScoreCode::Answer:
        return tr("answer overdue");
    }
    return {};
}

} // namespace duebook
