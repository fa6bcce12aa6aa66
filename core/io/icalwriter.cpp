// SPDX-License-Identifier: Apache-2.0
#include "core/io/icalwriter.h"

#include <libical/ical.h>

#include <QList>

#include <memory>

namespace duebook {

namespace {

constexpr int kSecondsOfHour = 3600;
constexpr int kRuleYears = 12;

struct FreeComponent {
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// Line ends of libical are CRLF as RFC 5545 wants them; control characters that it would pass on
/// are not allowed in a text.
QByteArray textOf(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if (c == QLatin1Char('\n') || c == QLatin1Char('\t') || c.unicode() >= 0x20)
            clean += c;
    }
    return clean.toUtf8();
}

/// libical writes the value of an X- property as it is.
QByteArray escaped(const QString &text)
{
    QByteArray out = textOf(text);
    out.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
    return out;
}

icaltimetype dateOf(QDate day)
{
    icaltimetype time = icaltime_null_date();
    time.year = day.year();
    time.month = day.month();
    time.day = day.day();
    return time;
}

icaltimetype momentOf(const QDateTime &moment)
{
    icaltimetype time = dateOf(moment.date());
    time.is_date = 0;
    time.hour = moment.time().hour();
    time.minute = moment.time().minute();
    time.second = moment.time().second();
    return time;
}

icaltimetype utcOf(const QDateTime &moment)
{
    icaltimetype time = momentOf(moment.toUTC());
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

/// UTC under any of its names.
bool isUtc(const QTimeZone &zone)
{
    static const QByteArrayList names{"UTC",      "Etc/UTC", "Etc/UCT",   "Etc/Universal",
                                      "Etc/Zulu", "Etc/GMT", "Universal", "Zulu"};
    return zone == QTimeZone::utc() || names.contains(zone.id());
}

QByteArray offsetText(int seconds)
{
    const int minutes = qAbs(seconds) / 60;
    return QStringLiteral("%1%2%3")
        .arg(QLatin1String(seconds < 0 ? "-" : "+"))
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'))
        .toLatin1();
}

/// One change of the clock, as RFC 5545 tells it: when, by the time that held until then.
struct ClockChange {
    QDateTime local; ///< in the offset before
    int offsetBefore = 0;
    int offsetAfter = 0;
    bool daylight = false;
    QByteArray abbreviation;
};

QList<ClockChange> clockChanges(const QTimeZone &zone, int fromYear, int untilYear)
{
    QList<ClockChange> changes;
    const auto all = zone.transitions(QDateTime(QDate(fromYear, 1, 1), QTime(0, 0), Qt::UTC),
                                      QDateTime(QDate(untilYear, 12, 31), QTime(23, 59), Qt::UTC));
    for (const QTimeZone::OffsetData &each : all) {
        const int before = zone.offsetFromUtc(each.atUtc.addSecs(-1));
        if (before == each.offsetFromUtc)
            continue;
        changes.append({each.atUtc.addSecs(before), before, each.offsetFromUtc,
                        each.daylightTimeOffset != 0, each.abbreviation.toLatin1()});
    }
    return changes;
}

/// "-1SU" when every year has the change on the last Sunday of the same month at the same time,
/// "2SU" for the second; empty where no such rule tells the days of all years.
QByteArray yearlyRule(const QTimeZone &zone, const ClockChange &first)
{
    static constexpr const char *kDays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const QDate day = first.local.date();
    bool last = true;
    bool nth = true;
    const int number = (day.day() - 1) / 7 + 1;
    int years = 0;
    for (const ClockChange &each : clockChanges(zone, day.year(), day.year() + kRuleYears)) {
        if (each.offsetAfter != first.offsetAfter)
            continue;
        const QDate other = each.local.date();
        if (other.month() != day.month() || other.dayOfWeek() != day.dayOfWeek() ||
            each.local.time() != first.local.time() || each.offsetBefore != first.offsetBefore)
            return {};
        last = last && other.day() + 7 > other.daysInMonth();
        nth = nth && (other.day() - 1) / 7 + 1 == number;
        ++years;
    }
    if (years < kRuleYears || (!last && !nth))
        return {};
    return QByteArray::number(last ? -1 : number) + kDays[day.dayOfWeek() - 1];
}

QByteArray observance(const ClockChange &change, const QByteArray &rule)
{
    const QByteArray kind = change.daylight ? "DAYLIGHT" : "STANDARD";
    QByteArray text = "BEGIN:" + kind + "\r\nDTSTART:" +
                      change.local.toString(QStringLiteral("yyyyMMdd'T'HHmmss")).toLatin1() +
                      "\r\nTZOFFSETFROM:" + offsetText(change.offsetBefore) +
                      "\r\nTZOFFSETTO:" + offsetText(change.offsetAfter) + "\r\n";
    if (!change.abbreviation.isEmpty())
        text += "TZNAME:" + change.abbreviation + "\r\n";
    if (!rule.isEmpty())
        text += "RRULE:FREQ=YEARLY;BYMONTH=" + QByteArray::number(change.local.date().month()) +
                ";BYDAY=" + rule + "\r\n";
    return text + "END:" + kind + "\r\n";
}

void addText(icalcomponent *component, icalproperty *property)
{
    icalcomponent_add_property(component, property);
}

/// A property that takes its time zone as a parameter.
void addTime(icalcomponent *component, icalproperty *property, const QByteArray &zone)
{
    if (!zone.isEmpty())
        icalproperty_add_parameter(property, icalparameter_new_tzid(zone.constData()));
    icalcomponent_add_property(component, property);
}

void addAlarm(icalcomponent *event, const QByteArray &text, int trigger)
{
    icalcomponent *alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
    addText(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    addText(alarm, icalproperty_new_description(text.constData()));
    icaltriggertype when = icaltriggertype_from_int(trigger);
    addText(alarm, icalproperty_new_trigger(when));
    icalcomponent_add_component(event, alarm);
}

} // namespace

IcalWriter::IcalWriter(const QTimeZone &zone, int fromYear, int untilYear, const QDateTime &now)
    : m_zone(zone), m_fromYear(fromYear), m_untilYear(untilYear), m_now(now)
{
}

QByteArray IcalWriter::timeZone() const
{
    if (isUtc(m_zone))
        return {};
    QByteArray text = "BEGIN:VTIMEZONE\r\nTZID:" + m_zone.id() + "\r\n";
    const QList<ClockChange> changes = clockChanges(m_zone, m_fromYear - 1, m_untilYear);
    if (changes.isEmpty()) {
        const QDateTime moment(QDate(m_fromYear, 1, 1), QTime(0, 0), Qt::UTC);
        const int offset = m_zone.offsetFromUtc(moment);
        text += observance({QDateTime(QDate(1970, 1, 1), QTime(0, 0), Qt::UTC), offset, offset,
                            false, m_zone.abbreviation(moment).toLatin1()},
                           {});
    }
    // Two rules for ever where the zone has such, else each change by itself.
    const QByteArray first = changes.size() >= 2 ? yearlyRule(m_zone, changes[0]) : QByteArray();
    const QByteArray second = changes.size() >= 2 ? yearlyRule(m_zone, changes[1]) : QByteArray();
    if (!first.isEmpty() && !second.isEmpty()) {
        text += observance(changes[0], first) + observance(changes[1], second);
    } else {
        for (const ClockChange &change : changes)
            text += observance(change, {});
    }
    return text + "END:VTIMEZONE\r\n";
}

QByteArray IcalWriter::begin(const QString &name) const
{
    const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    addText(calendar.get(), icalproperty_new_prodid("-//Duebook//Duebook//EN"));
    addText(calendar.get(), icalproperty_new_version("2.0"));
    addText(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
    icalproperty *title = icalproperty_new_x(escaped(name).constData());
    icalproperty_set_x_name(title, "X-WR-CALNAME");
    addText(calendar.get(), title);
    char *written = icalcomponent_as_ical_string_r(calendar.get());
    QByteArray text(written);
    icalmemory_free_buffer(written);
    text.truncate(text.indexOf("END:VCALENDAR"));
    return text + timeZone();
}

QByteArray IcalWriter::event(const IcalEvent &event) const
{
    const Component component(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    icalcomponent *out = component.get();
    addText(out, icalproperty_new_uid(textOf(event.uid).constData()));
    addText(out, icalproperty_new_dtstamp(utcOf(m_now)));
    addText(out, icalproperty_new_created(utcOf(event.created)));
    addText(out, icalproperty_new_lastmodified(utcOf(event.changed)));
    addText(out, icalproperty_new_sequence(event.sequence));
    int trigger = 0;
    if (event.time.isValid()) {
        const bool utc = isUtc(m_zone);
        const QByteArray zone = utc ? QByteArray() : m_zone.id();
        const QDateTime start(event.day, event.time, Qt::UTC);
        const auto written = [utc](const QDateTime &moment) {
            return utc ? utcOf(moment) : momentOf(moment);
        };
        addTime(out, icalproperty_new_dtstart(written(start)), zone);
        addTime(out, icalproperty_new_dtend(written(start.addSecs(event.minutes * qint64{60}))),
                zone);
    } else {
        addText(out, icalproperty_new_dtstart(dateOf(event.day)));
        addText(out, icalproperty_new_dtend(dateOf(event.day.addDays(1))));
        addText(out, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
        trigger = event.alarm.isValid()
                      ? event.alarm.hour() * kSecondsOfHour + event.alarm.minute() * 60
                      : 0;
    }
    const QByteArray summary = textOf(event.summary);
    addText(out, icalproperty_new_summary(summary.constData()));
    if (!event.description.isEmpty())
        addText(out, icalproperty_new_description(textOf(event.description).constData()));
    if (!event.category.isEmpty())
        addText(out, icalproperty_new_categories(textOf(event.category).constData()));
    if (event.priority != 0)
        addText(out, icalproperty_new_priority(event.priority));

    if (event.cancelled)
        addText(out, icalproperty_new_status(ICAL_STATUS_CANCELLED));
    else
        addAlarm(out, summary, trigger);

    char *written = icalcomponent_as_ical_string_r(out);
    const QByteArray text(written);
    icalmemory_free_buffer(written);
    return text;
}

QByteArray IcalWriter::end() const
{
    return "END:VCALENDAR\r\n";
}

} // namespace duebook
