// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/followup.h"
#include "core/services/ports/ports.h"

#include <QCoreApplication>
#include <QDateTime>

#include <vector>

namespace duebook {

class Session;
struct UnfiredFollowUp;

/// What one look found.
struct Reminders {
    /// To be shown: one per follow-up, or one summary for many.
    std::vector<Notification> notifications;

    /// The follow-ups of the single notifications, in the same order; empty for a summary.
    std::vector<FollowUp> followUps;

    qint64 fired = 0; ///< follow-ups reminded of by this look

    /// When to look again, UTC; never later than the next local midnight; invalid = this session
    /// shows none (read only). A hint: looking more or less often changes nothing but how late a
    /// reminder is.
    QDateTime nextLook;
};

/// What is due, without claiming it.
struct ReminderLook {
    qint64 due = 0;
    QDateTime nextLook; ///< as in Reminders
};

/// Finds the follow-ups of the session's user, and of those whose work that person does today, that
/// are due and not yet reminded of, and claims each in the book, so that exactly one client shows
/// it, once. It keeps no state of its own: after sleep, a changed clock, daylight saving or days
/// without the program it is only "later now". Belongs to the thread of its session, which must be
/// able to write.
class ReminderEngine {
    Q_DECLARE_TR_FUNCTIONS(duebook::ReminderEngine)
public:
    /// More than this many at once become one summary.
    static constexpr int kMostSingle = 3;

    explicit ReminderEngine(Session &session) : m_session(session) {}

    /// The key of a follow-up's single notification.
    static QString keyOf(FollowUpId id);

    /// Reads only; may run on a session that reads while another one writes.
    Result<ReminderLook> look();

    /// Claims what is due and returns it to be shown. Reads only what is due; writes only when
    /// something is. On a read-only book it finds nothing.
    Result<Reminders> tick();

    /// What `tick` gave is shown. Without it another client shows it, once this one is known to be
    /// gone.
    Result<void> confirm();

private:
    struct Found;
    Result<Found> find();
    Result<Reminders> claim(const std::vector<UnfiredFollowUp> &due, Reminders reminders);
    Notification describe(const FollowUp &followUp) const;

    Session &m_session;
};

} // namespace duebook
