// SPDX-License-Identifier: Apache-2.0
#include "core/rules/ledger/amountparser.h"
#include "core/rules/ledger/shortenednumber.h"
#include "tests/support/catch.h"

using namespace duebook;

namespace {

/// The minor units of a text that must parse.
qint64 minor(const char *text, DecimalSign decimal, int digits = 2)
{
    const ParsedAmount parsed = parseAmount(QByteArrayView(text), decimal, digits);
    CAPTURE(text);
    CHECK(parsed.error == AmountError::None);
    return parsed.minor;
}

AmountError error(const char *text, DecimalSign decimal = DecimalSign::Point, int digits = 2)
{
    return parseAmount(QByteArrayView(text), decimal, digits).error;
}

} // namespace

TEST_CASE("Amounts are read in the writing of every country", "[rules][amount]")
{
    for (const char *text : {"1.234,56", "1234,56", "1 234,56", "1'234,56",
                             "1\xC2\xA0"
                             "234,56",
                             "1\xE2\x80\xAF"
                             "234,56",
                             "1\xE2\x80\x89"
                             "234,56",
                             "1\xE2\x80\x99"
                             "234,56"})
        CHECK(minor(text, DecimalSign::Comma) == 123456);
    for (const char *text : {"1,234.56", "1234.56", "1'234.56", "1 234.56", "+1,234.56"})
        CHECK(minor(text, DecimalSign::Point) == 123456);
    CHECK(minor("12,34,567.80", DecimalSign::Point) == 123456780);
    CHECK(minor("94", DecimalSign::Point) == 9400);
    CHECK(minor(".5", DecimalSign::Point) == 50);
    CHECK(minor("5,-", DecimalSign::Comma) == 500);
    CHECK(minor("5.", DecimalSign::Point) == 500);
    CHECK(minor("1.2", DecimalSign::Point) == 120);
    CHECK(minor("1.2300", DecimalSign::Point) == 123);
    CHECK(minor("1234", DecimalSign::Point, 0) == 1234);
    CHECK(minor("1.234", DecimalSign::Point, 3) == 1234);
}

TEST_CASE("Every way to write a negative amount is read", "[rules][amount]")
{
    for (const char *text :
         {"-1", "1-", "(1)",
          "\xE2\x88\x92"
          "1",
          "- 1", "(1.00)", "-$1", "$-1", "($1)", "1 CR", "\xE2\x80\x8E-1", "-1 EUR",
          "\xE2\x80\x93"
          "1"})
        CHECK(minor(text, DecimalSign::Point) == -100);
    CHECK(error("(-1)") == AmountError::NotANumber);
    CHECK(error("-1-") == AmountError::NotANumber);
    CHECK(error("(1") == AmountError::NotANumber);
}

TEST_CASE("A currency beside the number is understood", "[rules][amount]")
{
    const auto code = [](const char *text) {
        const ParsedAmount parsed = parseAmount(QByteArrayView(text), DecimalSign::Point, 2);
        CHECK(parsed.error == AmountError::None);
        return parsed.currency.code();
    };
    CHECK(code("1.00 EUR") == QStringLiteral("EUR"));
    CHECK(code("\xE2\x82\xAC 1.00") == QStringLiteral("EUR"));
    CHECK(code("CHF 1'000.00") == QStringLiteral("CHF"));
    CHECK(code("\xE2\x82\xAA"
               "5") == QStringLiteral("ILS"));
    CHECK(code("$5") == QString());
    CHECK(parseAmount("JPY 500", DecimalSign::Point, 2).minor == 500);
    CHECK(error("5 apples") == AmountError::NotANumber);
}

TEST_CASE("What is no amount says why", "[rules][amount]")
{
    CHECK(error("") == AmountError::Empty);
    CHECK(error("  ") == AmountError::Empty);
    CHECK(error("abc") == AmountError::NotANumber);
    CHECK(error("-") == AmountError::NotANumber);
    CHECK(error("1.2.3") == AmountError::NotANumber);
    CHECK(error("1,23.4") == AmountError::NotANumber);
    CHECK(error("1.234,56") == AmountError::NotANumber);
    CHECK(error("1e5") == AmountError::NotANumber);
    CHECK(error("1.234") == AmountError::TooManyDecimals);
    CHECK(error("1.5", DecimalSign::Point, 0) == AmountError::TooManyDecimals);
    CHECK(error("92233720368547758.08") == AmountError::TooLarge);
    CHECK(error("99999999999999999999999999") == AmountError::TooLarge);
    CHECK(minor("92233720368547758.07", DecimalSign::Point) == std::numeric_limits<qint64>::max());
    CHECK(minor("-92233720368547758.07", DecimalSign::Point) ==
          -std::numeric_limits<qint64>::max());
}

TEST_CASE("Without a known decimal sign the number itself must tell", "[rules][amount]")
{
    CHECK(minor("1.234,56", DecimalSign::Unknown) == 123456);
    CHECK(minor("1,234.56", DecimalSign::Unknown) == 123456);
    CHECK(minor("1,50", DecimalSign::Unknown) == 150);
    CHECK(minor("1.234.567", DecimalSign::Unknown) == 123456700);
    CHECK(error("1.234", DecimalSign::Unknown) == AmountError::Ambiguous);
    CHECK(error("1,234", DecimalSign::Unknown) == AmountError::Ambiguous);
}

TEST_CASE("A column decides its decimal sign or says that it cannot", "[rules][amount]")
{
    DecimalCounter german;
    for (const char *text : {"1.234", "5,50", "1.000,00", "12"})
        german.add(text);
    CHECK(german.decided() == DecimalSign::Comma);
    CHECK(german.both() == 1);

    DecimalCounter open;
    for (const char *text : {"1.234", "12", "5.678"})
        open.add(text);
    CHECK(open.decided() == DecimalSign::Unknown);

    DecimalCounter whole;
    whole.add("12");
    CHECK(whole.decided() == DecimalSign::Point);
}

TEST_CASE("A number that a spreadsheet shortened has lost its digits", "[rules][amount]")
{
    for (const char *text : {"4,512E+08", "2.4952E+19", "-1.5e+10", "4E+08"}) {
        INFO(text);
        CHECK(isShortenedNumber(text));
        CHECK(error(text) == AmountError::Shortened);
    }
    for (const char *text : {"1E5", "INV-1E+05", "E+08", "12E+08", "4,512", "1.5E-10"})
        CHECK_FALSE(isShortenedNumber(text));
}

TEST_CASE("The tail of decimals that a calculation leaves is rounded and said", "[rules][amount]")
{
    const ParsedAmount parsed = parseAmount("54273.279999999999", DecimalSign::Point, 2);
    CHECK(parsed.error == AmountError::None);
    CHECK(parsed.minor == 5427328);
    CHECK(parsed.rounded);
    CHECK(minor("100.10000000000001", DecimalSign::Point) == 10010);
    CHECK_FALSE(parseAmount("100.10000000000000", DecimalSign::Point, 2).rounded);
    CHECK(error("100.125") == AmountError::TooManyDecimals);
}

TEST_CASE("Lakhs, padded amounts and amounts with their side", "[rules][amount]")
{
    CHECK(minor("1,28,500.00 Dr", DecimalSign::Point) == 12850000);
    CHECK(minor("10,000.00 Cr", DecimalSign::Point) == -1000000);
    CHECK(minor(" 000000000007760,45", DecimalSign::Comma) == 776045);
    const ParsedAmount euro = parseAmount("1,250.00 EUR", DecimalSign::Point, 0);
    CHECK(euro.minor == 125000);
    CHECK(euro.currency.code() == QStringLiteral("EUR"));
}
