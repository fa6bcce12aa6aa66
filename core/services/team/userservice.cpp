// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/userservice.h"

#include "core/rules/team/permissions.h"
#include "core/services/team/signinservice.h"
#include "core/store/book/userrepository.h"

namespace duebook {

Result<std::vector<User>> UserService::users()
{
    return m_session.read(
        [](Database &db) -> Result<std::vector<User>> { return UserRepository::all(db); });
}

Result<void> UserService::checkFields(Database &db, const User &user)
{
    if (user.login.trimmed().isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("Give the login, usually the name used to sign in to the "
                        "computer."),
                     QStringLiteral("login"),
                     {}};
    if (user.name.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, tr("Give the person's name."), QStringLiteral("name"), {}};
    const std::optional<User> sameLogin = UserRepository::findByLogin(db, user.login);
    if (sameLogin && sameLogin->id != user.id)
        return Error{ErrorCode::Invalid,
                     tr("The login “%1” belongs to %2 already.").arg(user.login, sameLogin->name),
                     QStringLiteral("login"),
                     {}};
    return {};
}

Result<UserId> UserService::add(const User &user)
{
    if (const auto allowed = require(Right::ManagePeople, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<UserId> {
        const Result<void> fields = checkFields(transaction, user);
        if (!fields)
            return fields.error();
        return UserRepository::insert(transaction, user);
    });
}

Result<void> UserService::change(const User &user)
{
    if (const QString why = refusalToWork(m_session.user()); !why.isEmpty())
        return Error{ErrorCode::Forbidden, why, {}, {}};
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const Result<void> fields = checkFields(transaction, user);
        if (!fields)
            return fields;
        const std::optional<User> before = UserRepository::find(transaction, user.id);
        if (!before)
            return Error{ErrorCode::NotFound, tr("This person is no longer in the book."), {}, {}};
        const bool onlyOwnDetails = user.id == m_session.user().id && user.role == before->role &&
                                    user.login == before->login && user.active == before->active &&
                                    user.callsPerDay == before->callsPerDay;
        if (!onlyOwnDetails) {
            if (const auto allowed = require(Right::ManagePeople, m_session.user()); !allowed)
                return allowed;
        }
        const bool stops = before->role == Role::Administrator && before->active &&
                           (user.role != Role::Administrator || !user.active);
        if (stops) {
            const auto last = [](const QString &sentence) {
                return Error{ErrorCode::Invalid, sentence, QStringLiteral("role"), {}};
            };
            const std::vector<User> all = UserRepository::all(transaction);
            const bool another = std::any_of(all.begin(), all.end(), [&](const User &each) {
                return each.id != user.id && each.active && each.role == Role::Administrator;
            });
            if (!another)
                return last(tr("This is the last administrator: make someone else one first."));
            if (m_session.settings().signInByPassword &&
                !SignInService::administratorCanSignIn(transaction, user.id))
                return last(tr("No other administrator has a password, so nobody could sign in to "
                               "administer the book: give one a password first."));
        }
        return UserRepository::update(transaction, user);
    });
}

} // namespace duebook
