// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/domain/promise.h"

// For the repositories that read promises: the columns of `promise p` in the order that
// `readPromise` takes them, and the tables they need.
#define DUEBOOK_PROMISE_COLUMNS                                                                    \
    "p.id, p.account_id, a.name, c.id, coalesce(c.name, ''), p.note_id, p.made_day, "              \
    "p.due_day, p.currency, p.amount, p.received_amount, p.state, p.state_day, p.replaced_by, "    \
    "p.plan_uid, p.said_by, p.evidence, p.cancel_reason, p.created_by, coalesce(u.name, ''), "     \
    "p.created_at, p.row_version"
#define DUEBOOK_PROMISE_JOINS                                                                      \
    " JOIN account a ON a.id = p.account_id LEFT JOIN contact w ON w.id = p.contact_id"            \
    " LEFT JOIN contact c ON c.id = coalesce(w.merged_into, w.id)"                                 \
    " LEFT JOIN app_user u ON u.id = p.created_by "

namespace duebook {

/// Without its parts.
inline Promise readPromise(const Statement &row)
{
    const Currency currency = Currency::fromCode(row.utf8(8)).value_or(Currency());
    Promise promise;
    promise.id = row.id<PromiseId>(0);
    promise.account = row.id<AccountId>(1);
    promise.accountName = row.text(2);
    promise.contact = row.id<ContactId>(3);
    promise.contactName = row.text(4);
    promise.note = row.id<NoteId>(5);
    promise.made = row.day(6);
    promise.due = row.day(7);
    promise.amount = Money(row.integer(9), currency);
    promise.received = Money(row.integer(10), currency);
    promise.state = static_cast<PromiseState>(row.integer(11));
    promise.stateSince = row.day(12);
    promise.replacedBy = row.id<PromiseId>(13);
    promise.plan = row.text(14);
    promise.saidBy = row.text(15);
    promise.evidence = row.text(16);
    promise.cancelReason = row.text(17);
    promise.createdBy = row.id<UserId>(18);
    promise.createdByName = row.text(19);
    promise.createdAt = row.moment(20);
    promise.rowVersion = row.integer(21);
    return promise;
}

} // namespace duebook
