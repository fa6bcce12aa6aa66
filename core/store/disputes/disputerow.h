// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/domain/dispute.h"

// For the repositories that read disputes: the columns of `dispute d` in the order that
// `readDispute` takes them, and the tables they need. The parts are read by `fillParts`.
#define DUEBOOK_DISPUTE_COLUMNS                                                                    \
    "d.id, d.account_id, a.name, d.reason, d.text, d.owner_id, coalesce(w.name, ''), d.note_id, "  \
    "d.opened_day, d.deadline_day, d.state, d.stage, d.outcome, d.resolution, d.closed_day, "      \
    "d.escalated_day, d.row_version"
#define DUEBOOK_DISPUTE_JOINS                                                                      \
    " JOIN account a ON a.id = d.account_id LEFT JOIN app_user w ON w.id = d.owner_id "

namespace duebook {

constexpr int kDisputeColumns = 17;

inline Dispute readDispute(const Statement &row)
{
    Dispute dispute;
    dispute.id = row.id<DisputeId>(0);
    dispute.account = row.id<AccountId>(1);
    dispute.accountName = row.text(2);
    dispute.reason = row.text(3);
    dispute.text = row.text(4);
    dispute.owner = row.id<UserId>(5);
    dispute.ownerName = row.text(6);
    dispute.note = row.id<NoteId>(7);
    dispute.opened = row.day(8);
    dispute.deadline = row.day(9);
    dispute.state = static_cast<DisputeState>(row.integer(10));
    dispute.stage = static_cast<DisputeStage>(row.integer(11));
    dispute.outcome = static_cast<DisputeOutcome>(row.integer(12));
    dispute.resolution = row.text(13);
    dispute.closed = row.day(14);
    dispute.escalated = row.day(15);
    dispute.rowVersion = row.integer(16);
    return dispute;
}

/// Reads the parts of a dispute by the order of their invoices.
void fillParts(Database &db, Dispute &dispute);

} // namespace duebook
