// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts/accountpeoplerepository.h"

#include "core/db/statement.h"

#include <QJsonArray>

#include <algorithm>

namespace duebook {

namespace {

constexpr auto kOf = R"(
    SELECT u.id, u.name, u.email, u.phone, u.active, 1, 0, ''
      FROM account a JOIN app_user u ON u.id = a.owner_id WHERE a.id = $1
    UNION ALL
    SELECT u.id, u.name, u.email, u.phone, u.active, 0, 1, ''
      FROM account a JOIN app_user u ON u.id = a.representative_id WHERE a.id = $1
    UNION ALL
    SELECT u.id, u.name, u.email, u.phone, u.active, 0, 0, p.role
      FROM account_person p JOIN app_user u ON u.id = p.user_id WHERE p.account_id = $1)";
constexpr auto kRole = "SELECT role FROM account_person WHERE account_id = $1 AND user_id = $2";
constexpr auto kSet = R"(
    INSERT INTO account_person (account_id, user_id, role) VALUES ($1, $2, $3)
    ON CONFLICT (account_id, user_id) DO UPDATE SET role = excluded.role)";
constexpr auto kRemove = "DELETE FROM account_person WHERE account_id = $1 AND user_id = $2";
constexpr auto kRepresentative = R"(
    UPDATE account SET representative_id = $2, changed_at = $3, changed_by = $4,
                       row_version = row_version + 1
     WHERE id = $1)";

bool before(const AccountPerson &a, const AccountPerson &b)
{
    if (a.owner != b.owner)
        return a.owner;
    if (a.representative != b.representative)
        return a.representative;
    return QString::localeAwareCompare(a.name, b.name) < 0;
}

} // namespace

std::vector<AccountPerson> AccountPeopleRepository::of(Database &db, AccountId account)
{
    std::vector<AccountPerson> people;
    Statement select(db, kOf);
    select.bind(account);
    while (select.next()) {
        const auto user = select.id<UserId>(0);
        auto known = std::find_if(people.begin(), people.end(),
                                  [user](const AccountPerson &each) { return each.user == user; });
        if (known == people.end()) {
            people.push_back({user,
                              select.text(1),
                              select.text(2),
                              select.text(3),
                              select.flag(4),
                              false,
                              false,
                              {}});
            known = std::prev(people.end());
        }
        known->owner = known->owner || select.flag(5);
        known->representative = known->representative || select.flag(6);
        if (known->role.isEmpty())
            known->role = select.text(7);
    }
    std::stable_sort(people.begin(), people.end(), before);
    return people;
}

std::optional<QString> AccountPeopleRepository::role(Database &db, AccountId account, UserId user)
{
    Statement select(db, kRole);
    select.bind(account).bind(user);
    return select.next() ? std::optional(select.text(0)) : std::nullopt;
}

void AccountPeopleRepository::setRole(Transaction &transaction, AccountId account,
                                      const AccountPerson &person,
                                      const std::optional<QString> &before,
                                      const std::optional<QString> &role)
{
    Statement change(transaction, role ? kSet : kRemove);
    change.bind(account).bind(person.user);
    if (role)
        change.bind(*role);
    change.run();
    transaction.changed(Entity::Account, ChangeKind::Updated, account.number(), account);
    transaction.audit(
        Entity::Account, account.number(), account,
        !role ? QStringLiteral("person removed")
              : (before ? QStringLiteral("person changed") : QStringLiteral("person added")),
        {{QStringLiteral("person"), person.name},
         {QStringLiteral("role"),
          QJsonArray{before.value_or(QString()), role.value_or(QString())}}});
}

void AccountPeopleRepository::setRepresentative(Transaction &transaction, AccountId account,
                                                UserId user, const QString &from, const QString &to)
{
    Statement update(transaction, kRepresentative);
    update.bind(account).bind(user).bind(transaction.now()).bind(transaction.user());
    update.run();
    transaction.changed(Entity::Account, ChangeKind::Updated, account.number(), account);
    transaction.audit(Entity::Account, account.number(), account,
                      QStringLiteral("representative changed"),
                      {{QStringLiteral("representative"), QJsonArray{from, to}}});
}

} // namespace duebook
