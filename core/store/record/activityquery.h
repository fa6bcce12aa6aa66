// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/activity.h"

#include <QTimeZone>

namespace duebook {

/// The reading side of the feed: the audit, newest first, by the index that fits the filter best.
/// Throws `SqlFailure`.
class ActivityQuery {
public:
    /// Actions older than the audit row `before` (0 = from the newest), at most `limit`; after
    /// 5,000 rows that do not pass the filter the page ends early. Ratings that changed are among
    /// the actions of one account only: of a whole book there may be as many as it has accounts.
    static ActivityPage page(Database &db, const ActivityFilter &filter, const QTimeZone &zone,
                             qint64 before, int limit);

    /// Per person, by name; people who did nothing are left out. Counts the newest 200,000 actions
    /// of the period.
    static std::vector<ActivityCount> counts(Database &db, const ActivityFilter &filter,
                                             const QTimeZone &zone);

    /// What was done to one record, newest first, at most `limit`; looks through the newest 20,000
    /// actions of the book. Only moment, person, action and changes are filled in.
    static std::vector<ActivityEntry> ofRecord(Database &db, Entity entity, qint64 id, int limit);

    /// Names of records that stand as numbers in `changes`.
    static QString userName(Database &db, UserId id);
    static QString segmentName(Database &db, SegmentId id);
    static QString contactName(Database &db, ContactId id);
    static QString invoiceNumber(Database &db, InvoiceId id);
};

/// Fills in what an entry's record is called and what was said. Throws `SqlFailure`.
void describeActivity(Database &db, ActivityEntry &entry);

} // namespace duebook
