// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/account.h"
#include "core/domain/contact.h"

namespace duebook {

/// The full-text index. It holds only words; the texts stand in their own tables, so whoever
/// changes one of these texts tells the index in the same transaction, after the row was written,
/// with the values exactly as stored (a value that was never indexed must not be removed). Throws
/// `SqlFailure`.
class SearchIndex {
public:
    static void addAccount(Database &db, AccountId id, const QString &number, const QString &name,
                           const QString &city);
    static void removeAccount(Database &db, AccountId id, const QString &number,
                              const QString &name, const QString &city);
    /// Nothing is done when number, name and city are the same.
    static void changeAccount(Database &db, const Account &before, const Account &after);

    static void addContact(Database &db, ContactId id, const QString &name, const QString &email,
                           const QString &phone);
    static void removeContact(Database &db, ContactId id, const QString &name, const QString &email,
                              const QString &phone);
    static void changeContact(Database &db, const Contact &before, const Contact &after);

    /// Notes never change.
    static void addNote(Database &db, NoteId id, const QString &text);

    static void addDocument(Database &db, DocumentId id, const QString &name, const QString &text);
    static void removeDocument(Database &db, DocumentId id, const QString &name,
                               const QString &text);

    static void addPromise(Database &db, PromiseId id, const QString &saidBy,
                           const QString &evidence);
    static void removePromise(Database &db, PromiseId id, const QString &saidBy,
                              const QString &evidence);
    /// Only disputes of the view `searchable_dispute`: by hand, or imported and with words.
    static void addDispute(Database &db, DisputeId id, const QString &reason, const QString &text,
                           const QString &resolution);
    static void removeDispute(Database &db, DisputeId id, const QString &reason,
                              const QString &text, const QString &resolution);

    /// Builds all of it anew from the texts: after a bulk import into an empty book, and to repair.
    static void rebuild(Database &db);
    /// The same for one of the tables: "account", "contact", "note", "document", "promise" or
    /// "dispute".
    static void rebuildOne(Database &db, const char *table);

    /// The tables whose index does not agree with their texts. Needs a connection that may write,
    /// though nothing is changed.
    static std::vector<QString> disagreeing(Database &db);
};

} // namespace duebook
