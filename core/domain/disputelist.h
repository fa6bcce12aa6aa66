// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/dispute.h"
#include "core/domain/page.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace duebook {

/// Which disputes a list shows; conditions are joined with "and".
struct DisputeFilter {
    DisputeState state = DisputeState::Open;
    UserId owner;              ///< who settles them; unset = everybody
    AccountId account;         ///< unset = every account
    bool pastDeadline = false; ///< the deadline lies before today; open ones only
    /// At least this much in the book's base currency, other currencies at the newest rate; those
    /// without a rate are left out. 0 = any.
    qint64 leastAmount = 0; ///< minor units of the base currency
    QString reason;         ///< exactly this word of the reason list; empty = any
    /// Words of the dispute (reason, text, resolution), or of its account's number, name or city.
    QString text;
};

struct DisputeRow {
    Dispute dispute;
    QString accountNumber;
    int daysOpen = 0;          ///< from opening until today, or until it was settled
    bool pastDeadline = false; ///< open, and the deadline lies before today
    bool large = false;        ///< from the setting `invoiceLarge` on
};

struct DisputePage {
    std::vector<DisputeRow> rows; ///< open ones by deadline, settled ones newest first
    std::optional<PageKey> next;  ///< nothing = that was the last page
};

/// Sums of a filter in one currency.
struct DisputeSum {
    qint64 count = 0; ///< disputes with a part in this currency
    Money amount;

    friend bool operator==(const DisputeSum &, const DisputeSum &) = default;
};

struct DisputeTotals {
    qint64 count = 0;
    std::vector<DisputeSum> sums; ///< in order of code
};

/// What may still be disputed of an invoice.
struct Contestable {
    InvoiceId invoice;
    AccountId account;
    QString number;
    Money open;     ///< the open amount
    Money disputed; ///< in other open disputes

    /// Never negative.
    Money rest() const
    {
        return {std::max<qint64>(open.minorUnits() - disputed.minorUnits(), 0), open.currency()};
    }
};

} // namespace duebook
