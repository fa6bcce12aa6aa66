// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/naturaldate.h"

#include "tests/support/catch.h"

#include <random>
#include <string>
#include <vector>

using namespace duebook;

namespace {

/// Wednesday, 11 March 2026.
const QDate kToday(2026, 3, 11);

NaturalDate read(const char *typed, DayOrder order = DayOrder::DayMonth, QDate today = kToday)
{
    return readNaturalDate(QString::fromUtf8(typed), {today, order, WorkCalendar()});
}

struct Case {
    const char *typed;
    QDate day;
};

void checkAll(const std::vector<Case> &cases, DayOrder order = DayOrder::DayMonth)
{
    for (const Case &c : cases) {
        const NaturalDate date = read(c.typed, order);
        INFO("typed: " << c.typed << ", read as: " << date.day.toString(Qt::ISODate).toStdString()
                       << ", problem " << int(date.problem));
        CHECK(date.ok());
        CHECK(date.day == c.day);
        CHECK_FALSE(date.time.isValid());
    }
}

} // namespace

TEST_CASE("A weekday is the first such day after today", "[rules][naturaldate]")
{
    checkAll({{"fri", {2026, 3, 13}},
              {"Friday", {2026, 3, 13}},
              {"on Friday", {2026, 3, 13}},
              {"wed", {2026, 3, 18}},
              {"this wed", {2026, 3, 11}},
              {"next fri", {2026, 3, 20}},
              {"next mon", {2026, 3, 16}},
              {"monday next week", {2026, 3, 16}},
              {"Fr", {2026, 3, 13}},
              {"Fr.", {2026, 3, 13}},
              {"am Donnerstag", {2026, 3, 12}},
              {"nächsten Montag", {2026, 3, 16}},
              {"naechsten Freitag", {2026, 3, 20}},
              {"kommenden Freitag", {2026, 3, 13}},
              {"lundi prochain", {2026, 3, 16}},
              {"mardi", {2026, 3, 17}},
              {"miércoles", {2026, 3, 18}},
              {"el próximo viernes", {2026, 3, 20}},
              {"יום שני", {2026, 3, 16}},
              {"ביום חמישי", {2026, 3, 12}}});
}

TEST_CASE("Days around today have words of their own", "[rules][naturaldate]")
{
    checkAll({{"today", {2026, 3, 11}},
              {"TOMORROW", {2026, 3, 12}},
              {"yesterday", {2026, 3, 10}},
              {"day after tomorrow", {2026, 3, 13}},
              {"heute", {2026, 3, 11}},
              {"morgen", {2026, 3, 12}},
              {"übermorgen", {2026, 3, 13}},
              {"vorgestern", {2026, 3, 9}},
              {"demain", {2026, 3, 12}},
              {"après-demain", {2026, 3, 13}},
              {"aujourd'hui", {2026, 3, 11}},
              {"mañana", {2026, 3, 12}},
              {"pasado mañana", {2026, 3, 13}},
              {"מחר", {2026, 3, 12}}});
}

TEST_CASE("A number with a unit counts from today", "[rules][naturaldate]")
{
    checkAll({{"+7", {2026, 3, 18}},
              {"-3", {2026, 3, 8}},
              {"+2w", {2026, 3, 25}},
              {"7d", {2026, 3, 18}},
              {"2w", {2026, 3, 25}},
              {"1m", {2026, 4, 11}},
              {"1y", {2027, 3, 11}},
              {"in 2 weeks", {2026, 3, 25}},
              {"in a week", {2026, 3, 18}},
              {"in einer Woche", {2026, 3, 18}},
              {"in 3 Tagen", {2026, 3, 14}},
              {"drei Wochen", {2026, 4, 1}},
              {"dans 3 jours", {2026, 3, 14}},
              {"en dos semanas", {2026, 3, 25}},
              {"בעוד 3 ימים", {2026, 3, 14}},
              {"בעוד שבועיים", {2026, 3, 25}},
              {"5 working days", {2026, 3, 18}},
              {"3 Werktage", {2026, 3, 16}},
              {"3 days ago", {2026, 3, 8}},
              {"vor 2 Wochen", {2026, 2, 25}},
              {"il y a 2 jours", {2026, 3, 9}}});
    CHECK(read("1m", DayOrder::DayMonth, QDate(2026, 1, 31)).day == QDate(2026, 2, 28));
}

