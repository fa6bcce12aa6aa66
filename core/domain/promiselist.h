// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/page.h"
#include "core/domain/promise.h"

#include <optional>
#include <vector>

namespace duebook {

/// Which promises a list shows; conditions are joined with "and".
struct PromiseFilter {
    std::vector<PromiseState> states; ///< empty = all
    AccountId account;
    UserId owner;   ///< the collector of the account
    QDate dueFrom;  ///< that day included; invalid = any
    QDate dueUntil; ///< that day included; invalid = any
    /// Words of who said it, of the evidence or of the account, or the beginning of an invoice's
    /// number; accents and case forgiven.
    QString text;
};

struct PromiseRow {
    Promise promise; ///< with its parts
    QString accountNumber;
    QString ownerName;
    QDate keptUntil; ///< due day + grace: what comes by then keeps it
};

struct PromisePage {
    std::vector<PromiseRow> rows;
    std::optional<PageKey> next; ///< nothing = that was the last page
};

/// Sums of a filter in one currency.
struct PromiseSum {
    Currency currency;
    qint64 count = 0;
    Money amount;
    Money received;

    friend bool operator==(const PromiseSum &, const PromiseSum &) = default;
};

/// The promises kept (core/README.md, Formulas) in one currency, of those whose day and grace have
/// passed; cancelled and replaced ones are not among them.
struct PromiseReliability {
    Currency currency;
    qint64 kept = 0;
    qint64 partly = 0;
    qint64 broken = 0;
    Money keptAmount;
    Money promisedAmount;           ///< of all three
    std::optional<double> byNumber; ///< 0 to 1; nothing where no promise has run out
    std::optional<double> byAmount;

    friend bool operator==(const PromiseReliability &, const PromiseReliability &) = default;
};

} // namespace duebook
