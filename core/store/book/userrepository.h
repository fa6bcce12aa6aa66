// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// The people who work with the book.
class UserRepository {
public:
    static std::vector<User> all(Database &db);
    static std::optional<User> find(Database &db, UserId id);
    /// Whether the person is in the book and still works with it.
    static bool isActive(Database &db, UserId id);
    /// Those who no longer work with the book and still own an account or have an open follow-up.
    static std::vector<UserId> goneWithWork(Database &db);
    static std::optional<User> findByLogin(Database &db, const QString &login);
    static UserId insert(Transaction &transaction, const User &user);

    /// Errors: Conflict when `user.rowVersion` is no longer the book's; NotFound.
    static Result<void> update(Transaction &transaction, const User &user);

    /// Never leaves the service that compares it. Empty = none.
    static QByteArray passwordHash(Database &db, UserId id);
    static void setPasswordHash(Transaction &transaction, UserId id, const QByteArray &hash);
};

} // namespace duebook
