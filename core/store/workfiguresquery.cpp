// SPDX-License-Identifier: Apache-2.0
#include "core/store/worklistquery.h"

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
constexpr auto kDone = R"(
    SELECT count(*) FROM follow_up INDEXED BY ix_follow_up_done
     WHERE state = 2 AND done_at >= $1 AND done_at < $2 AND ($3 = 0 OR done_by = $3))";
constexpr auto kCalls = R"(
    SELECT count(*) FROM note INDEXED BY ix_note_author
     WHERE author_id = $3 AND spoken_at >= $1 AND spoken_at < $2 AND kind = 1
       AND corrects_id IS NULL)";
constexpr auto kUsers = "SELECT id FROM app_user";
constexpr auto kPromised = R"(
    SELECT p.currency, count(*), cast(sum(p.amount - p.received_amount) AS bigint)
      FROM promise p INDEXED BY ix_promise_open
      JOIN account a ON a.id = p.account_id
     WHERE p.state = 1 AND p.due_day >= $1 AND p.due_day <= $2
       AND ($3 = 0 OR a.owner_id = $3 OR a.owner_id IS NULL)
     GROUP BY p.currency ORDER BY p.currency)";
constexpr auto kOverdue = R"(
    SELECT currency, cast(sum(overdue_amount) AS bigint)
      FROM account_balance INDEXED BY ix_balance_overdue
     WHERE overdue_amount > 0
     GROUP BY currency ORDER BY currency)";
constexpr auto kOverdueOfUser = R"(
    SELECT b.currency, cast(sum(b.overdue_amount) AS bigint)
      FROM account_balance b INDEXED BY ix_balance_overdue
      JOIN account a ON a.id = b.account_id
     WHERE b.overdue_amount > 0 AND (a.owner_id = $1 OR a.owner_id IS NULL)
     GROUP BY b.currency ORDER BY b.currency)";
// Overdue today and not on the day: fell due from that day to yesterday. What is due on the day
// itself was not overdue then.
constexpr auto kNewlyOverdue = R"(
    SELECT i.currency, cast(sum(i.open_amount) AS bigint)
      FROM invoice i INDEXED BY ix_invoice_open_due
      JOIN account a ON a.id = i.account_id
     WHERE i.open_amount <> 0 AND i.due_day >= $1 AND i.due_day < $2 AND i.kind <> 2
       AND ($3 = 0 OR a.owner_id = $3 OR a.owner_id IS NULL)
     GROUP BY i.currency)";
// Overdue on the day and settled since.
constexpr auto kSettledSince = R"(
    SELECT i.currency, cast(sum(l.amount) AS bigint)
      FROM allocation l INDEXED BY ix_allocation_day
      JOIN invoice i ON i.id = l.invoice_id
      JOIN account a ON a.id = i.account_id
     WHERE l.day > $1 AND i.due_day < $1 AND i.kind <> 2
       AND ($3 = 0 OR a.owner_id = $3 OR a.owner_id IS NULL)
     GROUP BY i.currency)";

Currency currencyAt(const Statement &row, int column)
{
    return Currency::fromCode(row.utf8(column)).value_or(Currency());
}

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
    Statement select(db, scope.user.isSet() ? kDueOfUser : kDue);
    select.bind(scope.today);
    if (scope.user.isSet())
        select.bind(scope.user);
    select.next();
    return {int(select.integer(0)), int(select.integer(1)),
            select.integer(1) > 0 ? select.day(2) : QDate()};
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

std::vector<std::pair<int, Money>> WorkFiguresQuery::promised(Database &db, const WorkScope &scope,
                                                              QDate from, QDate to)
{
    Statement select(db, kPromised);
    select.bind(from).bind(to).bind(scope.user.number());
    std::vector<std::pair<int, Money>> promised;
    while (select.next())
        promised.emplace_back(int(select.integer(1)),
                              Money(select.integer(2), currencyAt(select, 0)));
    return promised;
}

std::vector<Money> WorkFiguresQuery::overdue(Database &db, const WorkScope &scope)
{
    Statement select(db, scope.user.isSet() ? kOverdueOfUser : kOverdue);
    if (scope.user.isSet())
        select.bind(scope.user);
    std::vector<Money> sums;
    while (select.next())
        sums.emplace_back(select.integer(1), currencyAt(select, 0));
    return sums;
}

std::vector<Money> WorkFiguresQuery::overdueChangeSince(Database &db, const WorkScope &scope,
                                                        QDate day)
{
    std::map<Currency, qint64> change;
    {
        Statement newly(db, kNewlyOverdue);
        newly.bind(day).bind(scope.today).bind(scope.user.number());
        while (newly.next())
            change[currencyAt(newly, 0)] += newly.integer(1);
    }
    Statement settled(db, kSettledSince);
    settled.at(1).bind(day);
    settled.at(3).bind(scope.user.number());
    while (settled.next())
        change[currencyAt(settled, 0)] -= settled.integer(1);
    std::vector<Money> sums;
    for (const auto &[currency, amount] : change)
        sums.emplace_back(amount, currency);
    return sums;
}

} // namespace duebook
