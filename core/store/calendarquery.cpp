// SPDX-License-Identifier: Apache-2.0
#include "core/store/calendarquery.h"

#include "core/base/days.h"
#include "core/db/statement.h"

#include <limits>

namespace duebook {

namespace {

constexpr qint64 kAnyDay = std::numeric_limits<qint32>::max();

// Whom one would reach: the main contact, who is there and may be contacted.
#define MAIN_CONTACT(field)                                                                        \
    "coalesce((SELECT " field " FROM contact c WHERE c.account_id = a.id AND c.is_main = 1"        \
    " AND c.has_left = 0 AND c.do_not_contact = 0 AND c.merged_into IS NULL LIMIT 1), '')"
#define FOLLOW_UPS                                                                                 \
    "SELECT f.id, f.uid, f.row_version, f.created_at, f.changed_at, f.due_day, f.due_minute,"      \
    " a.number, a.name, coalesce(u.name, ''), f.reason, f.priority, " MAIN_CONTACT(                \
        "c.name") ", " MAIN_CONTACT("CASE c.phone WHEN '' THEN c.mobile ELSE c.phone END") " FROM" \
                                                                                           " foll" \
                                                                                           "ow_"   \
                                                                                           "up f " \
                                                                                           "JOIN " \
                                                                                           "accou" \
                                                                                           "nt a " \
                                                                                           "ON "   \
                                                                                           "a.id " \
                                                                                           "= "    \
                                                                                           "f."    \
                                                                                           "accou" \
                                                                                           "nt_id" \
                                                                                           " LEFT" \
                                                                                           " JOIN" \
                                                                                           " app_" \
                                                                                           "user " \
                                                                                           "u ON " \
                                                                                           "u.id " \
                                                                                           "= "    \
                                                                                           "f."    \
                                                                                           "assig" \
                                                                                           "nee_"  \
                                                                                           "id "   \
                                                                                           "WHERE" \
                                                                                           " f."   \
                                                                                           "state" \
                                                                                           " = 1"
#define PAGE_OF_FOLLOW_UPS                                                                         \
    " AND f.due_day >= $1 AND f.due_day <= $2 AND (f.due_day, f.id) > ($3, $4)"                    \
    " ORDER BY f.due_day, f.id LIMIT $5"
constexpr auto kFollowUps = FOLLOW_UPS PAGE_OF_FOLLOW_UPS;
constexpr auto kFollowUpsOfUser = FOLLOW_UPS " AND f.assignee_id = $6" PAGE_OF_FOLLOW_UPS;
#undef PAGE_OF_FOLLOW_UPS
#undef FOLLOW_UPS
#undef MAIN_CONTACT
constexpr auto kPromises = R"(
    SELECT p.id, p.uid, p.row_version, p.created_at, p.changed_at, p.due_day, a.number, a.name,
           coalesce(o.name, ''), p.evidence, p.amount, p.currency,
           coalesce(c.name, p.said_by)
      FROM promise p
      JOIN account a ON a.id = p.account_id
      LEFT JOIN app_user o ON o.id = a.owner_id
      LEFT JOIN contact w ON w.id = p.contact_id
      LEFT JOIN contact c ON c.id = coalesce(w.merged_into, w.id)
     WHERE p.state = 1 AND p.due_day >= $1 AND p.due_day <= $2 AND (p.due_day, p.id) > ($3, $4)
       AND ($6 = 0 OR a.owner_id = $6)
     ORDER BY p.due_day, p.id LIMIT $5)";

void bindPage(Statement &select, const CalendarRange &range, const CalendarKey &after, int limit)
{
    select.bind(range.from.isValid() ? toEpochDay(range.from) : -kAnyDay)
        .bind(range.until.isValid() ? toEpochDay(range.until) : kAnyDay)
        .bind(after.day)
        .bind(after.id)
        .bind(limit);
}

} // namespace

std::vector<CalendarRow> CalendarQuery::followUps(Database &db, const CalendarRange &range,
                                                  const CalendarKey &after, int limit)
{
    Statement select(db, range.user.isSet() ? kFollowUpsOfUser : kFollowUps);
    bindPage(select, range, after, limit);
    if (range.user.isSet())
        select.at(6).bind(range.user);
    std::vector<CalendarRow> rows;
    while (select.next()) {
        CalendarRow row;
        row.id = select.integer(0);
        row.uid = select.text(1);
        row.rowVersion = select.integer(2);
        row.created = select.moment(3);
        row.changed = select.moment(4);
        row.day = select.day(5);
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

std::vector<CalendarRow> CalendarQuery::promises(Database &db, const CalendarRange &range,
                                                 const CalendarKey &after, int limit)
{
    Statement select(db, kPromises);
    bindPage(select, range, after, limit);
    select.at(6).bind(range.user.number());
    std::vector<CalendarRow> rows;
    while (select.next()) {
        CalendarRow row;
        row.id = select.integer(0);
        row.uid = select.text(1);
        row.rowVersion = select.integer(2);
        row.created = select.moment(3);
        row.changed = select.moment(4);
        row.day = select.day(5);
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

} // namespace duebook
