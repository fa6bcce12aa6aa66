// SPDX-License-Identifier: Apache-2.0
#include "core/store/reports/reportrepository.h"

#include "core/base/days.h"
#include "core/db/statement.h"
#include "core/store/ledger/balancerepository.h"
#include "core/store/ledger/openitemquery.h"
#include "core/store/reports/accountgroups.h"

#include <QtNumeric>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace duebook {

namespace {

/// The names of a group by id, and the ids in the order of the report.
struct NameSource {
    const char *names;
    const char *order;
};
constexpr NameSource kAccounts{"SELECT id, number, name FROM account ORDER BY id",
                               "SELECT id FROM account ORDER BY name_key, id"};
constexpr NameSource kCollectors{"SELECT id, '', name FROM app_user ORDER BY id",
                                 "SELECT id FROM app_user ORDER BY name, id"};
constexpr NameSource kSegments{"SELECT id, '', name FROM segment ORDER BY id",
                               "SELECT id FROM segment ORDER BY sort_order, name, id"};
constexpr auto kAccountName = "SELECT id, number, name FROM account WHERE id = $1";
constexpr auto kUserNames = "SELECT id, '', name FROM app_user ORDER BY name, id";
constexpr auto kSegmentNames = "SELECT id, '', name FROM segment ORDER BY sort_order, name, id";
constexpr auto kInvoiceNumber = "SELECT number FROM invoice WHERE id = $1";
constexpr auto kPaymentReference = "SELECT reference FROM payment WHERE id = $1";

NameSource namesOf(AgeingBy by)
{
    return by == AgeingBy::Account     ? kAccounts
           : by == AgeingBy::Collector ? kCollectors
                                       : kSegments;
}

bool add(qint64 &sum, qint64 amount)
{
    return !qAddOverflow(sum, amount, &sum);
}

bool addBalance(AccountBalance &sum, const AccountBalance &part)
{
    bool fits = add(sum.credits, part.credits) && add(sum.disputed, part.disputed);
    for (size_t bucket = 0; bucket < part.buckets.size(); ++bucket)
        fits = add(sum.buckets[bucket], part.buckets[bucket]) && fits;
    sum.openCount += part.openCount;
    if (part.oldestDue.isValid() && (!sum.oldestDue.isValid() || part.oldestDue < sum.oldestDue))
        sum.oldestDue = part.oldestDue;
    return fits;
}

/// Columns of one group while the items pass by.
struct Sums {
    std::array<qint64, size_t(kMostBuckets)> buckets{};
    qint64 credits = 0;
    qint64 disputed = 0;
    qint64 oldestDue = 0;
    int openCount = 0;

    bool take(const DatedItem &item, const AgeingEdges &edges, qint64 asOf)
    {
        if (item.isCredit)
            return add(credits, item.open);
        oldestDue = openCount == 0 ? item.dueDay : std::min(oldestDue, item.dueDay);
        ++openCount;
        const auto bucket = size_t(edges.bucketOf(asOf - item.dueDay));
        return add(buckets[bucket], item.open) && add(disputed, item.disputed);
    }

    AccountBalance balance(Currency currency) const
    {
        AccountBalance made;
        made.currency = currency;
        std::copy(buckets.begin(), buckets.end(), made.buckets.begin());
        made.credits = credits;
        made.disputed = disputed;
        made.openCount = openCount;
        if (openCount > 0)
            made.oldestDue = fromEpochDay(oldestDue);
        return made;
    }
};

/// Rows by group and currency in the order they were met.
template <typename Row>
class Grouped {
public:
    struct Entry {
        qint64 key;
        Currency currency;
        Row row;
    };

    Row &of(qint64 key, Currency currency)
    {
        for (size_t at = first(key); at != kNone; at = m_next[at]) {
            if (m_entries[at].currency == currency)
                return m_entries[at].row;
        }
        m_entries.push_back({key, currency, {}});
        m_next.push_back(first(key));
        m_first[key] = m_entries.size() - 1;
        return m_entries.back().row;
    }

