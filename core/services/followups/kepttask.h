// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"

namespace duebook {

class Session;
class Transaction;

/// The follow-up that something open (a dispute, an escalation, a status) keeps for a person, so
/// that it comes to Today and the reminders by itself.
struct KeptTask {
    AccountId account;
    UserId assignee; ///< unset, or no longer working here = the transaction's user
    QDate due;
    QString reason;
    FollowUpKind kind = FollowUpKind::Task;
    NoteId note;
};

/// Makes the follow-up, or brings the one there is to what it must be now: open, of that person, on
/// that day. A day or time a person chose since (snoozed) stays while `due` does. Returns its id.
FollowUpId keepTask(const Session &session, Transaction &transaction, FollowUpId existing,
                    const KeptTask &task, QDate dueBefore = {});

/// Done, with what came of it; nothing when it is no longer open.
void closeTask(Transaction &transaction, FollowUpId existing, const QString &result);

} // namespace duebook
