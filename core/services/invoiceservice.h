// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/invoice.h"
#include "core/domain/page.h"
#include "core/domain/payment.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

class Session;

/// Which invoices a list shows; conditions are joined with "and".
struct InvoiceFilter {
    bool openOnly = true;     ///< open amount not zero as of the day
    bool overdueOnly = false; ///< open and due before the day; credit notes are never overdue
    bool disputedOnly = false;
    AccountId account;
    UserId owner; ///< the collector of the account
    Currency currency;
    std::optional<InvoiceKind> kind;
    QString text; ///< begins the invoice's number or order number; accents and case forgiven
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

    /// amount - allocations dated up to `day` - credit allocations up to `day` (domain.md rule 1);
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
    Session &m_session;
};

} // namespace duebook
