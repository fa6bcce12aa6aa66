// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"

#include "ui/text/format.h"

#include <QTimeZone>

using namespace duebook;
using namespace duebook::ui;

namespace {

const QLocale kBritish(QLocale::English, QLocale::UnitedKingdom);
const QLocale kGerman(QLocale::German, QLocale::Germany);
const QLocale kHebrew(QLocale::Hebrew, QLocale::Israel);
const QDate kToday(2026, 12, 1);

Money euros(qint64 cents)
{
    return {cents, *Currency::fromCode(u"EUR")};
}

} // namespace

TEST_CASE("An amount is grouped, has the currency's decimals and a real minus", "[format]")
{
    CHECK(format::amount(euros(6231000), kBritish) == QStringLiteral("62,310.00"));
    CHECK(format::amount(euros(105), kBritish) == QStringLiteral("1.05"));
    CHECK(format::amount(euros(-123450), kBritish) == QStringLiteral("\u22121,234.50"));
    CHECK(format::amount(euros(6231005), kGerman) == QStringLiteral("62.310,05"));
    CHECK(format::amount({2140000, *Currency::fromCode(u"JPY")}, kBritish) ==
          QStringLiteral("2,140,000"));
    CHECK(format::amount({1500, *Currency::fromCode(u"KWD")}, kBritish) == QStringLiteral("1.500"));
    CHECK(format::amount(euros(std::numeric_limits<qint64>::min()), kBritish) ==
          QStringLiteral("\u221292,233,720,368,547,758.08"));
}

TEST_CASE("Money names its currency once and keeps its order in right-to-left text", "[format]")
{
    CHECK(format::money(euros(1840000), kBritish) == QStringLiteral("18,400.00\u00A0EUR"));
    const QString hebrew = format::money(euros(-100), kHebrew);
    CHECK(hebrew.startsWith(QChar(0x2066)));
    CHECK(hebrew.endsWith(QChar(0x2069)));
}

TEST_CASE("A near day is written by the locale and in words", "[format]")
{
    CHECK(format::nearDay(QDate(2026, 12, 4), kBritish, kToday) ==
          QStringLiteral("Fri 4 Dec, in 3 days"));
    CHECK(format::nearDay(kToday, kBritish, kToday) == QStringLiteral("Tue 1 Dec, today"));
    CHECK(format::day(QDate(2026, 12, 4), QLocale(QLocale::English, QLocale::UnitedStates),
                      kToday) == QStringLiteral("Fri Dec 4"));
    CHECK(format::day(QDate(2027, 12, 4), kBritish, kToday) == QStringLiteral("Sat 4 Dec 2027"));
    CHECK(format::nearDay(QDate(2027, 2, 1), kBritish, kToday) == QStringLiteral("Mon 1 Feb"));
    CHECK_FALSE(format::day(QDate(2026, 12, 4), kGerman, kToday).contains(QLatin1String("2026")));
    CHECK(format::day(QDate(), kBritish, kToday).isEmpty());
}

TEST_CASE("Lateness counts in words on both sides of the due day", "[format]")
{
    CHECK(format::lateness(12) == QStringLiteral("12 days late"));
    CHECK(format::lateness(1) == QStringLiteral("1 day late"));
    CHECK(format::lateness(0) == QStringLiteral("due today"));
    CHECK(format::lateness(-1) == QStringLiteral("due tomorrow"));
    CHECK(format::lateness(-3) == QStringLiteral("due in 3 days"));
}

TEST_CASE("A moment is told by how long ago it was", "[format]")
{
    const QDateTime now(kToday, QTime(12, 0), Qt::UTC);
    CHECK(format::ago(now.addSecs(-20), now) == QStringLiteral("just now"));
    CHECK(format::ago(now.addSecs(-60 * 5), now) == QStringLiteral("5 minutes ago"));
    CHECK(format::ago(now.addSecs(-3600 * 2), now) == QStringLiteral("2 hours ago"));
    CHECK(format::ago(now.addSecs(-3600 * 13), now) == QStringLiteral("yesterday"));
    CHECK(format::ago(now.addDays(-5), now) == QStringLiteral("5 days ago"));
}

TEST_CASE("Sizes, counts and shares follow the locale", "[format]")
{
    CHECK(format::size(212000, kBritish) == QStringLiteral("212 kB"));
    CHECK(format::count(412903, kGerman) == QStringLiteral("412.903"));
    CHECK(format::percent(0.031, kBritish) == QStringLiteral("3.1\u00A0%"));
    CHECK(format::percent(1.04, kBritish) == QStringLiteral("104\u00A0%"));
    CHECK(format::percent(-0.05, kBritish) == QStringLiteral("\u22125\u00A0%"));
}

TEST_CASE("A name that runs against the sentence is set apart", "[format]")
{
    const QString name = QStringLiteral("\u05DE\u05E4\u05E2\u05DC\u05D9");
    CHECK(format::isolate(name, kBritish) == QChar(0x2068) + name + QChar(0x2069));
    CHECK(format::isolate(name, kHebrew) == name);
    CHECK(format::isolate(QStringLiteral("Kestrel Ltd"), kBritish) ==
          QStringLiteral("Kestrel Ltd"));
    CHECK(format::isolate(QStringLiteral("Kestrel Ltd"), kHebrew).startsWith(QChar(0x2068)));
}
