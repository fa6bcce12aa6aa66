// SPDX-License-Identifier: Apache-2.0
#include "ui/followups/followupwords.h"

#include "core/rules/calendar/workcalendar.h"
#include "core/rules/followups/repeatrule.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::FollowUpWords)
};

} // namespace

QString repeatWords(const QString &stored)
{
    const std::optional<RepeatRule> rule = readRepeatRule(stored);
    if (!rule)
        return {};
    switch (rule->unit) {
    case RepeatUnit::Days:
        return Texts::tr("every %n day(s)", nullptr, rule->every);
    case RepeatUnit::WorkingDays:
        return Texts::tr("every %n working day(s)", nullptr, rule->every);
    case RepeatUnit::Weeks:
        return Texts::tr("every %n week(s)", nullptr, rule->every);
    case RepeatUnit::Months:
        return Texts::tr("every %n month(s)", nullptr, rule->every);
    case RepeatUnit::Years:
        return Texts::tr("every %n year(s)", nullptr, rule->every);
    }
    return {};
}

QStringList repeatChoices()
{
    return {QStringLiteral("every working day"), QStringLiteral("every 3 working days"),
            QStringLiteral("every week"),        QStringLiteral("every 2 weeks"),
            QStringLiteral("every month"),       QStringLiteral("every 3 months"),
            QStringLiteral("every year")};
}

QString followUpKindWord(FollowUpKind kind)
{
    switch (kind) {
    case FollowUpKind::Task:
        return Texts::tr("Task");
    case FollowUpKind::Answer:
        return Texts::tr("Answer expected");
    case FollowUpKind::Inform:
        return Texts::tr("To read");
    case FollowUpKind::Escalation:
        return Texts::tr("Escalation");
    case FollowUpKind::Dispute:
        return Texts::tr("Dispute");
    case FollowUpKind::Promise:
        return Texts::tr("Promise");
    }
    return {};
}

std::vector<SnoozeDay> snoozeDays(const BookSettings &settings, QDate today)
{
    const WorkCalendar calendar(settings.workingDays, settings.holidays);
    return {{Texts::tr("&Next working day"), calendar.addWorkingDays(today, 1)},
            {Texts::tr("In &three working days"), calendar.addWorkingDays(today, 3)},
            {Texts::tr("In a &week"), calendar.nextWorkingDay(today.addDays(7))},
            {Texts::tr("In two wee&ks"), calendar.nextWorkingDay(today.addDays(14))},
            {Texts::tr("In a &month"), calendar.nextWorkingDay(today.addMonths(1))}};
}

} // namespace duebook::ui
