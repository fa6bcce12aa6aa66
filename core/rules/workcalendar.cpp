// SPDX-License-Identifier: Apache-2.0
#include "core/rules/workcalendar.h"

#include <algorithm>

namespace duebook {

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

QDate WorkCalendar::nextWorkingDay(QDate day) const
{
    while (day.isValid() && !isWorkingDay(day))
        day = day.addDays(1);
    return day;
}

QDate WorkCalendar::previousWorkingDay(QDate day) const
{
    while (day.isValid() && !isWorkingDay(day))
        day = day.addDays(-1);
    return day;
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
    int count = 0;
    for (QDate day = from.addDays(1); day <= to; day = day.addDays(1))
        count += isWorkingDay(day) ? 1 : 0;
    return count;
}

} // namespace duebook
