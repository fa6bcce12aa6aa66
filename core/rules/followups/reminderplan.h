// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QDate>
#include <QDateTime>
#include <QTime>
#include <QTimeZone>

#include <span>
#include <vector>

namespace duebook {

/// What the reminder engine knows of one open follow-up.
struct ReminderItem {
    FollowUpId id;
    QDate due;
    QTime time;         ///< in the book's time zone; invalid = all day
    bool fired = false; ///< its reminder was shown; cleared when it is moved to another day or time
    /// When its day and time were last set, UTC. A reminder whose moment had passed by then does
    /// not fire: whoever set it was there. Invalid = not known, fires.
    QDateTime setAt;
};

struct ReminderSettings {
    QTimeZone zone;       ///< of the book
    QTime allDay{9, 0};   ///< when a follow-up without a time is reminded of
    int mostSingle = 3;   ///< more than so many at once become one summary
    int lookSeconds = 60; ///< how often to look while something is still due today
};

/// What one look finds.
struct ReminderStep {
    /// To show now, the earliest moment first. Mark them fired before the next look.
    std::vector<FollowUpId> fire;
    /// One notification with the number of `fire` instead of one each: never 10,000 bubbles.
    bool summary = false;
    /// When to look again, UTC: a hint for the timer only. The truth is the next look.
    QDateTime lookAgain;
    /// `now` lies before `since`: the clock was set back. Nothing fires twice by it.
    bool clockWentBack = false;

    friend bool operator==(const ReminderStep &, const ReminderStep &) = default;
};

/// The moment (UTC) of a reminder: `time` on `due` in `zone`, `allDay` when there is none. A local
/// time that the change to summer time leaves out is the first moment after the gap; one that
/// occurs twice is the first of the two.
QDateTime reminderMoment(QDate due, QTime time, const QTimeZone &zone, QTime allDay);

/// Looks at `now` (UTC); `since` is the last look. Every reminder whose moment has come and that
/// has not fired fires now, however late `now` is: sleep, a clock set forward, a closed client and
/// a claim that another client did not carry out are one case. Pure: the caller keeps `fired` and
/// `since`. Items of later days may be left out by the caller, except the next one, which
/// `lookAgain` needs to be exact; it is never later than the next local midnight.
ReminderStep remindersDue(std::span<const ReminderItem> open, const QDateTime &since,
                          const QDateTime &now, const ReminderSettings &settings);

} // namespace duebook
