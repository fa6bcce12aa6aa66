// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

namespace duebook {

QDateTime SystemClock::nowUtc() const
{
    return QDateTime::currentDateTimeUtc();
}

QTimeZone SystemClock::systemZone() const
{
    return QTimeZone::systemTimeZone();
}

QDateTime FixedDayClock::nowUtc() const
{
    const QTimeZone zone = systemZone();
    return QDateTime(m_day, QDateTime::currentDateTimeUtc().toTimeZone(zone).time(), zone).toUTC();
}

QTimeZone FixedDayClock::systemZone() const
{
    return QTimeZone::systemTimeZone();
}

} // namespace duebook
