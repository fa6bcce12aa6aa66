// SPDX-License-Identifier: Apache-2.0
#include "core/store/timeline/timelinerepository.h"

#include "core/base/days.h"
#include "core/store/timeline/timelinereader.h"

#include <algorithm>

namespace duebook {

TimelineReader::TimelineReader(Database &db, const TimelineQuery &query) : m_db(db), m_query(query)
{
    if (query.filter.from.isValid())
        m_fromMs = startOf(query.filter.from);
    if (query.filter.to.isValid())
        m_toMs = startOf(query.filter.to.addDays(1));
}

std::vector<TimelineEntry> TimelineReader::read()
{
    const TimelineFilter &filter = m_query.filter;
    const bool onlyNotes = !filter.noteKinds.empty() && filter.kinds.empty();
    const bool anyone = !filter.person.isSet();
    const bool anyInvoice = !filter.invoice.isSet();
    const auto wanted = [&](TimelineKind kind) { return wants(kind) && !onlyNotes; };
    if (wants(TimelineKind::Note))
        readNotes();
    if (wanted(TimelineKind::FollowUp) && anyInvoice)
        readFollowUps();
    if (wanted(TimelineKind::Document))
        readDocuments();
    if (wanted(TimelineKind::Promise))
        readPromises();
    if (wanted(TimelineKind::Dispute))
        readDisputes();
    if (wanted(TimelineKind::Event) && anyInvoice)
        readEvents();
    if (wanted(TimelineKind::Payment) && anyone)
        readPayments();
    if (wanted(TimelineKind::Invoice) && anyone)
        readInvoices();
    const auto earlier = [](const TimelineEntry &a, const TimelineEntry &b) {
        if (a.key.atMs != b.key.atMs)
            return a.key.atMs > b.key.atMs;
        return a.key.kind != b.key.kind ? a.key.kind < b.key.kind : a.key.id > b.key.id;
    };
    std::sort(m_entries.begin(), m_entries.end(), earlier);
    if (m_entries.size() > size_t(m_query.limit))
        m_entries.erase(m_entries.begin() + m_query.limit, m_entries.end());
    complete();
    return std::move(m_entries);
}

bool TimelineReader::wants(TimelineKind kind) const
{
    const std::vector<TimelineKind> &kinds = m_query.filter.kinds;
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

qint64 TimelineReader::startOf(QDate day) const
{
    return day.startOfDay(m_query.zone).toMSecsSinceEpoch();
}

TimelineReader::Bound TimelineReader::momentBound(TimelineKind kind) const
{
    Bound bound{m_toMs, 0};
    if (!m_query.before || m_query.before->atMs >= m_toMs)
        return bound;
    const TimelineKey &before = *m_query.before;
    const qint64 id = kind == before.kind ? before.id : kind > before.kind ? kLast : 0;
    return {before.atMs, id};
}

// A day stands in the list where it begins.
TimelineReader::Bound TimelineReader::dayBound(TimelineKind kind) const
{
    const Bound bound = momentBound(kind);
    if (bound.number == kLast)
        return bound;
    const QDate day = fromEpochMs(bound.number).toTimeZone(m_query.zone).date();
    if (startOf(day) == bound.number)
        return {toEpochDay(day), bound.id};
    return {toEpochDay(day) + 1, 0};
}

qint64 TimelineReader::firstDay() const
{
    return m_query.filter.from.isValid() ? toEpochDay(m_query.filter.from)
                                         : std::numeric_limits<qint32>::min();
}

void TimelineReader::bindMoments(Statement &select, TimelineKind kind) const
{
    const Bound bound = momentBound(kind);
    select.bind(m_query.account)
        .bind(bound.number)
        .bind(bound.id)
        .bind(m_fromMs)
        .bind(m_query.filter.person.number())
        .bind(m_query.filter.invoice.number());
}

void TimelineReader::bindDays(Statement &select, TimelineKind kind) const
{
    const Bound bound = dayBound(kind);
    select.bind(m_query.account)
        .bind(bound.number)
        .bind(bound.id)
        .bind(firstDay())
        .bind(m_query.filter.invoice.number())
        .bind(m_query.limit);
}

void TimelineReader::complete()
{
    completeNotes();
    completePromises();
    completeDisputes();
    completeEvents();
}

std::vector<TimelineEntry> TimelineRepository::page(Database &db, const TimelineQuery &query)
{
    return TimelineReader(db, query).read();
}

} // namespace duebook
