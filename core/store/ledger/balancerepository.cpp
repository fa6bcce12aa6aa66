// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger/balancerepository.h"

#include "core/base/days.h"
#include "core/db/statement.h"

#include <array>

namespace duebook {

namespace {

// $1 today, $2..$5 the edges (unused ones far away). One row per account and currency from its open
// items; `items` lists them as (account_id, currency, due_day, amount, disputed, is_credit).
#define BALANCE_OF_ITEMS(items)                                                                    \
    "SELECT account_id, currency, $1,"                                                             \
    "       min(CASE WHEN is_credit = 1 THEN NULL"                                                 \
    "                WHEN due_day >= $1 THEN due_day + 1"                                          \
    "                WHEN due_day >= $1 - $2 THEN due_day + $2 + 1"                                \
    "                WHEN due_day >= $1 - $3 THEN due_day + $3 + 1"                                \
    "                WHEN due_day >= $1 - $4 THEN due_day + $4 + 1"                                \
    "                WHEN due_day >= $1 - $5 THEN due_day + $5 + 1 END),"                          \
    "       cast(sum(CASE WHEN is_credit = 0 AND due_day >= $1 THEN amount ELSE 0 END) AS "        \
    "bigint),"                                                                                     \
    "       cast(sum(CASE WHEN is_credit = 0 AND due_day < $1 AND due_day >= $1 - $2"              \
    "                     THEN amount ELSE 0 END) AS bigint),"                                     \
    "       cast(sum(CASE WHEN is_credit = 0 AND due_day < $1 - $2 AND due_day >= $1 - $3"         \
    "                     THEN amount ELSE 0 END) AS bigint),"                                     \
    "       cast(sum(CASE WHEN is_credit = 0 AND due_day < $1 - $3 AND due_day >= $1 - $4"         \
    "                     THEN amount ELSE 0 END) AS bigint),"                                     \
    "       cast(sum(CASE WHEN is_credit = 0 AND due_day < $1 - $4 AND due_day >= $1 - $5"         \
    "                     THEN amount ELSE 0 END) AS bigint),"                                     \
    "       cast(sum(CASE WHEN is_credit = 0 AND due_day < $1 - $5 THEN amount ELSE 0 END) AS "    \
    "bigint),"                                                                                     \
    "       cast(sum(CASE WHEN is_credit = 0 AND due_day < $1 THEN amount ELSE 0 END) AS bigint)," \
    "       cast(sum(CASE WHEN is_credit = 1 THEN amount ELSE 0 END) AS bigint),"                  \
    "       cast(sum(disputed) AS bigint),"                                                        \
    "       count(CASE WHEN is_credit = 0 THEN 1 END),"                                            \
    "       min(CASE WHEN is_credit = 0 THEN due_day END)"                                         \
    "  FROM (" items ") GROUP BY account_id, currency"

#define OPEN_ITEMS(invoices, payments)                                                             \
    "SELECT account_id, currency, due_day, open_amount AS amount,"                                 \
    "       CASE WHEN open_amount < disputed_amount"                                               \
    "            THEN (CASE WHEN open_amount > 0 THEN open_amount ELSE 0 END)"                     \
    "            ELSE disputed_amount END AS disputed,"                                            \
    "       CASE WHEN kind = 2 THEN 1 ELSE 0 END AS is_credit"                                     \
    "  FROM invoice WHERE open_amount <> 0" invoices " UNION ALL "                                 \
    "SELECT account_id, currency, 0, -unallocated_amount, 0, 1"                                    \
    "  FROM payment WHERE unallocated_amount <> 0" payments

#define STALE_ACCOUNTS                                                                             \
    "(SELECT account_id FROM account_balance WHERE next_change_day <= $1"                          \
    "  UNION SELECT account_id FROM account_balance WHERE as_of_day > $1)"

#define INSERT_BALANCE                                                                             \
    "INSERT INTO account_balance (account_id, currency, as_of_day, next_change_day, "              \
    "current_amount,"                                                                              \
    " bucket1, bucket2, bucket3, bucket4, bucket5, overdue_amount, credit_amount, "                \
    "disputed_amount,"                                                                             \
    " open_count, oldest_due_day) "

constexpr auto kInsertOne =
    INSERT_BALANCE BALANCE_OF_ITEMS(OPEN_ITEMS(" AND account_id = $6", " AND account_id = $6"));
constexpr auto kInsertAll = INSERT_BALANCE BALANCE_OF_ITEMS(OPEN_ITEMS("", ""));
constexpr auto kComputedOne =
    BALANCE_OF_ITEMS(OPEN_ITEMS(" AND account_id = $6", " AND account_id = $6"));
constexpr auto kComputedStale = BALANCE_OF_ITEMS(
    OPEN_ITEMS(" AND account_id IN " STALE_ACCOUNTS, " AND account_id IN " STALE_ACCOUNTS));
constexpr auto kMaintainedOne = "SELECT account_id, currency, as_of_day, next_change_day, "
                                "current_amount, bucket1, bucket2, bucket3,"
                                "       bucket4, bucket5, overdue_amount, credit_amount, "
                                "disputed_amount, open_count, oldest_due_day"
                                "  FROM account_balance WHERE account_id = $1";
constexpr auto kMaintainedFresh =
    "SELECT account_id, currency, as_of_day, next_change_day, current_amount, bucket1, bucket2,"
    "       bucket3, bucket4, bucket5, overdue_amount, credit_amount, disputed_amount, open_count,"
    "       oldest_due_day"
    "  FROM account_balance WHERE account_id NOT IN " STALE_ACCOUNTS;
constexpr auto kMaintainedTotals =
    "SELECT 0, currency, 0, 0, cast(sum(current_amount) AS bigint), cast(sum(bucket1) AS bigint),"
    "       cast(sum(bucket2) AS bigint), cast(sum(bucket3) AS bigint), cast(sum(bucket4) AS "
    "bigint),"
    "       cast(sum(bucket5) AS bigint), cast(sum(overdue_amount) AS bigint),"
    "       cast(sum(credit_amount) AS bigint), cast(sum(disputed_amount) AS bigint),"
    "       cast(sum(open_count) AS bigint), min(oldest_due_day)"
    "  FROM account_balance WHERE account_id NOT IN " STALE_ACCOUNTS " GROUP BY currency";
constexpr auto kStale = "SELECT DISTINCT account_id FROM " STALE_ACCOUNTS;
constexpr auto kRemoveOne = "DELETE FROM account_balance WHERE account_id = $1";
constexpr auto kRaiseNewestDay = "UPDATE ledger_state SET newest_day = $1 WHERE newest_day < $1";
constexpr auto kNewestDayOfAll =
    "SELECT max(coalesce((SELECT max(issue_day) FROM invoice), -1000000),"
    "           coalesce((SELECT max(day) FROM payment), -1000000),"
    "           coalesce((SELECT max(day) FROM allocation), -1000000))";

constexpr qint64 kNever = 1000000;

void bindDayAndEdges(Statement &statement, const AgeingEdges &edges, QDate today)
{
    statement.bind(today);
    for (size_t i = 0; i < size_t(kMostBuckets) - 2; ++i)
        statement.bind(i < edges.days.size() ? qint64{edges.days[i]} : kNever);
}

AccountBalance readBalance(const Statement &row)
{
    AccountBalance balance;
    balance.account = row.id<AccountId>(0);
    balance.currency = Currency::fromCode(row.utf8(1)).value_or(Currency());
    for (int bucket = 0; bucket < kMostBuckets; ++bucket)
        balance.buckets[size_t(bucket)] = row.integer(4 + bucket);
    balance.credits = row.integer(11);
    balance.disputed = row.integer(12);
    balance.openCount = int(row.integer(13));
    balance.oldestDue = row.day(14);
    return balance;
}

void replaceOne(Transaction &transaction, AccountId account, const AgeingEdges &edges, QDate today)
{
    Statement remove(transaction, kRemoveOne);
    remove.bind(account);
    remove.run();
    Statement insert(transaction, kInsertOne);
    bindDayAndEdges(insert, edges, today);
    insert.bind(account);
    insert.run();
}

void raiseNewestDay(Transaction &transaction, QDate day)
{
    if (!day.isValid())
        return;
    Statement raise(transaction, kRaiseNewestDay);
    raise.bind(day);
    raise.run();
}

void addTo(std::vector<AccountBalance> &totals, const AccountBalance &part)
{
    auto found = std::find_if(totals.begin(), totals.end(),
                              [&](const AccountBalance &t) { return t.currency == part.currency; });
    if (found == totals.end()) {
        totals.push_back(part);
        totals.back().account = {};
        return;
    }
    for (size_t bucket = 0; bucket < part.buckets.size(); ++bucket)
        found->buckets[bucket] += part.buckets[bucket];
    found->credits += part.credits;
    found->disputed += part.disputed;
    found->openCount += part.openCount;
    if (part.oldestDue.isValid() &&
        (!found->oldestDue.isValid() || part.oldestDue < found->oldestDue))
        found->oldestDue = part.oldestDue;
}

} // namespace

void BalanceRepository::refresh(Transaction &transaction, std::span<const AccountId> accounts,
                                const AgeingEdges &edges, QDate today, QDate newestDay)
{
    for (const AccountId account : accounts)
        replaceOne(transaction, account, edges, today);
    raiseNewestDay(transaction, newestDay);
}

void BalanceRepository::refreshAll(Transaction &transaction, const AgeingEdges &edges, QDate today)
{
    refreshAll(transaction, edges, today, fromEpochDay(transaction.db().integer(kNewestDayOfAll)));
}

void BalanceRepository::refreshAll(Transaction &transaction, const AgeingEdges &edges, QDate today,
                                   QDate newestDay)
{
    transaction.db().execute("DELETE FROM account_balance");
    Statement insert(transaction, kInsertAll);
    bindDayAndEdges(insert, edges, today);
    insert.run();
    raiseNewestDay(transaction, newestDay);
}

int BalanceRepository::bringToDay(Transaction &transaction, const AgeingEdges &edges, QDate today)
{
    std::vector<AccountId> stale;
    {
        Statement select(transaction, kStale);
        select.bind(today);
        while (select.next())
            stale.push_back(select.id<AccountId>(0));
    }
    for (const AccountId account : stale)
        replaceOne(transaction, account, edges, today);
    return int(stale.size());
}

std::vector<AccountBalance> BalanceRepository::of(Database &db, std::span<const AccountId> accounts,
                                                  const AgeingEdges &edges, QDate today)
{
    std::vector<AccountBalance> balances;
    Statement select(db, kMaintainedOne);
    const qint64 day = toEpochDay(today);
    for (const AccountId account : accounts) {
        const size_t before = balances.size();
        bool stale = false;
        select.reset().bind(account);
        while (select.next()) {
            stale =
                stale || select.integer(2) > day || (!select.isNull(3) && select.integer(3) <= day);
            balances.push_back(readBalance(select));
        }
        if (stale) {
            balances.resize(before);
            for (AccountBalance &balance : computed(db, account, edges, today))
                balances.push_back(std::move(balance));
        }
    }
    return balances;
}

std::vector<AccountBalance> BalanceRepository::all(Database &db, const AgeingEdges &edges,
                                                   QDate today)
{
    std::vector<AccountBalance> balances;
    Statement fresh(db, kMaintainedFresh);
    fresh.bind(today);
    while (fresh.next())
        balances.push_back(readBalance(fresh));
    Statement stale(db, kComputedStale);
    bindDayAndEdges(stale, edges, today);
    while (stale.next())
        balances.push_back(readBalance(stale));
    return balances;
}

std::vector<AccountBalance> BalanceRepository::totals(Database &db, const AgeingEdges &edges,
                                                      QDate today)
{
    std::vector<AccountBalance> totals;
    Statement fresh(db, kMaintainedTotals);
    fresh.bind(today);
    while (fresh.next())
        addTo(totals, readBalance(fresh));
    Statement stale(db, kComputedStale);
    bindDayAndEdges(stale, edges, today);
    while (stale.next())
        addTo(totals, readBalance(stale));
    std::sort(totals.begin(), totals.end(), [](const AccountBalance &a, const AccountBalance &b) {
        return a.currency < b.currency;
    });
    return totals;
}

std::vector<AccountBalance> BalanceRepository::computed(Database &db, AccountId account,
                                                        const AgeingEdges &edges, QDate today)
{
    std::vector<AccountBalance> balances;
    Statement select(db, kComputedOne);
    bindDayAndEdges(select, edges, today);
    select.bind(account);
    while (select.next())
        balances.push_back(readBalance(select));
    return balances;
}

QDate BalanceRepository::newestDay(Database &db)
{
    return fromEpochDay(db.integer("SELECT newest_day FROM ledger_state"));
}

} // namespace duebook
