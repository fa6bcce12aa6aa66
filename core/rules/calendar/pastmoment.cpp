// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/pastmoment.h"

namespace duebook {

PastMoment readPastMoment(const QString &typed, const NaturalDateContext &context,
                          const QDateTime &now)
{
    const NaturalDate read = readNaturalDate(typed, context);
    if (read.problem == DateProblem::Empty)
        return {};
    if (!read.ok())
        return {{}, read.problem};
    QDate day = read.day;
    if (day > context.today)
        day = context.today.daysTo(day) <= 7 ? day.addDays(-7) : day.addYears(-1);
    QDateTime at = now;
    if (read.time.isValid() || day != context.today) {
        at.setDate(day);
        at.setTime(read.time.isValid() ? read.time : QTime(12, 0));
    }
    return {at, DateProblem::None};
}

} // namespace duebook
