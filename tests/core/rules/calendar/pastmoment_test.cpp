// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/pastmoment.h"
#include "tests/support/catch.h"

using namespace duebook;

TEST_CASE("When a talk took place is read looking back", "[dates]")
{
    const QDateTime now(QDate(2026, 3, 4), QTime(9, 30)); // a Wednesday
    const NaturalDateContext context{now.date(), DayOrder::DayMonth, WorkCalendar()};
    const auto at = [&](const char *typed) {
        return readPastMoment(QString::fromUtf8(typed), context, now);
    };
    CHECK_FALSE(at("").at.isValid());
    CHECK(at("").problem == DateProblem::None);
    CHECK(at("today").at == now);
    CHECK(at("8:15").at == QDateTime(QDate(2026, 3, 4), QTime(8, 15)));
    CHECK(at("yesterday 15:40").at == QDateTime(QDate(2026, 3, 3), QTime(15, 40)));
    CHECK(at("mon").at == QDateTime(QDate(2026, 3, 2), QTime(12, 0)));
    CHECK(at("17 nov").at == QDateTime(QDate(2025, 11, 17), QTime(12, 0)));
    CHECK(at("2026-03-01 10:00").at == QDateTime(QDate(2026, 3, 1), QTime(10, 0)));
    CHECK(at("30.2.").problem == DateProblem::NoSuchDay);
    CHECK(at("perhaps").problem == DateProblem::NotUnderstood);
}
