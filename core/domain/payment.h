// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "core/domain/money.h"

#include <QDate>
#include <QString>

namespace duebook {

/// Money received. What is not allocated to invoices is on-account money.
struct Payment {
    PaymentId id;
    AccountId account;
    QDate day;
    Money amount;      ///< > 0; a refund is negative
    Money unallocated; ///< amount less its allocations
    QString method;    ///< transfer, cheque, card, cash, direct debit, other
    QString reference;
    qint64 rowVersion = 0;

    friend bool operator==(const Payment &, const Payment &) = default;
};

/// The numbers stand in the book: only add at the end.
enum class AllocationKind { Payment = 1, Credit, Discount, WriteOff };

/// Method of what is taken off money on account because a list of open items names less of it: it
/// was used or paid back in the other program, and no payment was returned.
constexpr auto kUsedOnAccount = "used, by the list of open items";

/// A part of an invoice settled on a day: by a payment, by a credit note, by early-payment discount
/// or by writing it off. `amount` is in the invoice's currency, > 0 for an invoice.
struct Allocation {
    AllocationId id;
    InvoiceId invoice;
    AllocationKind kind = AllocationKind::Payment;
    PaymentId payment; ///< set for kind Payment
    InvoiceId credit;  ///< the credit note, set for kind Credit
    QDate day;
    Money amount;

    friend bool operator==(const Allocation &, const Allocation &) = default;
};

} // namespace duebook
