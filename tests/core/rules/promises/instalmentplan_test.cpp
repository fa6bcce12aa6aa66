// SPDX-License-Identifier: Apache-2.0
#include "core/rules/promises/instalmentplan.h"

#include "tests/support/catch.h"

namespace duebook {

namespace {

const Currency kEuro = Currency::fromCode(QByteArrayView("EUR")).value();

Money eur(qint64 cents)
{
    return {cents, kEuro};
}

} // namespace

TEST_CASE("A plan divides exactly; the last instalment takes the rest", "[promises][rules]")
{
    const auto plan = planInstalments(eur(100'00), 3, QDate(2026, 3, 6), {0, 7});
    REQUIRE(plan.size() == 3);
    CHECK(plan[0] == Instalment{QDate(2026, 3, 6), eur(33'33)});
    CHECK(plan[1] == Instalment{QDate(2026, 3, 13), eur(33'33)});
    CHECK(plan[2] == Instalment{QDate(2026, 3, 20), eur(33'34)});
    CHECK(totalOf(plan) == eur(100'00));
    CHECK(planInstalments(eur(2), 3, QDate(2026, 3, 6), {}).front().amount.isZero());
}

TEST_CASE("Monthly instalments keep to the day of the first, as far as months have it",
          "[promises][rules]")
{
    const auto plan = planInstalments(eur(500'00), 4, QDate(2027, 11, 30), {3, 0});
    CHECK(plan[1].due == QDate(2028, 2, 29)); // leap year
    CHECK(plan[2].due == QDate(2028, 5, 30));
    const auto ends = planInstalments(eur(300'00), 3, QDate(2026, 1, 31), {});
    CHECK(ends[1].due == QDate(2026, 2, 28));
    CHECK(ends[2].due == QDate(2026, 3, 31));
}

TEST_CASE("Intervals are read from few letters", "[promises][rules]")
{
    CHECK(instalmentInterval(QStringLiteral("1m")) == InstalmentInterval{1, 0});
    CHECK(instalmentInterval(QStringLiteral(" 2 Weeks ")) == InstalmentInterval{0, 14});
    CHECK(instalmentInterval(QStringLiteral("10d")) == InstalmentInterval{0, 10});
    for (const char *wrong : {"", "m", "0d", "-1m", "400d", "1y", "1m2d", "9999999999m", "１m"}) {
        INFO(wrong);
        CHECK_FALSE(instalmentInterval(QString::fromUtf8(wrong)));
    }
}

TEST_CASE("Sums of instalments are exact or not there", "[promises][rules]")
{
    CHECK_FALSE(totalOf({}));
    const Instalment large{QDate(2026, 3, 6), eur(std::numeric_limits<qint64>::max())};
    CHECK_FALSE(totalOf(std::vector{large, large}));
    const Instalment dollars{QDate(2026, 3, 6),
                             Money(1, Currency::fromCode(QByteArrayView("USD")).value())};
    CHECK_FALSE(totalOf(std::vector{large, dollars}));
}

TEST_CASE("Each instalment takes its part of the invoices in their order", "[promises][rules]")
{
    const std::vector<Instalment> plan{{QDate(2026, 3, 6), eur(150'00)},
                                       {QDate(2026, 4, 6), eur(100'00)}};
    const std::vector<std::pair<InvoiceId, Money>> open{
        {InvoiceId(1), eur(100'00)}, {InvoiceId(2), eur(120'00)}, {InvoiceId(3), eur(500'00)}};
    const auto parts = spreadOverInvoices(plan, open);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == std::vector<PromisePart>{{InvoiceId(1), {}, eur(100'00)},
                                               {InvoiceId(2), {}, eur(50'00)}});
    CHECK(parts[1] ==
          std::vector<PromisePart>{{InvoiceId(2), {}, eur(70'00)}, {InvoiceId(3), {}, eur(30'00)}});
    CHECK(spreadOverInvoices(plan, {})[1].empty());
}

} // namespace duebook
