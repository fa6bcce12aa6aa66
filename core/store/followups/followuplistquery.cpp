// SPDX-License-Identifier: Apache-2.0
#include "core/store/followups/followuplistquery.h"

#include "core/base/days.h"
#include "core/base/textfold.h"
#include "core/store/followups/followuprow.h"
#include "core/store/index/ftsexpression.h"

#include <limits>

namespace duebook {

namespace {

// Parameters of every statement here: $1 person, $2 account, $3 words, $4 and $5 the number's
// range, $6 kind, $7 first and $8 last due day, $9 and $10 the last row of the page before, $11
// limit.
constexpr auto kHead = "SELECT " DUEBOOK_FOLLOW_UP_COLUMNS " FROM follow_up f";
constexpr auto kAccountsByText =
    " AND f.account_id IN (SELECT rowid FROM search_account WHERE search_account MATCH $3"
    " UNION SELECT id FROM account WHERE number_key >= $4 AND number_key < $5)";
constexpr qint64 kAnyDay = std::numeric_limits<qint32>::max();

const char *indexFor(const FollowUpFilter &filter, bool byAccount)
{
    if (byAccount)
        return " INDEXED BY ix_follow_up_account";
    if (filter.doneOnly)
        return " INDEXED BY ix_follow_up_done";
    if (!filter.openOnly)
        return "";
    return filter.assignee.isSet() || filter.withoutAssignee ? " INDEXED BY ix_follow_up_assignee"
                                                             : " INDEXED BY ix_follow_up_due";
}

std::string sqlFor(const FollowUpFilter &filter, bool hasWords)
{
    std::string sql = kHead;
    sql += indexFor(filter, filter.account.isSet() || hasWords);
    sql += DUEBOOK_FOLLOW_UP_JOINS;
    sql += filter.doneOnly   ? "WHERE f.state = 2"
           : filter.openOnly ? "WHERE f.state = 1"
                             : "WHERE f.state > 0";
    if (filter.withoutAssignee)
        sql += " AND f.assignee_id IS NULL";
    else if (filter.assignee.isSet())
        sql += filter.doneOnly ? " AND f.done_by = $1" : " AND f.assignee_id = $1";
    if (filter.account.isSet())
        sql += " AND f.account_id = $2";
    if (hasWords)
        sql += kAccountsByText;
    else if (!filter.text.trimmed().isEmpty())
        sql += " AND 1 = 0";
    if (filter.kind)
        sql += " AND f.kind = $6";
    if (filter.doneOnly)
        return sql + " AND (f.done_at, f.id) < ($9, $10) ORDER BY f.done_at DESC, f.id DESC"
                     " LIMIT $11";
    return sql + " AND f.due_day >= $7 AND f.due_day <= $8 AND (f.due_day, f.id) > ($9, $10)"
                 " ORDER BY f.due_day, f.id LIMIT $11";
}

} // namespace

PageKey FollowUpListQuery::keyOf(const FollowUp &row, const FollowUpFilter &filter)
{
    return {filter.doneOnly ? toEpochMs(row.doneAt) : toEpochDay(row.due), {}, row.id.number()};
}

FollowUpPage FollowUpListQuery::page(Database &db, const FollowUpFilter &filter,
                                     const PageKey &after, int limit)
{
    const QString words = ftsAnySpelling(searchTerms(filter.text));
    const std::string sql = sqlFor(filter, !words.isEmpty());
    Statement select(db, sql.c_str());
    if (!filter.withoutAssignee && filter.assignee.isSet())
        select.at(1).bind(filter.assignee);
    if (filter.account.isSet())
        select.at(2).bind(filter.account);
    if (!words.isEmpty()) {
        const QString number = foldNumber(filter.text);
        select.at(3).bind(words);
        select.at(4).bind(number);
        select.at(5).bind(endOfPrefix(number));
    }
    if (filter.kind)
        select.at(6).bind(qint64(*filter.kind));
    if (!filter.doneOnly) {
        select.at(7).bind(filter.dueFrom.isValid() ? toEpochDay(filter.dueFrom) : -kAnyDay);
        select.at(8).bind(filter.dueUntil.isValid() ? toEpochDay(filter.dueUntil) : kAnyDay);
    }
    const qint64 top = filter.doneOnly ? std::numeric_limits<qint64>::max() : -kAnyDay;
    select.at(9).bind(after.id != 0 ? after.number : top);
    select.at(10).bind(after.id);
    // One more than shown tells whether there is a next page.
    select.at(11).bind(limit + 1);
    FollowUpPage page;
    while (select.next()) {
        if (int(page.rows.size()) == limit) {
            page.next = keyOf(page.rows.back(), filter);
            break;
        }
        page.rows.push_back(readFollowUp(select));
    }
    return page;
}

} // namespace duebook
