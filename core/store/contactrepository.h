// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "core/store/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// The persons at the accounts. Writes keep the search index, the audit and the change log.
class ContactRepository {
public:
    /// Main first, then by name; those who left come last.
    static std::vector<Contact> of(Database &db, AccountId account);

    static std::optional<Contact> find(Database &db, ContactId id);

    /// A main contact takes that from the one before.
    static ContactId insert(Transaction &transaction, const Contact &contact);

    /// Errors: Conflict when `contact.rowVersion` is no longer the book's; NotFound. The account
    /// stays as it is.
    static Result<void> update(Transaction &transaction, const Contact &contact);
};

} // namespace duebook
