// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace duebook::test {

/// A clock that stands still until a test moves it, in UTC unless told otherwise.
class FakeClock final : public Clock {
public:
    explicit FakeClock(const char *iso = "2026-03-02T09:00:00Z", const char *zone = "UTC")
        : m_ms(QDateTime::fromString(QLatin1String(iso), Qt::ISODate).toMSecsSinceEpoch()),
          m_zone(zone)
    {
    }
    QDateTime nowUtc() const override { return QDateTime::fromMSecsSinceEpoch(m_ms, Qt::UTC); }
    QTimeZone systemZone() const override { return QTimeZone(m_zone); }

    void set(const QDateTime &moment) { m_ms = moment.toMSecsSinceEpoch(); }
    void advance(qint64 seconds) { m_ms += seconds * 1000; }

private:
    std::atomic<qint64> m_ms;
    QByteArray m_zone;
};

} // namespace duebook::test
