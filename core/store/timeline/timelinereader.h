// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/store/timeline/timelinerepository.h"

#include <limits>

namespace duebook {

/// Collects one page of a timeline, for `TimelineRepository`. Each kind is read from its own index,
/// at most a page of it; what its text must be able to take is told by `bindMoments` and
/// `bindDays`. The kinds are read by family, each in its own file.
class TimelineReader {
public:
    TimelineReader(Database &db, const TimelineQuery &query);

    std::vector<TimelineEntry> read();

private:
    static constexpr qint64 kLast = std::numeric_limits<qint64>::max();

    /// Entries after it in the list: (number, id) smaller than this pair. `number` is milliseconds
    /// or days.
    struct Bound {
        qint64 number = kLast;
        qint64 id = 0;
    };

    bool wants(TimelineKind kind) const;
    qint64 startOf(QDate day) const;
    Bound momentBound(TimelineKind kind) const;
    Bound dayBound(TimelineKind kind) const;
    qint64 firstDay() const;
    /// $1 account, $2 and $3 the bound, $4 from, $5 person, $6 invoice.
    void bindMoments(Statement &select, TimelineKind kind) const;
    /// $1 account, $2 and $3 the bound, $4 from, $5 invoice, $6 limit.
    void bindDays(Statement &select, TimelineKind kind) const;

    template <typename What>
    void add(qint64 atMs, qint64 id, UserId who, const QString &whoName, What &&what)
    {
        TimelineEntry entry;
        entry.at = QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC);
        entry.who = who;
        entry.whoName = whoName;
        entry.what = std::forward<What>(what);
        entry.key = {atMs, entry.kind(), id};
        m_entries.push_back(std::move(entry));
    }

    // timelinetalks.cpp
    void readNotes();
    void readFollowUps();
    void readDocuments();
    // timelinecommitments.cpp
    void readPromises();
    void readDisputes();
    void readEvents();
    // timelineledger.cpp
    void readPayments();
    void readInvoices();

    /// What belongs to entries of the page only is read when the page is known.
    void complete();
    void completeNotes();
    void completePromises();
    void completeDisputes();
    void completeEvents();

    Database &m_db;
    const TimelineQuery &m_query;
    qint64 m_fromMs = std::numeric_limits<qint64>::min();
    qint64 m_toMs = kLast;
    std::vector<TimelineEntry> m_entries;
};

} // namespace duebook
