// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/promiselist.h"
#include "core/rules/promises/promisekept.h"

namespace duebook {

struct PromiseListRequest {
    PromiseFilter filter;
    bool latestFirst = false;
    PageKey after;
    int limit = kPageRows;
};

/// How the promises of an account in one currency ended.
struct PromiseOutcomes {
    Currency currency;
    PromiseCounts count;
    PromiseCounts amount; ///< minor units promised
};

/// Lists and sums of promises.
class PromiseListQuery {
public:
    /// By due day, then id; rows without `keptUntil`.
    static PromisePage page(Database &db, const PromiseListRequest &request);

    /// Nothing where a sum does not fit into 64 bits.
    static std::optional<std::vector<PromiseSum>> sums(Database &db, const PromiseFilter &filter);

    /// Of the account's promises due before `passed`, in order of currency.
    static std::vector<PromiseOutcomes> outcomes(Database &db, AccountId account, QDate passed);
};

} // namespace duebook
