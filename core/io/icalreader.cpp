// SPDX-License-Identifier: Apache-2.0
#include "core/io/icalreader.h"

#include <libical/ical.h>

#include <memory>

namespace duebook {

namespace {

constexpr int kLongestEvent = 366;
constexpr int kMostRepeats = 20000;
// Of all events of a file together.
constexpr int kMostRepeatsInAll = 200000;
constexpr qsizetype kLongestLine = 65536;
constexpr int kDeepest = 10;

struct FreeComponent {
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

struct FreeIterator {
    void operator()(icalrecur_iterator *iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

QDate dateOf(const icaltimetype &time)
{
    return icaltime_is_null_time(time) ? QDate() : QDate(time.year, time.month, time.day);
}

/// How many days an event takes; the end of an all-day event is the day after its last.
int lengthInDays(icalcomponent *event, QDate start)
{
    const icaltimetype end = icalcomponent_get_dtend(event);
    const QDate last = dateOf(end);
    if (!last.isValid())
        return 1;
    const qint64 days = start.daysTo(last) + (icaltime_is_date(end) ? 0 : 1);
    return int(qBound(qint64{1}, days, qint64{kLongestEvent}));
}

/// What the library may be given, unfolded: it takes parts inside parts apart by recursion, and
/// lines without end into memory several times. Neither stands in a calendar that a person made.
QByteArray tamed(const QByteArray &content)
{
    QByteArray kept;
    kept.reserve(content.size());
    int depth = 0;
    QByteArray line;
    bool tooLong = false;
    // False when the calendar is none.
    const auto keep = [&] {
        const QByteArray word = line.left(5).toUpper();
        if (word == "BEGIN" && ++depth > kDeepest)
            return false;
        if (word.startsWith("END"))
            depth = qMax(0, depth - 1);
        if (!tooLong && !line.isEmpty())
            kept += line + "\r\n";
        line.clear();
        tooLong = false;
        return true;
    };
    for (qsizetype at = 0, next = 0; at < content.size(); at = next) {
        const qsizetype end = content.indexOf('\n', at);
        next = end < 0 ? content.size() : end + 1;
        QByteArrayView piece =
            QByteArrayView(content).sliced(at, (end < 0 ? content.size() : end) - at);
        if (piece.endsWith('\r'))
            piece.chop(1);
        const bool goesOn = piece.startsWith(' ') || piece.startsWith('\t');
        if (!goesOn && !keep())
            return {};
        if (goesOn)
            piece = piece.sliced(1);
        tooLong = tooLong || line.size() + piece.size() > kLongestLine;
        if (!tooLong)
            line.append(piece);
    }
    return keep() ? kept : QByteArray();
}

/// Holidays repeat by days at the shortest; what repeats by seconds keeps its first day.
bool repeatsByDays(const icalrecurrencetype &rule)
{
    return rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
           rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
}

} // namespace

bool looksLikeIcal(const QByteArray &content)
{
    QByteArray head = content.left(64);
    if (head.startsWith("\xEF\xBB\xBF"))
        head.remove(0, 3);
    return head.trimmed().toUpper().startsWith("BEGIN:VCALENDAR");
}

std::vector<IcalDay> readIcalDays(const QByteArray &content, QDate from, QDate until, int most)
{
    std::vector<IcalDay> days;
    const qsizetype begin = qMax(qsizetype{0}, content.toUpper().indexOf("BEGIN:VCALENDAR"));
    const QByteArray text = tamed(content.mid(begin));
    const Component calendar(icalparser_parse_string(text.constData()));
    if (!calendar)
        return days;
    const auto add = [&](QDate first, int length, const QString &summary) {
        for (int i = 0; i < length && int(days.size()) < most; ++i)
            days.push_back({first.addDays(i), summary});
    };
    int left = kMostRepeatsInAll;
    // A file may hold several calendars one after the other.
    const auto addEvents = [&](icalcomponent *parent) {
        for (icalcomponent *event =
                 icalcomponent_get_first_component(parent, ICAL_VEVENT_COMPONENT);
             event != nullptr;
             event = icalcomponent_get_next_component(parent, ICAL_VEVENT_COMPONENT)) {
            const icaltimetype start = icalcomponent_get_dtstart(event);
            const QDate day = dateOf(start);
            if (!day.isValid())
                continue;
            const QString summary =
                QString::fromUtf8(icalcomponent_get_summary(event)).simplified();
            const int length = lengthInDays(event, day);
            icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
            if (rule == nullptr || !repeatsByDays(icalproperty_get_rrule(rule))) {
                add(day, length, summary);
                continue;
            }
            const Iterator repeats(icalrecur_iterator_new(icalproperty_get_rrule(rule), start));
            for (int i = 0; repeats && i < kMostRepeats && left > 0 && int(days.size()) < most;
                 ++i, --left) {
                const QDate each = dateOf(icalrecur_iterator_next(repeats.get()));
                if (!each.isValid() || each > until)
                    break;
                if (each >= from)
                    add(each, length, summary);
            }
        }
    };
    if (icalcomponent_isa(calendar.get()) == ICAL_VCALENDAR_COMPONENT) {
        addEvents(calendar.get());
    } else {
        for (icalcomponent *each =
                 icalcomponent_get_first_component(calendar.get(), ICAL_VCALENDAR_COMPONENT);
             each != nullptr;
             each = icalcomponent_get_next_component(calendar.get(), ICAL_VCALENDAR_COMPONENT))
            addEvents(each);
    }
    return days;
}

} // namespace duebook
