// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "core/store/session.h"

#include <optional>
#include <utility>
#include <vector>

namespace duebook {

/// Conditions of a list, joined with "and"; unset ones do not matter.
struct FollowUpQuery {
    UserId assignee;
    AccountId account;
    QDate dueUntil;
    bool openOnly = true;
    QDate afterDue; ///< with `afterId`: the last row of the page before
    FollowUpId afterId;
    int limit = 200;
};

/// A follow-up not yet reminded of, as far as the decision needs it.
struct UnfiredFollowUp {
    FollowUpId id;
    QDate due;
    QTime time; ///< invalid = all day
    qint64 rowVersion = 0;
};

/// Follow-ups and who has been reminded of them.
class FollowUpRepository {
public:
    /// An unset assignee is the transaction's user. `reminded`: no reminder is to be shown for it.
    static FollowUpId insert(Transaction &transaction, const NewFollowUp &followUp, bool reminded);
    static std::optional<FollowUp> find(Database &db, FollowUpId id);
    static FollowUpId findByUid(Database &db, const QString &uid);

    /// Writes everything that may change of a follow-up (not its account or note). Unless
    /// `after.firedAt` is set, it will be reminded of anew. Errors: Conflict, NotFound.
    static Result<void> update(Transaction &transaction, const FollowUp &before,
                               const FollowUp &after, const QString &action);

    static std::vector<FollowUp> list(Database &db, const FollowUpQuery &query);

    /// Open follow-ups of `assignee` (unset = everybody) due before `day`, and on it.
    static std::pair<int, int> countDue(Database &db, UserId assignee, QDate day);

    /// Open follow-ups of `assignee`, and of nobody, due up to `day` and not reminded of.
    static std::vector<UnfiredFollowUp> unfired(Database &db, UserId assignee, QDate day);

    /// Marks it as reminded of by `client`; false when another client did so, or it changed, since
    /// it was read. Its row_version stays, so that a person who is changing it is not disturbed.
    static bool claim(Transaction &transaction, const UnfiredFollowUp &followUp,
                      const QString &client);
};

} // namespace duebook
