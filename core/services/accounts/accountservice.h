// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/accountlist.h"

#include <QCoreApplication>

namespace duebook {

class Database;
class Session;
class Transaction;

struct Segment {
    SegmentId id;
    QString name;
};

/// Accounts: list, page head, changes. Belongs to the thread of its session. Every change is in the
/// audit with its old and new values. Field errors have the domain word as `place`: "number",
/// "name", "email", "creditLimit", "termsDays", "discountDays", "discountBasisPoints", "reason",
/// "revisit", "status".
class AccountService {
    Q_DECLARE_TR_FUNCTIONS(duebook::AccountService)
public:
    explicit AccountService(Session &session) : m_session(session) {}

    /// At most `kPageRows` accounts that pass the filter, from `after` on.
    Result<AccountPage> list(const AccountFilter &filter, AccountSort sort = AccountSort::Name,
                             bool descending = false, const PageKey &after = {});

    /// How many accounts pass the filter.
    Result<qint64> count(const AccountFilter &filter);

    /// Errors: NotFound.
    Result<AccountHeader> account(AccountId id);

    /// Looked up folded, without blanks. Errors: NotFound, naming the number.
    Result<AccountId> find(const QString &number);

    Result<std::vector<Segment>> segments();

    /// `draft.id` and `rowVersion` are ignored; a hold in the draft is too. Errors: Invalid (field;
    /// a number already taken names the other account), Forbidden, Busy.
    Result<AccountId> create(const Account &draft);

    /// Writes all fields but hold, status and rating. Errors: as create; Conflict when
    /// `changed.rowVersion` is no longer the book's; NotFound.
    Result<void> update(const Account &changed);

    /// *Do not sell* from today on, until it is looked at again; setting it again changes reason
    /// and day. Errors: Invalid (no reason; revisit missing or not after today), NotFound.
    Result<void> setHold(AccountId id, const QString &reason, QDate revisit);

    /// `why` stands in the audit and may be empty. Nothing happens when there is no hold.
    Result<void> liftHold(AccountId id, const QString &why);

    /// Where the account stands from today on, and why; what that stops says `standingOf`. A day to
    /// look at it again is needed, except for a closed or active account; a follow-up of the owner
    /// comes on it and is done when the account is active again. Setting the same status again
    /// changes reason and day. Errors: Invalid (no reason unless active; revisit missing or not
    /// after today), NotFound.
    Result<void> setStatus(AccountId id, AccountStatus status, const QString &reason,
                           QDate revisit);

    /// Gives an account the status, reason and days it had in `before`. Errors: NotFound.
    Result<void> restoreStatus(const Account &before);

    /// Gives accounts to a collector (unset = to nobody), all or none. Errors: NotFound.
    Result<void> assignOwner(const std::vector<AccountId> &accounts, UserId owner);

private:
    std::optional<Error> problemIn(const Account &account) const;
    Result<void> mayChange(const Account &before, const Account &after) const;
    std::optional<Error> ownerGone(Database &db, UserId owner) const;
    std::optional<Error> numberTaken(Database &db, const Account &account) const;
    void keepStatusTask(Transaction &transaction, const Account &before, const Account &after);

    Session &m_session;
};

} // namespace duebook
