// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/domain/followup.h"

// For the repositories that read follow-ups: the columns of `follow_up f` in the order that
// `readFollowUp` takes them, and the tables they need.
#define DUEBOOK_FOLLOW_UP_COLUMNS                                                                  \
    "f.id, f.account_id, a.name, f.assignee_id, coalesce(s.name, ''), f.due_day, f.due_minute, "   \
    "f.reason, f.priority, f.state, f.result, f.done_at, f.fired_at, f.note_id, f.snooze_count, "  \
    "f.row_version, f.kind, f.repeat_rule, a.number"
#define DUEBOOK_FOLLOW_UP_JOINS                                                                    \
    " JOIN account a ON a.id = f.account_id LEFT JOIN app_user s ON s.id = f.assignee_id "

namespace duebook {

/// How many columns DUEBOOK_FOLLOW_UP_COLUMNS are: what others select beside them comes after.
constexpr int kFollowUpColumns = 19;

inline FollowUp readFollowUp(const Statement &row)
{
    FollowUp followUp;
    followUp.id = row.id<FollowUpId>(0);
    followUp.account = row.id<AccountId>(1);
    followUp.accountName = row.text(2);
    followUp.assignee = row.id<UserId>(3);
    followUp.assigneeName = row.text(4);
    followUp.due = row.day(5);
    followUp.time = row.time(6);
    followUp.reason = row.text(7);
    followUp.priority = int(row.integer(8));
    followUp.state = static_cast<FollowUpState>(row.integer(9));
    followUp.result = row.text(10);
    followUp.doneAt = row.moment(11);
    followUp.firedAt = row.moment(12);
    followUp.note = row.id<NoteId>(13);
    followUp.snoozeCount = int(row.integer(14));
    followUp.rowVersion = row.integer(15);
    followUp.kind = static_cast<FollowUpKind>(row.integer(16));
    followUp.repeat = row.text(17);
    followUp.accountNumber = row.text(18);
    return followUp;
}

} // namespace duebook
