// SPDX-License-Identifier: Apache-2.0
#include "core/store/disputes/escalationrepository.h"

#include "core/base/days.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"

#include <limits>

namespace duebook {

namespace {

#define SELECT_ESCALATION                                                                          \
    "SELECT e.id, e.account_id, a.name, e.invoice_id, e.dispute_id, e.to_user_id,"                 \
    " coalesce(t.name, ''), e.level, e.reason, e.revisit_day, e.follow_up_id, e.state, e.result,"  \
    " e.closed_day, e.created_by, coalesce(c.name, ''), e.created_at, e.row_version"               \
    "  FROM escalation e JOIN account a ON a.id = e.account_id"                                    \
    "  LEFT JOIN app_user t ON t.id = e.to_user_id"                                                \
    "  LEFT JOIN app_user c ON c.id = e.created_by "
constexpr auto kFind = SELECT_ESCALATION "WHERE e.id = $1";
#define PAGE_END                                                                                   \
    " AND e.state = 1 AND (e.revisit_day, e.id) > ($2, $3) ORDER BY e.revisit_day, e.id LIMIT $4"
constexpr auto kOpenOfAll = SELECT_ESCALATION "WHERE $1 = 0" PAGE_END;
constexpr auto kOpenOfPerson = SELECT_ESCALATION "WHERE e.to_user_id = $1" PAGE_END;
constexpr auto kOpenOfAccount = SELECT_ESCALATION "WHERE e.account_id = $1" PAGE_END;
#undef PAGE_END
constexpr auto kOfAccount = SELECT_ESCALATION "WHERE e.account_id = $1 ORDER BY e.state, e.id DESC";
constexpr auto kOpenOfDispute =
    SELECT_ESCALATION "JOIN dispute d ON d.account_id = e.account_id AND d.id = e.dispute_id"
                      " WHERE d.id = $1 AND e.state = 1 ORDER BY e.id";
// What one transaction writes has one moment.
constexpr auto kClosedWithDispute =
    SELECT_ESCALATION "JOIN dispute d ON d.account_id = e.account_id AND d.id = e.dispute_id"
                      " WHERE d.id = $1 AND d.state = 2 AND e.state = 2"
                      "   AND e.changed_at = d.changed_at AND e.closed_day = d.closed_day"
                      " ORDER BY e.id";
constexpr auto kUnattended =
    SELECT_ESCALATION "JOIN follow_up f ON f.id = e.follow_up_id"
                      " WHERE e.state = 1 AND e.revisit_day <= $1 AND f.state <> 1"
                      " ORDER BY e.revisit_day, e.id";
#undef SELECT_ESCALATION
constexpr auto kFindByUid = "SELECT id FROM escalation WHERE uid = $1";
constexpr auto kOfFollowUp = "SELECT id FROM escalation WHERE follow_up_id = $1";
constexpr auto kInsert = R"(
    INSERT INTO escalation (uid, account_id, invoice_id, dispute_id, to_user_id, level, reason,
                            revisit_day, follow_up_id, created_at, created_by, changed_at,
                            changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $11))";
constexpr auto kUpdate = R"(
    UPDATE escalation
       SET to_user_id = $3, level = $4, reason = $5, revisit_day = $6, state = $7, result = $8,
           closed_day = $9, changed_at = $10, changed_by = $11, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kNames = R"(
    SELECT coalesce((SELECT name FROM app_user WHERE id = $1), ''),
           coalesce((SELECT number FROM invoice WHERE id = $2), ''))";

Escalation read(const Statement &row)
{
    Escalation escalation;
    escalation.id = row.id<EscalationId>(0);
    escalation.account = row.id<AccountId>(1);
    escalation.accountName = row.text(2);
    escalation.invoice = row.id<InvoiceId>(3);
    escalation.dispute = row.id<DisputeId>(4);
    escalation.to = row.id<UserId>(5);
    escalation.toName = row.text(6);
    escalation.level = static_cast<EscalationLevel>(row.integer(7));
    escalation.reason = row.text(8);
    escalation.revisit = row.day(9);
    escalation.followUp = row.id<FollowUpId>(10);
    escalation.open = row.integer(11) == 1;
    escalation.result = row.text(12);
    escalation.closed = row.day(13);
    escalation.createdBy = row.id<UserId>(14);
    escalation.createdByName = row.text(15);
    escalation.createdAt = row.moment(16);
    escalation.rowVersion = row.integer(17);
    return escalation;
}

std::vector<Escalation> readAll(Statement &select)
{
    std::vector<Escalation> found;
    while (select.next())
        found.push_back(read(select));
    return found;
}

QString levelWord(EscalationLevel level)
{
    switch (level) {
    case EscalationLevel::Colleague:
        return QStringLiteral("colleague");
    case EscalationLevel::Manager:
        return QStringLiteral("manager");
    case EscalationLevel::Management:
        return QStringLiteral("management");
    case EscalationLevel::Agency:
        return QStringLiteral("agency");
    }
    return {};
}

} // namespace

