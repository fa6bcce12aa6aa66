// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/workcalendar.h"

#include <algorithm>
#include <limits>

namespace duebook {

namespace {

constexpr int kFarthestDays = 366;

} // namespace

WorkCalendar::WorkCalendar() : WorkCalendar(std::vector<int>{1, 2, 3, 4, 5}) {}

WorkCalendar::WorkCalendar(const std::vector<int> &weekdays, std::vector<QDate> holidays)
    : m_holidays(std::move(holidays))
{
    for (const int weekday : weekdays) {
        if (weekday >= 1 && weekday <= 7)
            m_worked[size_t(weekday)] = true;
    }
    if (std::none_of(m_worked.begin(), m_worked.end(), [](bool worked) { return worked; }))
        m_worked.fill(true);
    std::sort(m_holidays.begin(), m_holidays.end());
    m_holidays.erase(std::unique(m_holidays.begin(), m_holidays.end()), m_holidays.end());
}

bool WorkCalendar::isHoliday(QDate day) const
{
    return std::binary_search(m_holidays.begin(), m_holidays.end(), day);
}

bool WorkCalendar::isWorkingDay(QDate day) const
{
    return day.isValid() && m_worked[size_t(day.dayOfWeek())] && !isHoliday(day);
}

QDate WorkCalendar::workingDayFrom(QDate day, int step) const
{
    QDate weekday;
    QDate each = day;
    for (int looked = 0; looked < kFarthestDays && each.isValid(); ++looked) {
        if (isWorkingDay(each))
            return each;
        if (!weekday.isValid() && m_worked[size_t(each.dayOfWeek())])
            weekday = each;
        each = each.addDays(step);
    }
    return each.isValid() ? weekday : QDate();
}

QDate WorkCalendar::nextWorkingDay(QDate day) const
{
    return workingDayFrom(day, 1);
}

QDate WorkCalendar::previousWorkingDay(QDate day) const
{
    return workingDayFrom(day, -1);
}

QDate WorkCalendar::addWorkingDays(QDate day, int count) const
{
    if (count == 0)
        return nextWorkingDay(day);
    const int step = count > 0 ? 1 : -1;
    for (int left = count; left != 0 && day.isValid(); left -= step) {
        day = day.addDays(step);
        day = step > 0 ? nextWorkingDay(day) : previousWorkingDay(day);
    }
    return day;
}

int WorkCalendar::workingDaysBetween(QDate from, QDate to) const
{
    if (!from.isValid() || !to.isValid())
        return 0;
    if (to < from)
        return -workingDaysBetween(to, from);
    const qint64 days = from.daysTo(to);
    const auto perWeek = std::count(m_worked.begin(), m_worked.end(), true);
    qint64 count = days / 7 * perWeek;
    for (QDate day = to.addDays(-(days % 7) + 1); day <= to; day = day.addDays(1))
        count += m_worked[size_t(day.dayOfWeek())] ? 1 : 0;
    const auto first = std::upper_bound(m_holidays.begin(), m_holidays.end(), from);
    const auto end = std::upper_bound(first, m_holidays.end(), to);
    count -= std::count_if(first, end, [this](QDate holiday) {
        return holiday.isValid() && m_worked[size_t(holiday.dayOfWeek())];
    });
    return int(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace duebook
