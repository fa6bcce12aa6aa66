// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/followuplist.h"

namespace duebook {

/// Lists of follow-ups, page by page along an index.
class FollowUpListQuery {
public:
    /// `filter.withCovered` is the caller's to resolve: the page is of one person.
    static FollowUpPage page(Database &db, const FollowUpFilter &filter, const PageKey &after,
                             int limit);

    /// The place of a row in a list of this filter.
    static PageKey keyOf(const FollowUp &row, const FollowUpFilter &filter);
};

} // namespace duebook