EscalationId EscalationRepository::insert(Transaction &transaction, const NewEscalation &escalation,
                                          FollowUpId followUp)
{
    Statement insert(transaction, kInsert);
    insert.bind(escalation.uid.isEmpty() ? newUid() : escalation.uid)
        .bind(escalation.account)
        .bind(escalation.invoice)
        .bind(escalation.dispute)
        .bind(escalation.to)
        .bind(qint64(escalation.level))
        .bind(escalation.reason)
        .bind(escalation.revisit)
        .bind(followUp)
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const EscalationId id(transaction.db().lastInsertId());
    FieldChanges changes;
    {
        Statement names(transaction, kNames);
        names.bind(escalation.to).bind(escalation.invoice);
        names.next();
        changes.add("to", QString(), names.text(0));
        changes.add("invoice", QString(), names.text(1));
    }
    changes.add("level", QString(), levelWord(escalation.level));
    changes.add("reason", QString(), escalation.reason);
    changes.add("revisit", QDate(), escalation.revisit);
    changes.add("dispute", qint64{0}, escalation.dispute.number());
    transaction.changed(Entity::Escalation, ChangeKind::Created, id.number(), escalation.account);
    transaction.audit(Entity::Escalation, id.number(), escalation.account,
                      QStringLiteral("escalated"), changes.json());
    return id;
}

std::optional<Escalation> EscalationRepository::find(Database &db, EscalationId id)
{
    Statement select(db, kFind);
    select.bind(id);
    return select.next() ? std::optional(read(select)) : std::nullopt;
}

EscalationId EscalationRepository::findByUid(Database &db, const QString &uid)
{
    Statement select(db, kFindByUid);
    select.bind(uid);
    return select.next() ? select.id<EscalationId>(0) : EscalationId();
}

Result<void> EscalationRepository::update(Transaction &transaction, const Escalation &before,
                                          const Escalation &after, const QString &action)
{
    Statement update(transaction, kUpdate);
    update.bind(before.id)
        .bind(before.rowVersion)
        .bind(after.to)
        .bind(qint64(after.level))
        .bind(after.reason)
        .bind(after.revisit)
        .bind(after.open ? 1 : 2)
        .bind(after.result)
        .bind(after.closed)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, before.id).has_value());
    FieldChanges changes;
    const bool closes = before.open && !after.open;
    // The story of a closing tells what was closed.
    changes.add("to", closes ? QString() : before.toName,
                closes || before.to != after.to ? find(transaction, before.id)->toName
                                                : before.toName);
    changes.add("level", levelWord(before.level), levelWord(after.level));
    changes.add("reason", closes ? QString() : before.reason, after.reason);
    changes.add("revisit", before.revisit, after.revisit);
    changes.add("result", before.result, after.result);
    transaction.changed(Entity::Escalation, ChangeKind::Updated, before.id.number(),
                        before.account);
    transaction.audit(Entity::Escalation, before.id.number(), before.account, action,
                      changes.json());
    return {};
}

std::vector<Escalation> EscalationRepository::open(Database &db, const EscalationQuery &query)
{
    const char *sql = query.account.isSet() ? kOpenOfAccount
                      : query.to.isSet()    ? kOpenOfPerson
                                            : kOpenOfAll;
    Statement select(db, sql);
    select.bind(query.account.isSet() ? query.account.number() : query.to.number())
        .bind(query.afterRevisit.isValid() ? toEpochDay(query.afterRevisit)
                                           : qint64{-std::numeric_limits<qint32>::max()})
        .bind(query.afterId.number())
        .bind(query.limit);
    return readAll(select);
}

std::vector<Escalation> EscalationRepository::ofAccount(Database &db, AccountId account)
{
    Statement select(db, kOfAccount);
    select.bind(account);
    return readAll(select);
}

std::vector<Escalation> EscalationRepository::openOfDispute(Database &db, DisputeId dispute)
{
    Statement select(db, kOpenOfDispute);
    select.bind(dispute);
    return readAll(select);
}

std::vector<Escalation> EscalationRepository::closedWithDispute(Database &db, DisputeId dispute)
{
    Statement select(db, kClosedWithDispute);
    select.bind(dispute);
    return readAll(select);
}

std::vector<Escalation> EscalationRepository::unattended(Database &db, QDate today)
{
    Statement select(db, kUnattended);
    select.bind(today);
    return readAll(select);
}

EscalationId EscalationRepository::ofFollowUp(Database &db, FollowUpId followUp)
{
    Statement select(db, kOfFollowUp);
    select.bind(followUp);
    return select.next() ? select.id<EscalationId>(0) : EscalationId();
}

} // namespace duebook
