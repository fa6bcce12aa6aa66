// SPDX-License-Identifier: Apache-2.0
#include "core/rules/followups/repeatrule.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

namespace duebook {

namespace {

constexpr int kMostEvery = 365;
constexpr int kFarthestDays = 366;
constexpr int kLastYear = 9999;

struct UnitName {
    RepeatUnit unit;
    const char *one;
    const char *many;
};

constexpr UnitName kUnits[] = {{RepeatUnit::WorkingDays, "working day", "working days"},
                               {RepeatUnit::Days, "day", "days"},
                               {RepeatUnit::Weeks, "week", "weeks"},
                               {RepeatUnit::Months, "month", "months"},
                               {RepeatUnit::Years, "year", "years"}};

struct Shorthand {
    const char *word;
    RepeatRule rule;
};

constexpr Shorthand kShorthands[] = {
    {"daily", {RepeatUnit::WorkingDays, 1, 0}}, {"weekly", {RepeatUnit::Weeks, 1, 0}},
    {"fortnightly", {RepeatUnit::Weeks, 2, 0}}, {"monthly", {RepeatUnit::Months, 1, 0}},
    {"quarterly", {RepeatUnit::Months, 3, 0}},  {"yearly", {RepeatUnit::Years, 1, 0}}};

int largestOn(RepeatUnit unit)
{
    switch (unit) {
    case RepeatUnit::Weeks:
        return 7;
    case RepeatUnit::Months:
    case RepeatUnit::Years:
        return 31;
    case RepeatUnit::Days:
    case RepeatUnit::WorkingDays:
        break;
    }
    return 0;
}

QDate inMonth(int year, int month, int on)
{
    const QDate first(year, month, 1);
    return QDate(year, month, std::min(on, first.daysInMonth()));
}

/// The last day aimed at that is not after `due`.
QDate lastAim(const RepeatRule &rule, QDate due)
{
    switch (rule.unit) {
    case RepeatUnit::Weeks:
        return due.addDays(-((due.dayOfWeek() - rule.on + 7) % 7));
    case RepeatUnit::Months:
    case RepeatUnit::Years: {
        const QDate same = inMonth(due.year(), due.month(), rule.on);
        if (same <= due)
            return same;
        const QDate before = due.addMonths(-1);
        return inMonth(before.year(), before.month(), rule.on);
    }
    case RepeatUnit::Days:
    case RepeatUnit::WorkingDays:
        break;
    }
    return due;
}

QDate stepped(const RepeatRule &rule, QDate aim, int steps, const WorkCalendar &calendar)
{
    const int count = steps * rule.every;
    switch (rule.unit) {
    case RepeatUnit::WorkingDays:
        return calendar.addWorkingDays(aim, count);
    case RepeatUnit::Weeks:
        return aim.addDays(7 * qint64{count});
    case RepeatUnit::Months:
    case RepeatUnit::Years: {
        const int months = rule.unit == RepeatUnit::Years ? 12 * count : count;
        const QDate month = QDate(aim.year(), aim.month(), 1).addMonths(months);
        return inMonth(month.year(), month.month(), rule.on);
    }
    case RepeatUnit::Days:
        break;
    }
    return aim.addDays(count);
}

/// How many steps surely lead to days that have passed.
int stepsBefore(const RepeatRule &rule, QDate aim, QDate after, const WorkCalendar &calendar)
{
    const int months = 12 * (after.year() - aim.year()) + after.month() - aim.month();
    int steps = 0;
    switch (rule.unit) {
    case RepeatUnit::WorkingDays:
        return std::max(0, calendar.workingDaysBetween(aim, after) / rule.every - 1);
    case RepeatUnit::Days:
        steps = int(aim.daysTo(after)) / rule.every;
        break;
    case RepeatUnit::Weeks:
        steps = int(aim.daysTo(after)) / (7 * rule.every);
        break;
    case RepeatUnit::Months:
        steps = months / rule.every;
        break;
    case RepeatUnit::Years:
        steps = months / (12 * rule.every);
        break;
    }
    // The day aimed at is moved to a working day, up to a year further.
    return std::max(0, steps - kFarthestDays / rule.every - 1);
}

} // namespace

std::optional<RepeatRule> readRepeatRule(const QString &text)
{
    const QString typed = text.simplified().toLower();
    for (const Shorthand &known : kShorthands) {
        if (typed == QLatin1String(known.word))
            return known.rule;
    }
    static const QRegularExpression pattern(
        QStringLiteral("^(?:every )?(?:(\\d{1,3}) )?([a-z]+(?: day| days)?)(?: on (\\d{1,2}))?$"));
    const QRegularExpressionMatch match = pattern.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    RepeatRule rule;
    rule.every = match.captured(1).isEmpty() ? 1 : match.captured(1).toInt();
    rule.on = match.captured(3).toInt();
    const QString name = match.captured(2);
    const auto unit = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const UnitName &u) {
        return name == QLatin1String(u.one) || name == QLatin1String(u.many);
    });
    if (unit == std::end(kUnits))
        return std::nullopt;
    rule.unit = unit->unit;
    if (rule.every < 1 || rule.every > kMostEvery || rule.on > largestOn(rule.unit))
        return std::nullopt;
    return rule;
}

QString repeatText(const RepeatRule &rule)
{
    const auto unit = std::find_if(std::begin(kUnits), std::end(kUnits),
                                   [&](const UnitName &u) { return u.unit == rule.unit; });
    QString text =
        rule.every == 1
            ? QStringLiteral("every %1").arg(QLatin1String(unit->one))
            : QStringLiteral("every %1 %2").arg(rule.every).arg(QLatin1String(unit->many));
    if (rule.on > 0)
        text += QStringLiteral(" on %1").arg(rule.on);
    return text;
}

RepeatRule aimedAt(RepeatRule rule, QDate due)
{
    if (rule.on > 0)
        return rule;
    if (rule.unit == RepeatUnit::Weeks)
        rule.on = due.dayOfWeek();
    else if (rule.unit == RepeatUnit::Months || rule.unit == RepeatUnit::Years)
        rule.on = due.day();
    return rule;
}

QDate nextRepeat(const RepeatRule &given, QDate due, QDate today, const WorkCalendar &calendar)
{
    const RepeatRule rule = aimedAt(given, due);
    if (!due.isValid() || !today.isValid())
        return {};
    const QDate after = std::max(due, today);
    if (std::abs(due.year()) > kLastYear || std::abs(today.year()) > kLastYear)
        return {};
    const QDate aim = lastAim(rule, due);
    QDate next;
    // Occurrences that passed are not walked through: a day may lie centuries back.
    for (int steps = stepsBefore(rule, aim, after, calendar) + 1; !(next > after); ++steps) {
        next = calendar.nextWorkingDay(stepped(rule, aim, steps, calendar));
        if (!next.isValid())
            return {};
    }
    return next;
}

} // namespace duebook
