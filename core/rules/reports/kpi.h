// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <optional>
#include <span>

namespace duebook {

/// Receivables figures. Amounts are minor units of *one* currency; figures of several currencies
/// are never added up. "No value" (shown as –) where a formula divides by zero or a sum leaves 64
/// bits. Source of all: core/README.md, Formulas, after the usual definitions of credit management
/// associations.

/// Days sales outstanding: receivables at the end of the period / credit sales of the period x its
/// days. No value where nothing was sold, or more credited than sold.
std::optional<double> dsoSimple(qint64 receivables, qint64 sales, int days);

/// A month's credit sales and its real number of days.
struct MonthSales {
    int days = 0;
    qint64 sales = 0;
};

struct CountbackDso {
    double days = 0;
    bool moreThan = false; ///< the sales history was used up: "more than `days` days"

    friend bool operator==(const CountbackDso &, const CountbackDso &) = default;
};

/// DSO by counting back: whole months' sales are taken from the receivables, newest first, each
/// adding its days; the month that covers the rest counts in proportion. No value without any
/// month that sold.
std::optional<CountbackDso> dsoCountback(qint64 receivables,
                                         std::span<const MonthSales> newestFirst);

/// The DSO if everybody paid on the due day: not-overdue receivables / credit sales x days; no
/// value where DSO has none.
std::optional<double> bestPossibleDso(qint64 notOverdue, qint64 sales, int days);

/// Average days delinquent: DSO less best possible DSO of the same method and period.
std::optional<double> averageDaysDelinquent(std::optional<double> dso, std::optional<double> best);

/// Collection effectiveness index, per cent: what was collected of what could be,
/// (opening + sales - closing total) / (opening + sales - closing not overdue) x 100. No value
/// where there was nothing to collect.
std::optional<double> collectionEffectiveness(qint64 opening, qint64 sales, qint64 closingTotal,
                                              qint64 closingCurrent);

/// An amount and the days it took, or was late.
struct AmountDays {
    qint64 amount = 0;
    qint64 days = 0;
};

/// Sum of amount x days / sum of amounts. Days to pay: one item per allocation with the days from
/// issue to the allocation. Weighted days late: one item per allocation with the days after the due
/// day, and one per open overdue item with its days overdue as of the day. Early days are negative
/// as given; where early counts as on time, pass 0.
std::optional<double> amountWeightedDays(std::span<const AmountDays> items);

/// The same while the items pass by.
class WeightedDays {
public:
    void add(qint64 amount, qint64 days);
    std::optional<double> mean() const;

private:
    qint64 m_amounts = 0;
    qint64 m_weighted = 0;
    bool m_fits = true;
};

} // namespace duebook
