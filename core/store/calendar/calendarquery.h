// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QDateTime>

#include <vector>

namespace duebook {

/// Which days of whom a calendar holds.
struct CalendarRange {
    UserId user; ///< follow-ups assigned to, promises of accounts owned by; unset = everybody's
    QDate from;  ///< invalid = from the earliest on
    QDate until; ///< that day included; invalid = without end
    /// Of what is no longer open: only what was changed since then.
    QDateTime endedSince = {};
};

/// Where a page ended.
struct CalendarKey {
    qint64 day = 0;
    qint64 id = 0;
};

/// A follow-up or promise as a calendar needs it.
struct CalendarRow {
    qint64 id = 0;
    QString uid;
    qint64 rowVersion = 1;
    QDateTime created;
    QDateTime changed;
    QDate day;
    QTime time; ///< of a follow-up; invalid = all day
    QString accountNumber;
    QString accountName;
    QString person; ///< assignee of a follow-up, owner of a promise's account
    QString text;   ///< reason of a follow-up, evidence of a promise
    int priority = 0;
    Money amount;     ///< of a promise
    QString promiser; ///< who promised; may be empty
    QString contact;  ///< main contact of the account
    QString phone;
};

/// Follow-ups and promises for a calendar file, a page at a time: open ones by day, ended ones by
/// id.
class CalendarQuery {
public:
    static std::vector<CalendarRow> followUps(Database &db, const CalendarRange &range,
                                              const CalendarKey &after, int limit);
    static std::vector<CalendarRow> promises(Database &db, const CalendarRange &range,
                                             const CalendarKey &after, int limit);

    /// Done, cancelled, kept, broken or replaced since `range.endedSince`.
    static std::vector<CalendarRow> endedFollowUps(Database &db, const CalendarRange &range,
                                                   const CalendarKey &after, int limit);
    static std::vector<CalendarRow> endedPromises(Database &db, const CalendarRange &range,
                                                  const CalendarKey &after, int limit);
};

} // namespace duebook
