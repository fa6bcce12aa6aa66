// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/userrepository.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"

namespace duebook {

namespace {

#define USER_COLUMNS                                                                               \
    "id, login, name, email, phone, role, active, calls_per_day, password_hash <> '',"             \
    " row_version"
// A stranger's book does not make us hold more.
constexpr auto kAll = "SELECT " USER_COLUMNS " FROM app_user ORDER BY name, id LIMIT 10000";
constexpr auto kById = "SELECT " USER_COLUMNS " FROM app_user WHERE id = $1";
constexpr auto kByLogin = "SELECT " USER_COLUMNS " FROM app_user WHERE login_key = $1";
#undef USER_COLUMNS
constexpr auto kActive = "SELECT active FROM app_user WHERE id = $1";
constexpr auto kGoneWithWork = R"(
    SELECT u.id FROM app_user u
     WHERE u.active = 0
       AND (EXISTS (SELECT 1 FROM account a INDEXED BY ix_account_owner WHERE a.owner_id = u.id)
            OR EXISTS (SELECT 1 FROM follow_up f INDEXED BY ix_follow_up_assignee
                        WHERE f.assignee_id = u.id AND f.state = 1))
     ORDER BY u.id)";
constexpr auto kInsert = R"(
    INSERT INTO app_user (uid, login, login_key, name, email, phone, role, active, calls_per_day,
                          created_at, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10))";
constexpr auto kUpdate = R"(
    UPDATE app_user
       SET login = $3, login_key = $4, name = $5, email = $6, phone = $7, role = $8, active = $9,
           calls_per_day = $10, changed_at = $11, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kHash = "SELECT password_hash FROM app_user WHERE id = $1";
constexpr auto kSetHash = "UPDATE app_user SET password_hash = $2, changed_at = $3 WHERE id = $1";

QString wordOf(Role role)
{
    switch (role) {
    case Role::Manager:
        return QStringLiteral("manager");
    case Role::Sales:
        return QStringLiteral("sales");
    case Role::Administrator:
        return QStringLiteral("administrator");
    case Role::Clerk:
        break;
    }
    return QStringLiteral("clerk");
}

QJsonObject differences(const User &from, const User &to)
{
    FieldChanges changes;
    changes.add("login", from.login, to.login);
    changes.add("name", from.name, to.name);
    changes.add("email", from.email, to.email);
    changes.add("phone", from.phone, to.phone);
    changes.add("role", wordOf(from.role), wordOf(to.role));
    changes.add("active", from.active ? 1 : 0, to.active ? 1 : 0);
    changes.add("calls per day", qint64(from.callsPerDay), qint64(to.callsPerDay));
    return changes.json();
}

User readUser(const Statement &row)
{
    return {row.id<UserId>(0), row.text(1),         row.text(2),
            row.text(3),       row.text(4),         static_cast<Role>(row.integer(5)),
            row.flag(6),       int(row.integer(7)), row.flag(8),
            row.integer(9)};
}

} // namespace

std::vector<User> UserRepository::all(Database &db)
{
    Statement select(db, kAll);
    std::vector<User> users;
    while (select.next())
        users.push_back(readUser(select));
    return users;
}

std::optional<User> UserRepository::find(Database &db, UserId id)
{
    Statement select(db, kById);
    select.bind(id);
    return select.next() ? std::optional(readUser(select)) : std::nullopt;
}

bool UserRepository::isActive(Database &db, UserId id)
{
    Statement select(db, kActive);
    select.bind(id);
    return select.next() && select.flag(0);
}

std::vector<UserId> UserRepository::goneWithWork(Database &db)
{
    Statement select(db, kGoneWithWork);
    std::vector<UserId> gone;
    while (select.next())
        gone.push_back(select.id<UserId>(0));
    return gone;
}

std::optional<User> UserRepository::findByLogin(Database &db, const QString &login)
{
    Statement select(db, kByLogin);
    select.bind(foldText(login));
    return select.next() ? std::optional(readUser(select)) : std::nullopt;
}

UserId UserRepository::insert(Transaction &transaction, const User &user)
{
    Statement insert(transaction, kInsert);
    insert.bind(newUid())
        .bind(user.login)
        .bind(foldText(user.login))
        .bind(user.name)
        .bind(user.email)
        .bind(user.phone)
        .bind(qint64(user.role))
        .bind(user.active)
        .bind(user.callsPerDay)
        .bind(transaction.now());
    insert.run();
    const UserId id(transaction.db().lastInsertId());
    transaction.changed(Entity::User, ChangeKind::Created, id.number());
    transaction.audit(Entity::User, id.number(), {}, QStringLiteral("user added"),
                      {{QStringLiteral("login"), QJsonArray{QString(), user.login}},
                       {QStringLiteral("role"), QJsonArray{QString(), wordOf(user.role)}}});
    return id;
}

Result<void> UserRepository::update(Transaction &transaction, const User &user)
{
    const std::optional<User> before = find(transaction, user.id);
    if (!before || before->rowVersion != user.rowVersion)
        return conflictOrMissing(before.has_value());
    Statement update(transaction, kUpdate);
    update.bind(user.id)
        .bind(user.rowVersion)
        .bind(user.login)
        .bind(foldText(user.login))
        .bind(user.name)
        .bind(user.email)
        .bind(user.phone)
        .bind(qint64(user.role))
        .bind(user.active)
        .bind(user.callsPerDay)
        .bind(transaction.now());
    update.run();
    transaction.changed(Entity::User, ChangeKind::Updated, user.id.number());
    transaction.audit(Entity::User, user.id.number(), {}, QStringLiteral("user changed"),
                      differences(*before, user));
    return {};
}

QByteArray UserRepository::passwordHash(Database &db, UserId id)
{
    Statement select(db, kHash);
    select.bind(id);
    return select.next() ? select.text(0).toLatin1() : QByteArray();
}

void UserRepository::setPasswordHash(Transaction &transaction, UserId id, const QByteArray &hash)
{
    Statement update(transaction, kSetHash);
    update.bind(id).bind(QString::fromLatin1(hash)).bind(transaction.now());
    update.run();
    transaction.changed(Entity::User, ChangeKind::Updated, id.number());
    transaction.audit(Entity::User, id.number(), {},
                      hash.isEmpty() ? QStringLiteral("password removed")
                                     : QStringLiteral("password set"));
}

} // namespace duebook
