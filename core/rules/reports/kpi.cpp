// SPDX-License-Identifier: Apache-2.0
#include "core/rules/reports/kpi.h"

#include <QtNumeric>

#include <algorithm>

namespace duebook {

namespace {

std::optional<double> ratio(qint64 numerator, qint64 denominator, double factor)
{
    if (denominator == 0)
        return std::nullopt;
    return double(numerator) / double(denominator) * factor;
}

/// a + b - c, or nothing when it leaves 64 bits.
std::optional<qint64> sumLess(qint64 a, qint64 b, qint64 c)
{
    qint64 sum = 0;
    if (qAddOverflow(a, b, &sum) || qSubOverflow(sum, c, &sum))
        return std::nullopt;
    return sum;
}

} // namespace

std::optional<double> dsoSimple(qint64 receivables, qint64 sales, int days)
{
    if (sales <= 0)
        return std::nullopt;
    return ratio(receivables, sales, days);
}

std::optional<CountbackDso> dsoCountback(qint64 receivables,
                                         std::span<const MonthSales> newestFirst)
{
    const bool anySales = std::any_of(newestFirst.begin(), newestFirst.end(),
                                      [](const MonthSales &month) { return month.sales > 0; });
    if (!anySales)
        return std::nullopt;
    CountbackDso dso;
    qint64 left = receivables;
    for (const MonthSales &month : newestFirst) {
        if (left <= 0)
            return dso;
        if (month.sales > left) {
            dso.days += double(left) / double(month.sales) * month.days;
            return dso;
        }
        // A month with more credits than sales adds its days and raises what is left.
        if (qSubOverflow(left, month.sales, &left))
            return std::nullopt;
        dso.days += month.days;
    }
    dso.moreThan = left > 0;
    return dso;
}

std::optional<double> bestPossibleDso(qint64 notOverdue, qint64 sales, int days)
{
    return dsoSimple(notOverdue, sales, days);
}

std::optional<double> averageDaysDelinquent(std::optional<double> dso, std::optional<double> best)
{
    if (!dso || !best)
        return std::nullopt;
    return *dso - *best;
}

std::optional<double> collectionEffectiveness(qint64 opening, qint64 sales, qint64 closingTotal,
                                              qint64 closingCurrent)
{
    const auto collected = sumLess(opening, sales, closingTotal);
    const auto collectable = sumLess(opening, sales, closingCurrent);
    if (!collected || !collectable || *collectable <= 0)
        return std::nullopt;
    return ratio(*collected, *collectable, 100.0);
}

std::optional<double> amountWeightedDays(std::span<const AmountDays> items)
{
    WeightedDays days;
    for (const AmountDays &item : items)
        days.add(item.amount, item.days);
    return days.mean();
}

void WeightedDays::add(qint64 amount, qint64 days)
{
    qint64 product = 0;
    if (qMulOverflow(amount, days, &product) || qAddOverflow(m_weighted, product, &m_weighted) ||
        qAddOverflow(m_amounts, amount, &m_amounts))
        m_fits = false;
}

std::optional<double> WeightedDays::mean() const
{
    return m_fits ? ratio(m_weighted, m_amounts, 1.0) : std::nullopt;
}

} // namespace duebook
