// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promise.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// What checking a new promise needs to know.
struct PromiseFacts {
    bool accountExists = false;
    AccountId contactAccount; ///< unset = no such contact
    AccountId noteAccount;    ///< unset = no such note
    AccountId replacedAccount;
    PromiseState replacedState = PromiseState::Open;
};

/// An invoice that a promise is to name.
struct PromisedInvoice {
    InvoiceId id;
    AccountId account;
    QString number;
    bool isCredit = false;
    Money open;
};

/// Promises and the invoices they are for. Their states by the payments are `PromiseLedger`'s
/// business.
class PromiseRepository {
public:
    static PromiseFacts facts(Database &db, const NewPromise &promise);
    static std::optional<PromisedInvoice> invoice(Database &db, InvoiceId id);

    /// One row for each instalment with its part of the invoices (`parts` in the order of the
    /// instalments); uid, day of making and at least one instalment are given. Returns them in that
    /// order.
    static std::vector<PromiseId> insert(Transaction &transaction, const NewPromise &promise,
                                         const std::vector<std::vector<PromisePart>> &parts);

    static std::optional<Promise> find(Database &db, PromiseId id);
    static PromiseId findByUid(Database &db, const QString &uid);

    /// The instalments of a plan, earliest due first.
    static std::vector<Promise> ofPlan(Database &db, const QString &plan);

    /// Fills the parts of each promise.
    static void complete(Database &db, const std::vector<Promise *> &promises);

    /// Writes state, its day, successor and reason of `after`; the rest of a promise never changes.
    /// Errors: Conflict, NotFound.
    static Result<void> update(Transaction &transaction, const Promise &before,
                               const Promise &after, const QString &action);

    /// The invoices of the account that an open promise speaks of: they are not dunned
    /// (core/README.md, rule 3).
    static std::vector<InvoiceId> promisedInvoices(Database &db, AccountId account);

    /// Promises of the account that are open and speak of one of the invoices (with no invoices:
    /// of none), earliest due first.
    static std::vector<Promise> openAbout(Database &db, AccountId account,
                                          const std::vector<InvoiceId> &invoices);
};

/// "open", "kept" ...: the words of core/README.md, as the audit and files write them.
QString promiseStateWord(PromiseState state);

} // namespace duebook
