// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/accountpeopleservice.h"

#include "core/rules/team/permissions.h"
#include "core/store/accounts/accountpeoplerepository.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/book/userrepository.h"

#include <algorithm>

namespace duebook {

Result<std::vector<AccountPerson>> AccountPeopleService::people(AccountId account)
{
    return m_session.read([&](Database &db) -> Result<std::vector<AccountPerson>> {
        return AccountPeopleRepository::of(db, account);
    });
}

Result<AccountPerson> AccountPeopleService::personToLink(Transaction &transaction,
                                                         AccountId account, UserId user)
{
    if (!AccountRepository::exists(transaction, account))
        return conflictOrMissing(false);
    const std::optional<User> found = UserRepository::find(transaction, user);
    if (!found)
        return Error{ErrorCode::Invalid,
                     tr("Choose one of the people who work with the book."),
                     QStringLiteral("person"),
                     {}};
    return AccountPerson{found->id,     found->name, found->email, found->phone,
                         found->active, false,       false,        {}};
}

Result<void> AccountPeopleService::setRole(AccountId account, UserId user, const QString &role)
{
    if (const auto allowed = require(Right::ChangeAccounts, m_session.user()); !allowed)
        return allowed;
    const QString trimmed = role.simplified();
    if (trimmed.isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("Say what the person does for this account."),
                     QStringLiteral("role"),
                     {}};
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const Result<AccountPerson> person = personToLink(transaction, account, user);
        if (!person)
            return person.error();
        const std::optional<QString> before =
            AccountPeopleRepository::role(transaction, account, user);
        if (before == trimmed)
            return {};
        if (!person->active && !before)
            return Error{
                ErrorCode::Invalid,
                tr("%1 no longer works with the book; choose someone who does.").arg(person->name),
                QStringLiteral("person"),
                {}};
        AccountPeopleRepository::setRole(transaction, account, *person, before, trimmed);
        return {};
    });
}

Result<void> AccountPeopleService::remove(AccountId account, UserId user)
{
    if (const auto allowed = require(Right::ChangeAccounts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const Result<AccountPerson> person = personToLink(transaction, account, user);
        if (!person)
            return person.error();
        const std::optional<QString> before =
            AccountPeopleRepository::role(transaction, account, user);
        if (!before)
            return conflictOrMissing(false);
        AccountPeopleRepository::setRole(transaction, account, *person, before, std::nullopt);
        return {};
    });
}

Result<void> AccountPeopleService::setRepresentative(AccountId account, UserId user)
{
    if (const auto allowed = require(Right::ChangeAccounts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        QString to;
        if (user.isSet()) {
            const Result<AccountPerson> person = personToLink(transaction, account, user);
            if (!person)
                return person.error();
            to = person->name;
        } else if (!AccountRepository::exists(transaction, account)) {
            return conflictOrMissing(false);
        }
        const std::vector<AccountPerson> people = AccountPeopleRepository::of(transaction, account);
        const auto now = std::find_if(people.begin(), people.end(), [](const AccountPerson &each) {
            return each.representative;
        });
        const UserId before = now == people.end() ? UserId() : now->user;
        if (before != user)
            AccountPeopleRepository::setRepresentative(
                transaction, account, user, now == people.end() ? QString() : now->name, to);
        return {};
    });
}

} // namespace duebook
