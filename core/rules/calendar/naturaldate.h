// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/calendar/workcalendar.h"

#include <QDate>
#include <QString>
#include <QTime>

namespace duebook {

/// How `3/4` is read: by the locale of the person. `15/3` and `3/15` are understood either way.
enum class DayOrder { DayMonth, MonthDay };

/// Why what was typed is not a day.
enum class DateProblem {
    None,
    Empty,
    NotUnderstood,
    NoSuchDay,      ///< 30.2., 2026-02-30
    NoSuchTime,     ///< 25:00, 14 pm
    TooFar,         ///< more than 100 years away
    WeekdayDiffers, ///< "fri 15.3." where the 15th is not a Friday
};

/// A day as a person typed it.
struct NaturalDate {
    QDate day;              ///< invalid when `problem` is set
    QTime time;             ///< invalid = none was typed
    bool workingDay = true; ///< false: shown as a warning, with `nextWorkingDay` as the offer
    QDate nextWorkingDay;   ///< `day` itself when it is worked
    DateProblem problem = DateProblem::None;

    bool ok() const { return problem == DateProblem::None; }
    friend bool operator==(const NaturalDate &, const NaturalDate &) = default;
};

struct NaturalDateContext {
    QDate today;
    DayOrder order = DayOrder::DayMonth;
    WorkCalendar calendar;
};

/// Reads what a clerk types into a date field, in English, German, French, Spanish or Hebrew:
///
/// - `today`, `morgen`, `übermorgen`, `yesterday`
/// - `fri`: the first Friday after today; `this fri`: today counts; `next fri`: in the next
/// calendar week
///   (Monday first)
/// - `+7`, `7d`, `2w`, `1m`, `in 2 weeks`, `5 working days`, `3 days ago`
/// - `eom`, `end of month`, `monatsende`, `end of next month`, `end of march`; `end of week` is its
/// last
///   working day; `next week`, `next month`: its first working day; `kw 12`: Monday of ISO week 12
/// - `15`, `15.`, `15.3.`, `15/3`, `3/15`, `15 mar`, `mar 15`, `15.3.26`, `2026-12-01`; without a
/// year the
///   next such day, today included; years of two digits are of this century
/// - a weekday before a date is checked against it
/// - a time with any of them: `tue 14:30`, `mon 9am`, `morgen um 9`, `14h30`, `noon`; a time alone
/// is today
///
/// Upper and lower case, accents and dots do not matter.
NaturalDate readNaturalDate(const QString &typed, const NaturalDateContext &context);

} // namespace duebook
