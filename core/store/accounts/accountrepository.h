// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/store/book/session.h"

#include <QJsonObject>

#include <optional>

namespace duebook {

class Statement;

/// The accounts. Writes keep the search index, the audit and the change log.
class AccountRepository {
public:
    static std::optional<Account> find(Database &db, AccountId id);

    /// Compared folded, without blanks.
    static std::optional<AccountId> findByNumber(Database &db, const QString &number);

    static bool exists(Database &db, AccountId id);

    /// The fields that differ, each with what it was and is, as the record of changes has them.
    static QJsonObject changes(const Account &from, const Account &to);

    /// The number must be free. The hold of the draft is not written.
    static AccountId insert(Transaction &transaction, const Account &account);

    /// Writes all but hold, status and rating. Errors: Conflict when `account.rowVersion` is no
    /// longer the book's; NotFound.
    static Result<void> update(Transaction &transaction, const Account &account);

    /// Sets the hold, or lifts it when empty. Errors: NotFound. The audit tells "hold set" with
    /// "reason" and "revisit" (ISO day) as [before, now], both always there, and "hold lifted" with
    /// "reason" [of the hold, `why` it was lifted] and "revisit" [of the hold, ""].
    static Result<void> setHold(Transaction &transaction, AccountId id,
                                const std::optional<Hold> &hold, const QString &why);

    /// Another status from `since` on. Errors: NotFound. The audit tells "status changed" with
    /// "status" [before, now] ("active", "insolvency", "legal", "agency", "closed"), "reason" and
    /// "revisit" (ISO day) as [before, now], all always there.
    static Result<void> setStatus(Transaction &transaction, AccountId id, AccountStatus status,
                                  const QString &reason, QDate since, QDate revisit);
    /// The follow-up that comes when the status is looked at again; unset = none.
    static FollowUpId statusTask(Database &db, AccountId id);
    static void setStatusTask(Transaction &transaction, AccountId id, FollowUpId followUp);

    /// Errors: NotFound.
    static Result<void> setOwner(Transaction &transaction, AccountId id, UserId owner);

    static std::vector<std::pair<SegmentId, QString>> segments(Database &db);
};

/// The columns of `account a` in the order that `readAccount` expects, starting at column 0.
#define DUEBOOK_ACCOUNT_COLUMNS                                                                    \
    "a.id, a.number, a.name, a.status, a.segment_id, a.owner_id, a.representative_id, a.language," \
    " a.currency, a.terms_days, a.discount_days, a.discount_bp, a.credit_limit,"                   \
    " a.credit_limit_currency, a.hold, a.hold_reason, a.hold_since_day, a.hold_revisit_day,"       \
    " a.hold_by, a.tax_id, a.email, a.phone, a.street, a.postcode, a.city, a.country, a.rating,"   \
    " a.rating_reason, a.row_version, a.status_reason, a.status_since_day, a.status_revisit_day,"  \
    " a.in_pool"
constexpr int kAccountColumns = 33;

Account readAccount(const Statement &row);

} // namespace duebook
