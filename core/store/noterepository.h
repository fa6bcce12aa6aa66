// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/note.h"
#include "core/store/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// What must be known about a draft's references before it is saved.
struct NoteFacts {
    NoteId sameUid; ///< the note saved from this draft before
    bool accountExists = false;
    AccountId contactAccount; ///< unset = no such contact
    AccountId correctedAccount;
    NoteId correctedBy; ///< the version that already replaced the one to be corrected
    bool assigneeActive = false;
};

/// Notes: inserted once, never changed.
class NoteRepository {
public:
    static NoteFacts facts(Database &db, const NewNote &draft);

    /// The first of these invoices that is not the account's; unset = all are.
    static InvoiceId foreignInvoice(Database &db, AccountId account,
                                    const std::vector<InvoiceId> &invoices);

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
