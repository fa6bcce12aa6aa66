// SPDX-License-Identifier: Apache-2.0
#include "core/store/today/worklistquery.h"

#include "core/db/statement.h"

#include <map>

namespace duebook {

namespace {

constexpr auto kDue = R"(
    SELECT count(*), count(CASE WHEN due_day < $1 THEN 1 END), min(due_day)
      FROM follow_up INDEXED BY ix_follow_up_due
     WHERE state = 1 AND due_day <= $1)";
constexpr auto kDueOfUser = R"(
    SELECT count(*), count(CASE WHEN due_day < $1 THEN 1 END), min(due_day)
      FROM follow_up INDEXED BY ix_follow_up_assignee
     WHERE state = 1 AND assignee_id = $2 AND due_day <= $1)";
constexpr auto kDueOfNobody = R"(
    SELECT count(*), count(CASE WHEN due_day < $1 THEN 1 END), min(due_day)
      FROM follow_up INDEXED BY ix_follow_up_assignee
     WHERE state = 1 AND assignee_id IS NULL AND due_day <= $1)";
constexpr auto kDone = R"(
    SELECT count(*) FROM follow_up INDEXED BY ix_follow_up_done
     WHERE state = 2 AND done_at >= $1 AND done_at < $2 AND ($3 = 0 OR done_by = $3))";
constexpr auto kCalls = R"(
    SELECT count(*) FROM note INDEXED BY ix_note_author
     WHERE author_id = $3 AND spoken_at >= $1 AND spoken_at < $2 AND kind = 1
       AND corrects_id IS NULL)";
constexpr auto kUsers = "SELECT id FROM app_user";
constexpr auto kPromised = R"(
    SELECT account_id, currency, amount - received_amount
      FROM promise INDEXED BY ix_promise_open
     WHERE state = 1 AND due_day >= $1 AND due_day <= $2)";
constexpr auto kOverdue = R"(
    SELECT account_id, currency, overdue_amount
      FROM account_balance INDEXED BY ix_balance_overdue
     WHERE overdue_amount > 0)";
// Overdue today and not at the end of the day: fell due from that day to yesterday.
constexpr auto kNewlyOverdue = R"(
    SELECT account_id, currency, open_amount
      FROM invoice INDEXED BY ix_invoice_open_due
     WHERE open_amount <> 0 AND due_day >= $1 AND due_day < $2 AND kind <> 2)";
// Overdue at the end of the day and settled since.
constexpr auto kSettledSince = R"(
    SELECT i.account_id, i.currency, -l.amount
      FROM allocation l INDEXED BY ix_allocation_day
      JOIN invoice i ON i.id = l.invoice_id
     WHERE l.day > $1 AND i.due_day < $1 AND i.kind <> 2)";
constexpr auto kOwned =
    "SELECT id FROM account INDEXED BY ix_account_owner WHERE owner_id = $1 ORDER BY id DESC";
constexpr auto kOwnedByNobody =
    "SELECT id FROM account INDEXED BY ix_account_owner WHERE owner_id IS NULL ORDER BY id DESC";
constexpr auto kOfThePool =
    "SELECT id FROM account INDEXED BY ix_account_pool WHERE in_pool = 1 ORDER BY id DESC";

/// Sums per currency over rows of (account, currency, amount).
class Sums {
public:
    explicit Sums(const AccountsInScope &scope) : m_scope(scope) {}

    void add(Statement &select)
    {
        while (select.next()) {
            if (!m_scope.has(select.id<AccountId>(0)))
                continue;
            const std::optional<Currency> currency = Currency::fromCode(select.utf8(1));
            Sum &sum = m_sums[currency.value_or(Currency())];
            ++sum.count;
            sum.amount += select.integer(2);
        }
    }

    std::vector<std::pair<int, Money>> counted() const
    {
        std::vector<std::pair<int, Money>> sums;
        for (const auto &[currency, sum] : m_sums)
            sums.emplace_back(sum.count, Money(sum.amount, currency));
        return sums;
    }

