// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts/accountheaderquery.h"

#include "core/db/statement.h"
#include "core/store/disputes/escalationrepository.h"

namespace duebook {

namespace {

constexpr auto kNames = R"(
    SELECT o.name, r.name, s.name, h.name, a.last_note_id
      FROM account a
      LEFT JOIN app_user o ON o.id = a.owner_id
      LEFT JOIN app_user r ON r.id = a.representative_id
      LEFT JOIN segment s ON s.id = a.segment_id
      LEFT JOIN app_user h ON h.id = a.hold_by
     WHERE a.id = $1)";
constexpr auto kPromised = R"(
    SELECT currency, cast(sum(amount - received_amount) AS bigint), min(due_day)
      FROM promise
     WHERE account_id = $1 AND state = 1
     GROUP BY currency ORDER BY currency)";
constexpr auto kLastContact = R"(
    SELECT n.id, n.spoken_at, n.kind, n.direction, u.name, c.name, substr(n.text, 1, 300)
      FROM note n
      LEFT JOIN app_user u ON u.id = n.author_id
      LEFT JOIN contact w ON w.id = n.contact_id
      LEFT JOIN contact c ON c.id = coalesce(w.merged_into, w.id)
     WHERE n.id = $1)";
constexpr auto kNextFollowUp = R"(
    SELECT f.id, f.account_id, f.assignee_id, u.name, f.due_day, f.due_minute, f.reason,
           f.priority, f.note_id, f.snooze_count, f.fired_at, f.row_version
      FROM follow_up f
      LEFT JOIN app_user u ON u.id = f.assignee_id
     WHERE f.account_id = $1 AND f.state = 1
     ORDER BY f.due_day, f.id LIMIT 1)";

void fillPromises(Database &db, AccountHeader &header)
{
    Statement select(db, kPromised);
    select.bind(header.account.id);
    while (select.next()) {
        const Currency currency = Currency::fromCode(select.utf8(0)).value_or(Currency());
        header.promised.emplace_back(select.integer(1), currency);
        const QDate day = select.day(2);
        if (!header.nextPromise.isValid() || day < header.nextPromise)
            header.nextPromise = day;
    }
}

void fillNextFollowUp(Database &db, AccountHeader &header)
{
    Statement select(db, kNextFollowUp);
    select.bind(header.account.id);
    if (!select.next())
        return;
    FollowUp next;
    next.id = select.id<FollowUpId>(0);
    next.account = select.id<AccountId>(1);
    next.accountName = header.account.name;
    next.assignee = select.id<UserId>(2);
    next.assigneeName = select.text(3);
    next.due = select.day(4);
    next.time = select.time(5);
    next.reason = select.text(6);
    next.priority = int(select.integer(7));
    next.note = select.id<NoteId>(8);
    next.snoozeCount = int(select.integer(9));
    next.firedAt = select.moment(10);
    next.rowVersion = select.integer(11);
    header.nextFollowUp = next;
}

} // namespace

void AccountHeaderQuery::fill(Database &db, AccountHeader &header)
{
    NoteId lastNote;
    {
        Statement select(db, kNames);
        select.bind(header.account.id);
        if (!select.next())
            return;
        header.ownerName = select.text(0);
        header.representativeName = select.text(1);
        header.segmentName = select.text(2);
        header.holdByName = select.text(3);
        lastNote = select.id<NoteId>(4);
    }
    fillPromises(db, header);
    fillNextFollowUp(db, header);
    EscalationQuery open;
    open.account = header.account.id;
    header.escalations = EscalationRepository::open(db, open);
    if (!lastNote.isSet())
        return;
    Statement select(db, kLastContact);
    select.bind(lastNote);
    if (select.next())
        header.lastContact = LastContact{select.id<NoteId>(0),
                                         select.moment(1),
                                         static_cast<NoteKind>(select.integer(2)),
                                         static_cast<Direction>(select.integer(3)),
                                         select.text(4),
                                         select.text(5),
                                         select.text(6)};
}

} // namespace duebook
