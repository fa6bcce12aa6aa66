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
    const QTime time = QDateTime::currentDateTimeUtc().toTimeZone(m_zone).time();
    return QDateTime(m_day, time, m_zone).toUTC();
}

QTimeZone FixedDayClock::systemZone() const
{
    return QTimeZone::systemTimeZone();
}

} // namespace duebook
