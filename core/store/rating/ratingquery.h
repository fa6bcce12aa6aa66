// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/rating/paymentrating.h"
#include "core/store/book/session.h"

#include <span>
#include <vector>

namespace duebook {

/// What an account's rating rests on, with the one it has.
struct RatedAccount {
    AccountId account;
    RatingInput input;
    QString rating;
    QString reason;
    QDate ratedOn; ///< invalid = never
};

struct StoredRating {
    AccountId account;
    QString before; ///< the letter it had
    QString rating; ///< A to E; empty = unrated
    QString reason;
    bool differs = true; ///< not only its day

    bool otherLetter() const { return before != rating; }
};

/// Reads what ratings rest on and writes them.
class RatingQuery {
public:
    /// Accounts whose rating may differ from the stored one, by id: never rated, rated in an
    /// earlier month, or on or after their rating's day changed, paid, with a promise or dispute
    /// decided, or with a balance that moved. One pass over the accounts.
    static std::vector<AccountId> stale(Database &db, QDate today);

    /// Every account, by id.
    static std::vector<AccountId> all(Database &db);

    /// In the order of the ids; amounts of other currencies count in base units of today's rate.
    static std::vector<RatedAccount> inputs(Database &db, std::span<const AccountId> accounts,
                                            const BookSettings &settings, QDate today);

    /// Writes ratings as of `today`; a person who is changing the account is not disturbed: its
    /// row_version stays. A change from one letter to another is recorded with
    /// the account; what a run came to is recorded by `storeRun`.
    static void store(Transaction &transaction, std::span<const StoredRating> ratings, QDate today);

    /// Records that a run over many parts is over: how many accounts have another letter.
    static void storeRun(Transaction &transaction, qint64 otherLetters);
};

} // namespace duebook
