// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/invoice.h"
#include "core/domain/page.h"
#include "core/domain/payment.h"

#include <optional>
#include <vector>

namespace duebook {

/// Which invoices a list shows; conditions are joined with "and".
struct InvoiceFilter {
    bool openOnly = true;     ///< open amount not zero as of the day
    bool overdueOnly = false; ///< open and due before the day; credit notes are never overdue
    bool disputedOnly = false;
    AccountId account;
    UserId owner; ///< the collector of the account
    Currency currency;
    std::optional<InvoiceKind> kind;
    /// Begins the invoice's number, or words of its account's number, name or city (with `account`
    /// set: the order number); accents and case forgiven.
    QString text;
    /// Open amounts as of the end of this day, invoices issued later left out; invalid = today.
    /// Disputes are always those of now.
    QDate asOf;
};

enum class InvoiceSort { Due, Issued, Number, Amount, Open, Account };

struct InvoiceRow {
    Invoice invoice; ///< `open` as of the filter's day
    QString accountNumber;
    QString accountName;
    qint64 daysOverdue = 0; ///< as-of day - due day while open; <= 0 = not overdue
    Money disputed;         ///< part of the open amount that is disputed
};

struct InvoicePage {
    std::vector<InvoiceRow> rows;
    std::optional<PageKey> next; ///< nothing = that was the last page
};

/// Sums of a filter in one currency.
struct InvoiceSum {
    Currency currency;
    qint64 count = 0;
    Money amount;
    Money open;
    Money overdue;
    Money disputed;

    friend bool operator==(const InvoiceSum &, const InvoiceSum &) = default;
};

/// A part of a payment or credit note meant for one invoice, in the invoice's currency, > 0.
struct AllocationPart {
    InvoiceId invoice;
    Money amount;
};

struct NewPayment {
    QString uid; ///< a repeat with the same uid is recognised and changes nothing
    AccountId account;
    QDate day;
    Money amount; ///< not zero; a refund is negative and never allocated
    QString method;
    QString reference;
    bool automatic = true; ///< oldest due first over the account's open invoices of the currency
    std::vector<AllocationPart> allocations; ///< used when not automatic
};

/// One allocation with what a person calls its two sides.
struct AllocationRow {
    Allocation allocation;
    QString invoiceNumber;
    QString source; ///< the payment's reference or the credit note's number
};

} // namespace duebook
