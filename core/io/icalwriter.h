// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>
#include <QTime>
#include <QTimeZone>

namespace duebook {

/// An event of a calendar.
struct IcalEvent {
    QString uid;       ///< the same for the same thing in every export: reading again replaces it
    int sequence = 0;  ///< grows with each change of it
    QDateTime created; ///< UTC
    QDateTime changed; ///< UTC
    QDate day;
    QTime time;      ///< in the calendar's time zone; invalid = all day
    int minutes = 0; ///< how long it takes; all-day events take their day
    QString summary;
    QString description;
    QString category;
    int priority = 0;       ///< RFC 5545: 1 = highest, 5 = normal, 9 = lowest, 0 = none
    bool cancelled = false; ///< takes the event out where it was read before; without an alarm
    QTime alarm; ///< all-day events: when on that day to remind; others at their beginning
};

/// Writes a calendar (RFC 5545) piece by piece, in the forms that Thunderbird, Outlook and Google
/// take: CRLF, lines folded at 75 bytes, UTF-8, all-day events with VALUE=DATE and an exclusive
/// end, times with a VTIMEZONE whose rules are written out (Outlook knows no IANA names by
/// themselves), a display alarm each. A stream of events needs no memory.
class IcalWriter {
public:
    /// Times are written in `zone`; its rules are given for the years `from` to `until`.
    IcalWriter(const QTimeZone &zone, int fromYear, int untilYear, const QDateTime &now);

    /// The beginning: calendar properties and the time zone. `name` is shown by programs that make
    /// a new calendar of the file.
    QByteArray begin(const QString &name) const;
    QByteArray event(const IcalEvent &event) const;
    QByteArray end() const;

private:
    QByteArray timeZone() const;

    QTimeZone m_zone;
    int m_fromYear;
    int m_untilYear;
    QDateTime m_now;
};

} // namespace duebook
