// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/note.h"

#include <QJsonObject>

namespace duebook::ui {

/// What stands in the composer, as typed: it survives a crash as JSON and becomes a `NewNote`.
struct NoteDraft {
    QString uid; ///< one per note, so that saving twice is recognised
    NoteKind kind = NoteKind::Call;
    Direction direction = Direction::Outgoing;
    ContactId contact;
    QString when; ///< as typed; empty = now
    QString outcome;
    QString text;
    NoteId corrects;
    std::vector<InvoiceId> invoices;
    std::vector<NewDocument> documents;
    QString next; ///< as typed; empty = no follow-up
    UserId assignee;
    QString answerBy; ///< as typed; empty = no answer is expected
    std::vector<UserId> inform;
    QJsonObject promise; ///< as its fields wrote it; empty = none
    QJsonObject dispute; ///< the same
    QString accountName; ///< to tell where the draft belongs, even when the account is gone

    /// Nothing that would be missed: choices alone are no draft.
    bool isEmpty() const;

    QJsonObject toJson() const;
    static NoteDraft fromJson(const QJsonObject &json);
};

} // namespace duebook::ui
