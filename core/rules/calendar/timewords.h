// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTime>

namespace duebook {

struct TimeOfDay {
    QTime time;       ///< invalid = none was written
    bool bad = false; ///< one was written that there is not: 25:00, 14 pm
};

/// Takes the time of day out of a folded text, for `naturaldate`: `14:30`, `9am`, `9 Uhr 30`,
/// `14h30`, `9 heures`, `at 9`, `um 9`, `a las 10`, noon, and the parts of a day (morning 9:00,
/// afternoon 14:00, evening 18:00) in English, German, French, Spanish and Hebrew. A number alone
/// behind "today" or "tomorrow" is an hour.
TimeOfDay takeTimeOfDay(QString &text);

} // namespace duebook
