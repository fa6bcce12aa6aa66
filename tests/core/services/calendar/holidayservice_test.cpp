// SPDX-License-Identifier: Apache-2.0
#include "core/services/calendar/holidayservice.h"

#include "core/rules/calendar/workcalendar.h"
#include "core/services/book/bookservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/calendar/holidayfile.h"
#include "core/services/team/userservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "tests/support/ledger.h"
#include "tests/support/testpaths.h"

#include <QFile>

namespace duebook {

using namespace test;

namespace {

void chooseCountry(Session &session, const char *code)
{
    must(SettingsService(session).setValue(QStringLiteral("holiday_country"), QLatin1String(code)));
}

bool isHoliday(const Session &session, const char *iso)
{
    return WorkCalendar(session.settings().workingDays, session.settings().holidays)
        .isHoliday(day(iso));
}

/// A file of the reference data, or nothing when the machine has it not.
QByteArray referenceFile(const QString &name)
{
    const std::optional<QString> path = sharedData(QStringLiteral("reference/") + name);
    if (!path)
        return {};
    QFile file(*path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("Choosing a country fills the years around today", "[holidays]")
{
    LedgerBook ledger;
    CHECK_FALSE(isHoliday(ledger.session, "2026-12-25"));
    chooseCountry(ledger.session, "DE");
    for (const char *each : {"2025-01-01", "2026-05-14", "2026-12-25", "2029-12-26"})
        CHECK(isHoliday(ledger.session, each));
    CHECK_FALSE(isHoliday(ledger.session, "2026-07-04"));
    chooseCountry(ledger.session, "US");
    CHECK(isHoliday(ledger.session, "2026-07-03"));
    CHECK_FALSE(isHoliday(ledger.session, "2026-05-14"));
    chooseCountry(ledger.session, "");
    CHECK(ledger.session.settings().holidays.empty());

    const Result<void> unknown =
        SettingsService(ledger.session)
            .setValue(QStringLiteral("holiday_country"), QStringLiteral("../etc/XX"));
    CHECK(unknown.error().place == QStringLiteral("holiday_country"));
    CHECK(unknown.error().sentence.contains(QStringLiteral("AT, CH, DE, ES, FR, GB, IL, US")));
}

TEST_CASE("Years that come are filled at the start of a day", "[holidays]")
{
    LedgerBook ledger;
    chooseCountry(ledger.session, "FR");
    CHECK_FALSE(HolidayService::needsFilling(ledger.session));
    CHECK_FALSE(isHoliday(ledger.session, "2031-07-14"));
    ledger.clock.set(QDateTime(QDate(2028, 1, 2), QTime(8, 0), Qt::UTC));
    CHECK(HolidayService::needsFilling(ledger.session));
    must(DayUpkeep::begin(ledger.session));
    CHECK(isHoliday(ledger.session, "2031-07-14"));
    CHECK_FALSE(HolidayService::needsFilling(ledger.session));
}

TEST_CASE("Days put in and taken out by hand stay so when the table is filled again", "[holidays]")
{
    LedgerBook ledger;
    HolidayService service(ledger.session);
    chooseCountry(ledger.session, "DE");
    must(service.add(day("2026-12-24"), QStringLiteral("  Company\n holiday ")));
    must(service.remove(day("2026-05-14")));
    CHECK(isHoliday(ledger.session, "2026-12-24"));
    CHECK_FALSE(isHoliday(ledger.session, "2026-05-14"));

    ledger.clock.set(QDateTime(QDate(2029, 6, 1), QTime(8, 0), Qt::UTC));
    must(DayUpkeep::begin(ledger.session));
    CHECK(isHoliday(ledger.session, "2026-12-24"));
    CHECK_FALSE(isHoliday(ledger.session, "2026-05-14"));
    const std::vector<Holiday> december = must(service.list(day("2026-12-01"), day("2026-12-31")));
    REQUIRE(december.size() == 3);
    CHECK(december.front() == Holiday{day("2026-12-24"), QStringLiteral("Company holiday"), true});
    CHECK_FALSE(december.back().own);

    // Our own days stay with the book whatever its country; the day taken out can come back.
    chooseCountry(ledger.session, "US");
    CHECK(isHoliday(ledger.session, "2026-12-24"));
    chooseCountry(ledger.session, "DE");
    must(service.add(day("2026-05-14"), QStringLiteral("Christi Himmelfahrt")));
    CHECK_FALSE(must(service.list(day("2026-05-14"), day("2026-05-14"))).front().own);
    must(service.remove(day("2026-12-24")));
    CHECK_FALSE(isHoliday(ledger.session, "2026-12-24"));
    CHECK(service.remove(day("2026-12-24")).error().code == ErrorCode::NotFound);
}

TEST_CASE("A wrong holiday is refused with the field, and a clerk changes none", "[holidays]")
{
    LedgerBook ledger;
    HolidayService service(ledger.session);
    CHECK(service.add(QDate(), QStringLiteral("x")).error().place == QStringLiteral("day"));
    CHECK(service.add(day("2026-12-24"), QStringLiteral(" ")).error().place ==
          QStringLiteral("name"));
    CHECK(service.add(day("2026-12-24"), QString(500, QLatin1Char('x'))).error().place ==
          QStringLiteral("name"));
    User clerk = ledger.session.user();
    clerk.role = Role::Clerk;
    ledger.session.setUser(clerk);
    CHECK(service.add(day("2026-12-24"), QStringLiteral("x")).error().code == ErrorCode::Forbidden);
    CHECK(service.remove(day("2026-12-24")).error().code == ErrorCode::Forbidden);
    CHECK(service.import("2026-12-24,x", DateOrder::Dmy).error().code == ErrorCode::Forbidden);
}

TEST_CASE("Holidays come from a table in any order of columns, rows that are none are listed",
          "[holidays]")
{
    LedgerBook ledger;
    HolidayService service(ledger.session);
    const HolidayImport report = must(service.import("Bezeichnung;Kommentar;Datum\r\n"
                                                     "Betriebsferien;;24.12.2026\r\n"
                                                     "Betriebsferien 2;;31.12.2026\r\n"
                                                     "kaputt;;31.13.2026\r\n"
                                                     ";;\r\n"
                                                     "ohne Tag;;\r\n",
                                                     DateOrder::Mdy));
    REQUIRE(report.added.size() == 2);
    CHECK(report.added.front() ==
          Holiday{day("2026-12-24"), QStringLiteral("Betriebsferien"), true});
    REQUIRE(report.rejected.size() == 2);
    CHECK(report.rejected.front().contains(QStringLiteral("4")));
    CHECK(must(service.import("24.12.2026;Betriebsferien", DateOrder::Dmy)).known == 1);
    CHECK(must(service.import("3/4/2026,Ours\n", DateOrder::Mdy)).added.front().day ==
          day("2026-03-04"));
    for (const char *none : {"", "just words\nand more", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"})
        CHECK(service.import(none, DateOrder::Dmy).error().place == QStringLiteral("file"));
}

TEST_CASE("Holidays come from a calendar file, long and repeated ones day by day", "[holidays]")
{
    const QByteArray calendar =
        "\xEF\xBB\xBF"
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n"
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Closed\\, all of us\r\n"
        "DTEND;VALUE=DATE:20261227\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:19990601\r\nRRULE:FREQ=YEARLY\r\n"
        "SUMMARY:Founded\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:No day\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n";
    LedgerBook ledger;
    const HolidayImport report =
        must(HolidayService(ledger.session).import(calendar, DateOrder::Dmy));
    CHECK(report.added.size() == 3 + 7);
    CHECK(report.added.front().name == QStringLiteral("Closed, all of us"));
    CHECK(isHoliday(ledger.session, "2026-12-26"));
    CHECK_FALSE(isHoliday(ledger.session, "2026-12-27"));
    CHECK(isHoliday(ledger.session, "2029-06-01"));
    CHECK_FALSE(isHoliday(ledger.session, "1999-06-01"));
}

TEST_CASE("The reference files of holidays are read in all their encodings", "[holidays]")
{
    const QByteArray english = referenceFile(QStringLiteral("holidays_GB-ENG_2022.csv"));
    if (english.isEmpty()) {
        WARN("the reference data is not on this machine");
        return;
    }
    CHECK(must(readHolidayFile(english, DateOrder::Dmy, day("2026-03-02"))).days.size() == 11);
    for (const char *name :
         {"holidays_IL_2020.utf8.csv", "holidays_IL_2020.cp1255.csv",
          "holidays_IL_2020.iso8859-8.csv", "holidays_IL_2020.utf16le-bom.csv"}) {
        INFO(name);
        const HolidayFile file = must(
            readHolidayFile(referenceFile(QLatin1String(name)), DateOrder::Mdy, day("2026-03-02")));
        REQUIRE(file.days.size() == 10);
        CHECK(file.rejected.isEmpty());
        CHECK(file.days[1].day == day("2020-04-09"));
        CHECK(file.days[1].name == QString::fromUtf8("פסח"));
    }
}

} // namespace duebook