    std::vector<Entry> &entries() { return m_entries; }

private:
    static constexpr size_t kNone = size_t(-1);

    size_t first(qint64 key) const
    {
        const auto found = m_first.find(key);
        return found == m_first.end() ? kNone : found->second;
    }

    std::vector<Entry> m_entries;
    std::vector<size_t> m_next; ///< the next entry of the same key
    std::unordered_map<qint64, size_t> m_first;
};

bool byKeyAndCurrency(const AgeingRow &a, const AgeingRow &b)
{
    return std::tie(a.key, a.balance.currency) < std::tie(b.key, b.balance.currency);
}

/// Puts names to the rows and orders them by name, number and currency. Walks along the ids, where
/// rows and names lie side by side, and moves each row once: a big book has 100,000 of them.
void nameAndSort(Database &db, std::vector<AgeingRow> &rows, AgeingBy by)
{
    if (!std::is_sorted(rows.begin(), rows.end(), byKeyAndCurrency))
        std::sort(rows.begin(), rows.end(), byKeyAndCurrency);
    if (by == AgeingBy::Currency)
        return;
    const NameSource source = namesOf(by);
    Statement names(db, source.names);
    size_t at = 0;
    while (names.next()) {
        const qint64 key = names.integer(0);
        while (at < rows.size() && rows[at].key < key)
            ++at;
        for (; at < rows.size() && rows[at].key == key; ++at) {
            rows[at].number = names.text(1);
            rows[at].name = names.text(2);
        }
    }

    std::vector<qint64> keys;
    keys.reserve(rows.size());
    for (const AgeingRow &row : rows)
        keys.push_back(row.key);
    std::vector<AgeingRow> ordered;
    ordered.reserve(rows.size());
    const auto takeGroup = [&](qint64 key) {
        auto found = std::lower_bound(keys.begin(), keys.end(), key);
        for (; found != keys.end() && *found == key; ++found)
            ordered.push_back(std::move(rows[size_t(found - keys.begin())]));
    };
    Statement order(db, source.order);
    while (order.next())
        takeGroup(order.integer(0));
    takeGroup(0);
    rows = std::move(ordered);
}

ReportRepository::Ageing finish(Database &db, const AgeingQuery &query,
                                ReportRepository::Ageing answer)
{
    answer.report.asOf = query.asOf;
    answer.report.by = query.by;
    answer.report.edges = *query.edges;
    Grouped<AccountBalance> totals;
    for (const AgeingRow &row : answer.report.rows)
        answer.fits = addBalance(totals.of(0, row.balance.currency), row.balance) && answer.fits;
    for (auto &[key, currency, total] : totals.entries()) {
        qint64 balance = total.credits;
        for (const qint64 bucket : total.buckets)
            answer.fits = add(balance, bucket) && answer.fits;
        total.currency = currency;
        answer.report.totals.push_back(std::move(total));
    }
    std::sort(
        answer.report.totals.begin(), answer.report.totals.end(),
        [](const AccountBalance &a, const AccountBalance &b) { return a.currency < b.currency; });
    if (answer.fits)
        nameAndSort(db, answer.report.rows, query.by);
    return answer;
}

bool inCell(const DatedItem &item, const AgeingCell &cell, const AgeingEdges &edges, qint64 asOf)
{
    if (item.currency != cell.currency)
        return false;
    if (cell.credits)
        return item.isCredit;
    if (!cell.bucket)
        return true;
    return !item.isCredit && edges.bucketOf(asOf - item.dueDay) == *cell.bucket;
}

AgeingItem toItem(const DatedItem &dated, qint64 asOf)
{
    AgeingItem item;
    item.invoice = dated.invoice;
    item.payment = dated.payment;
    item.account = dated.account;
    item.issued = fromEpochDay(dated.issuedDay);
    if (!dated.payment.isSet())
        item.due = fromEpochDay(dated.dueDay);
    item.daysOverdue = dated.isCredit ? 0 : asOf - dated.dueDay;
    item.open = Money(dated.open, dated.currency);
    item.disputed = Money(dated.disputed, dated.currency);
    return item;
}

void addNames(Database &db, std::vector<AgeingItem> &items)
{
    for (AgeingItem &item : items) {
        Statement account(db, kAccountName);
        account.bind(item.account);
        if (account.next()) {
            item.accountNumber = account.text(1);
            item.accountName = account.text(2);
        }
        Statement number(db, item.payment.isSet() ? kPaymentReference : kInvoiceNumber);
        number.bind(item.payment.isSet() ? item.payment.number() : item.invoice.number());
        if (number.next())
            item.number = number.text(0);
    }
}

} // namespace

