// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts/accountlistquery.h"

#include "core/base/textfold.h"
#include "core/db/statement.h"
#include "core/rules/search/numberparts.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/index/ftsexpression.h"

namespace duebook {

namespace {

// Parameters of every statement here: $1 words, $2 and $3 the number's range, $4 folded text,
// $5 owner, $6 segment, $7 status, $8 today, $9 currency of amounts, $10 key, $11 id, $12 limit,
// $13 and $14 the range of the number without signs and zeros (empty = none).
constexpr auto kPageHead = "WITH page AS (SELECT a.id AS id, ";
constexpr auto kPageTail = " LIMIT $12) SELECT " DUEBOOK_ACCOUNT_COLUMNS R"(,
           o.name, s.name, a.last_contact_at, f.due_day, f.reason, p.sort_key
      FROM page p
      JOIN account a ON a.id = p.id
      LEFT JOIN app_user o ON o.id = a.owner_id
      LEFT JOIN segment s ON s.id = a.segment_id
      LEFT JOIN follow_up f ON f.id = (SELECT n.id FROM follow_up n
                                        WHERE n.account_id = a.id AND n.state = 1
                                        ORDER BY n.due_day, n.id LIMIT 1)
     ORDER BY p.sort_key )";
constexpr auto kSortBalance =
    " LEFT JOIN account_balance b ON b.account_id = a.id AND b.currency = $9";
constexpr auto kWords = "SELECT rowid FROM search_account WHERE search_account MATCH $1"
                        " UNION SELECT id FROM account WHERE number_key >= $2 AND number_key < $3"
                        " UNION SELECT id FROM account INDEXED BY ix_account_loose"
                        " WHERE $13 <> '' AND number_loose >= $13 AND number_loose < $14";
constexpr auto kInsideName = " UNION SELECT id FROM account WHERE instr(name_key, $4) > 0";
constexpr auto kOverdue = " AND EXISTS (SELECT 1 FROM account_balance d"
                          " WHERE d.account_id = a.id AND d.oldest_due_day < $8)";
constexpr auto kOverLimit = R"( AND a.credit_limit IS NOT NULL AND a.credit_limit <
    (SELECT l.current_amount + l.bucket1 + l.bucket2 + l.bucket3 + l.bucket4 + l.bucket5 +
            l.credit_amount
       FROM account_balance l
      WHERE l.account_id = a.id AND l.currency = a.credit_limit_currency))";

struct SortColumn {
    const char *expression;
    bool isText;
    bool readsBalance;
};

SortColumn sortColumn(AccountSort sort)
{
    switch (sort) {
    case AccountSort::Name:
        return {"a.name_key", true, false};
    case AccountSort::Number:
        return {"a.number_key", true, false};
    case AccountSort::Balance:
        return {"coalesce(b.current_amount + b.bucket1 + b.bucket2 + b.bucket3 + b.bucket4 +"
                " b.bucket5 + b.credit_amount, 0)",
                false, true};
    case AccountSort::Overdue:
        return {"coalesce(b.overdue_amount, 0)", false, true};
    case AccountSort::OldestDue:
        return {"coalesce((SELECT min(m.oldest_due_day) FROM account_balance m"
                " WHERE m.account_id = a.id), 100000000)",
                false, false};
    case AccountSort::LastContact:
        return {"coalesce(a.last_contact_at, 0)", false, false};
    }
    return {"a.name_key", true, false};
}

std::string conditions(const AccountFilter &filter, bool hasWords)
{
    std::string sql = " WHERE 1 = 1";
    if (!filter.text.trimmed().isEmpty() && !hasWords) {
        sql += " AND 1 = 0";
    } else if (hasWords) {
        sql += std::string(" AND a.id IN (") + kWords +
               (hasUnspacedScript(filter.text) ? kInsideName : "") + ")";
    }
    if (filter.owner)
        sql += filter.owner->isSet() ? " AND a.owner_id = $5" : " AND a.owner_id IS NULL";
    if (filter.segment.isSet())
        sql += " AND a.segment_id = $6";
    if (filter.status)
        sql += " AND a.status = $7";
    if (filter.onHold)
        sql += " AND a.hold = 1";
    if (filter.overdue)
        sql += kOverdue;
    if (filter.overLimit)
        sql += kOverLimit;
    return sql;
}

