// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/headingcurrency.h"

#include "core/rules/importing/columnmapping.h"
#include "tests/support/catch.h"

using namespace duebook;

namespace {

QString split(const char *heading)
{
    const HeadingCurrency found = splitHeadingCurrency(QString::fromUtf8(heading));
    return found.heading + QLatin1Char('|') + found.currency.code();
}

} // namespace

TEST_CASE("A heading names the currency of its amounts", "[import]")
{
    CHECK(split("amount_gbp") == QStringLiteral("amount|GBP"));
    CHECK(split("Amount (USD)") == QStringLiteral("Amount|USD"));
    CHECK(split("Amt Due\n(USD)") == QStringLiteral("Amt Due|USD"));
    CHECK(split("Betrag in EUR") == QStringLiteral("Betrag|EUR"));
    CHECK(split("offen (EUR)") == QStringLiteral("offen|EUR"));
    CHECK(split("Betrag €") == QStringLiteral("Betrag|EUR"));
    CHECK(split("Saldo PLN") == QStringLiteral("Saldo|PLN"));
    CHECK(split("Total [CHF]") == QStringLiteral("Total|CHF"));
    CHECK(split("Original Amt. (LCY)") == QStringLiteral("Original Amt.|"));
}

TEST_CASE("Words of three letters are no currencies", "[import]")
{
    for (const char *heading : {"Amount due", "Days to pay", "TOTAL ALL", "Total", "EUR", "Due by",
                                "Invoice no", "Amt net", "Customer ref"}) {
        INFO(heading);
        CHECK(split(heading) == QString::fromUtf8(heading) + QLatin1Char('|'));
    }
}

TEST_CASE("A column is known by its heading without the currency", "[import]")
{
    const auto columns =
        suggestColumns({QStringLiteral("Customer"), QStringLiteral("Invoice"),
                        QStringLiteral("Date"), QStringLiteral("Original Amt. (LCY)"),
                        QStringLiteral("Amount (USD)"), QStringLiteral("Balance (USD)")},
                       ImportKind::OpenItems);
    CHECK(columns.at(ImportField::Amount) == 4);
    CHECK(columns.at(ImportField::OpenAmount) == 5);
}

TEST_CASE("The heading without a currency is the likelier one", "[import]")
{
    const auto columns = suggestColumns({QStringLiteral("Customer"), QStringLiteral("Invoice"),
                                         QStringLiteral("Date"), QStringLiteral("Amount (EUR)"),
                                         QStringLiteral("Amount"), QStringLiteral("Currency")},
                                        ImportKind::OpenItems);
    CHECK(columns.at(ImportField::Amount) == 4);
}
