// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/report.h"

namespace duebook {

/// Ageing over the whole book. Reads only. Sums that leave 64 bits: `fits` of the answer is false.
class ReportRepository {
public:
    struct Ageing {
        AgeingReport report;
        bool fits = true;
    };

    /// As of `query.asOf` (valid), from dated rows. `query.edges` must be set.
    static Ageing datedAgeing(Database &db, const AgeingQuery &query);

    /// The same from the maintained balances: only for a day on or after
    /// `BalanceRepository::newestDay` and with the edges the balances are kept by.
    static Ageing maintainedAgeing(Database &db, const AgeingQuery &query);

    struct Items {
        AgeingItems items;
        bool fits = true;
    };

    /// The items of a cell as of `query.asOf` with `query.edges`, oldest due first, at most
    /// `limit`.
    static Items items(Database &db, const AgeingQuery &query, const AgeingCell &cell, int limit);
};

} // namespace duebook
