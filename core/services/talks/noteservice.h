// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/timeline.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

class Database;
class Session;
class Transaction;
struct NoteFacts;

/// Notes: recorded once, never changed, read as part of the account's timeline. Belongs to the
/// thread of its session. Field errors have as `place` "account", "text", "contact", "spokenAt",
/// "invoices", "documents", "responseDue", "inform", "nextContact", "nextAssignee" or "corrects";
/// those of a promise or dispute as "promise.amount", "dispute.parts" ...
class NoteService {
    Q_DECLARE_TR_FUNCTIONS(duebook::NoteService)
public:
    /// Entries a timeline asks for at a time.
    static constexpr int kTimelineEntries = 100;

    explicit NoteService(Session &session) : m_session(session) {}

    /// Saves the note with its documents, invoices, promise, dispute and follow-ups (the next
    /// contact, one to read it for each colleague informed, one that sounds when no answer came by
    /// `responseDue`): whole or not at all, one transaction. An incoming note closes the follow-ups
    /// that wait for an answer. Large documents are brought into the book before it; progress in
    /// bytes. A draft whose uid is in the book already gives the note saved then and changes
    /// nothing. With `corrects` the draft is a new version of that note and keeps its documents.
    /// Errors: Invalid with the field's place (a document's sentence names the file), NotFound,
    /// Conflict (someone corrected the same version), Cancelled.
    Result<NoteId> addNote(const NewNote &draft, const WorkControl &control = {});

    /// The first thing wrong with the draft that can be told without reading files; nothing when it
    /// can be saved.
    Result<void> check(const NewNote &draft);

    /// One note with its invoices and documents. Errors: NotFound.
    Result<Note> note(NoteId id);

    /// Every version of the note that `id` is one of, the one that counts first.
    /// Errors: NotFound.
    Result<std::vector<Note>> versions(NoteId id);

    /// The account's story, newest first, `limit` entries from `before` on. Corrected versions are
    /// left out.
    Result<TimelinePage> timeline(AccountId account, const TimelineFilter &filter = {},
                                  const std::optional<TimelineKey> &before = {},
                                  int limit = kTimelineEntries);

private:
    Result<void> checkIn(Database &db, const NewNote &draft, const NoteFacts &facts) const;
    NewPromise promiseOf(const NewNote &draft, NoteId note) const;
    NewDispute disputeOf(const NewNote &draft, NoteId note) const;
    Result<void> checkCommitments(Database &db, const NewNote &draft) const;
    Result<void> addCommitments(Transaction &transaction, const NewNote &draft, NoteId note);
    void addFollowUp(Transaction &transaction, NewFollowUp followUp, NoteId note);
    void addFollowUps(Transaction &transaction, const NewNote &draft, NoteId note);
    void addAnswer(Transaction &transaction, const NewNote &draft, NoteId note);
    void closeAnswered(Transaction &transaction, AccountId account, const QDateTime &spokenAt);

    Session &m_session;
};

} // namespace duebook