TEST_CASE("Ends and beginnings of periods", "[rules][naturaldate]")
{
    checkAll({{"eom", {2026, 3, 31}},
              {"end of month", {2026, 3, 31}},
              {"End of the month", {2026, 3, 31}},
              {"end of next month", {2026, 4, 30}},
              {"end of june", {2026, 6, 30}},
              {"end of february", {2027, 2, 28}},
              {"Monatsende", {2026, 3, 31}},
              {"Ende des Monats", {2026, 3, 31}},
              {"Ultimo", {2026, 3, 31}},
              {"fin de mois", {2026, 3, 31}},
              {"fin de mes", {2026, 3, 31}},
              {"fin d'année", {2026, 12, 31}},
              {"סוף החודש", {2026, 3, 31}},
              {"eoq", {2026, 3, 31}},
              {"eoy", {2026, 12, 31}},
              {"end of week", {2026, 3, 13}},
              {"next week", {2026, 3, 16}},
              {"nächste Woche", {2026, 3, 16}},
              {"la semaine prochaine", {2026, 3, 16}},
              {"השבוע הבא", {2026, 3, 16}},
              {"next month", {2026, 4, 1}},
              {"kw 12", {2026, 3, 16}},
              {"KW10", {2027, 3, 8}}});
    CHECK(read("eow", DayOrder::DayMonth, QDate(2026, 3, 14)).day == QDate(2026, 3, 20));
}

TEST_CASE("Dates in figures", "[rules][naturaldate]")
{
    checkAll({{"2026-12-01", {2026, 12, 1}},
              {"2026/12/01", {2026, 12, 1}},
              {"15.3.", {2026, 3, 15}},
              {"15.3", {2026, 3, 15}},
              {"15. 3. 2027", {2027, 3, 15}},
              {"15.03.26", {2026, 3, 15}},
              {"am 15.3.", {2026, 3, 15}},
              {"15/3", {2026, 3, 15}},
              {"3/15", {2026, 3, 15}},
              {"4/5", {2026, 5, 4}},
              {"4-5-26", {2026, 5, 4}},
              {"15", {2026, 3, 15}},
              {"the 15th", {2026, 3, 15}},
              {"10.", {2026, 4, 10}},
              {"31", {2026, 3, 31}}});
    checkAll({{"4/5", {2026, 4, 5}}, {"15/3", {2026, 3, 15}}, {"4.5.", {2026, 5, 4}}},
             DayOrder::MonthDay);
    CHECK(read("31", DayOrder::DayMonth, QDate(2026, 4, 2)).day == QDate(2026, 5, 31));
}

TEST_CASE("Dates with the month as a word", "[rules][naturaldate]")
{
    checkAll({{"15 mar", {2026, 3, 15}},
              {"mar 15", {2026, 3, 15}},
              {"15. März", {2026, 3, 15}},
              {"15 Mrz 2027", {2027, 3, 15}},
              {"March 15, 2027", {2027, 3, 15}},
              {"15th of march", {2026, 3, 15}},
              {"1er avril", {2026, 4, 1}},
              {"15 de agosto", {2026, 8, 15}},
              {"15 ago", {2026, 8, 15}},
              {"15 במרץ", {2026, 3, 15}},
              {"24. Dez.", {2026, 12, 24}}});
}

TEST_CASE("A day and month that have passed mean next year, today means today",
          "[rules][naturaldate]")
{
    checkAll({{"10.3.", {2027, 3, 10}}, {"11.3.", {2026, 3, 11}}, {"2 jan", {2027, 1, 2}}});
    CHECK(read("10.3.2026").day == QDate(2026, 3, 10));
}

TEST_CASE("A time goes with any form of day", "[rules][naturaldate]")
{
    struct TimeCase {
        const char *typed;
        QDate day;
        QTime time;
    };
    const std::vector<TimeCase> cases{
        {"tue 14:30", {2026, 3, 17}, {14, 30}},       {"mon 9am", {2026, 3, 16}, {9, 0}},
        {"mon at 9:15 pm", {2026, 3, 16}, {21, 15}},  {"12am tomorrow", {2026, 3, 12}, {0, 0}},
        {"tomorrow noon", {2026, 3, 12}, {12, 0}},    {"morgen um 9", {2026, 3, 12}, {9, 0}},
        {"Fr 9 Uhr", {2026, 3, 13}, {9, 0}},          {"Fr 9.30 Uhr", {2026, 3, 13}, {9, 30}},
        {"15.3. 8:05", {2026, 3, 15}, {8, 5}},        {"15.3.26 9am", {2026, 3, 15}, {9, 0}},
        {"2026-12-01 16:00", {2026, 12, 1}, {16, 0}}, {"lundi 14h30", {2026, 3, 16}, {14, 30}},
        {"demain à 9h", {2026, 3, 12}, {9, 0}},       {"mañana a las 10", {2026, 3, 12}, {10, 0}},
        {"מחר בשעה 10", {2026, 3, 12}, {10, 0}},      {"+3 10:00", {2026, 3, 14}, {10, 0}},
        {"14:30", {2026, 3, 11}, {14, 30}},           {"um 9 Uhr", {2026, 3, 11}, {9, 0}},
    };
    for (const TimeCase &c : cases) {
        const NaturalDate date = read(c.typed);
        INFO("typed: " << c.typed << ", problem " << int(date.problem));
        CHECK(date.day == c.day);
        CHECK(date.time == c.time);
    }
}

TEST_CASE("A weekday beside a date is checked", "[rules][naturaldate]")
{
    CHECK(read("Fr 13.3.").day == QDate(2026, 3, 13));
    CHECK(read("Fri, 13 March").day == QDate(2026, 3, 13));
    CHECK(read("Fr 14.3.").problem == DateProblem::WeekdayDiffers);
}

