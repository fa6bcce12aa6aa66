// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/search/searchservice.h"

namespace duebook {

class Database;

/// Reads records that were found and marks the words they were found by. Throws `SqlFailure`.
std::vector<SearchHit> readHits(Database &db, SearchKind kind, const std::vector<qint64> &ids,
                                const std::vector<SearchTerm> &terms);

} // namespace duebook
