// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/note.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// What must be known about a draft's references before it is saved.
struct NoteFacts {
    NoteId sameUid; ///< the note saved from this draft before
    bool accountExists = false;
    AccountId contactAccount; ///< unset = no such contact
    AccountId correctedAccount;
    QDate correctedResponseDue; ///< by when the version to be corrected expects an answer
    NoteId correctedBy;         ///< the version that already replaced the one to be corrected
    bool assigneeActive = false;
};

/// Notes: inserted once, never changed.
class NoteRepository {
public:
    static NoteFacts facts(Database &db, const NewNote &draft);

    /// The first of these invoices that is not the account's; unset = all are.
    static InvoiceId foreignInvoice(Database &db, AccountId account,
                                    const std::vector<InvoiceId> &invoices);

    /// The first of these that is no active user; unset = all are.
    static UserId inactiveUser(Database &db, const std::vector<UserId> &users);

    /// Open follow-ups that wait for an answer to this note or to a version before it.
    static std::vector<FollowUpId> answersOf(Database &db, NoteId note);

    /// Open follow-ups of the account that wait for an answer to a note of this moment or earlier.
    static std::vector<FollowUpId> awaitedAnswers(Database &db, AccountId account,
                                                  const QDateTime &upTo);

    /// Inserts note, its invoices and its words for the search, and brings the account's last note
    /// and last contact up to date. Documents and follow-up are others' business.
    static NoteId insert(Transaction &transaction, const NewNote &draft);

    /// With invoices and documents.
    static std::optional<Note> find(Database &db, NoteId id);

    /// All versions of the note that `id` is one of, newest version first, with invoices and
    /// documents; empty when there is no such note.
    static std::vector<Note> versions(Database &db, NoteId id);

    /// Fills in the invoices and documents of these notes.
    static void complete(Database &db, const std::vector<Note *> &notes);
};

} // namespace duebook