TEST_CASE("What is no day says why", "[rules][naturaldate]")
{
    const std::vector<std::pair<const char *, DateProblem>> cases{
        {"", DateProblem::Empty},
        {"   ", DateProblem::Empty},
        {"soonish", DateProblem::NotUnderstood},
        {"call back", DateProblem::NotUnderstood},
        {"15.312", DateProblem::NotUnderstood},
        {"fri foo", DateProblem::NotUnderstood},
        {"+", DateProblem::NotUnderstood},
        {"30.2.", DateProblem::NoSuchDay},
        {"2026-02-30", DateProblem::NoSuchDay},
        {"13/13", DateProblem::NoSuchDay},
        {"0", DateProblem::NoSuchDay},
        {"32", DateProblem::NoSuchDay},
        {"31 jun", DateProblem::NoSuchDay},
        {"kw 60", DateProblem::NoSuchDay},
        {"tue 25:00", DateProblem::NoSuchTime},
        {"tue 9:75", DateProblem::NoSuchTime},
        {"mon 14pm", DateProblem::NoSuchTime},
        {"+999999999", DateProblem::TooFar},
        {"9999 years", DateProblem::TooFar},
        {"99999999999999999999d", DateProblem::TooFar},
        {"1850-01-01", DateProblem::TooFar},
    };
    for (const auto &[typed, problem] : cases) {
        const NaturalDate date = read(typed);
        INFO("typed: " << typed << ", read as " << date.day.toString(Qt::ISODate).toStdString());
        CHECK(date.problem == problem);
        CHECK_FALSE(date.day.isValid());
    }
}

TEST_CASE("A day that is not worked is said, with the next one that is", "[rules][naturaldate]")
{
    const NaturalDateContext context{kToday, DayOrder::DayMonth,
                                     WorkCalendar({1, 2, 3, 4, 5}, {QDate(2026, 4, 6)})};
    const NaturalDate saturday = readNaturalDate(QStringLiteral("4.4."), context);
    CHECK_FALSE(saturday.workingDay);
    CHECK(saturday.nextWorkingDay == QDate(2026, 4, 7));
    const NaturalDate thursday = readNaturalDate(QStringLiteral("thu"), context);
    CHECK(thursday.workingDay);
    CHECK(thursday.nextWorkingDay == thursday.day);
}

TEST_CASE("Every weekday word lies one to seven days ahead on every day", "[rules][naturaldate]")
{
    const std::vector<const char *> words{"mon", "di", "mer", "jueves", "fri", "sa", "dom"};
    for (QDate today(2026, 2, 20); today < QDate(2026, 3, 10); today = today.addDays(1)) {
        for (size_t weekday = 0; weekday < words.size(); ++weekday) {
            const NaturalDate date = read(words[weekday], DayOrder::DayMonth, today);
            CHECK(date.day.dayOfWeek() == int(weekday) + 1);
            CHECK(today.daysTo(date.day) >= 1);
            CHECK(today.daysTo(date.day) <= 7);
        }
    }
}

TEST_CASE("Whatever is typed is a day or says why not", "[rules][naturaldate]")
{
    const std::vector<const char *> pieces{
        "fri",  "next", "end",   "of",  "month", "15",  ".",      "/",     "3", "-",    "+",
        "2026", "am",   "um",    "9",   ":30",   "uhr", "in",     "w",     "d", "mars", "kw",
        "99",   "ago",  "heute", "יום", "שני",   "eom", "\u00e9", "14h30", ",", "'",    "this"};
    std::mt19937 random(42);
    std::uniform_int_distribution<size_t> piece(0, pieces.size() - 1);
    std::uniform_int_distribution<int> length(1, 6);
    for (int round = 0; round < 4000; ++round) {
        std::string typed;
        for (int i = length(random); i > 0; --i) {
            typed += pieces[piece(random)];
            if (random() % 2 == 0)
                typed += ' ';
        }
        const NaturalDate date = read(typed.c_str());
        if (date.ok() != date.day.isValid() || date.ok() != date.nextWorkingDay.isValid())
            FAIL("typed: " << typed);
        if (date.ok() && date.workingDay != (date.nextWorkingDay == date.day))
            FAIL("typed: " << typed);
    }
}

TEST_CASE("Where no day is known no text is one, and none is searched for forever", "[naturaldate]")
{
    for (const char *text :
         {"15", "31.", "fri", "next friday", "in 3 working days", "in 2 weeks", "next month",
          "end of month", "mid march", "kw 12", "15.3.", "today", "tomorrow", "end of the year"}) {
        INFO(text);
        readNaturalDate(QString::fromUtf8(text), {{}, DayOrder::DayMonth, WorkCalendar()});
    }
    CHECK_FALSE(readNaturalDate(QStringLiteral("15"), {{}, DayOrder::DayMonth, WorkCalendar()})
                    .day.isValid());
}
