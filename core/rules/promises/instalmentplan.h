// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promise.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace duebook {

/// How far the instalments of a plan lie apart.
struct InstalmentInterval {
    int months = 1;
    int days = 0;

    friend bool operator==(const InstalmentInterval &, const InstalmentInterval &) = default;
};

/// "1m", "2w", "10d" (also "month", "weeks" ...): months, weeks or days, 1 to 366 of them. Nothing
/// when it is something else.
std::optional<InstalmentInterval> instalmentInterval(const QString &text);

/// A plan of `count` instalments that together are `total`, the first on `first`. All are equal but
/// the last, which takes the rest of the division. Months are counted from the first day, so that a
/// plan from 31 January goes on to 28 February and 31 March.
///
/// @param total  > 0
/// @param count  >= 1
std::vector<Instalment> planInstalments(const Money &total, int count, QDate first,
                                        const InstalmentInterval &interval);

/// The sum of the instalments; nothing where currencies differ or it leaves 64 bits.
std::optional<Money> totalOf(std::span<const Instalment> instalments);

/// The parts of each instalment: it takes from the invoices' open amounts in their order what the
/// earlier ones left. `open` in the currency of the instalments.
std::vector<std::vector<PromisePart>>
spreadOverInvoices(std::span<const Instalment> instalments,
                   std::span<const std::pair<InvoiceId, Money>> open);

} // namespace duebook
