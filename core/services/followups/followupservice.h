// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/followuplist.h"

#include <QCoreApplication>

#include <optional>
#include <span>
#include <vector>

namespace duebook {

class Session;
class Transaction;

/// A follow-up as it was shown.
struct FollowUpRef {
    FollowUpId id;
    qint64 rowVersion = 0;

    static FollowUpRef of(const FollowUp &followUp) { return {followUp.id, followUp.rowVersion}; }
};

/// What is to be done with follow-ups; made by one of the functions below.
struct FollowUpChange {
    enum class Kind { Done, Snooze, Reassign, Reopen, Cancel, Edit };

    static FollowUpChange done(const QString &result = {});
    /// Due on another day (and time of day in the book's zone; invalid = all day).
    static FollowUpChange snooze(QDate due, QTime time = {});
    static FollowUpChange reassign(UserId assignee);
    static FollowUpChange reopen();
    static FollowUpChange cancel();
    static FollowUpChange priority(int priority);
    /// How it comes again, as `readRepeatRule` takes it; empty = not.
    static FollowUpChange repeat(const QString &rule);
    static FollowUpChange reason(const QString &reason);

    Kind kind = Kind::Done;
    QString text; ///< result or reason
    QDate due;
    QTime time;
    UserId assignee;
    std::optional<int> newPriority;
    std::optional<QString> newRepeat;
    std::optional<QString> newReason;
};

/// What became of one follow-up.
struct FollowUpStep {
    FollowUp before;
    FollowUp now;
    std::optional<FollowUp> next; ///< made by this: a repeating one was done
    bool leftAlone = false;       ///< its account is overdue and nothing else is planned for it now
};

/// What became of many: those that could be changed were, the others are told.
struct FollowUpChanges {
    struct Refused {
        FollowUpRef followUp;
        Error error;
    };
    std::vector<FollowUpStep> steps;
    std::vector<Refused> refused;

    int leftAlone() const; ///< accounts with nothing planned any more
};

/// The life of follow-ups. Belongs to the thread of its session. Every change is based on the
/// row_version that was shown; another's change in between is a Conflict. Field errors have as
/// `place` "account", "due", "assignee", "repeat", "priority" or "result".
///
/// Nothing is parked without a day to look at it again: a follow-up always has a due day, snoozing
/// wants one, and a repeating one that is done makes the next in the same transaction. Cancelling
/// (or doing) the last one of an overdue account is allowed, is told by `leftAlone`, and brings the
/// account to Today as one without a next step.
class FollowUpService {
    Q_DECLARE_TR_FUNCTIONS(duebook::FollowUpService)
public:
    explicit FollowUpService(Session &session) : m_session(session) {}

    /// Whether its moment has passed already and it is for whoever makes it: that person is here,
    /// so no reminder is shown.
    static bool needsNoReminder(const Session &session, const NewFollowUp &followUp);

    /// A repeat with the same uid gives the follow-up made then. Errors: Invalid, NotFound.
    Result<FollowUp> create(const NewFollowUp &followUp);

    Result<FollowUp> followUp(FollowUpId id);

    /// One follow-up. Errors: Invalid, Conflict, NotFound.
    Result<FollowUpStep> change(FollowUpRef followUp, const FollowUpChange &change);

    /// Many, a few hundred to a transaction. An error that holds for all (a day in the past, a
    /// person who may not work) changes nothing.
    Result<FollowUpChanges> change(std::span<const FollowUpRef> followUps,
                                   const FollowUpChange &change);

    // The same for one, with the follow-up as it is now.

    /// `result` (what came of it) may be empty.
    Result<FollowUp> done(FollowUpId id, qint64 rowVersion, const QString &result = {});
    /// It will be reminded of again. Errors: Invalid (place "due": not in the future).
    Result<FollowUp> snooze(FollowUpId id, qint64 rowVersion, QDate due, QTime time = {});
    Result<FollowUp> reassign(FollowUpId id, qint64 rowVersion, UserId assignee);
    /// Of a repeating one that was done: the next that was made is taken back, if nobody touched
    /// it.
    Result<FollowUp> reopen(FollowUpId id, qint64 rowVersion);
    Result<FollowUp> cancel(FollowUpId id, qint64 rowVersion);

    /// Gives the follow-up back the due moment, assignee, reason, priority, repeat, state and
    /// result of `before`. A reminder that was shown before is not shown again. What doing it made
    /// is taken back; a Conflict when that was changed meanwhile.
    Result<FollowUp> restore(const FollowUp &before, qint64 rowVersion);

    /// Takes a whole change back: what was changed by others since then stays, and is counted.
    Result<int> restore(const FollowUpChanges &changes);

    Result<FollowUpPage> list(const FollowUpFilter &filter, const PageKey &after = {},
                              int limit = kPageRows);

    /// Of one person and of those covered for today; unset = everybody.
    Result<FollowUpCounts> counts(UserId assignee);

private:
    std::optional<Error> problemIn(const FollowUpChange &change) const;
    Result<void> apply(Transaction &transaction, const FollowUpChange &change, FollowUp &followUp);
    Result<FollowUpStep> changeIn(Transaction &transaction, FollowUpRef followUp,
                                  const FollowUpChange &change);
    Result<FollowUp> restoreIn(Transaction &transaction, const FollowUp &before, qint64 rowVersion);
    FollowUp makeNext(Transaction &transaction, const FollowUp &done);
    static bool takeNextBack(Transaction &transaction, const FollowUp &done);

    Session &m_session;
};

} // namespace duebook
