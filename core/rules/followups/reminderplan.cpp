// SPDX-License-Identifier: Apache-2.0
#include "core/rules/followups/reminderplan.h"

#include <algorithm>
#include <utility>

namespace duebook {

namespace {

constexpr qint64 kDayMs = qint64{24} * 60 * 60 * 1000;

QDateTime utc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

qint64 offsetMs(const QTimeZone &zone, qint64 ms)
{
    return qint64{zone.offsetFromUtc(utc(ms))} * 1000;
}

/// The first moment at which `zone` shows `local` (milliseconds as if UTC) or later.
qint64 firstMomentOf(qint64 local, const QTimeZone &zone)
{
    const qint64 before = offsetMs(zone, local - kDayMs);
    const qint64 after = offsetMs(zone, local + kDayMs);
    if (before == after)
        return local - before;
    const qint64 early = local - std::max(before, after);
    const qint64 late = local - std::min(before, after);
    if (early + offsetMs(zone, early) == local)
        return early;
    if (late + offsetMs(zone, late) == local)
        return late;
    // In the gap: the change itself lies between the two readings.
    qint64 low = early;
    qint64 high = late;
    while (high - low > 1) {
        const qint64 middle = low + (high - low) / 2;
        (offsetMs(zone, middle) == before ? low : high) = middle;
    }
    return high;
}

/// Moments of many reminders, most of which share their day: the zone is asked once a day.
class MomentFinder {
public:
    MomentFinder(const QTimeZone &zone, QTime allDay) : m_zone(zone), m_allDay(allDay) {}

    qint64 momentMs(QDate day, QTime time)
    {
        const qint64 sinceMidnight = (time.isValid() ? time : m_allDay).msecsSinceStartOfDay();
        if (day != m_day) {
            m_day = day;
            m_midnight = QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
            m_offset = offsetMs(m_zone, m_midnight - kDayMs);
            m_steady = m_offset == offsetMs(m_zone, m_midnight + 2 * kDayMs);
        }
        const qint64 local = m_midnight + sinceMidnight;
        return m_steady ? local - m_offset : firstMomentOf(local, m_zone);
    }

private:
    const QTimeZone &m_zone;
    QTime m_allDay;
    QDate m_day;
    qint64 m_midnight = 0;
    qint64 m_offset = 0;
    bool m_steady = false;
};

} // namespace

QDateTime reminderMoment(QDate due, QTime time, const QTimeZone &zone, QTime allDay)
{
    const QDateTime local(due, time.isValid() ? time : allDay, Qt::UTC);
    return utc(firstMomentOf(local.toMSecsSinceEpoch(), zone));
}

ReminderStep remindersDue(std::span<const ReminderItem> open, const QDateTime &since,
                          const QDateTime &now, const ReminderSettings &settings)
{
    ReminderStep step;
    step.clockWentBack = since.isValid() && now < since;
    const QDate today = now.toTimeZone(settings.zone).date();
    MomentFinder finder(settings.zone, settings.allDay);
    const qint64 midnight = finder.momentMs(today.addDays(1), QTime(0, 0));
    const qint64 nowMs = now.toMSecsSinceEpoch();
    qint64 lookAgain = midnight;

    std::vector<std::pair<qint64, FollowUpId>> due;
    for (const ReminderItem &item : open) {
        if (item.fired || !item.due.isValid())
            continue;
        const qint64 moment = finder.momentMs(item.due, item.time);
        if (item.setAt.isValid() && moment <= item.setAt.toMSecsSinceEpoch())
            continue;
        if (moment <= nowMs)
            due.emplace_back(moment, item.id);
        else if (moment < midnight)
            lookAgain = std::min({lookAgain, moment, nowMs + qint64{settings.lookSeconds} * 1000});
    }
    step.lookAgain = utc(lookAgain);
    std::sort(due.begin(), due.end());
    step.fire.reserve(due.size());
    for (const auto &[moment, id] : due)
        step.fire.push_back(id);
    step.summary = due.size() > size_t(settings.mostSingle);
    return step;
}

} // namespace duebook
