// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/invoicelist.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// Payments and allocations. Open and unallocated amounts follow each allocation; the balances of
/// the account are the caller's business (`BalanceRepository::refresh`).
class PaymentRepository {
public:
    static std::optional<Payment> find(Database &db, PaymentId id);
    static std::optional<PaymentId> findByUid(Database &db, const QString &uid);

    /// Newest first.
    static std::vector<Payment> of(Database &db, AccountId account, int limit);

    /// On-account money of the account in the currency: the sum of unallocated amounts.
    static Money onAccount(Database &db, AccountId account, Currency currency);

    /// Nothing allocated yet. An empty uid gets a new one.
    static PaymentId insert(Transaction &transaction, const Payment &payment, const QString &uid);

    /// Writes the allocation and brings the invoice, and the payment or credit note it came from,
    /// up to date. `account` is the invoice's.
    static AllocationId allocate(Transaction &transaction, const Allocation &allocation,
                                 AccountId account);

    static std::vector<AllocationRow> allocationsOf(Database &db, InvoiceId invoice);
    static std::vector<AllocationRow> allocationsOf(Database &db, PaymentId payment);
};

} // namespace duebook
