// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"

#include <utility>
#include <vector>

namespace duebook {

/// Why two contacts look like one person, the strongest first.
enum class DuplicateReason { SameEmail, SameMobile, SimilarName, SamePhone };

/// Two contacts of one account that look like one person. `keep` is the one that rather stays:
/// still there, the main one, with more filled in, older.
struct DuplicatePair {
    ContactId keep;
    ContactId other;
    DuplicateReason reason = DuplicateReason::SimilarName;

    friend bool operator==(const DuplicatePair &, const DuplicatePair &) = default;
};

/// Whether two names can be one person's: "Ingrid Dahl", "I. Dahl", "Dahl, Ingrid", "Frau Dr.
/// Ingrid Dahl", "Ingrid Dhal". A first name alone is too little.
bool similarNames(const QString &one, const QString &other);

/// The pairs among the contacts of one account, strongest reason first, each contact at most once.
/// An email or mobile number of one's own tells by itself; a shared mailbox ("invoices@") or the
/// telephone of the house only with a name that fits. `distinct` are pairs that people said are two
/// persons. At most 300 contacts are compared.
std::vector<DuplicatePair>
likelySamePerson(const std::vector<Contact> &contacts,
                 const std::vector<std::pair<ContactId, ContactId>> &distinct = {});

} // namespace duebook
