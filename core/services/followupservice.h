// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/followup.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

class Session;
class Transaction;

/// Which follow-ups a list shows; conditions are joined with "and".
struct FollowUpFilter {
    UserId assignee;   ///< unset = everybody's
    AccountId account; ///< unset = of all accounts
    QDate dueUntil;    ///< that day included; invalid = any
    bool openOnly = true;
};

/// The place of a follow-up in a list: by due day, then by id.
struct FollowUpKey {
    QDate due;
    FollowUpId id;
};

struct FollowUpPage {
    std::vector<FollowUp> rows; ///< earliest due first
    std::optional<FollowUpKey> next;
};

/// For the side bar's badge.
struct FollowUpCounts {
    int overdue = 0;  ///< open, due before today
    int dueToday = 0; ///< open, due today

    int due() const { return overdue + dueToday; }
    friend bool operator==(const FollowUpCounts &, const FollowUpCounts &) = default;
};

/// The life of a follow-up. Belongs to the thread of its session. Every change is based on the
/// row_version that was shown and returns the follow-up as it is now; another's change in between
/// is a Conflict. Field errors have as `place` "account", "due", "assignee" or "result".
///
/// Undo: keep the FollowUp as it was before, and give it to `restore` with the rowVersion of the
/// answer.
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

    /// `result` (what came of it) may be empty.
    Result<FollowUp> done(FollowUpId id, qint64 rowVersion, const QString &result = {});

    /// Due on another day (and time of day in the book's zone; invalid = all day); it will be
    /// reminded of again. Errors: Invalid (place "due": not in the future).
    Result<FollowUp> snooze(FollowUpId id, qint64 rowVersion, QDate due, QTime time = {});

    Result<FollowUp> reassign(FollowUpId id, qint64 rowVersion, UserId assignee);
    Result<FollowUp> reopen(FollowUpId id, qint64 rowVersion);
    Result<FollowUp> cancel(FollowUpId id, qint64 rowVersion);

    /// Gives the follow-up back the due moment, assignee, reason, priority, state and result of
    /// `before`. A reminder that was shown before is not shown again.
    Result<FollowUp> restore(const FollowUp &before, qint64 rowVersion);

    Result<FollowUpPage> list(const FollowUpFilter &filter,
                              const std::optional<FollowUpKey> &after = {}, int limit = 200);

    /// Of one person; unset = everybody.
    Result<FollowUpCounts> counts(UserId assignee);

private:
    template <typename Change>
    Result<FollowUp> change(FollowUpId id, qint64 rowVersion, const QString &action,
                            Change &&change);

    Session &m_session;
};

} // namespace duebook
