// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "core/store/book/session.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace duebook {

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
    /// The uid of the one that comes again after this one, as it stands done.
    static QString uidOfNext(const FollowUp &done);

    /// Writes everything that may change of a follow-up (not its account or note). Unless
    /// `after.firedAt` is set, it will be reminded of anew. Errors: Conflict, NotFound.
    static Result<void> update(Transaction &transaction, const FollowUp &before,
                               const FollowUp &after, const QString &action);

    /// Removes a follow-up that was made by mistake and that nobody touched since.
    static void remove(Transaction &transaction, const FollowUp &followUp);

    /// Whether something of the account is overdue as of `today` and nothing is planned for it: no
    /// open follow-up and no open promise.
    static bool leftAlone(Database &db, AccountId account, QDate today);

    /// Open follow-ups of `assignee` (unset = everybody) due before `day`, and on it.
    static std::pair<int, int> countDue(Database &db, UserId assignee, QDate day);

    /// Open follow-ups of these people, and of nobody, due up to `day` and not reminded of.
    static std::vector<UnfiredFollowUp> unfired(Database &db, std::span<const UserId> assignees,
                                                QDate day);

    /// Marks it as reminded of by `client`; false when another client did so, or it changed, since
    /// it was read. Its row_version stays, so that a person who is changing it is not disturbed.
    static bool claim(Transaction &transaction, const UnfiredFollowUp &followUp,
                      const QString &client);

    /// What `client` claimed was shown to the person.
    static void confirmShown(Transaction &transaction, const QString &client);

    /// What `client` claimed and did not show is to be shown by another. False when there is none.
    static bool releaseClaims(Transaction &transaction, const QString &client);
};

} // namespace duebook
