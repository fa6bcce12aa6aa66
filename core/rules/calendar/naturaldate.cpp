// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/naturaldate.h"

#include "core/base/textfold.h"
#include "core/rules/calendar/datereading.h"
#include "core/rules/calendar/datewords.h"
#include "core/rules/calendar/timewords.h"

namespace duebook {

namespace {

DateReading readDay(const QString &text, const NaturalDateContext &context)
{
    if (const DateReading figures = readDateFigures(text, context))
        return figures;
    return readDateWords(text, context);
}

/// A weekday or filler words before a date: "Fr, 15.3.", "am 15.3.".
DateReading readAfterFirstWord(const QString &text, const NaturalDateContext &context)
{
    const qsizetype blank = text.indexOf(QLatin1Char(' '));
    if (blank < 0)
        return std::nullopt;
    QString first = text.left(blank);
    while (first.endsWith(QLatin1Char(',')) || first.endsWith(QLatin1Char('.')))
        first.chop(1);
    const QString rest = text.mid(blank + 1);
    const int weekday = weekdayOfWord(first);
    if (weekday == 0 && !isDateFiller(first))
        return std::nullopt;
    DateReading reading = readDay(rest, context);
    if (!reading)
        reading = readAfterFirstWord(rest, context);
    if (reading && weekday != 0 && reading->day.isValid() && reading->day.dayOfWeek() != weekday)
        return DateFound{{}, DateProblem::WeekdayDiffers};
    return reading;
}

NaturalDate refused(DateProblem problem)
{
    NaturalDate answer;
    answer.problem = problem;
    return answer;
}

} // namespace

NaturalDate readNaturalDate(const QString &typed, const NaturalDateContext &context)
{
    QString text = foldText(typed);
    if (text.isEmpty())
        return refused(DateProblem::Empty);
    const TimeOfDay time = takeTimeOfDay(text);
    if (time.bad)
        return refused(DateProblem::NoSuchTime);
    text = joinDatePhrases(text.simplified());
    while (text.endsWith(QLatin1Char(',')))
        text.chop(1);

    if (text.startsWith(QStringLiteral("ב-")))
        text.remove(0, 2);

    DateReading reading;
    if (time.time.isValid() && saysNothing(text))
        reading = DateFound{context.today, DateProblem::None};
    else
        reading = readDay(text, context);
    if (!reading)
        reading = readAfterFirstWord(text, context);
    if (!reading)
        return refused(DateProblem::NotUnderstood);
    if (reading->problem != DateProblem::None)
        return refused(reading->problem);
    if (qAbs(context.today.daysTo(reading->day)) > kFarthestDays)
        return refused(DateProblem::TooFar);

    NaturalDate answer;
    answer.day = reading->day;
    answer.time = time.time;
    answer.workingDay = context.calendar.isWorkingDay(answer.day);
    answer.nextWorkingDay = context.calendar.nextWorkingDay(answer.day);
    return answer;
}

} // namespace duebook
