// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/searchwords.h"
#include "core/domain/ids.h"
#include "core/domain/search.h"
#include "core/rules/ledger/typedamounts.h"

#include <QDate>

#include <limits>
#include <vector>

namespace duebook {

/// What a search looks for, ready for the database: words and the filters with their names looked
/// up.
struct SearchScope {
    QString typed; ///< the words as typed
    std::vector<SearchTerm> terms;
    QString words;      ///< `ftsExpression`; empty = no words: the newest that the filters leave
    QString otherForms; ///< `ftsOtherForms`; empty = none
    QString otherNames; ///< the same for the names of accounts and contacts
    std::vector<AmountGuess> amounts;

    bool byAccount = false; ///< only of `accounts` (none of them = finds nothing)
    std::vector<AccountId> accounts;
    UserId user; ///< who wrote, added or made it; unset = anybody
    QDate from;  ///< invalid = from the beginning
    QDate before;
    qint64 fromMs = std::numeric_limits<qint64>::min(); ///< the same days as UTC milliseconds
    qint64 beforeMs = std::numeric_limits<qint64>::max();
    qint64 noteKinds = -1; ///< bit n = notes of kind n
    SearchState state = SearchState::Any;
    QDate today;

    /// True when rows must be looked at before they count as found.
    bool filtered() const
    {
        return user.isSet() || from.isValid() || before.isValid() || noteKinds != -1 ||
               state != SearchState::Any;
    }
};

} // namespace duebook
