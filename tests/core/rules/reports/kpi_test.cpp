// SPDX-License-Identifier: Apache-2.0
#include "core/rules/reports/kpi.h"

#include "tests/support/catch.h"

#include <limits>
#include <vector>

using namespace duebook;

TEST_CASE("DSO is receivables over sales times days", "[rules][kpi]")
{
    CHECK(*dsoSimple(150'000'00, 1'800'000'00, 365) == Approx(30.4).margin(0.05));
    CHECK(*dsoSimple(0, 100, 30) == 0.0);
    CHECK_FALSE(dsoSimple(100, 0, 30));
}

TEST_CASE("DSO countback takes whole months, newest first, and the last in part", "[rules][kpi]")
{
    const std::vector<MonthSales> months{{30, 100}, {30, 80}, {30, 70}};
    const auto dso = dsoCountback(212, months);
    REQUIRE(dso);
    CHECK(dso->days == Approx(73.7).margin(0.05));
    CHECK_FALSE(dso->moreThan);

    SECTION("months count with their real days")
    {
        const auto february = dsoCountback(150, std::vector<MonthSales>{{31, 100}, {28, 100}});
        CHECK(february->days == Approx(31 + 14));
    }
    SECTION("a used-up history says more than so many days")
    {
        const auto more = dsoCountback(251, months);
        CHECK(more->days == 90.0);
        CHECK(more->moreThan);
        CHECK_FALSE(dsoCountback(250, months)->moreThan);
    }
    SECTION("a month without sales adds its days")
    {
        CHECK(dsoCountback(50, std::vector<MonthSales>{{30, 0}, {30, 100}})->days == Approx(45));
    }
    SECTION("no receivables are no days, no months no value")
    {
        CHECK(dsoCountback(0, months)->days == 0.0);
        CHECK_FALSE(dsoCountback(10, {}));
    }
}

TEST_CASE("Average days delinquent is what DSO exceeds the best possible by", "[rules][kpi]")
{
    const auto dso = dsoSimple(120, 1000, 90);
    const auto best = bestPossibleDso(90, 1000, 90);
    CHECK(*best == Approx(8.1));
    CHECK(*averageDaysDelinquent(dso, best) == Approx(2.7));
    CHECK_FALSE(averageDaysDelinquent(dso, bestPossibleDso(90, 0, 90)));
}

TEST_CASE("Collection effectiveness is what was collected of what could be", "[rules][kpi]")
{
    CHECK(*collectionEffectiveness(100'000, 1'000'000, 120'000, 100'000) == Approx(98.0));
    CHECK(*collectionEffectiveness(100, 0, 0, 0) == Approx(100.0));
    CHECK_FALSE(collectionEffectiveness(0, 100, 100, 100));
    CHECK_FALSE(collectionEffectiveness(std::numeric_limits<qint64>::max(), 1, 0, 0));
}

TEST_CASE("Days to pay and days late are weighted by amount", "[rules][kpi]")
{
    CHECK(*amountWeightedDays(std::vector<AmountDays>{{10, 5}, {100, 10}}) ==
          Approx(9.55).margin(0.005));
    CHECK(*amountWeightedDays(std::vector<AmountDays>{{100, 10}, {1000, 20}}) ==
          Approx(19.09).margin(0.005));
    CHECK(*amountWeightedDays(std::vector<AmountDays>{{140, 7}, {85, 55}}) ==
          Approx(25.13).margin(0.005));
    CHECK_FALSE(amountWeightedDays({}));
    CHECK_FALSE(amountWeightedDays(std::vector<AmountDays>{{5, 3}, {-5, 3}}));
    CHECK_FALSE(
        amountWeightedDays(std::vector<AmountDays>{{std::numeric_limits<qint64>::max() / 2, 3}}));
}
TEST_CASE("Without sales there is no number of days", "[rules][kpi]")
{
    CHECK_FALSE(dsoSimple(400'00, 0, 31));
    CHECK_FALSE(dsoSimple(350'00, -50'00, 28));
    CHECK_FALSE(bestPossibleDso(0, -50'00, 28));
    CHECK_FALSE(averageDaysDelinquent(dsoSimple(1, 0, 31), bestPossibleDso(1, 0, 31)));
    const MonthSales nothing[] = {{28, -50'00}, {31, 0}};
    CHECK_FALSE(dsoCountback(350'00, nothing));
    CHECK(collectionEffectiveness(400'00, 0, 400'00, 0) == 0.0);
    // Nothing could be collected.
    CHECK_FALSE(collectionEffectiveness(10'00, -50'00, 0, 0));
}
