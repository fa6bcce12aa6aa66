// SPDX-License-Identifier: Apache-2.0
#include "core/rules/rating/paymentrating.h"

#include "core/rules/reports/kpi.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace duebook {

namespace {

struct Point {
    double days;
    double points;
};

constexpr std::array<Point, 9> kPoints{
    {{-30, 100}, {-20, 90}, {0, 80}, {15, 70}, {22, 60}, {30, 50}, {60, 40}, {90, 30}, {120, 20}}};

int rounded(double value)
{
    return int(std::lround(value));
}

QChar letterOf(int points, const RatingRules &rules)
{
    if (points >= rules.a)
        return u'A';
    if (points >= rules.b)
        return u'B';
    if (points >= rules.c)
        return u'C';
    return points >= rules.d ? u'D' : u'E';
}

/// Weighted days late of what was settled after `from` and up to `to`.
std::optional<double> daysLateBetween(const RatingInput &input, QDate from, QDate to)
{
    std::vector<AmountDays> items;
    for (const SettledItem &item : input.settled) {
        if (item.day > from && item.day <= to)
            items.push_back({item.amount, item.daysLate});
    }
    return amountWeightedDays(items);
}

void deduct(std::vector<RatingPart> &reasons, RatingReason reason, int count, int each, int most)
{
    if (count > 0)
        reasons.push_back({reason, -std::min(std::min(count, 100) * each, most), count, 0});
}

void addTrend(std::vector<RatingPart> &reasons, const RatingInput &input, QDate asOf,
              const RatingRules &rules)
{
    const auto recent = daysLateBetween(input, asOf.addMonths(-3), asOf);
    const auto before = daysLateBetween(input, asOf.addMonths(-12), asOf.addMonths(-3));
    if (!recent || !before)
        return;
    const int change = rounded(*recent - *before);
    if (change >= rules.trendDays)
        reasons.push_back({RatingReason::TrendWorse, -std::min(change, rules.trendWorseMost),
                           rounded(*recent), rounded(*before)});
    else if (-change >= rules.trendDays)
        reasons.push_back({RatingReason::TrendBetter, std::min(-change, rules.trendBetterMost),
                           rounded(*recent), rounded(*before)});
}

} // namespace

double pointsForDaysLate(double daysLate)
{
    if (daysLate <= kPoints.front().days)
        return kPoints.front().points;
    for (size_t i = 1; i < kPoints.size(); ++i) {
        const Point &from = kPoints[i - 1];
        const Point &to = kPoints[i];
        if (daysLate <= to.days)
            return from.points +
                   (daysLate - from.days) / (to.days - from.days) * (to.points - from.points);
    }
    return kPoints.back().points;
}

PaymentRating ratePayments(const RatingInput &input, QDate asOf, const RatingRules &rules)
{
    PaymentRating rating;
    if (input.insolvent) {
        rating.letter = u'E';
        rating.points = 0;
        rating.reasons.push_back({RatingReason::Insolvency, 0, 0, 0});
        return rating;
    }

    const QDate from = asOf.addMonths(-12);
    std::vector<AmountDays> items;
    int settledInvoices = 0;
    for (const SettledItem &item : input.settled) {
        if (item.day <= from || item.day > asOf)
            continue;
        items.push_back({item.amount, item.daysLate});
        settledInvoices += item.settlesInvoice ? 1 : 0;
    }
    for (const OverdueItem &item : input.overdue)
        items.push_back({item.amount, item.daysLate});
    const auto daysLate = amountWeightedDays(items);
    if (settledInvoices < rules.leastSettled || !daysLate) {
        rating.reasons.push_back(
            {RatingReason::NotEnoughHistory, 0, settledInvoices, rules.leastSettled});
        return rating;
    }

    rating.reasons.push_back({RatingReason::DaysLate, rounded(pointsForDaysLate(*daysLate)),
                              rounded(*daysLate), int(items.size())});
    addTrend(rating.reasons, input, asOf, rules);
    deduct(rating.reasons, RatingReason::BrokenPromises, input.brokenPromises,
           rules.perBrokenPromise, rules.brokenPromisesMost);
    if (input.limitUsePercent && *input.limitUsePercent > 100)
        rating.reasons.push_back(
            {RatingReason::LimitUse, -rules.overLimit, *input.limitUsePercent, 0});
    deduct(rating.reasons, RatingReason::Disputes, input.disputesRejected, rules.perDispute,
           rules.disputesMost);
    deduct(rating.reasons, RatingReason::ReturnedPayments, input.returnedPayments,
           rules.perReturned, rules.returnedMost);

    int points = 0;
    for (const RatingPart &part : rating.reasons)
        points += part.points;
    rating.points = std::clamp(points, 0, 100);
    rating.letter = letterOf(*rating.points, rules);
    return rating;
}

} // namespace duebook
