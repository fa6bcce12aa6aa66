// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/invoice.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// Invoices, charges and credit notes. Whoever changes amounts or allocations refreshes the
/// balances of the account in the same transaction (`BalanceRepository::refresh`).
class InvoiceRepository {
public:
    static std::optional<Invoice> find(Database &db, InvoiceId id);

    /// By number within the account; compared folded, without blanks.
    static std::optional<InvoiceId> findByNumber(Database &db, AccountId account, InvoiceKind kind,
                                                 const QString &number);

    /// Open invoices and charges (no credit notes) of the account in the currency, oldest due
    /// first.
    static std::vector<Invoice> openItems(Database &db, AccountId account, Currency currency);

    /// What is still open of the account's credit notes in the currency: zero or less.
    static Money openCredit(Database &db, AccountId account, Currency currency);

    /// `due` must be valid; open amount and settled day follow from the amount.
    static InvoiceId insert(Transaction &transaction, const Invoice &invoice);

    /// Writes due day, order number and text. Errors: Conflict when `invoice.rowVersion` is no
    /// longer the book's; NotFound.
    static Result<void> update(Transaction &transaction, const Invoice &invoice);

    /// Works open amount and settled day out anew from the allocations.
    static void refreshOpen(Transaction &transaction, InvoiceId id);

    /// Works the disputed amount out anew from the open disputes.
    static void refreshDisputed(Transaction &transaction, InvoiceId id);

    /// amount less allocations dated up to `day`; zero before the issue day.
    static std::optional<Money> openAsOf(Database &db, InvoiceId id, QDate day);
};

} // namespace duebook
