// SPDX-License-Identifier: Apache-2.0
// Calendars of strangers; those that mean well are in the tests of holidays.
#include "core/io/icalreader.h"

#include "tests/support/catch.h"

using namespace duebook;

namespace {

std::vector<IcalDay> daysOf(const QByteArray &events)
{
    return readIcalDays("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n",
                        QDate(2026, 1, 1), QDate(2026, 12, 31), 5000);
}

QByteArray event(const QByteArray &lines)
{
    return "BEGIN:VEVENT\r\nUID:1\r\n" + lines + "END:VEVENT\r\n";
}

} // namespace

TEST_CASE("A calendar that is nested without end is none", "[holidays][danger]")
{
    CHECK(daysOf(QByteArray("BEGIN:VEVENT\r\n").repeated(200000)).empty());
    CHECK(daysOf(QByteArray("BE\r\n GIN;X=1:VEVENT\r\n").repeated(200000)).empty());
    CHECK(daysOf(QByteArray("END:VEVENT\r\n").repeated(1000) +
                 QByteArray("BEGIN:VEVENT\r\n").repeated(200000))
              .empty());
}

TEST_CASE("Lines without end are left out of a calendar", "[holidays][danger]")
{
    const std::vector<IcalDay> days = daysOf(
        event("DTSTART;VALUE=DATE:20260501\r\nSUMMARY:May\r\nX-A:" + QByteArray(3000000, 'x') +
              "\r\n") +
        event("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\nX-B:y" +
              QByteArray("\r\n z").repeated(500000) + "\r\n"));
    REQUIRE(days.size() == 2);
    CHECK(days[0].summary == QStringLiteral("May"));
    CHECK(days[1].day == QDate(2026, 12, 25));
}

TEST_CASE("What repeats by seconds or for ever costs no more than its days", "[holidays][danger]")
{
    const QByteArray often =
        event("DTSTART:19700101T000000Z\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\n");
    CHECK(daysOf(often).size() == 1);
    const QByteArray daily = event("DTSTART;VALUE=DATE:20250101\r\nRRULE:FREQ=DAILY\r\n");
    CHECK(daysOf(daily).size() == 365);
    // Together they are bounded too: those that were never reached are missing, nothing hangs.
    CHECK(daysOf(event("DTSTART;VALUE=DATE:18000101\r\nRRULE:FREQ=DAILY\r\n").repeated(1000))
              .empty());
}
