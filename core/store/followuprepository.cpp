// SPDX-License-Identifier: Apache-2.0
#include "core/store/followuprepository.h"

#include "core/base/days.h"
#include "core/db/statement.h"
#include "core/store/conflict.h"
#include "core/store/followuprow.h"

#include <QJsonArray>

#include <limits>

namespace duebook {

namespace {

constexpr auto kInsert = R"(
    INSERT INTO follow_up (uid, account_id, assignee_id, note_id, due_day, due_minute, reason,
                           priority, fired_at, created_at, created_by, changed_at, changed_by, kind,
                           repeat_rule)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $11 = 1 THEN $9 END, $9, $10, $9, $10, $12,
            $13))";
constexpr auto kFind = "SELECT " DUEBOOK_FOLLOW_UP_COLUMNS
                       " FROM follow_up f" DUEBOOK_FOLLOW_UP_JOINS "WHERE f.id = $1";
constexpr auto kFindByUid = "SELECT id FROM follow_up WHERE uid = $1";
constexpr auto kUpdate = R"(
    UPDATE follow_up
       SET assignee_id = $3, due_day = $4, due_minute = $5, reason = $6, priority = $7, state = $8,
           result = $9, done_at = $10, done_by = CASE WHEN $10 IS NULL THEN NULL ELSE $13 END,
           snooze_count = $11, fired_at = $12,
           claimed_by = CASE WHEN $12 IS NULL THEN NULL ELSE claimed_by END, changed_at = $14,
           changed_by = $13, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
#define PAGE_END                                                                                   \
    " AND (f.due_day, f.id) > ($3, $4) AND f.due_day <= $2 AND ($5 = 0 OR f.assignee_id = $5)"     \
    " ORDER BY f.due_day, f.id LIMIT $6"
#define LIST "SELECT " DUEBOOK_FOLLOW_UP_COLUMNS " FROM follow_up f" DUEBOOK_FOLLOW_UP_JOINS
constexpr auto kOpenOfAll = LIST "WHERE f.state = 1 AND $1 = 0" PAGE_END;
constexpr auto kOpenOfAssignee = LIST "WHERE f.state = 1 AND f.assignee_id = $1" PAGE_END;
constexpr auto kOpenOfAccount = LIST "WHERE f.state = 1 AND f.account_id = $1" PAGE_END;
constexpr auto kEveryOfAccount = LIST "WHERE f.account_id = $1" PAGE_END;
constexpr auto kEvery = LIST "WHERE $1 = 0" PAGE_END;
#undef LIST
#undef PAGE_END
constexpr auto kCountOfAll = R"(
    SELECT count(*) FILTER (WHERE due_day < $1), count(*) FILTER (WHERE due_day = $1)
      FROM follow_up WHERE state = 1 AND due_day <= $1)";
constexpr auto kCountOfAssignee = R"(
    SELECT count(*) FILTER (WHERE due_day < $1), count(*) FILTER (WHERE due_day = $1)
      FROM follow_up WHERE state = 1 AND due_day <= $1 AND assignee_id = $2)";
constexpr auto kUnfiredOfAssignee = R"(
    SELECT id, due_day, due_minute, row_version
      FROM follow_up INDEXED BY ix_follow_up_unfired
     WHERE state = 1 AND fired_at IS NULL AND assignee_id = $1 AND due_day <= $2
     ORDER BY due_day, due_minute)";
constexpr auto kUnfiredOfNobody = R"(
    SELECT id, due_day, due_minute, row_version
      FROM follow_up INDEXED BY ix_follow_up_unfired
     WHERE state = 1 AND fired_at IS NULL AND assignee_id IS NULL AND due_day <= $1
     ORDER BY due_day, due_minute)";
constexpr auto kClaim = R"(
    UPDATE follow_up SET fired_at = $3, claimed_by = $4
     WHERE id = $1 AND row_version = $2 AND state = 1 AND fired_at IS NULL)";

constexpr qint64 kAnyDay = std::numeric_limits<qint32>::max();

QString stateWord(FollowUpState state)
{
    switch (state) {
    case FollowUpState::Open:
        return QStringLiteral("open");
    case FollowUpState::Done:
        return QStringLiteral("done");
    case FollowUpState::Cancelled:
        return QStringLiteral("cancelled");
    }
    return {};
}

template <typename Value>
void noteDifference(QJsonObject *changes, const char *field, const Value &from, const Value &to)
{
    if (from != to)
        changes->insert(QLatin1String(field), QJsonArray{from, to});
}

QJsonObject differences(const FollowUp &before, const FollowUp &after)
{
    const auto timeText = [](QTime time) { return time.toString(QStringLiteral("HH:mm")); };
    QJsonObject changes;
    noteDifference(&changes, "due", before.due.toString(Qt::ISODate),
                   after.due.toString(Qt::ISODate));
    noteDifference(&changes, "time", timeText(before.time), timeText(after.time));
    noteDifference(&changes, "assignee", before.assignee.number(), after.assignee.number());
    noteDifference(&changes, "state", stateWord(before.state), stateWord(after.state));
    noteDifference(&changes, "result", before.result, after.result);
    noteDifference(&changes, "priority", before.priority, after.priority);
    noteDifference(&changes, "reason", before.reason, after.reason);
    return changes;
}

