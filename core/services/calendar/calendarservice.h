// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/calendar/calendarquery.h"

#include <QCoreApplication>

class QIODevice;

namespace duebook {

class Session;

/// What a calendar file is to hold.
struct CalendarChoice {
    CalendarRange range;
    bool followUps = true;
    bool promises = true;
};

struct CalendarReport {
    int followUps = 0; ///< open ones
    int promises = 0;  ///< open ones
    int ended = 0;     ///< of both, as cancelled events
};

/// Open follow-ups and promises as a calendar (.ics) for Thunderbird, Outlook, Google and others:
/// an event each, with an alarm at its moment (all-day ones at the setting `all_day_reminder`).
/// Reading a later file again replaces the events by their UID; what is no longer open since at
/// most `kEndedDays` days stands in it as a cancelled event, so that it leaves the calendar.
/// Belongs to the thread of its session.
class CalendarService {
    Q_DECLARE_TR_FUNCTIONS(duebook::CalendarService)
public:
    static constexpr int kEndedDays = 90;

    explicit CalendarService(Session &session) : m_session(session) {}

    /// Writes a file; an existing one is replaced only when all of it is written. Errors: Io, Full,
    /// Cancelled; Invalid when the range ends before it begins.
    Result<CalendarReport> write(const QString &path, const CalendarChoice &choice,
                                 const WorkControl &control = {});

    /// The same to a device.
    Result<CalendarReport> write(QIODevice &device, const CalendarChoice &choice,
                                 const WorkControl &control = {});

private:
    Session &m_session;
};

} // namespace duebook
