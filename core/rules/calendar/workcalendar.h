// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>

#include <array>
#include <vector>

namespace duebook {

/// Which days are worked: the weekdays of the book (`BookSettings::workingDays`) less its holidays.
/// A calendar without any working weekday counts every weekday, and where the holidays leave a
/// whole year without a working day they are not counted there, so that no search runs forever. A
/// day that is not valid has no working day beside it.
class WorkCalendar {
public:
    /// Monday to Friday, no holidays.
    WorkCalendar();

    /// `weekdays`: 1 = Monday ... 7 = Sunday, others are left out. `holidays` in any order.
    explicit WorkCalendar(const std::vector<int> &weekdays, std::vector<QDate> holidays = {});

    bool isHoliday(QDate day) const;
    bool isWorkingDay(QDate day) const;

    /// Where a week begins: 7 (Sunday) where Sundays are worked and Saturdays are not, else 1
    /// (Monday).
    int firstWeekday() const { return m_worked[7] && !m_worked[6] ? 7 : 1; }

    /// `day` itself if it is worked, else the first working day after it.
    QDate nextWorkingDay(QDate day) const;

    /// `day` itself if it is worked, else the last working day before it.
    QDate previousWorkingDay(QDate day) const;

    /// The working day `count` working days after `day` (before it when negative); `day` itself
    /// does not count. With `count` 0: `nextWorkingDay(day)`.
    QDate addWorkingDays(QDate day, int count) const;

    /// Working days after `from` up to and including `to`; negative when `to` lies before `from`.
    int workingDaysBetween(QDate from, QDate to) const;

private:
    /// `day` or the nearest worked one after (`step` 1) or before it (-1).
    QDate workingDayFrom(QDate day, int step) const;

    std::array<bool, 8> m_worked{};
    std::vector<QDate> m_holidays; ///< sorted, each once
};

} // namespace duebook
