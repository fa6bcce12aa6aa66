// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/settings.h"
#include "core/domain/user.h"
#include "core/services/team/signinattempts.h"

#include <QCoreApplication>

namespace duebook {

/// Who one is, and passwords: Argon2id hashes in the book, read here only. Belongs to the thread of
/// its session.
class SignInService {
    Q_DECLARE_TR_FUNCTIONS(duebook::SignInService)
public:
    static constexpr int kShortest = 8;

    explicit SignInService(Session &session) : m_session(session) {}

    /// Whether this person has to prove who they are: they have a password, or in this book
    /// everybody signs in with one.
    static bool asksPassword(const User &user, const BookSettings &settings);

    /// The person with this login, once proved; the caller hands them to its sessions. Errors:
    /// Forbidden with place "login" (no such person, or no longer active) or "password" (wrong, or
    /// none was set), Busy with place "password" after repeated failures.
    Result<User> signIn(const QString &login, const QString &password, SignInAttempts &attempts);

    /// The signed-in person's own; `old` is not asked for where there is none. Errors: Forbidden
    /// with place "oldPassword", Invalid with place "password", Busy.
    Result<void> changeOwn(const QString &old, const QString &fresh, SignInAttempts &attempts);

    /// Another's, by an administrator. Errors: Forbidden, NotFound, Invalid with place "password".
    Result<void> set(UserId user, const QString &fresh);

    /// The person signs in by the system's name again. Errors: Forbidden; Invalid with place
    /// "password" where everybody signs in with one and nobody else could administer the book.
    Result<void> remove(UserId user);

    /// Whether an active administrator other than `except` has a password.
    static bool administratorCanSignIn(Database &db, UserId except = {});

private:
    Result<void> prove(const User &user, const QString &password, const char *place,
                       SignInAttempts &attempts);
    Result<QByteArray> hashOf(const User &user, const QString &fresh) const;
    Result<User> person(UserId user);
    Result<void> store(UserId user, const QByteArray &hash);

    Session &m_session;
};

} // namespace duebook
