// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/user.h"
#include "core/store/book/session.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

/// The people who work with the book. Only an administrator adds and changes them; everybody
/// changes their own name, email and phone. Passwords are with `SignInService`.
class UserService {
    Q_DECLARE_TR_FUNCTIONS(duebook::UserService)
public:
    explicit UserService(Session &session) : m_session(session) {}

    Result<std::vector<User>> users();

    /// Errors: Invalid with place `login` (empty or taken) or `name`; Forbidden.
    Result<UserId> add(const User &user);

    /// Errors as `add`, Conflict, and Invalid with place `role` when the last active administrator
    /// would go, or the last who could sign in where that takes a password.
    Result<void> change(const User &user);

private:
    Result<void> checkFields(Database &db, const User &user);
    Session &m_session;
};

} // namespace duebook
