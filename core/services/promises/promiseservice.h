// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/promiselist.h"

#include <QCoreApplication>

namespace duebook {

class Database;
class Session;
class Transaction;

/// What customers promised to pay. Belongs to the thread of its session. Whether a promise was kept
/// follows from the payments (`PromiseUpkeep`); people make, replace and cancel them. Every change
/// is based on the row_version that was shown and returns the promise as it is now; another's
/// change in between is a Conflict. Field errors have as `place` "account", "amount", "due",
/// "instalments", "made", "contact", "invoices", "replaces" or "reason".
///
/// Undo of replacing and cancelling: keep the Promise as it was before, and give it to `restore`
/// with the rowVersion of the answer.
class PromiseService {
    Q_DECLARE_TR_FUNCTIONS(duebook::PromiseService)
public:
    explicit PromiseService(Session &session) : m_session(session) {}

    /// A repeat with the same uid gives the promise made then. Returns the first instalment.
    /// With invoices, no more can be promised than they have open: it could never be kept.
    /// With `replacesPlan` it takes the place of the open instalments of the replaced promise's
    /// plan too. Errors: Invalid, NotFound.
    Result<Promise> create(const NewPromise &promise, bool replacesPlan = false);

    /// The error that `create` would give.
    Result<void> check(const NewPromise &promise);

    /// What a person should think of before saving: more than the account owes, or the invoices are
    /// promised already. Sentences; empty = nothing.
    Result<QStringList> remarks(const NewPromise &promise, bool replacesPlan = false);

    /// For a note that is saved together with the promise made in it: the parts of `check` and
    /// `create` inside a transaction. `add` has checked by itself; an unset account is an error.
    static Result<void> checkIn(Database &db, const Session &session, const NewPromise &promise);
    static Result<PromiseId> addIn(Transaction &transaction, const Session &session,
                                   const NewPromise &promise, bool replacesPlan = false);

    Result<Promise> promise(PromiseId id);

    /// All instalments of the promise's plan, or the promise alone.
    Result<std::vector<Promise>> plan(PromiseId id);

    /// An open, partly kept or broken promise is taken back, with `wholePlan` the open instalments
    /// of its plan too. Errors: Invalid (no reason), Conflict, NotFound.
    Result<Promise> cancel(PromiseId id, qint64 rowVersion, const QString &reason,
                           bool wholePlan = false);

    /// A replaced or cancelled promise as it was before; its state follows the payments again.
    Result<Promise> restore(const Promise &before, qint64 rowVersion);

    /// At most `limit` promises from `after` on, by due day.
    Result<PromisePage> list(const PromiseFilter &filter, bool latestFirst = false,
                             const PageKey &after = {}, int limit = kPageRows);

    /// One sum per currency in order of code; Invalid where a sum leaves 64 bits.
    Result<std::vector<PromiseSum>> sums(const PromiseFilter &filter);

    /// One row per currency in order of code; none where the account never promised.
    Result<std::vector<PromiseReliability>> reliability(AccountId account);

private:
    Session &m_session;
};

} // namespace duebook
