// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "core/store/book/session.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace duebook {

/// The persons at the accounts. Writes keep the search index, the audit and the change log.
class ContactRepository {
public:
    /// Main first, then by name; those who left come last. Merged ones are not among them.
    static std::vector<Contact> of(Database &db, AccountId account);

    /// Those that were merged into another, by name.
    static std::vector<Contact> mergedOf(Database &db, AccountId account);

    static std::optional<Contact> find(Database &db, ContactId id);

    /// With whom a note's conversation was; a merged contact is the one it was merged into.
    static ContactId ofNote(Database &db, NoteId note);

    /// The fields that differ, each with what it was and is, as the record of changes has them.
    static QJsonObject changes(const Contact &from, const Contact &to);

    /// A main contact takes that from the one before.
    static ContactId insert(Transaction &transaction, const Contact &contact);

    /// Errors: Conflict when `contact.rowVersion` is no longer the book's; NotFound. The account
    /// stays as it is.
    static Result<void> update(Transaction &transaction, const Contact &contact);

    /// Merges a contact into `survivor`, or with an unset survivor makes it one of its own again.
    /// Errors: Conflict (row_version), NotFound.
    static Result<void> pointTo(Transaction &transaction, const Contact &contact,
                                const Contact &survivor);

    /// Pairs that look like one person and are two, as people said; the lower id first.
    static std::vector<std::pair<ContactId, ContactId>> distinctOf(Database &db, AccountId account);
    static void setDistinct(Transaction &transaction, const Contact &one, const Contact &other,
                            bool distinct);
};

} // namespace duebook