// Numbers left out of the text need no value: binding looks them up by name.
void bindFilter(Statement &statement, const std::string &sql, const AccountListRequest &request,
                const QString &words)
{
    const AccountFilter &filter = request.filter;
    if (!words.isEmpty()) {
        const QString number = foldNumber(filter.text);
        statement.at(1).bind(words);
        statement.at(2).bind(number);
        statement.at(3).bind(endOfPrefix(number));
        const bool hasDigits = !numberPart(filter.text).empty();
        const QString loose = hasDigits ? looseNumber(filter.text) : QString();
        statement.at(13).bind(loose.isNull() ? QStringLiteral("") : loose);
        statement.at(14).bind(endOfPrefix(loose));
        if (hasUnspacedScript(filter.text))
            statement.at(4).bind(foldText(filter.text));
    }
    if (filter.owner && filter.owner->isSet())
        statement.at(5).bind(*filter.owner);
    if (filter.segment.isSet())
        statement.at(6).bind(filter.segment);
    if (filter.status)
        statement.at(7).bind(qint64(*filter.status));
    if (filter.overdue)
        statement.at(8).bind(request.today);
    if (sql.find("$9") != std::string::npos)
        statement.at(9).bind(request.sortCurrency.code());
}

AccountRow readRow(const Statement &row)
{
    AccountRow account;
    account.account = readAccount(row);
    account.ownerName = row.text(kAccountColumns);
    account.segmentName = row.text(kAccountColumns + 1);
    account.lastContact = row.moment(kAccountColumns + 2);
    account.nextFollowUp = row.day(kAccountColumns + 3);
    account.nextReason = row.text(kAccountColumns + 4);
    return account;
}

} // namespace

AccountPage AccountListQuery::page(Database &db, const AccountListRequest &request)
{
    const QString words = ftsAnySpelling(searchTerms(request.filter.text));
    const SortColumn column = sortColumn(request.sort);
    const std::string direction = request.descending ? " DESC" : "";
    std::string sql = std::string(kPageHead) + column.expression + " AS sort_key FROM account a";
    if (column.readsBalance)
        sql += kSortBalance;
    sql += conditions(request.filter, !words.isEmpty());
    if (request.after.id != 0)
        sql += std::string(" AND (") + column.expression + ", a.id) " +
               (request.descending ? "<" : ">") + " ($10, $11)";
    sql += " ORDER BY sort_key" + direction + ", a.id" + direction + kPageTail + direction +
           ", p.id" + direction;

    Statement select(db, sql.c_str());
    bindFilter(select, sql, request, words);
    if (request.after.id != 0) {
        if (column.isText)
            select.at(10).bind(request.after.text);
        else
            select.at(10).bind(request.after.number);
        select.at(11).bind(request.after.id);
    }
    // One more than shown tells whether there is a next page.
    select.at(12).bind(request.limit + 1);
    AccountPage page;
    PageKey key;
    while (select.next()) {
        if (int(page.rows.size()) == request.limit) {
            page.next = key;
            break;
        }
        page.rows.push_back(readRow(select));
        const int keyColumn = kAccountColumns + 5;
        key = {column.isText ? 0 : select.integer(keyColumn),
               column.isText ? select.text(keyColumn) : QString(),
               page.rows.back().account.id.number()};
    }
    return page;
}

qint64 AccountListQuery::count(Database &db, const AccountListRequest &request)
{
    const QString words = ftsAnySpelling(searchTerms(request.filter.text));
    const std::string sql =
        "SELECT count(*) FROM account a" + conditions(request.filter, !words.isEmpty());
    Statement select(db, sql.c_str());
    bindFilter(select, sql, request, words);
    select.next();
    return select.integer(0);
}

} // namespace duebook
