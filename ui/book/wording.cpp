// SPDX-License-Identifier: Apache-2.0
#include "ui/book/wording.h"

#include "ui/text/format.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::Wording)
};

DayOrder orderOf(const QLocale &locale)
{
    const QString pattern = locale.dateFormat(QLocale::ShortFormat);
    return pattern.indexOf(QLatin1Char('M')) < pattern.indexOf(QLatin1Char('d'))
               ? DayOrder::MonthDay
               : DayOrder::DayMonth;
}

} // namespace

QString Wording::moment(const QDateTime &utc) const
{
    return utc.isValid() ? format::moment(utc.toTimeZone(zone), locale, today) : QString();
}

QString Wording::day(QDate which) const
{
    return format::day(which, locale, today);
}

QString Wording::nearDay(QDate which) const
{
    return format::nearDay(which, locale, today);
}

QString Wording::dayAndTime(QDate which, QTime time) const
{
    if (!time.isValid())
        return nearDay(which);
    return Texts::tr("%1 %2").arg(day(which), format::time(time, locale));
}

NaturalDateContext dateContext(const BookSettings &settings, const Wording &wording)
{
    return {wording.today, orderOf(wording.locale),
            WorkCalendar(settings.workingDays, settings.holidays)};
}

QString problemText(DateProblem problem)
{
    switch (problem) {
    case DateProblem::None:
    case DateProblem::Empty:
        return {};
    case DateProblem::NoSuchDay:
        return Texts::tr("There is no such day.");
    case DateProblem::NoSuchTime:
        return Texts::tr("There is no such time of day.");
    case DateProblem::TooFar:
        return Texts::tr("That day is more than 100 years away.");
    case DateProblem::WeekdayDiffers:
        return Texts::tr("That date falls on another weekday.");
    case DateProblem::NotUnderstood:
        break;
    }
    return Texts::tr("Not a day: try “fri”, “+7”, “2w”, “end of month” or 15.3.");
}

} // namespace duebook::ui
