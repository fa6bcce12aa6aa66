// SPDX-License-Identifier: Apache-2.0
#include "core/rules/followups/repeatrule.h"

#include "tests/support/catch.h"

namespace duebook {

namespace {

RepeatRule read(const char *text)
{
    const std::optional<RepeatRule> rule = readRepeatRule(QLatin1String(text));
    INFO(text);
    REQUIRE(rule);
    return *rule;
}

QDate next(const char *rule, QDate due, QDate today, const WorkCalendar &calendar = {})
{
    return nextRepeat(aimedAt(read(rule), due), due, today, calendar);
}

} // namespace

TEST_CASE("Repetitions are read as people write them and written in one way", "[repeat]")
{
    CHECK(read("weekly") == RepeatRule{RepeatUnit::Weeks, 1, 0});
    CHECK(read(" Every  2 WEEKS ") == RepeatRule{RepeatUnit::Weeks, 2, 0});
    CHECK(read("every 3 working days") == RepeatRule{RepeatUnit::WorkingDays, 3, 0});
    CHECK(read("10 days") == RepeatRule{RepeatUnit::Days, 10, 0});
    CHECK(read("quarterly") == RepeatRule{RepeatUnit::Months, 3, 0});
    CHECK(read("every month on 31") == RepeatRule{RepeatUnit::Months, 1, 31});
    for (const char *none : {"", "sometimes", "every", "every 0 days", "every 400 days",
                             "every 2 weeks on 8", "every day on 3", "every -1 weeks", "on 3"})
        CHECK_FALSE(readRepeatRule(QLatin1String(none)));
    for (const char *text : {"every week", "every 2 weeks on 5", "every working day",
                             "every 3 months on 31", "every 2 years on 29", "every 10 days"})
        CHECK(repeatText(read(text)) == QLatin1String(text));
}

TEST_CASE("A repetition keeps its weekday over holidays and snoozes", "[repeat]")
{
    const WorkCalendar calendar({1, 2, 3, 4, 5}, {QDate(2026, 4, 3)});
    // Fridays: Good Friday is no working day, the week after is a Friday again.
    CHECK(next("weekly", QDate(2026, 3, 27), QDate(2026, 3, 27), calendar) == QDate(2026, 4, 6));
    const RepeatRule fridays = aimedAt(read("weekly"), QDate(2026, 3, 27));
    CHECK(nextRepeat(fridays, QDate(2026, 4, 6), QDate(2026, 4, 6), calendar) ==
          QDate(2026, 4, 10));
    CHECK(nextRepeat(fridays, QDate(2026, 3, 27), QDate(2026, 3, 25), calendar) ==
          QDate(2026, 4, 6));
}

TEST_CASE("A monthly repetition aims at its day also after a short month", "[repeat]")
{
    const RepeatRule last = aimedAt(read("monthly"), QDate(2026, 12, 31));
    CHECK(last.on == 31);
    CHECK(nextRepeat(last, QDate(2026, 12, 31), QDate(2026, 12, 31), {}) == QDate(2027, 2, 1));
    CHECK(nextRepeat(last, QDate(2027, 2, 1), QDate(2027, 2, 1), {}) == QDate(2027, 3, 1));
    CHECK(nextRepeat(last, QDate(2027, 3, 1), QDate(2027, 3, 1), {}) == QDate(2027, 3, 31));
    CHECK(next("yearly", QDate(2026, 3, 16), QDate(2026, 3, 16)) == QDate(2027, 3, 16));
}

TEST_CASE("Occurrences that passed are not made up for", "[repeat]")
{
    CHECK(next("weekly", QDate(2026, 1, 5), QDate(2026, 3, 4)) == QDate(2026, 3, 9));
    CHECK(next("every 3 working days", QDate(2026, 3, 2), QDate(2026, 3, 2)) == QDate(2026, 3, 5));
    CHECK(next("every 3 working days", QDate(2026, 3, 2), QDate(2026, 3, 5)) == QDate(2026, 3, 10));
    CHECK(next("every 10 days", QDate(2026, 3, 4), QDate(2026, 3, 4)) == QDate(2026, 3, 16));
}

TEST_CASE("A repetition that began centuries ago comes next after today", "[repeat]")
{
    const QDate today(2026, 3, 4); // a Wednesday
    for (const char *rule : {"every day", "every working day", "every 7 working days", "weekly",
                             "every 3 months", "monthly", "yearly", "every 365 days"}) {
        INFO(rule);
        const QDate day = next(rule, QDate(1, 1, 1), today);
        CHECK(day > today);
        CHECK(day <= today.addDays(370));
    }
    CHECK(next("weekly", QDate(1026, 3, 2), today).dayOfWeek() == QDate(1026, 3, 2).dayOfWeek());
}

TEST_CASE("Where no day is known nothing is repeated", "[repeat]")
{
    const QDate day(2026, 3, 4);
    CHECK_FALSE(nextRepeat(read("weekly"), {}, day, {}).isValid());
    CHECK_FALSE(nextRepeat(read("weekly"), day, {}, {}).isValid());
    CHECK_FALSE(nextRepeat(read("every working day"), QDate::fromJulianDay(700000000000), day, {})
                    .isValid());
}

} // namespace duebook
