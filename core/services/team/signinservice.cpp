// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/signinservice.h"

#include "core/base/passwordhash.h"
#include "core/base/textfold.h"
#include "core/rules/team/permissions.h"
#include "core/store/book/userrepository.h"

#include <algorithm>

namespace duebook {

namespace {

// Longer ones are not passwords; hashing them would be a way to keep the program busy.
constexpr qsizetype kLongest = 1000;

Error forbidden(const QString &sentence, const char *place)
{
    return {ErrorCode::Forbidden, sentence, QLatin1String(place), {}};
}

Error invalid(const QString &sentence)
{
    return {ErrorCode::Invalid, sentence, QStringLiteral("password"), {}};
}

} // namespace

bool SignInService::asksPassword(const User &user, const BookSettings &settings)
{
    return user.hasPassword || settings.signInByPassword;
}

Result<void> SignInService::prove(const User &user, const QString &password, const char *place,
                                  SignInAttempts &attempts)
{
    if (const int seconds = attempts.begin(m_session, user); seconds > 0)
        return Error{ErrorCode::Busy,
                     tr("The password was wrong several times: wait %n second(s), then try again.",
                        nullptr, seconds),
                     QLatin1String(place),
                     {}};
    const Result<QByteArray> hash = m_session.read([&](Database &db) -> Result<QByteArray> {
        return UserRepository::passwordHash(db, user.id);
    });
    if (!hash)
        return hash.error();
    if (!passwordMatches(*hash, password.left(kLongest))) {
        attempts.failed(m_session, user);
        return forbidden(
            password.isEmpty()
                ? tr("Type the password of %1.").arg(user.name)
                : tr("This is not the password of %1: mind capital letters.").arg(user.name),
            place);
    }
    attempts.succeeded(m_session, user);
    return {};
}

Result<User> SignInService::signIn(const QString &login, const QString &password,
                                   SignInAttempts &attempts)
{
    if (login.trimmed().isEmpty())
        return forbidden(tr("Type your sign-in name."), "login");
    const Result<std::optional<User>> found =
        m_session.read([&](Database &db) -> Result<std::optional<User>> {
            return UserRepository::findByLogin(db, login.trimmed());
        });
    if (!found)
        return found.error();
    if (!found->has_value())
        return forbidden(tr("The book has no user with the login “%1”.").arg(login.trimmed()),
                         "login");
    const User &user = **found;
    if (!user.active)
        return forbidden(tr("%1 no longer works with this book; an administrator can change that.")
                             .arg(user.name),
                         "login");
    if (!asksPassword(user, m_session.settings()))
        return user;
    if (!user.hasPassword)
        return forbidden(tr("%1 has no password yet: an administrator sets one in Settings, "
                            "section People.")
                             .arg(user.name),
                         "password");
    if (const Result<void> proved = prove(user, password, "password", attempts); !proved)
        return proved.error();
    return user;
}

Result<QByteArray> SignInService::hashOf(const User &user, const QString &fresh) const
{
    if (fresh.size() < kShortest)
        return invalid(
            tr("The password is too short: at least %n character(s).", nullptr, kShortest));
    if (fresh.size() > kLongest)
        return invalid(
            tr("The password is too long: at most %n character(s).", nullptr, int(kLongest)));
    if (foldText(fresh) == foldText(user.login) || foldText(fresh) == foldText(user.name))
        return invalid(tr("A name is the first thing others try: choose another password."));
    QByteArray hash = hashPassword(fresh);
    if (hash.isEmpty())
        return Error{ErrorCode::Internal,
                     tr("There is not enough free memory to store a password safely: close other "
                        "programs and try again."),
                     QStringLiteral("password"),
                     {}};
    return hash;
}

Result<User> SignInService::person(UserId id)
{
    return m_session.read([&](Database &db) -> Result<User> {
        if (const std::optional<User> user = UserRepository::find(db, id))
            return *user;
        return Error{ErrorCode::NotFound, tr("This person is no longer in the book."), {}, {}};
    });
}

Result<void> SignInService::store(UserId user, const QByteArray &hash)
{
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        UserRepository::setPasswordHash(transaction, user, hash);
        return {};
    });
}

Result<void> SignInService::changeOwn(const QString &old, const QString &fresh,
                                      SignInAttempts &attempts)
{
    if (const QString why = refusalToWork(m_session.user()); !why.isEmpty())
        return forbidden(why, "");
    const Result<User> me = person(m_session.user().id);
    if (!me)
        return me.error();
    if (me->hasPassword) {
        if (const auto proved = prove(*me, old, "oldPassword", attempts); !proved)
            return proved;
    }
    const Result<QByteArray> hash = hashOf(*me, fresh);
    return hash ? store(me->id, *hash) : Result<void>(hash.error());
}

Result<void> SignInService::set(UserId user, const QString &fresh)
{
    if (const auto allowed = require(Right::ManagePeople, m_session.user()); !allowed)
        return allowed;
    const Result<User> whom = person(user);
    if (!whom)
        return whom.error();
    const Result<QByteArray> hash = hashOf(*whom, fresh);
    return hash ? store(user, *hash) : Result<void>(hash.error());
}

bool SignInService::administratorCanSignIn(Database &db, UserId except)
{
    const std::vector<User> users = UserRepository::all(db);
    return std::any_of(users.begin(), users.end(), [except](const User &user) {
        return user.id != except && user.active && user.hasPassword &&
               user.role == Role::Administrator;
    });
}

Result<void> SignInService::remove(UserId user)
{
    if (const auto allowed = require(Right::ManagePeople, m_session.user()); !allowed)
        return allowed;
    const Result<User> whom = person(user);
    if (!whom)
        return whom.error();
    if (!whom->hasPassword)
        return {};
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        if (m_session.settings().signInByPassword && !administratorCanSignIn(transaction, user))
            return invalid(tr("In this book everybody signs in with a password, and no other "
                              "administrator has one: give one a password first."));
        UserRepository::setPasswordHash(transaction, user, {});
        return {};
    });
}

} // namespace duebook
