// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

namespace duebook {

/// The only source of "now". Everything that needs the time is given one, so that tests (and
/// `--today`) can set it. Implementations are safe to call from any thread.
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// The present moment, in UTC.
    virtual QDateTime nowUtc() const = 0;

    /// The time zone of this computer; a book may set another. Not valid where the computer names
    /// one that it does not know.
    virtual QTimeZone systemZone() const = 0;
};

/// The computer's clock.
class SystemClock final : public Clock {
public:
    QDateTime nowUtc() const override;
    QTimeZone systemZone() const override;
};

/// The computer's time of day on another calendar day (`--today`), in the computer's zone (UTC
/// where that is not known) unless told another.
class FixedDayClock final : public Clock {
public:
    explicit FixedDayClock(QDate day);
    QDateTime nowUtc() const override;
    QTimeZone systemZone() const override;

    /// The day is one of this zone, a book's for example. Before other threads use the clock.
    void readIn(const QTimeZone &zone) { m_zone = zone; }

private:
    QDate m_day;
    QTimeZone m_zone;
};

} // namespace duebook
