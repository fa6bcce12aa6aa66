// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/accountlist.h"

#include <QCoreApplication>

namespace duebook {

class Database;
class Session;

struct Segment {
    SegmentId id;
    QString name;
};

/// Accounts: list, page head, changes. Belongs to the thread of its session. Every change is in the
/// audit with its old and new values. Field errors have the domain word as `place`: "number",
/// "name", "email", "creditLimit", "termsDays", "discountDays", "discountBasisPoints", "reason",
/// "revisit".
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

    /// Writes all fields but the hold and the rating. Errors: as create; Conflict when
    /// `changed.rowVersion` is no longer the book's; NotFound.
    Result<void> update(const Account &changed);

    /// *Do not sell* from today on; setting it again changes reason and day. `revisit` may be
    /// invalid. Errors: Invalid (no reason; revisit not after today), NotFound.
    Result<void> setHold(AccountId id, const QString &reason, QDate revisit);

    /// `why` stands in the audit and may be empty. Nothing happens when there is no hold.
    Result<void> liftHold(AccountId id, const QString &why);

    /// Gives accounts to a collector (unset = to nobody), all or none. Errors: NotFound.
    Result<void> assignOwner(const std::vector<AccountId> &accounts, UserId owner);

private:
    std::optional<Error> problemIn(const Account &account) const;
    std::optional<Error> numberTaken(Database &db, const Account &account) const;

    Session &m_session;
};

} // namespace duebook
