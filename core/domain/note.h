// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/dispute.h"
#include "core/domain/document.h"
#include "core/domain/ids.h"
#include "core/domain/promise.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QTime>

#include <optional>
#include <vector>

namespace duebook {

/// The numbers stand in the book: only add at the end.
enum class NoteKind { Call = 1, Email, Letter, Meeting, TextMessage, Visit, Internal };
enum class Direction { Outgoing = 1, Incoming, None };

/// A recorded communication or remark. Never changed: a correction is a new note with `corrects`
/// set.
struct Note {
    NoteId id;
    AccountId account;
    NoteKind kind = NoteKind::Call;
    Direction direction = Direction::Outgoing;
    UserId author;
    QString authorName;
    ContactId contact;
    QString contactName;
    QDateTime spokenAt; ///< when the discussion took place, UTC
    QString outcome;    ///< a word of the outcome list, or empty
    QString text;
    NoteId corrects;        ///< the version this one replaces
    bool corrected = false; ///< a later version exists
    QDate responseDue;      ///< an answer is expected by then; invalid = none
    QDateTime createdAt;
    std::vector<InvoiceId> invoices;
    std::vector<Document> documents;

    friend bool operator==(const Note &, const Note &) = default;
};

/// What the composer hands over. Saving it makes the note, its documents and its follow-up
/// together.
struct NewNote {
    QString uid; ///< given by the caller once per note: a repeat with the same uid is recognised
    AccountId account;
    NoteKind kind = NoteKind::Call;
    Direction direction = Direction::Outgoing;
    ContactId contact;
    QDateTime spokenAt; ///< UTC; invalid = now
    QString outcome;
    QString text;
    NoteId corrects;
    QDate responseDue;
    std::vector<InvoiceId> invoices;
    std::vector<NewDocument> documents;
    QDate nextContact; ///< invalid = no follow-up
    QTime nextTime;    ///< in the book's time zone; invalid = all day
    QString nextReason;
    UserId nextAssignee;               ///< unset = the author
    std::vector<UserId> inform;        ///< colleagues who are to read it: a follow-up for each
    std::optional<NewPromise> promise; ///< made in the conversation
    std::optional<NewDispute> dispute; ///< opened in the conversation
};

} // namespace duebook
