// SPDX-License-Identifier: Apache-2.0
#include "core/rules/rating/paymentrating.h"

#include "tests/support/catch.h"

using namespace duebook;

namespace {

const QDate kAsOf(2026, 6, 30);

/// `count` invoices of 100.00 settled evenly over the year, each so many days late.
RatingInput settledEvenly(int count, int daysLate)
{
    RatingInput input;
    for (int i = 0; i < count; ++i)
        input.settled.push_back({kAsOf.addDays(-i * 360 / count), 100'00, daysLate, true});
    return input;
}

bool hasReason(const PaymentRating &rating, RatingReason reason, int points, int value)
{
    for (const RatingPart &part : rating.reasons) {
        if (part.reason == reason)
            return part.points == points && part.value == value;
    }
    return false;
}

} // namespace

TEST_CASE("Days late become points along the published table", "[rules][rating]")
{
    const std::vector<std::pair<double, double>> table{{-45, 100}, {-30, 100}, {-20, 90}, {0, 80},
                                                       {15, 70},   {22, 60},   {30, 50},  {60, 40},
                                                       {90, 30},   {120, 20},  {500, 20}};
    for (const auto &[days, points] : table)
        CHECK(pointsForDaysLate(days) == Approx(points));
    CHECK(pointsForDaysLate(7.5) == Approx(75));
    CHECK(pointsForDaysLate(45) == Approx(45));
    CHECK(pointsForDaysLate(-25) == Approx(95));
}

TEST_CASE("Prompt payers are A and the rest follow their days late", "[rules][rating]")
{
    CHECK(ratePayments(settledEvenly(12, 0), kAsOf).letter == QChar(u'A'));
    CHECK(ratePayments(settledEvenly(12, 0), kAsOf).points == 80);
    CHECK(ratePayments(settledEvenly(12, 15), kAsOf).letter == QChar(u'B'));
    CHECK(ratePayments(settledEvenly(12, 30), kAsOf).letter == QChar(u'C'));
    CHECK(ratePayments(settledEvenly(12, 60), kAsOf).letter == QChar(u'D'));
    CHECK(ratePayments(settledEvenly(12, 90), kAsOf).letter == QChar(u'E'));
}

TEST_CASE("Fewer than three settled invoices are not enough history", "[rules][rating]")
{
    const PaymentRating rating = ratePayments(settledEvenly(2, 0), kAsOf);
    CHECK_FALSE(rating.rated());
    CHECK_FALSE(rating.points);
    CHECK(rating.reasons == std::vector<RatingPart>{{RatingReason::NotEnoughHistory, 0, 2, 3}});

    RatingInput old = settledEvenly(3, 0);
    for (SettledItem &item : old.settled)
        item.day = item.day.addYears(-2);
    CHECK_FALSE(ratePayments(old, kAsOf).rated());

    RatingInput parts = settledEvenly(5, 0);
    for (SettledItem &item : parts.settled)
        item.settlesInvoice = false;
    CHECK_FALSE(ratePayments(parts, kAsOf).rated());
    CHECK_FALSE(ratePayments(RatingInput{}, kAsOf).rated());
}

TEST_CASE("Open overdue items count with their days as of the day", "[rules][rating]")
{
    RatingInput input = settledEvenly(4, 0);
    input.overdue.push_back({400'00, 60});
    const PaymentRating rating = ratePayments(input, kAsOf);
    CHECK(hasReason(rating, RatingReason::DaysLate, 50, 30));
    CHECK(rating.letter == QChar(u'C'));
}

TEST_CASE("The last three months against the nine before show the trend", "[rules][rating]")
{
    RatingInput worse;
    RatingInput better;
    for (int i = 0; i < 3; ++i) {
        worse.settled.push_back({kAsOf.addDays(-10), 100, 20, true});
        worse.settled.push_back({kAsOf.addDays(-200), 100, 0, true});
        better.settled.push_back({kAsOf.addDays(-10), 100, 0, true});
        better.settled.push_back({kAsOf.addDays(-200), 100, 20, true});
    }
    CHECK(hasReason(ratePayments(worse, kAsOf), RatingReason::TrendWorse, -10, 20));
    CHECK(hasReason(ratePayments(better, kAsOf), RatingReason::TrendBetter, 5, 0));
    CHECK(ratePayments(settledEvenly(12, 9), kAsOf).reasons.size() == 1);
}

TEST_CASE("Deductions are listed and limited", "[rules][rating]")
{
    RatingInput input = settledEvenly(12, 0);
    input.brokenPromises = 2;
    input.disputesRejected = 9;
    input.returnedPayments = 1;
    input.limitUsePercent = 130;
    const PaymentRating rating = ratePayments(input, kAsOf);
    CHECK(hasReason(rating, RatingReason::BrokenPromises, -8, 2));
    CHECK(hasReason(rating, RatingReason::Disputes, -6, 9));
    CHECK(hasReason(rating, RatingReason::ReturnedPayments, -5, 1));
    CHECK(hasReason(rating, RatingReason::LimitUse, -5, 130));
    CHECK(rating.points == 80 - 8 - 6 - 5 - 5);
    CHECK(rating.letter == QChar(u'C'));
}

TEST_CASE("Insolvency is E whatever was paid", "[rules][rating]")
{
    RatingInput input = settledEvenly(20, -30);
    input.insolvent = true;
    const PaymentRating rating = ratePayments(input, kAsOf);
    CHECK(rating.letter == QChar(u'E'));
    CHECK(rating.points == 0);
    CHECK(hasReason(rating, RatingReason::Insolvency, 0, 0));
}
