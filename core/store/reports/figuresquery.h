// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/report.h"
#include "core/rules/reports/kpi.h"

#include <map>
#include <vector>

namespace duebook {

/// What the figures of a period rest on, in one currency: sums in minor units, not yet divided.
struct FiguresBase {
    struct Receivables {
        qint64 balance = 0; ///< open invoices less credits
        std::vector<qint64> buckets = std::vector<qint64>(kMostBuckets, 0);
        qint64 openCount = 0;
        qint64 currentCount = 0;
    };
    Receivables opening; ///< at the end of the day before the period
    Receivables closing; ///< at the end of its last day

    qint64 sales = 0;
    qint64 invoices = 0;
    std::vector<MonthSales> newestMonths; ///< back to the first sale, newest first

    WeightedDays daysToPay;
    WeightedDays daysLate; ///< settled, early = 0, and overdue at the end
    qint64 settledCount = 0;
    qint64 daysToSettle = 0; ///< sum
    qint64 settledLate = 0;
    qint64 lateDays = 0; ///< sum, early = 0
    qint64 mostDaysLate = 0;
    qint64 disputedCount = 0;
    std::vector<TopAccount> top; ///< with names

    qint64 invoiced = 0;
    qint64 credited = 0;
    qint64 paid = 0;
    qint64 discounts = 0;
    qint64 writtenOff = 0;
};

/// Reads the figures of a period by walks over the ledger. Reads only.
class FiguresQuery {
public:
    struct Answer {
        std::map<Currency, FiguresBase> byCurrency;
        bool fits = true; ///< false: a sum left 64 bits
    };

    /// Everything for `PeriodFigures`; the movements stay empty.
    static Answer figures(Database &db, const ReportPeriod &period, const AgeingEdges &edges,
                          int topAccounts);

    /// Opening, closing and movements for `PeriodProgress`.
    static Answer movements(Database &db, const ReportPeriod &period, const AgeingEdges &edges);
};

} // namespace duebook
