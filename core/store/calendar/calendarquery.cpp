// SPDX-License-Identifier: Apache-2.0
#include "core/store/calendar/calendarquery.h"

#include "core/base/days.h"
#include "core/db/statement.h"

#include <limits>

namespace duebook {

namespace {

constexpr qint64 kAnyDay = std::numeric_limits<qint32>::max();

// With whom one would reach: the main contact, who is there and may be contacted.
#define FOLLOW_UPS                                                                                 \
    "SELECT f.id, f.uid, f.row_version, f.created_at, f.changed_at, f.due_day, f.due_minute,"      \
    " a.number, a.name, coalesce(u.name, ''), f.reason, f.priority, coalesce(c.name, ''),"         \
    " coalesce(CASE c.phone WHEN '' THEN c.mobile ELSE c.phone END, '')"                           \
    "  FROM follow_up f"                                                                           \
    "  JOIN account a ON a.id = f.account_id"                                                      \
    "  LEFT JOIN app_user u ON u.id = f.assignee_id"                                               \
    "  LEFT JOIN contact c ON c.id = (SELECT m.id FROM contact m"                                  \
    "   WHERE m.account_id = f.account_id AND m.is_main = 1 AND m.has_left = 0"                    \
    "   AND m.do_not_contact = 0 AND m.merged_into IS NULL LIMIT 1)"
#define BY_DAY                                                                                     \
    " AND f.state = 1 AND f.due_day >= $1 AND f.due_day <= $2 AND (f.due_day, f.id) > ($3, $4)"    \
    " ORDER BY f.due_day, f.id LIMIT $5"
constexpr auto kFollowUps = FOLLOW_UPS " WHERE 1 = 1" BY_DAY;
constexpr auto kFollowUpsOfUser = FOLLOW_UPS " WHERE f.assignee_id = $6" BY_DAY;
#undef BY_DAY
// By id: one walk over the table, however many pages it takes.
constexpr auto kEndedFollowUps =
    FOLLOW_UPS " WHERE f.id > $3 AND f.state <> 1 AND f.changed_at >= $5 AND f.due_day >= $1"
               " AND f.due_day <= $2 AND ($6 = 0 OR f.assignee_id = $6) ORDER BY f.id LIMIT $4";
#undef FOLLOW_UPS
#define PROMISES                                                                                   \
    "SELECT p.id, p.uid, p.row_version, p.created_at, p.changed_at, p.due_day, a.number, a.name,"  \
    " coalesce(o.name, ''), p.evidence, p.amount, p.currency, coalesce(c.name, p.said_by)"         \
    "  FROM promise p"                                                                             \
    "  JOIN account a ON a.id = p.account_id"                                                      \
    "  LEFT JOIN app_user o ON o.id = a.owner_id"                                                  \
    "  LEFT JOIN contact w ON w.id = p.contact_id"                                                 \
    "  LEFT JOIN contact c ON c.id = coalesce(w.merged_into, w.id)"
constexpr auto kPromises =
    PROMISES " WHERE p.state = 1 AND p.due_day >= $1 AND p.due_day <= $2"
             " AND (p.due_day, p.id) > ($3, $4) AND ($6 = 0 OR a.owner_id = $6)"
             " ORDER BY p.due_day, p.id LIMIT $5";
constexpr auto kEndedPromises =
    PROMISES " WHERE p.id > $3 AND p.state <> 1 AND p.changed_at >= $5 AND p.due_day >= $1"
             " AND p.due_day <= $2 AND ($6 = 0 OR a.owner_id = $6) ORDER BY p.id LIMIT $4";
#undef PROMISES

void bindDays(Statement &select, const CalendarRange &range)
{
    select.bind(range.from.isValid() ? toEpochDay(range.from) : -kAnyDay)
        .bind(range.until.isValid() ? toEpochDay(range.until) : kAnyDay);
}

void bindPage(Statement &select, const CalendarRange &range, const CalendarKey &after, int limit)
{
    bindDays(select, range);
    select.bind(after.day).bind(after.id).bind(limit);
}

void bindEnded(Statement &select, const CalendarRange &range, const CalendarKey &after, int limit)
{
    bindDays(select, range);
    select.bind(after.id).bind(limit).bind(range.endedSince).bind(range.user.number());
}

/// What both kinds have first.
CalendarRow readMoments(const Statement &select)
{
    CalendarRow row;
    row.id = select.integer(0);
    row.uid = select.text(1);
    row.rowVersion = select.integer(2);
    row.created = select.moment(3);
    row.changed = select.moment(4);
    row.day = select.day(5);
    return row;
}

std::vector<CalendarRow> readFollowUps(Statement &select)
{
    std::vector<CalendarRow> rows;
    while (select.next()) {
        CalendarRow row = readMoments(select);
        row.time = select.time(6);
        row.accountNumber = select.text(7);
        row.accountName = select.text(8);
        row.person = select.text(9);
        row.text = select.text(10);
        row.priority = int(select.integer(11));
        row.contact = select.text(12);
        row.phone = select.text(13);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<CalendarRow> readPromises(Statement &select)
{
    std::vector<CalendarRow> rows;
    while (select.next()) {
        CalendarRow row = readMoments(select);
        row.accountNumber = select.text(6);
        row.accountName = select.text(7);
        row.person = select.text(8);
        row.text = select.text(9);
        row.amount =
            Money(select.integer(10), Currency::fromCode(select.text(11)).value_or(Currency()));
        row.promiser = select.text(12);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

std::vector<CalendarRow> CalendarQuery::followUps(Database &db, const CalendarRange &range,
                                                  const CalendarKey &after, int limit)
{
    Statement select(db, range.user.isSet() ? kFollowUpsOfUser : kFollowUps);
    bindPage(select, range, after, limit);
    if (range.user.isSet())
        select.at(6).bind(range.user);
    return readFollowUps(select);
}

std::vector<CalendarRow> CalendarQuery::promises(Database &db, const CalendarRange &range,
                                                 const CalendarKey &after, int limit)
{
    Statement select(db, kPromises);
    bindPage(select, range, after, limit);
    select.at(6).bind(range.user.number());
    return readPromises(select);
}

std::vector<CalendarRow> CalendarQuery::endedFollowUps(Database &db, const CalendarRange &range,
                                                       const CalendarKey &after, int limit)
{
    Statement select(db, kEndedFollowUps);
    bindEnded(select, range, after, limit);
    return readFollowUps(select);
}

std::vector<CalendarRow> CalendarQuery::endedPromises(Database &db, const CalendarRange &range,
                                                      const CalendarKey &after, int limit)
{
    Statement select(db, kEndedPromises);
    bindEnded(select, range, after, limit);
    return readPromises(select);
}

} // namespace duebook
