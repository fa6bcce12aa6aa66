// SPDX-License-Identifier: Apache-2.0
#include "core/rules/ledger/allocation.h"

#include <algorithm>
#include <tuple>

namespace duebook {

namespace {

std::vector<OpenInvoice> inOrderOfDue(std::span<const OpenInvoice> invoices)
{
    std::vector<OpenInvoice> ordered;
    std::copy_if(invoices.begin(), invoices.end(), std::back_inserter(ordered),
                 [](const OpenInvoice &invoice) { return invoice.open > 0; });
    std::sort(ordered.begin(), ordered.end(), [](const OpenInvoice &a, const OpenInvoice &b) {
        return std::tie(a.due, a.issued, a.id) < std::tie(b.due, b.issued, b.id);
    });
    return ordered;
}

/// Spends `amount` on what is still open and lowers that; returns the rest.
qint64 spend(std::vector<OpenInvoice> &invoices, qint64 amount, InvoiceId credit,
             std::vector<PlannedAllocation> &parts)
{
    for (OpenInvoice &invoice : invoices) {
        if (amount <= 0)
            break;
        const qint64 part = std::min(amount, invoice.open);
        if (part == 0)
            continue;
        parts.push_back({invoice.id, part, credit});
        invoice.open -= part;
        amount -= part;
    }
    return amount;
}

} // namespace

AllocationPlan allocateOldestFirst(std::span<const OpenInvoice> invoices, qint64 amount)
{
    AllocationPlan plan;
    if (amount <= 0)
        return plan;
    std::vector<OpenInvoice> ordered = inOrderOfDue(invoices);
    plan.left = spend(ordered, amount, {}, plan.parts);
    return plan;
}

AllocationPlan allocateCredits(std::span<const OpenInvoice> invoices,
                               std::span<const OpenCredit> credits)
{
    std::vector<OpenCredit> notes;
    std::copy_if(credits.begin(), credits.end(), std::back_inserter(notes),
                 [](const OpenCredit &credit) { return credit.open < 0; });
    std::sort(notes.begin(), notes.end(), [](const OpenCredit &a, const OpenCredit &b) {
        return std::tie(a.issued, a.id) < std::tie(b.issued, b.id);
    });
    AllocationPlan plan;
    std::vector<OpenInvoice> ordered = inOrderOfDue(invoices);
    for (const OpenCredit &note : notes)
        plan.left += spend(ordered, -note.open, note.id, plan.parts);
    return plan;
}

} // namespace duebook