    std::vector<Money> amounts() const
    {
        std::vector<Money> sums;
        for (const auto &[currency, sum] : m_sums)
            sums.emplace_back(sum.amount, currency);
        return sums;
    }

private:
    struct Sum {
        int count = 0;
        qint64 amount = 0;
    };
    const AccountsInScope &m_scope;
    std::map<Currency, Sum> m_sums;
};

int countBetween(Database &db, const char *sql, UserId user, const QDateTime &from,
                 const QDateTime &to)
{
    Statement select(db, sql);
    select.bind(from).bind(to).bind(user.number());
    select.next();
    return int(select.integer(0));
}

} // namespace

WorkFiguresQuery::Due WorkFiguresQuery::due(Database &db, const WorkScope &scope)
{
    Due due;
    const auto add = [&](const char *sql, UserId person) {
        Statement select(db, sql);
        select.bind(scope.today);
        if (person.isSet())
            select.bind(person);
        select.next();
        due.now += int(select.integer(0));
        due.overdue += int(select.integer(1));
        const QDate since = select.integer(1) > 0 ? select.day(2) : QDate();
        if (since.isValid() && (!due.since.isValid() || since < due.since))
            due.since = since;
    };
    if (!scope.user.isSet()) {
        add(kDue, {});
        return due;
    }
    add(kDueOfUser, scope.user);
    for (const auto *people : {&scope.covered, &scope.gone}) {
        for (const UserId person : *people)
            add(kDueOfUser, person);
    }
    add(kDueOfNobody, {});
    return due;
}

int WorkFiguresQuery::doneBetween(Database &db, UserId user, const QDateTime &from,
                                  const QDateTime &to)
{
    return countBetween(db, kDone, user, from, to);
}

int WorkFiguresQuery::callsBetween(Database &db, UserId user, const QDateTime &from,
                                   const QDateTime &to)
{
    if (user.isSet())
        return countBetween(db, kCalls, user, from, to);
    int calls = 0;
    Statement users(db, kUsers);
    while (users.next())
        calls += countBetween(db, kCalls, users.id<UserId>(0), from, to);
    return calls;
}

std::vector<std::pair<int, Money>>
WorkFiguresQuery::promised(Database &db, const AccountsInScope &scope, QDate from, QDate to)
{
    Statement select(db, kPromised);
    select.bind(from).bind(to);
    Sums sums(scope);
    sums.add(select);
    return sums.counted();
}

std::vector<Money> WorkFiguresQuery::overdue(Database &db, const AccountsInScope &scope)
{
    Statement select(db, kOverdue);
    Sums sums(scope);
    sums.add(select);
    return sums.amounts();
}

std::vector<Money> WorkFiguresQuery::overdueChange(Database &db, const AccountsInScope &scope,
                                                   QDate day, QDate today)
{
    Sums sums(scope);
    Statement newly(db, kNewlyOverdue);
    newly.bind(day).bind(today);
    sums.add(newly);
    Statement settled(db, kSettledSince);
    settled.bind(day);
    sums.add(settled);
    return sums.amounts();
}

AccountsInScope::AccountsInScope(Database &db, const WorkScope &scope) : m_all(!scope.user.isSet())
{
    if (m_all)
        return;
    add(db, kOwned, scope.user);
    for (const auto *people : {&scope.covered, &scope.gone}) {
        for (const UserId person : *people)
            add(db, kOwned, person);
    }
    add(db, kOwnedByNobody, {});
    add(db, kOfThePool, {});
}

void AccountsInScope::add(Database &db, const char *sql, UserId user)
{
    Statement select(db, sql);
    if (user.isSet())
        select.bind(user);
    while (select.next()) {
        const size_t id = size_t(select.integer(0));
        if (id >= m_members.size())
            m_members.resize(id + 1);
        m_members[id] = true;
    }
}

} // namespace duebook
