// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/accountperson.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// Our own people at an account: its owner and representative, and those linked with a role.
class AccountPeopleRepository {
public:
    /// Owner first, then the representative, then by name; each person once.
    static std::vector<AccountPerson> of(Database &db, AccountId account);

    /// The role of a linked person; nothing when the person is not linked.
    static std::optional<QString> role(Database &db, AccountId account, UserId user);

    /// Links a person or changes the role; nullopt takes the link away. `before` and the names are
    /// for the audit.
    static void setRole(Transaction &transaction, AccountId account, const AccountPerson &person,
                        const std::optional<QString> &before, const std::optional<QString> &role);

    /// Sets the representative (unset = none) and nothing else of the account.
    static void setRepresentative(Transaction &transaction, AccountId account, UserId user,
                                  const QString &from, const QString &to);
};

} // namespace duebook
