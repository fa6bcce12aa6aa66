// SPDX-License-Identifier: Apache-2.0
#include "core/domain/money.h"
#include "tests/support/catch.h"

#include <limits>
#include <map>

using namespace duebook;

namespace {
Currency currency(const char *code)
{
    return Currency::fromCode(QByteArrayView(code)).value();
}
} // namespace

TEST_CASE("Amounts are written with the decimals of their currency", "[money]")
{
    CHECK(Money(-5, currency("EUR")).toDecimal() == QStringLiteral("-0.05"));
    CHECK(Money(123456, currency("USD")).toDecimal() == QStringLiteral("1234.56"));
    CHECK(Money(2140000, currency("JPY")).toDecimal() == QStringLiteral("2140000"));
    CHECK(Money(1234567, currency("KWD")).toDecimal() == QStringLiteral("1234.567"));
    CHECK(Money(std::numeric_limits<qint64>::min(), currency("EUR")).toDecimal() ==
          QStringLiteral("-92233720368547758.08"));
}

TEST_CASE("A written amount is read back exactly or refused", "[money]")
{
    const Currency eur = currency("EUR");
    CHECK(Money::fromDecimal(QStringLiteral("12.5"), eur) == Money(1250, eur));
    CHECK(Money::fromDecimal(QStringLiteral("-0.05"), eur) == Money(-5, eur));
    CHECK(Money::fromDecimal(QStringLiteral("-92233720368547758.08"), eur) ==
          Money(std::numeric_limits<qint64>::min(), eur));
    CHECK_FALSE(Money::fromDecimal(QStringLiteral("92233720368547758.08"), eur));
    CHECK_FALSE(Money::fromDecimal(QStringLiteral("1.234"), eur));
    CHECK_FALSE(Money::fromDecimal(QStringLiteral("1.5"), currency("JPY")));
    CHECK_FALSE(Money::fromDecimal(QStringLiteral("1.2.3"), eur));
    CHECK_FALSE(Money::fromDecimal(QStringLiteral("-"), eur));
    CHECK_FALSE(Money::fromDecimal(QStringLiteral("1e3"), eur));
    CHECK_FALSE(Money::fromDecimal(QString(), eur));
}

TEST_CASE("A sum that leaves 64 bits is no sum", "[money]")
{
    const Currency eur = currency("EUR");
    const Money most(std::numeric_limits<qint64>::max(), eur);
    CHECK_FALSE(most.plus(Money(1, eur)));
    CHECK(most.plus(Money(-1, eur)) == Money(std::numeric_limits<qint64>::max() - 1, eur));
}

TEST_CASE("ISO 4217 knows the decimals of every currency", "[money]")
{
    std::map<int, int> byDigits;
    for (const Currency each : Currency::all())
        ++byDigits[each.minorDigits()];
    CHECK(byDigits == std::map<int, int>{{0, 17}, {2, 140}, {3, 7}, {4, 2}});
    CHECK(currency(" huf ").minorDigits() == 2);
    CHECK_FALSE(Currency::fromCode(QStringLiteral("XYZ")));
    CHECK_FALSE(Currency::fromCode(QStringLiteral("EURO")));
    CHECK_FALSE(Currency::fromCode(QStringLiteral("€")));
}
