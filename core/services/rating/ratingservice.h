// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/ids.h"
#include "core/rules/rating/paymentrating.h"

#include <QCoreApplication>

#include <span>
#include <vector>

namespace duebook {

class Session;
struct StoredRating;

struct RatingRun {
    qint64 looked = 0;       ///< accounts worked out
    qint64 changed = 0;      ///< accounts with another letter or reason
    qint64 otherLetters = 0; ///< of them those with another letter
};

/// The payment ratings A to E (feature C5): worked out anew at each day change, after an import and
/// on demand, for the accounts whose payments, promises, disputes, limits or status changed, and
/// for all once a month, as the window of twelve months moves. The work is cut in parts, so that it
/// can be stopped after any and no write lasts longer than a few tens of milliseconds. Belongs to
/// the thread of its session; the parts may be read by one session and stored by another.
class RatingService {
    Q_DECLARE_TR_FUNCTIONS(duebook::RatingService)
public:
    /// Accounts to a part.
    static constexpr size_t kPart = 400;

    explicit RatingService(Session &session) : m_session(session) {}

    /// The accounts to be looked at; `all` = every one.
    Result<std::vector<AccountId>> due(bool all = false);

    /// What is to be written of these accounts: those whose rating, reason or day differs.
    Result<std::vector<StoredRating>> workOut(std::span<const AccountId> accounts);

    Result<void> store(std::span<const StoredRating> ratings);

    /// Of these, how many have another letter than before.
    static qint64 otherLetters(std::span<const StoredRating> ratings);

    /// Ends a run that stored its parts one by one: the activity tells of it in one line, or not at
    /// all where no account has another letter.
    Result<void> endRun(qint64 otherLetters);

    /// All parts one after the other. Cancelled: `Cancelled`, and what was stored stays.
    Result<RatingRun> refresh(bool all, const WorkControl &control);

    /// The reasons in words, the starting points first: "pays 61 days late, 2 promises broken".
    static QString inWords(const PaymentRating &rating);

private:
    Result<void> refreshParts(std::span<const AccountId> accounts, const WorkControl &control,
                              RatingRun &run);

    Session &m_session;
};

} // namespace duebook
