// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/accountperson.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

class Session;
class Transaction;

/// Our own people who have to do with an account, beside and including its owner and its
/// representative. Belongs to the thread of its session. Field errors have as `place` "person" or
/// "role".
class AccountPeopleService {
    Q_DECLARE_TR_FUNCTIONS(duebook::AccountPeopleService)
public:
    explicit AccountPeopleService(Session &session) : m_session(session) {}

    /// Owner first, then the representative, then by name; each person once with all parts.
    Result<std::vector<AccountPerson>> people(AccountId account);

    /// Links a person with what they do for the account, or changes that. Errors: Invalid (no role,
    /// no such person), NotFound (account).
    Result<void> setRole(AccountId account, UserId user, const QString &role);

    /// Takes the link away; as owner or representative the person stays. Errors: NotFound.
    Result<void> remove(AccountId account, UserId user);

    /// Our account representative; unset = none. Errors: Invalid, NotFound (account).
    Result<void> setRepresentative(AccountId account, UserId user);

private:
    Result<AccountPerson> personToLink(Transaction &transaction, AccountId account, UserId user);

    Session &m_session;
};

} // namespace duebook
