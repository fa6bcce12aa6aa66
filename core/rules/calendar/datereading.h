// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/calendar/datewords.h"
#include "core/rules/calendar/naturaldate.h"

#include <optional>

namespace duebook {

/// The two halves of `naturaldate`: what is written in words and what in figures. Both take a
/// folded text without its time of day (`foldText`, `takeTimeOfDay`, `joinDatePhrases`).

constexpr int kFarthestDays = 36525;

/// A day found, or why there is none.
struct DateFound {
    QDate day;
    DateProblem problem = DateProblem::None;
};

/// No value: this form does not apply.
using DateReading = std::optional<DateFound>;

/// NoSuchDay for an invalid day.
DateFound foundDay(QDate day);

/// Two digits of a year are of this century.
QDate fullDate(int year, int month, int day);

/// The next such day from today on, today included; invalid if neither year has it.
QDate withoutYear(int month, int day, QDate today);

/// The Monday of an ISO week; invalid where the year has no such week.
QDate mondayOfWeek(int week, int year);

/// So many units from today.
DateFound shiftedDay(qint64 count, DateUnit unit, const NaturalDateContext &context);

/// True when nothing but filler words stands in the text.
bool saysNothing(const QString &text);

/// Forms in words: "next fri", "in 2 weeks", "end of march", "15 mar".
DateReading readDateWords(const QString &text, const NaturalDateContext &context);

/// Forms in figures: 2026-12-01, 15.3., 15/3, 15-mar-26, +7, 15, 2026-W12.
DateReading readDateFigures(const QString &text, const NaturalDateContext &context);

} // namespace duebook
