// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/disputelist.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// Disputes. Every write brings the disputed amounts of their invoices, the search index, the audit
/// and the change log with it. The balances of the account are the caller's business
/// (`BalanceRepository::refresh`).
class DisputeRepository {
public:
    /// Writes the values as they are: owner, days and amounts are the caller's decision.
    static DisputeId insert(Transaction &transaction, const NewDispute &dispute);

    static std::optional<Dispute> find(Database &db, DisputeId id);
    static DisputeId findByUid(Database &db, const QString &uid); ///< unset = none

    /// Writes all of `after` but its account and note. The audit row `action` has the fields that
    /// differ, of "reason", "text", "owner", "deadline", "stage", "state", "outcome",
    /// "resolution", "escalated" and "parts". Errors: Conflict when `before.rowVersion` is no
    /// longer the book's; NotFound.
    static Result<void> update(Transaction &transaction, const Dispute &before,
                               const Dispute &after, const QString &action);

    /// Open ones first, each newest first.
    static std::vector<Dispute> ofAccount(Database &db, AccountId account);

    /// What may be disputed of an invoice when the dispute `except` is left out of account;
    /// nothing = no such invoice, or a credit note.
    static std::optional<Contestable> contestable(Database &db, InvoiceId invoice,
                                                  DisputeId except = {});

    /// The task that reminds the owner of the dispute; unset = none.
    static FollowUpId followUpOf(Database &db, DisputeId id);
    static void setFollowUp(Transaction &transaction, DisputeId id, FollowUpId followUp);
    /// The dispute a follow-up reminds of; unset = none.
    static DisputeId ofFollowUp(Database &db, FollowUpId followUp);
};

} // namespace duebook
