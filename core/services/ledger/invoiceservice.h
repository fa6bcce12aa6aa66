// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/invoicelist.h"

#include <QCoreApplication>

namespace duebook {

class Database;
class Session;
class Transaction;

/// Invoices, credit notes, payments and what they settle. Belongs to the thread of its session.
/// Open amounts and the account's balances change in the same transaction. Field errors have as
/// `place` "account", "number", "issued", "due", "amount", "day", "allocations" or "uid".
class InvoiceService {
    Q_DECLARE_TR_FUNCTIONS(duebook::InvoiceService)
public:
    explicit InvoiceService(Session &session) : m_session(session) {}

    /// At most `kPageRows` invoices that pass the filter, from `after` on.
    Result<InvoicePage> list(const InvoiceFilter &filter, InvoiceSort sort = InvoiceSort::Due,
                             bool descending = false, const PageKey &after = {});

    /// One sum per currency in order of code; Invalid where a sum leaves 64 bits.
    Result<std::vector<InvoiceSum>> sums(const InvoiceFilter &filter);

    /// Errors: NotFound.
    Result<InvoiceRow> invoice(InvoiceId id);

    /// amount - allocations dated up to `day` - credit allocations up to `day` (core/README.md,
    /// rule 1);
    /// zero before the issue day. Errors: NotFound.
    Result<Money> openAsOf(InvoiceId id, QDate day);

    /// What settled this invoice (or what this credit note was used for), oldest first.
    Result<std::vector<AllocationRow>> allocations(InvoiceId id);

    /// The account's payments, newest first, at most `limit`.
    Result<std::vector<Payment>> payments(AccountId account, int limit = kPageRows);

    Result<std::vector<AllocationRow>> allocationsOf(PaymentId payment);

    /// An invoice, charge or credit note (amount < 0). A due day that is missing is issue day + the
    /// account's terms. `open`, `settled` and `disputed` of the draft are ignored. Errors: Invalid
    /// (field; a number already taken in the account), NotFound (account).
    Result<InvoiceId> add(const Invoice &draft);

    /// Changes due day, order number and text. Errors: Invalid, Conflict (row_version), NotFound.
    Result<void> update(const Invoice &changed);

    /// Errors: Invalid (field; more allocated than paid or open; another account or currency),
    /// NotFound.
    Result<PaymentId> addPayment(const NewPayment &payment);

    /// Uses a credit note for invoices of the same account and currency; parts empty = oldest due
    /// first. Errors: as addPayment.
    Result<void> allocateCredit(InvoiceId creditNote, QDate day,
                                const std::vector<AllocationPart> &parts = {});

    /// Settles a part of an invoice by early-payment discount or by writing it off. Errors: Invalid
    /// (more than open), NotFound.
    Result<void> settle(InvoiceId id, AllocationKind kind, QDate day, const Money &amount);

private:
    std::optional<Error> problemIn(const Invoice &invoice) const;
    std::optional<Error> problemIn(Database &db, const std::vector<AllocationPart> &parts,
                                   AccountId account, const Money &available) const;
    std::optional<Error> refundProblem(Database &db, const NewPayment &payment) const;
    void refreshBalances(Transaction &transaction, AccountId account, QDate newestDay);

    Session &m_session;
};

} // namespace duebook
