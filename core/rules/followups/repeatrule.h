// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/calendar/workcalendar.h"

#include <QString>

#include <optional>

namespace duebook {

enum class RepeatUnit { Days, WorkingDays, Weeks, Months, Years };

/// How a follow-up comes again: "every 2 weeks". `on` is the day it aims at, so that a holiday or a
/// snooze between does not move the rhythm: the weekday (1 = Monday) of weeks, the day of the month
/// of months (31 = its last in shorter ones); 0 = not known yet.
struct RepeatRule {
    RepeatUnit unit = RepeatUnit::Weeks;
    int every = 1; ///< 1 to 365
    int on = 0;

    friend bool operator==(const RepeatRule &, const RepeatRule &) = default;
};

/// Reads "daily", "weekly", "monthly", "quarterly", "yearly", "every week", "every 2 weeks",
/// "every 3 working days", "2 weeks", and what `repeatText` writes; case and blanks do not matter.
/// Nothing when it is none of these.
std::optional<RepeatRule> readRepeatRule(const QString &text);

/// As it stands in the book and on the command line: "every 2 weeks", with the day aimed at
/// "every 2 weeks on 5".
QString repeatText(const RepeatRule &rule);

/// The rule with the day it aims at taken from the first due day, where it has none.
RepeatRule aimedAt(RepeatRule rule, QDate due);

/// The working day on which it comes again, after both the day it was due and today: occurrences
/// that passed meanwhile are not made up for. Not valid when a day is not, or is of no year that
/// people write (beyond 9999).
QDate nextRepeat(const RepeatRule &rule, QDate due, QDate today, const WorkCalendar &calendar);

} // namespace duebook
