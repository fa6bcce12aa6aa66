// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QDate>

#include <span>
#include <vector>

namespace duebook {

/// An invoice that money can settle, in minor units of one currency. Items with nothing to settle
/// (`open` <= 0) are passed over.
struct OpenInvoice {
    InvoiceId id;
    QDate due;
    QDate issued;
    qint64 open = 0;
};

struct PlannedAllocation {
    InvoiceId invoice;
    qint64 amount = 0; ///< > 0, at most what was open
    InvoiceId credit;  ///< the credit note used; unset for a payment

    friend bool operator==(const PlannedAllocation &, const PlannedAllocation &) = default;
};

struct AllocationPlan {
    std::vector<PlannedAllocation> parts;
    qint64 left = 0; ///< not allocated: on-account money, or the rest of the credit notes (>= 0)

    friend bool operator==(const AllocationPlan &, const AllocationPlan &) = default;
};

/// Spends `amount` (minor units; nothing happens when <= 0) on the invoices: earliest due first,
/// then earliest issued, then lowest id; the last one in part.
AllocationPlan allocateOldestFirst(std::span<const OpenInvoice> invoices, qint64 amount);

/// A credit note and its open amount (minor units, < 0; others are passed over).
struct OpenCredit {
    InvoiceId id;
    QDate issued;
    qint64 open = 0;
};

/// Sets the credit notes, earliest issued first, against the invoices, earliest due first.
AllocationPlan allocateCredits(std::span<const OpenInvoice> invoices,
                               std::span<const OpenCredit> credits);

} // namespace duebook
