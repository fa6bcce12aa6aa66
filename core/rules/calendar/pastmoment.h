// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/calendar/naturaldate.h"

#include <QDateTime>

namespace duebook {

/// A past moment as a person types it: what `readNaturalDate` understands, looking back.
struct PastMoment {
    QDateTime at; ///< in the zone of `now`; invalid when `problem` is set or nothing was typed
    DateProblem problem = DateProblem::None;
};

/// "mon" is last Monday, "17 nov" the last 17 November; without a time it is noon, today `now`.
PastMoment readPastMoment(const QString &typed, const NaturalDateContext &context,
                          const QDateTime &now);

} // namespace duebook