ReportRepository::Ageing ReportRepository::datedAgeing(Database &db, const AgeingQuery &query)
{
    const AccountGroups groups(db, query.by, query.scope);
    const AgeingEdges &edges = *query.edges;
    const qint64 asOf = toEpochDay(query.asOf);
    Ageing answer;
    Grouped<Sums> sums;
    OpenItemQuery::forEach(db, query.asOf, query.scope.account, [&](const DatedItem &item) {
        if (!groups.contains(item.account))
            return;
        Sums &group = sums.of(groups.keyOf(item.account), item.currency);
        answer.fits = group.take(item, edges, asOf) && answer.fits;
    });
    answer.report.rows.reserve(sums.entries().size());
    for (const auto &[key, currency, group] : sums.entries()) {
        AgeingRow row;
        row.key = key;
        row.balance = group.balance(currency);
        if (query.by == AgeingBy::Account)
            row.balance.account = AccountId(key);
        answer.report.rows.push_back(std::move(row));
    }
    return finish(db, query, std::move(answer));
}

ReportRepository::Ageing ReportRepository::maintainedAgeing(Database &db, const AgeingQuery &query)
{
    const AccountGroups groups(db, query.by, query.scope);
    Ageing answer;
    answer.report.maintained = true;
    Grouped<AccountBalance> sums;
    for (AccountBalance &balance : BalanceRepository::all(db, *query.edges, query.asOf)) {
        if (!groups.contains(balance.account))
            continue;
        const qint64 key = groups.keyOf(balance.account);
        if (query.by == AgeingBy::Account)
            answer.report.rows.push_back({key, {}, {}, std::move(balance)});
        else
            answer.fits = addBalance(sums.of(key, balance.currency), balance) && answer.fits;
    }
    for (auto &[key, currency, sum] : sums.entries()) {
        sum.currency = currency;
        answer.report.rows.push_back({key, {}, {}, std::move(sum)});
    }
    return finish(db, query, std::move(answer));
}

ReportRepository::Items ReportRepository::items(Database &db, const AgeingQuery &query,
                                                const AgeingCell &cell, int limit)
{
    const AccountGroups groups(db, query.by, query.scope);
    const qint64 asOf = toEpochDay(query.asOf);
    const AccountId account =
        query.by == AgeingBy::Account ? AccountId(cell.key) : query.scope.account;
    Items answer;
    qint64 sum = 0;
    std::vector<DatedItem> found;
    OpenItemQuery::forEach(db, query.asOf, account, [&](const DatedItem &item) {
        if (!inCell(item, cell, *query.edges, asOf) || !groups.contains(item.account) ||
            groups.keyOf(item.account) != cell.key)
            return;
        answer.fits = add(sum, item.open) && answer.fits;
        found.push_back(item);
    });
    const auto order = [](const DatedItem &a, const DatedItem &b) {
        return std::tie(a.dueDay, a.invoice, a.payment) < std::tie(b.dueDay, b.invoice, b.payment);
    };
    const auto shown = std::min(found.size(), size_t(std::max(limit, 0)));
    std::partial_sort(found.begin(), found.begin() + qptrdiff(shown), found.end(), order);
    answer.items.count = qint64(found.size());
    answer.items.sum = Money(sum, cell.currency);
    for (size_t at = 0; at < shown; ++at)
        answer.items.items.push_back(toItem(found[at], asOf));
    addNames(db, answer.items.items);
    return answer;
}

} // namespace duebook
