// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger/ratequery.h"

#include "core/db/statement.h"

namespace duebook {

namespace {

constexpr auto kRates = R"(
    SELECT r.currency, r.rate_e9
      FROM currency_rate r
     WHERE r.day = (SELECT max(m.day) FROM currency_rate m
                     WHERE m.currency = r.currency AND m.day <= $1))";

} // namespace

std::vector<std::pair<Currency, qint64>> RateQuery::upTo(Database &db, QDate day)
{
    Statement select(db, kRates);
    select.bind(day);
    std::vector<std::pair<Currency, qint64>> rates;
    while (select.next()) {
        if (const auto currency = Currency::fromCode(select.utf8(0)))
            rates.emplace_back(*currency, select.integer(1));
    }
    return rates;
}

} // namespace duebook
