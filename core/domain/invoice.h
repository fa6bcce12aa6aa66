// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QDate>
#include <QString>

namespace duebook {

/// The numbers stand in the book: only add at the end.
enum class InvoiceKind { Invoice = 1, CreditNote, Charge };

/// A receivable. A credit note's amount is negative.
struct Invoice {
    InvoiceId id;
    AccountId account;
    InvoiceKind kind = InvoiceKind::Invoice;
    QString number; ///< unique within its account and kind
    QDate issued;
    QDate due; ///< always valid in the book: issue date + terms where the source gave none
    Money amount;
    Money open;          ///< amount less allocations dated up to now
    QDate settled;       ///< the day the open amount came to zero; invalid while open
    QString orderNumber; ///< the customer's order or our reference
    QString text;
    bool disputed = false;
    qint64 rowVersion = 0;

    friend bool operator==(const Invoice &, const Invoice &) = default;
};

} // namespace duebook
