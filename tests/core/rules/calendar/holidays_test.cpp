// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/holidays.h"

#include "tests/support/catch.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace duebook;

namespace {

HolidayTable table(const char *country)
{
    QFile file(QStringLiteral(":/holidays/%1.json").arg(QLatin1String(country)));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QString problem;
    const std::optional<HolidayTable> read = HolidayTable::fromJson(file.readAll(), &problem);
    INFO(problem.toStdString());
    REQUIRE(read.has_value());
    return *read;
}

QStringList days(const char *country, int year)
{
    QStringList all;
    for (const Holiday &holiday : table(country).of(year))
        all += holiday.day.toString(QStringLiteral("MM-dd"));
    return all;
}

QStringList list(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

TEST_CASE("Easter falls where the calendar says", "[rules][holidays]")
{
    // From the tables of the U.S. Census Bureau; 1954, 1981, 2038 and 2285 are the hard ones.
    for (const QDate day :
         {QDate(1954, 4, 18), QDate(1981, 4, 19), QDate(2000, 4, 23), QDate(2024, 3, 31),
          QDate(2025, 4, 20), QDate(2026, 4, 5), QDate(2027, 3, 28), QDate(2028, 4, 16),
          QDate(2029, 4, 1), QDate(2030, 4, 21), QDate(2038, 4, 25), QDate(2285, 3, 22)})
        CHECK(easterSunday(day.year()) == day);
}

TEST_CASE("1 Tishrei falls where the Hebrew calendar says", "[rules][holidays]")
{
    // Worked out with pyluach 1.4, another program.
    for (const QDate day :
         {QDate(2024, 10, 3), QDate(2025, 9, 23), QDate(2026, 9, 12), QDate(2027, 10, 2),
          QDate(2028, 9, 21), QDate(2029, 9, 10), QDate(2030, 9, 28), QDate(2031, 9, 18),
          QDate(2032, 9, 6), QDate(2033, 9, 24), QDate(2034, 9, 14), QDate(2035, 10, 4)})
        CHECK(roshHashanah(day.year()) == day);
    // Sunday, Wednesday and Friday are never its weekday.
    for (int year = 1900; year < 2200; ++year) {
        const int weekday = roshHashanah(year).dayOfWeek();
        CHECK((weekday != 7 && weekday != 3 && weekday != 5));
    }
}

TEST_CASE("The holidays of 2026 in each country", "[rules][holidays]")
{
    CHECK(days("US", 2026) ==
          list("01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25"));
    CHECK(days("GB", 2026) == list("01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28"));
    CHECK(days("DE", 2026) == list("01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"));
    CHECK(days("AT", 2026) == list("01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 "
                                   "12-08 12-25 12-26"));
    CHECK(days("CH", 2026) == list("01-01 05-14 08-01 12-25"));
    CHECK(days("FR", 2026) ==
          list("01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"));
    CHECK(days("ES", 2026) == list("01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25"));
    CHECK(days("IL", 2026) == list("04-02 04-08 04-22 05-22 09-12 09-13 09-21 09-26 10-03"));
}

TEST_CASE("A holiday on a weekend is observed on the day the law names", "[rules][holidays]")
{
    // 1 January 2022 is a Saturday: Americans had the Friday of the old year off.
    CHECK(days("US", 2021).contains(QStringLiteral("12-31")));
    CHECK(days("US", 2022).first() == QStringLiteral("01-01"));
    CHECK(table("US").of(2021).back().name == QStringLiteral("New Year's Day (observed)"));
    CHECK(days("US", 2027).contains(QStringLiteral("07-05")));
    // Christmas on a Saturday, then on a Sunday.
    CHECK(days("GB", 2027).mid(6) == list("12-25 12-26 12-27 12-28"));
    CHECK(days("GB", 2022) == list("01-01 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-25 "
                                   "12-26 12-27"));
}

TEST_CASE("Independence Day of Israel keeps away from the Sabbath", "[rules][holidays]")
{
    const std::vector<QDate> expected{{2024, 5, 14}, {2025, 5, 1},  {2026, 4, 22}, {2027, 5, 12},
                                      {2028, 5, 2},  {2029, 4, 19}, {2030, 5, 8},  {2031, 4, 29},
                                      {2032, 4, 15}, {2033, 5, 4},  {2034, 4, 25}, {2035, 5, 15}};
    for (const QDate day : expected) {
        const std::vector<Holiday> all = table("IL").of(day.year());
        INFO(day.toString(Qt::ISODate).toStdString());
        CHECK(std::count_if(all.begin(), all.end(),
                            [day](const Holiday &each) { return each.day == day; }) == 1);
    }
}

TEST_CASE("Every table shipped is whole: in order, no day twice, each with a name and its source",
          "[rules][holidays]")
{
    const QStringList files = QDir(QStringLiteral(":/holidays")).entryList();
    CHECK(files.size() == 8);
    for (const QString &file : files) {
        const HolidayTable each = table(file.left(2).toLatin1().constData());
        CHECK(each.country() == file.left(2));
        CHECK(each.source().size() > 10);
        for (int year = 2000; year <= 2060; ++year) {
            const std::vector<Holiday> all = each.of(year);
            CHECK(all.size() >= 4);
            for (size_t i = 0; i < all.size(); ++i) {
                CHECK(all[i].day.year() == year);
                CHECK_FALSE(all[i].name.isEmpty());
                CHECK((i == 0 || all[i - 1].day < all[i].day));
            }
        }
    }
}

TEST_CASE("A table that is broken is refused with the place", "[rules][holidays]")
{
    const auto problemOf = [](const char *json) {
        QString problem;
        CHECK_FALSE(HolidayTable::fromJson(json, &problem).has_value());
        return problem;
    };
    CHECK_FALSE(problemOf("").isEmpty());
    CHECK(problemOf("{}").contains(QStringLiteral("missing")));
    CHECK(problemOf(R"({"country":"X","name":"X","rules":[{"name":"A","month":2,"day":30}]})")
              .startsWith(QStringLiteral("A")));
    CHECK(problemOf(R"({"country":"X","name":"X","rules":[{"name":"B","dates":["2026-02-30"]}]})")
              .startsWith(QStringLiteral("B")));
    CHECK(problemOf(
              R"({"country":"X","name":"X","rules":[{"name":"C","month":1,"weekday":8,"nth":1}]})")
              .startsWith(QStringLiteral("C")));
}
