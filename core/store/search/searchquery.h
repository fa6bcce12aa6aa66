// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/store/search/searchscope.h"

namespace duebook {

/// The finding side of search: which records, in which order; `SearchRows` reads them. Every
/// question reads indexes and stops at `limit` or, with filters, after the newest 50,000 records
/// that could have been meant. A running one can be interrupted. Throws `SqlFailure`.
class SearchQuery {
public:
    /// The most that is ever found of one kind.
    static constexpr int kMost = 1000;
    /// Records that are looked at to find those that pass a filter.
    static constexpr int kMostLookedAt = 50000;
    /// Records of the accounts of a filter that are looked at one by one.
    static constexpr int kMostCompared = 10000;

    /// At most `limit` ids. Accounts and invoices by number, then name or amount; the others newest
    /// first among the 1,000 written down last; what has the words themselves before what has other
    /// forms of them.
    static std::vector<qint64> find(Database &db, SearchKind kind, const SearchScope &scope,
                                    int limit);

    /// The accounts meant by `account:`: that number; else numbers and names that begin so, or
    /// whose words do. At most 20.
    static std::vector<AccountId> accountsNamed(Database &db, const QString &text);

private:
    static std::vector<qint64> accounts(Database &db, const SearchScope &scope, int limit);
    static std::vector<qint64> invoices(Database &db, const SearchScope &scope, int limit);
};

} // namespace duebook
