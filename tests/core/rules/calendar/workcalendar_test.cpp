// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/workcalendar.h"

#include "tests/support/catch.h"

#include <limits>

using namespace duebook;

TEST_CASE("Weekends and holidays are not worked", "[rules][workcalendar]")
{
    const WorkCalendar calendar({1, 2, 3, 4, 5}, {QDate(2026, 12, 25), QDate(2026, 5, 1)});
    CHECK(calendar.isWorkingDay(QDate(2026, 4, 30)));
    CHECK_FALSE(calendar.isWorkingDay(QDate(2026, 5, 1)));
    CHECK_FALSE(calendar.isWorkingDay(QDate(2026, 5, 2)));
    CHECK_FALSE(calendar.isWorkingDay(QDate()));
    CHECK(calendar.isHoliday(QDate(2026, 12, 25)));
    CHECK(calendar.nextWorkingDay(QDate(2026, 5, 1)) == QDate(2026, 5, 4));
    CHECK(calendar.nextWorkingDay(QDate(2026, 5, 4)) == QDate(2026, 5, 4));
    CHECK(calendar.previousWorkingDay(QDate(2026, 5, 3)) == QDate(2026, 4, 30));
}

TEST_CASE("Working days are counted without the first day", "[rules][workcalendar]")
{
    const WorkCalendar calendar({1, 2, 3, 4, 5}, {QDate(2026, 5, 1)});
    CHECK(calendar.addWorkingDays(QDate(2026, 4, 30), 2) == QDate(2026, 5, 5));
    CHECK(calendar.addWorkingDays(QDate(2026, 5, 2), 1) == QDate(2026, 5, 4));
    CHECK(calendar.addWorkingDays(QDate(2026, 5, 2), 0) == QDate(2026, 5, 4));
    CHECK(calendar.addWorkingDays(QDate(2026, 5, 5), -2) == QDate(2026, 4, 30));
    CHECK(calendar.workingDaysBetween(QDate(2026, 4, 30), QDate(2026, 5, 5)) == 2);
    CHECK(calendar.workingDaysBetween(QDate(2026, 5, 5), QDate(2026, 4, 30)) == -2);
    CHECK(calendar.workingDaysBetween(QDate(2026, 5, 5), QDate(2026, 5, 5)) == 0);
}

TEST_CASE("A week from Sunday to Thursday is worked as set", "[rules][workcalendar]")
{
    const WorkCalendar calendar(std::vector<int>{7, 1, 2, 3, 4});
    CHECK(calendar.isWorkingDay(QDate(2026, 3, 1)));
    CHECK_FALSE(calendar.isWorkingDay(QDate(2026, 3, 6)));
    CHECK(calendar.addWorkingDays(QDate(2026, 3, 5), 1) == QDate(2026, 3, 8));
}

TEST_CASE("A calendar without any working weekday counts every day", "[rules][workcalendar]")
{
    const WorkCalendar calendar(std::vector<int>{0, 9});
    CHECK(calendar.nextWorkingDay(QDate(2026, 3, 1)) == QDate(2026, 3, 1));
    CHECK(calendar.addWorkingDays(QDate(2026, 3, 1), 3) == QDate(2026, 3, 4));
}

TEST_CASE("Holidays that cover every day do not make a search endless", "[rules][workcalendar]")
{
    std::vector<QDate> holidays;
    for (QDate day(2020, 1, 1); day < QDate(2040, 1, 1); day = day.addDays(1))
        holidays.push_back(day);
    const WorkCalendar calendar({1, 2, 3, 4, 5}, holidays);
    // Saturday: the Monday after, as if there were none.
    CHECK(calendar.nextWorkingDay(QDate(2026, 2, 28)) == QDate(2026, 3, 2));
    CHECK(calendar.previousWorkingDay(QDate(2026, 2, 28)) == QDate(2026, 2, 27));
    CHECK(calendar.addWorkingDays(QDate(2026, 3, 2), 5) == QDate(2026, 3, 9));
    CHECK(calendar.workingDaysBetween(QDate(2026, 1, 1), QDate(2026, 12, 31)) == 0);
}

TEST_CASE("A day that is none has no working day beside it", "[rules][workcalendar]")
{
    const WorkCalendar calendar;
    CHECK_FALSE(calendar.nextWorkingDay({}).isValid());
    CHECK_FALSE(calendar.previousWorkingDay({}).isValid());
    CHECK_FALSE(calendar.addWorkingDays({}, 3).isValid());
    CHECK(calendar.workingDaysBetween({}, QDate(2026, 3, 2)) == 0);
}

TEST_CASE("Working days up to a day that no person writes are counted at once",
          "[rules][workcalendar]")
{
    const WorkCalendar calendar;
    const QDate farthest = QDate::fromJulianDay(qint64{2440588} + 700000000000);
    REQUIRE(farthest.isValid());
    CHECK(calendar.workingDaysBetween(QDate(2026, 3, 2), farthest) ==
          std::numeric_limits<int>::max());
    CHECK(calendar.workingDaysBetween(QDate(2026, 3, 2), QDate(2027, 3, 2)) == 261);
}

TEST_CASE("Adding and counting working days agree", "[rules][workcalendar]")
{
    const WorkCalendar calendar({1, 2, 3, 4, 5},
                                {QDate(2026, 4, 3), QDate(2026, 4, 6), QDate(2026, 5, 1)});
    for (QDate day(2026, 3, 20); day < QDate(2026, 5, 10); day = day.addDays(1)) {
        for (int count = 1; count <= 15; ++count) {
            const QDate later = calendar.addWorkingDays(day, count);
            CHECK(calendar.isWorkingDay(later));
            CHECK(calendar.workingDaysBetween(day, later) == count);
        }
    }
}
