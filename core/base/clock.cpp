// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

namespace duebook {

FixedDayClock::FixedDayClock(QDate day) : m_day(day), m_zone(systemZone())
{
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
}

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