void readUnfired(Statement &select, std::vector<UnfiredFollowUp> *found)
{
    while (select.next())
        found->push_back(
            {select.id<FollowUpId>(0), select.day(1), select.time(2), select.integer(3)});
}

} // namespace

FollowUpId FollowUpRepository::insert(Transaction &transaction, const NewFollowUp &followUp,
                                      bool reminded)
{
    Statement insert(transaction, kInsert);
    insert.bind(followUp.uid)
        .bind(followUp.account)
        .bind(followUp.assignee.isSet() ? followUp.assignee : transaction.user())
        .bind(followUp.note)
        .bind(followUp.due)
        .bind(followUp.time)
        .bind(followUp.reason)
        .bind(followUp.priority)
        .bind(transaction.now())
        .bind(transaction.user())
        .bind(reminded)
        .bind(qint64(followUp.kind))
        .bind(followUp.repeat);
    insert.run();
    const FollowUpId id(transaction.db().lastInsertId());
    transaction.changed(Entity::FollowUp, ChangeKind::Created, id.number(), followUp.account);
    transaction.audit(Entity::FollowUp, id.number(), followUp.account,
                      QStringLiteral("follow-up added"),
                      {{QStringLiteral("due"), followUp.due.toString(Qt::ISODate)}});
    return id;
}

std::optional<FollowUp> FollowUpRepository::find(Database &db, FollowUpId id)
{
    Statement select(db, kFind);
    select.bind(id);
    return select.next() ? std::optional(readFollowUp(select)) : std::nullopt;
}

FollowUpId FollowUpRepository::findByUid(Database &db, const QString &uid)
{
    Statement select(db, kFindByUid);
    select.bind(uid);
    return select.next() ? select.id<FollowUpId>(0) : FollowUpId();
}

Result<void> FollowUpRepository::update(Transaction &transaction, const FollowUp &before,
                                        const FollowUp &after, const QString &action)
{
    Statement update(transaction, kUpdate);
    update.bind(before.id)
        .bind(before.rowVersion)
        .bind(after.assignee)
        .bind(after.due)
        .bind(after.time)
        .bind(after.reason)
        .bind(after.priority)
        .bind(qint64(after.state))
        .bind(after.result)
        .bind(after.doneAt)
        .bind(after.snoozeCount)
        .bind(after.firedAt)
        .bind(transaction.user())
        .bind(transaction.now());
    update.run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, before.id).has_value());
    transaction.changed(Entity::FollowUp, ChangeKind::Updated, before.id.number(), before.account);
    transaction.audit(Entity::FollowUp, before.id.number(), before.account, action,
                      differences(before, after));
    return {};
}

std::vector<FollowUp> FollowUpRepository::list(Database &db, const FollowUpQuery &query)
{
    const char *sql = query.account.isSet()    ? (query.openOnly ? kOpenOfAccount : kEveryOfAccount)
                      : !query.openOnly        ? kEvery
                      : query.assignee.isSet() ? kOpenOfAssignee
                                               : kOpenOfAll;
    Statement select(db, sql);
    select.bind(sql == kOpenOfAssignee ? query.assignee.number() : query.account.number())
        .bind(query.dueUntil.isValid() ? toEpochDay(query.dueUntil) : kAnyDay)
        .bind(query.afterDue.isValid() ? toEpochDay(query.afterDue) : -kAnyDay)
        .bind(query.afterId.number())
        .bind(query.assignee.number())
        .bind(query.limit);
    std::vector<FollowUp> found;
    while (select.next())
        found.push_back(readFollowUp(select));
    return found;
}

std::pair<int, int> FollowUpRepository::countDue(Database &db, UserId assignee, QDate day)
{
    Statement select(db, assignee.isSet() ? kCountOfAssignee : kCountOfAll);
    select.bind(day);
    if (assignee.isSet())
        select.bind(assignee);
    if (!select.next())
        return {};
    return {int(select.integer(0)), int(select.integer(1))};
}

std::vector<UnfiredFollowUp> FollowUpRepository::unfired(Database &db, UserId assignee, QDate day)
{
    std::vector<UnfiredFollowUp> found;
    if (assignee.isSet()) {
        Statement select(db, kUnfiredOfAssignee);
        select.bind(assignee).bind(day);
        readUnfired(select, &found);
    }
    Statement select(db, kUnfiredOfNobody);
    select.bind(day);
    readUnfired(select, &found);
    return found;
}

bool FollowUpRepository::claim(Transaction &transaction, const UnfiredFollowUp &followUp,
                               const QString &client)
{
    Statement update(transaction, kClaim);
    update.bind(followUp.id).bind(followUp.rowVersion).bind(transaction.now()).bind(client);
    update.run();
    return transaction.db().changedRows() == 1;
}

} // namespace duebook
