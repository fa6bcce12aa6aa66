// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/disputelist.h"

#include <optional>
#include <utility>
#include <vector>

namespace duebook {

/// The size of disputes in one currency, to tell large ones from small.
class DisputeSizes {
public:
    /// `large` in whole units of the base currency.
    DisputeSizes(Database &db, Currency base, int large, QDate today);

    /// Minor units of the base currency; parts in a currency without a rate count nothing.
    qint64 size(const Dispute &dispute) const;
    bool isLarge(const Dispute &dispute) const { return size(dispute) >= m_large; }

private:
    Currency m_base;
    qint64 m_large = 0;
    std::vector<std::pair<Currency, qint64>> m_rates;
};

struct DisputeListRequest {
    DisputeFilter filter;
    PageKey after;
    QDate today;
    int limit = kPageRows;
};

/// Lists of disputes in the order of an index: open ones by deadline, settled ones newest first.
class DisputeListQuery {
public:
    static DisputePage page(Database &db, const DisputeListRequest &request,
                            const DisputeSizes &sizes);
    static DisputeTotals totals(Database &db, const DisputeListRequest &request,
                                const DisputeSizes &sizes);

    /// A dispute as a row of a list.
    static DisputeRow row(Dispute dispute, const QString &accountNumber, QDate today,
                          const DisputeSizes &sizes);
};

} // namespace duebook
