// SPDX-License-Identifier: Apache-2.0
#include "core/store/userrepository.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/conflict.h"

namespace duebook {

namespace {

#define USER_COLUMNS                                                                               \
    "id, login, name, email, phone, role, active, calls_per_day, password_hash <> '',"             \
    " row_version"
constexpr auto kAll = "SELECT " USER_COLUMNS " FROM app_user ORDER BY name, id";
constexpr auto kById = "SELECT " USER_COLUMNS " FROM app_user WHERE id = $1";
constexpr auto kByLogin = "SELECT " USER_COLUMNS " FROM app_user WHERE login_key = $1";
#undef USER_COLUMNS
constexpr auto kInsert = R"(
    INSERT INTO app_user (uid, login, login_key, name, email, phone, role, active, calls_per_day,
                          created_at, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10))";
constexpr auto kUpdate = R"(
    UPDATE app_user
       SET login = $3, login_key = $4, name = $5, email = $6, phone = $7, role = $8, active = $9,
           calls_per_day = $10, changed_at = $11, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";

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
    transaction.audit(Entity::User, id.number(), {}, QStringLiteral("user added"));
    return id;
}

Result<void> UserRepository::update(Transaction &transaction, const User &user)
{
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
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, user.id).has_value());
    transaction.changed(Entity::User, ChangeKind::Updated, user.id.number());
    transaction.audit(Entity::User, user.id.number(), {}, QStringLiteral("user changed"));
    return {};
}

} // namespace duebook
