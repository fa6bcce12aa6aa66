// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/dateparser.h"

#include "core/base/days.h"
#include "tests/support/catch.h"

#include <QTimeZone>

using namespace duebook;

namespace {

QString iso(const char *text, DateOrder order)
{
    const ParsedDay parsed = parseDay(QByteArrayView(text), order);
    CAPTURE(text);
    CHECK(parsed.error == DateError::None);
    return parsed.error == DateError::None ? fromEpochDay(parsed.day).toString(Qt::ISODate)
                                           : QString();
}

DateError error(const char *text, DateOrder order = DateOrder::Dmy)
{
    return parseDay(QByteArrayView(text), order).error;
}

} // namespace

TEST_CASE("Dates are read in every usual writing", "[rules][date]")
{
    const QString day = QStringLiteral("2026-03-12");
    for (const char *text : {"12.03.2026",
                             "12.3.26",
                             "12/3/2026",
                             "12-03-2026",
                             "12 03 2026",
                             "12. 3. 2026",
                             "2026-03-12",
                             "2026/3/12",
                             "20260312",
                             "12032026",
                             "12-Mar-2026",
                             "12. M\xC3\xA4rz 2026",
                             "12 mars 2026",
                             "12 de marzo de 2026",
                             "Mar 12, 2026",
                             "March 12th, 2026",
                             "2026-03-12T00:00:00",
                             "2026-03-12 13:45:00.000",
                             "12.03.2026 08:00",
                             "2026-Mar-12",
                             "12 MRZ 26"})
        CHECK(iso(text, DateOrder::Dmy) == day);
    for (const char *text : {"3/12/2026", "03-12-26", "3/12/2026 12:00:00 AM", "03122026"})
        CHECK(iso(text, DateOrder::Mdy) == day);
    CHECK(iso("26-03-12", DateOrder::Ymd) == day);
    CHECK(iso("31 July 2026", DateOrder::Unknown) == QStringLiteral("2026-07-31"));
    CHECK(iso("1 ao\xC3\xBBt 2026", DateOrder::Unknown) == QStringLiteral("2026-08-01"));
    CHECK(iso("5 f\xC3\xA9vr. 2026", DateOrder::Unknown) == QStringLiteral("2026-02-05"));
    CHECK(iso("1.1.70", DateOrder::Dmy) == QStringLiteral("1970-01-01"));
    CHECK(iso("1.1.69", DateOrder::Dmy) == QStringLiteral("2069-01-01"));
}

TEST_CASE("A day that does not exist is refused with its reason", "[rules][date]")
{
    CHECK(error("2026-02-30") == DateError::NoSuchDay);
    CHECK(error("30.02.2026") == DateError::NoSuchDay);
    CHECK(error("29.02.2025") == DateError::NoSuchDay);
    CHECK(error("5/13/2026", DateOrder::Dmy) == DateError::NoSuchDay);
    CHECK(error("13/5/2026", DateOrder::Mdy) == DateError::NoSuchDay);
    CHECK(error("00.00.0000") == DateError::NoSuchDay);
    CHECK(error("2026-13-01") == DateError::NoSuchDay);
    CHECK(iso("29.02.2024", DateOrder::Dmy) == QStringLiteral("2024-02-29"));
}

TEST_CASE("What is no date says so", "[rules][date]")
{
    CHECK(error("") == DateError::Empty);
    CHECK(error("   ") == DateError::Empty);
    CHECK(error("soon") == DateError::NotADate);
    CHECK(error("12") == DateError::NotADate);
    CHECK(error("1.2.3.4") == DateError::NotADate);
    CHECK(error("12.03.202") == DateError::NotADate);
    CHECK(error("12.Jui.2026") == DateError::NotADate);
    CHECK(error("01.01.0026") == DateError::OutOfRange);
    CHECK(error("2026-03-12 garbage") == DateError::NotADate);
    CHECK(error("3/4/2026", DateOrder::Unknown) == DateError::Ambiguous);
    CHECK(iso("4/4/2026", DateOrder::Unknown) == QStringLiteral("2026-04-04"));
    CHECK(iso("4/25/2026", DateOrder::Unknown) == QStringLiteral("2026-04-25"));
}

