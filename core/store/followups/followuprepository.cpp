// SPDX-License-Identifier: Apache-2.0
#include "core/store/followups/followuprepository.h"

#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/followups/followuprow.h"

#include <QJsonArray>

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
           changed_by = $13, repeat_rule = $15, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kRemove = "DELETE FROM follow_up WHERE id = $1";
constexpr auto kLeftAlone = R"(
    SELECT 1 FROM account_balance b
     WHERE b.account_id = $1 AND b.oldest_due_day < $2
       AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.account_id = $1 AND f.state = 1)
       AND NOT EXISTS (SELECT 1 FROM promise p WHERE p.account_id = $1 AND p.state = 1))";
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
constexpr auto kConfirm = R"(
    UPDATE follow_up SET claimed_by = NULL WHERE claimed_by = $1)";
constexpr auto kRelease = R"(
    UPDATE follow_up SET claimed_by = NULL, fired_at = NULL WHERE claimed_by = $1)";

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
    noteDifference(&changes, "repeat", before.repeat, after.repeat);
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

QString FollowUpRepository::uidOfNext(const FollowUp &done)
{
    return QStringLiteral("repeat-%1-%2").arg(done.id.number()).arg(done.rowVersion);
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
        .bind(transaction.now())
        .bind(after.repeat);
    update.run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, before.id).has_value());
    transaction.changed(Entity::FollowUp, ChangeKind::Updated, before.id.number(), before.account);
    transaction.audit(Entity::FollowUp, before.id.number(), before.account, action,
                      differences(before, after));
    return {};
}

void FollowUpRepository::remove(Transaction &transaction, const FollowUp &followUp)
{
    Statement remove(transaction, kRemove);
    remove.bind(followUp.id).run();
    transaction.changed(Entity::FollowUp, ChangeKind::Removed, followUp.id.number(),
                        followUp.account);
    transaction.audit(Entity::FollowUp, followUp.id.number(), followUp.account,
                      QStringLiteral("follow-up taken back"),
                      {{QStringLiteral("due"), followUp.due.toString(Qt::ISODate)}});
}

bool FollowUpRepository::leftAlone(Database &db, AccountId account, QDate today)
{
    Statement select(db, kLeftAlone);
    select.bind(account).bind(today);
    return select.next();
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

std::vector<UnfiredFollowUp>
FollowUpRepository::unfired(Database &db, std::span<const UserId> assignees, QDate day)
{
    std::vector<UnfiredFollowUp> found;
    for (const UserId assignee : assignees) {
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

void FollowUpRepository::confirmShown(Transaction &transaction, const QString &client)
{
    Statement update(transaction, kConfirm);
    update.bind(client).run();
}

bool FollowUpRepository::releaseClaims(Transaction &transaction, const QString &client)
{
    Statement update(transaction, kRelease);
    update.bind(client);
    update.run();
    if (transaction.db().changedRows() == 0)
        return false;
    transaction.changed(Entity::FollowUp, ChangeKind::Updated, 0);
    return true;
}

} // namespace duebook
