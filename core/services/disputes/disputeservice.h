// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/disputelist.h"
#include "core/domain/document.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

class Database;
class Session;
class Transaction;

/// The life of a dispute. Belongs to the thread of its session. Every change is based on the
/// row_version that was shown and returns the dispute as it is now; another's change in between is
/// a Conflict. Disputed amounts and balances follow in the same transaction, and so does the
/// follow-up that brings the dispute to its owner at the deadline. Field errors have as `place`
/// "account", "reason", "parts", "owner", "opened", "deadline", "text", "outcome", "resolution" or
/// "state".
///
/// Undo: keep the Dispute as it was before, and give it to `restore` with the rowVersion of the
/// answer.
class DisputeService {
    Q_DECLARE_TR_FUNCTIONS(duebook::DisputeService)
public:
    explicit DisputeService(Session &session) : m_session(session) {}

    /// The reasons to choose from: the setting, or a sensible list while it is empty.
    static QStringList reasons(const Session &session);
    static QStringList defaultReasons();

    /// Whether `open` would take it. A part without amount or currency stands for what is left to
    /// dispute of its invoice; the text may be empty.
    /// Errors: Invalid (field), NotFound (account).
    static Result<void> check(const Session &session, Database &db, const NewDispute &dispute);

    /// Opens it within a transaction that saves more than the dispute (a note). A repeat with the
    /// same uid gives the one opened then. Errors: as `check`.
    static Result<DisputeId> openIn(const Session &session, Transaction &transaction,
                                    const NewDispute &dispute);

    /// The same in a transaction of its own, with documents that belong to it.
    /// Errors: as `check`, and those of DocumentService::add.
    Result<Dispute> open(const NewDispute &dispute, const std::vector<NewDocument> &documents = {},
                         const WorkControl &control = {});

    /// Errors: NotFound.
    Result<Dispute> dispute(DisputeId id);

    /// Writes reason, text, owner, deadline, stage and parts of an open dispute; the other fields
    /// of `changed` are ignored. Errors: Invalid (field; a settled dispute), Conflict, NotFound.
    Result<Dispute> change(const Dispute &changed);

    /// `resolution` says in words what was agreed and may be empty.
    /// Errors: Invalid (no outcome, settled already), Conflict, NotFound.
    Result<Dispute> settle(DisputeId id, qint64 rowVersion, DisputeOutcome outcome,
                           const QString &resolution);

    /// Open again, its parts at most what may still be disputed; a deadline that passed is set
    /// anew. Errors: Invalid (open already; nothing of its invoices is open any more), Conflict,
    /// NotFound.
    Result<Dispute> reopen(DisputeId id, qint64 rowVersion);

    /// Gives the dispute back everything it was in `before`; a settlement taken back opens the
    /// escalations again that it closed. Errors: Conflict, NotFound.
    Result<Dispute> restore(const Dispute &before, qint64 rowVersion);

    /// At most `limit` disputes that pass the filter, from `after` on.
    Result<DisputePage> list(const DisputeFilter &filter, const PageKey &after = {},
                             int limit = kPageRows);

    /// How many pass the filter, and their parts per currency.
    Result<DisputeTotals> totals(const DisputeFilter &filter);

    /// All of an account: open ones first, each newest first.
    Result<std::vector<DisputeRow>> ofAccount(AccountId account);

    /// What may be disputed of these invoices when `except` is left out of account; credit notes
    /// and what is gone are left out.
    Result<std::vector<Contestable>> contestable(const std::vector<InvoiceId> &invoices,
                                                 DisputeId except = {});

private:
    template <typename Change>
    Result<Dispute> changed(DisputeId id, qint64 rowVersion, const char *action, Change &&change);

    Session &m_session;
};

} // namespace duebook