TEST_CASE("A column decides its order or says how many of its dates fit both", "[rules][date]")
{
    DateOrderCounter american;
    for (const char *text : {"1/2/2026", "3/4/2026", "5/5/2026", "7/24/2026", ""})
        american.add(text);
    CHECK(american.decided() == DateOrder::Mdy);
    CHECK(american.mdyOnly() == 1);
    CHECK(american.both() == 2);
    CHECK(american.plain() == 1);
    CHECK_FALSE(american.ambiguous());

    DateOrderCounter open;
    open.add("1/2/2026");
    open.add("5/5/2026");
    CHECK(open.ambiguous());
    CHECK(open.decided() == DateOrder::Unknown);

    DateOrderCounter plain;
    plain.add("2026-01-02");
    plain.add("2 Jan 2026");
    CHECK(plain.decided() == DateOrder::Ymd);
    CHECK_FALSE(plain.ambiguous());

    DateOrderCounter points;
    points.add("01.02.2026");
    CHECK(points.decided() == DateOrder::Dmy);
    CHECK(iso("01.02.2026", DateOrder::Unknown) == QStringLiteral("2026-02-01"));

    DateOrderCounter mixed;
    for (const char *text : {"13/1/2026", "1/13/2026", "1/2/2026", "soon"})
        mixed.add(text);
    CHECK(mixed.ambiguous());
    CHECK(mixed.bad() == 1);
}

TEST_CASE("A moment of UTC is a day of the book's zone", "[rules][date]")
{
    const QTimeZone berlin("Europe/Berlin");
    const QTimeZone newYork("America/New_York");
    const auto in = [](const char *text, const QTimeZone &zone) {
        const ParsedDay parsed = parseDay(QByteArrayView(text), DateOrder::Ymd, &zone);
        CHECK(parsed.error == DateError::None);
        return fromEpochDay(parsed.day);
    };
    CHECK(in("2026-03-31T22:00:00.000Z", berlin) == QDate(2026, 4, 1));
    CHECK(in("2026-01-31T23:00:00Z", berlin) == QDate(2026, 2, 1));
    CHECK(in("2026-01-31 23:00:00+00:00", berlin) == QDate(2026, 2, 1));
    CHECK(in("2026-01-31T22:59:00Z", berlin) == QDate(2026, 1, 31));
    CHECK(in("2026-03-01T05:00:00Z", newYork) == QDate(2026, 3, 1));
    // A day without a time, and the midnight of the one who wrote it.
    CHECK(in("2026-03-01T00:00:00Z", newYork) == QDate(2026, 3, 1));
    CHECK(in("2026-02-01T00:00:00+01:00", newYork) == QDate(2026, 2, 1));
    CHECK(parseDay("2026-01-31T23:00:00Z", DateOrder::Ymd, &berlin).source == DaySource::OtherZone);
}

TEST_CASE("The day numbers of spreadsheets are days", "[rules][date]")
{
    CHECK(iso("45383", DateOrder::Dmy) == QStringLiteral("2024-04-01"));
    CHECK(iso("45383.0", DateOrder::Unknown) == QStringLiteral("2024-04-01"));
    CHECK(iso("45413.75", DateOrder::Mdy) == QStringLiteral("2024-05-01"));
    CHECK(parseDay("45383", DateOrder::Dmy).source == DaySource::SerialNumber);
    CHECK(iso("20200210.0", DateOrder::Unknown) == QStringLiteral("2020-02-10"));
    CHECK(error("12345") == DateError::NotADate);
    CHECK(error("99999") == DateError::NotADate);
    DateOrderCounter counter;
    for (const char *text : {"45413", "13/04/2024", "01/04/2024"})
        counter.add(text);
    CHECK(counter.decided() == DateOrder::Dmy);
    CHECK(counter.bad() == 0);
}

TEST_CASE("Months have their names in the north, the south and Poland", "[rules][date]")
{
    for (const char *text : {"5 maggio 2026", "5 mei 2026", "5 maj 2026", "5 de maio de 2026",
                             "5 maja 2026", "5. mai 2026"})
        CHECK(iso(text, DateOrder::Dmy) == QStringLiteral("2026-05-05"));
    CHECK(iso("3 paź 2026", DateOrder::Dmy) == QStringLiteral("2026-10-03"));
    CHECK(iso("3 out 2026", DateOrder::Dmy) == QStringLiteral("2026-10-03"));
    CHECK(iso("3 gennaio 2026", DateOrder::Dmy) == QStringLiteral("2026-01-03"));
    CHECK(iso("3 desember 2026", DateOrder::Dmy) == QStringLiteral("2026-12-03"));
}
