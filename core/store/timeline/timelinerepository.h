// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/timeline.h"

#include <QTimeZone>

namespace duebook {

/// One page of an account's timeline.
struct TimelineQuery {
    AccountId account;
    TimelineFilter filter;
    std::optional<TimelineKey> before;
    int limit = 100;
    QTimeZone zone; ///< the book's: where days begin
};

/// Reads an account's story as one list. Each kind is read along an index from the key on, so the
/// work depends on the page, not on the account's length.
class TimelineRepository {
public:
    /// Newest first, at most `limit` entries; notes with their invoices and documents.
    static std::vector<TimelineEntry> page(Database &db, const TimelineQuery &query);
};

} // namespace duebook
