// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QTime>

namespace duebook {

/// The numbers stand in the book: only add at the end.
enum class FollowUpState { Open = 1, Done, Cancelled };

/// What a follow-up is for. The numbers stand in the book: only add at the end.
enum class FollowUpKind { Task = 1, Answer, Inform, Escalation, Dispute, Promise };

/// Something a person must do at a time.
struct FollowUp {
    FollowUpId id;
    AccountId account;
    QString accountNumber;
    QString accountName;
    UserId assignee;
    QString assigneeName;
    QDate due;
    QTime time; ///< in the book's time zone; invalid = all day
    QString reason;
    FollowUpKind kind = FollowUpKind::Task;
    int priority = 0; ///< -1 low, 0 normal, 1 high
    FollowUpState state = FollowUpState::Open;
    QString result;    ///< what came of it, when done
    QDateTime doneAt;  ///< UTC
    QDateTime firedAt; ///< when its reminder was shown, UTC; invalid = not yet
    NoteId note;       ///< the note it was made with
    QString repeat;    ///< how it comes again when it is done; empty = not
    int snoozeCount = 0;
    qint64 rowVersion = 0;

    friend bool operator==(const FollowUp &, const FollowUp &) = default;
};

struct NewFollowUp {
    QString uid;
    AccountId account;
    UserId assignee; ///< unset = the session's user
    QDate due;
    QTime time;
    QString reason;
    int priority = 0;
    NoteId note;
    FollowUpKind kind = FollowUpKind::Task;
    QString repeat;
};

} // namespace duebook
