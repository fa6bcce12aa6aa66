// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <optional>

namespace duebook::cli {

// Lists that the services hand out page by page, read to their end.

/// `fetch` gets where the page begins, `take` every row, at most `limit` of them (0 = all).
template <typename Key, typename Fetch, typename Take>
Result<void> eachRow(Key from, Fetch &&fetch, Take &&take, qint64 limit = 0)
{
    qint64 taken = 0;
    for (std::optional<Key> after = from; after;) {
        const auto page = fetch(*after);
        if (!page)
            return page.error();
        for (const auto &row : page->rows) {
            take(row);
            if (++taken == limit)
                return {};
        }
        after = page->next;
    }
    return {};
}

/// The same of what was recorded, newest first, up to about `limit` rows; true when there is more.
/// `fetch` gets the record before which the page begins (0 = the newest) and how many it may have.
template <typename Fetch, typename Take>
Result<bool> newestRows(qint64 limit, int most, Fetch &&fetch, Take &&take)
{
    std::optional<qint64> before = 0;
    for (qint64 remaining = limit; before && remaining > 0;) {
        const auto page = fetch(*before, int(std::min<qint64>(remaining, most)));
        if (!page)
            return page.error();
        for (const auto &row : page->rows)
            take(row);
        remaining -= qint64(page->rows.size());
        before = page->next;
    }
    return before.has_value();
}

} // namespace duebook::cli
