// SPDX-License-Identifier: Apache-2.0
#include "core/rules/ledger/ageing.h"

#include <QtNumeric>

#include <algorithm>
#include <map>
#include <utility>

namespace duebook {

namespace {

bool addTo(qint64 &sum, qint64 amount)
{
    return !qAddOverflow(sum, amount, &sum);
}

} // namespace

qint64 openAsOf(qint64 amount, QDate issued, std::span<const DatedAmount> allocations, QDate asOf)
{
    if (issued > asOf)
        return 0;
    for (const DatedAmount &allocation : allocations) {
        if (allocation.day <= asOf)
            amount -= allocation.amount;
    }
    return amount;
}

QDate dueDayOf(const OpenItem &item)
{
    return item.due.isValid() ? item.due : item.issued.addDays(item.termsDays);
}

std::optional<std::vector<AccountBalance>> ageing(std::span<const OpenItem> items, QDate asOf,
                                                  const AgeingEdges &edges)
{
    std::map<std::pair<AccountId, Currency>, AccountBalance> byKey;
    for (const OpenItem &item : items) {
        if (item.open == 0)
            continue;
        AccountBalance &balance = byKey[{item.account, item.currency}];
        if (item.isCredit) {
            if (!addTo(balance.credits, item.open))
                return std::nullopt;
            continue;
        }
        const QDate due = dueDayOf(item);
        const int bucket = edges.bucketOf(due.daysTo(asOf));
        if (!addTo(balance.buckets[size_t(bucket)], item.open) ||
            !addTo(balance.disputed,
                   std::clamp<qint64>(item.disputed, 0, std::max<qint64>(item.open, 0))))
            return std::nullopt;
        ++balance.openCount;
        if (!balance.oldestDue.isValid() || due < balance.oldestDue)
            balance.oldestDue = due;
    }
    std::vector<AccountBalance> balances;
    balances.reserve(byKey.size());
    for (auto &[key, balance] : byKey) {
        balance.account = key.first;
        balance.currency = key.second;
        qint64 sum = balance.credits;
        for (const qint64 bucket : balance.buckets) {
            if (!addTo(sum, bucket))
                return std::nullopt;
        }
        balances.push_back(std::move(balance));
    }
    return balances;
}

} // namespace duebook
