// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/contact.h"
#include "core/rules/accounts/contactduplicates.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

class Session;

/// Two contacts that look like one person, offered for comparing.
struct DuplicateOffer {
    Contact keep; ///< the one that rather stays
    Contact other;
    DuplicateReason reason = DuplicateReason::SimilarName;

    friend bool operator==(const DuplicateOffer &, const DuplicateOffer &) = default;
};

/// What a merge changed, for taking it back.
struct ContactMerge {
    Contact before;               ///< the survivor as it was
    Contact gone;                 ///< the other one as it was
    qint64 version = 0;           ///< row_version of the survivor after it
    std::vector<ContactId> moved; ///< had been merged into the other one before
};

/// One person who stands twice at an account becomes one contact. The other contact stays in the
/// book under its name, points to the survivor and is offered nowhere: notes, promises and messages
/// that name it keep doing so and show the survivor. Everything can be taken back. Belongs to the
/// thread of its session.
class ContactMergeService {
    Q_DECLARE_TR_FUNCTIONS(duebook::ContactMergeService)
public:
    explicit ContactMergeService(Session &session) : m_session(session) {}

    /// The pairs of an account that look like one person, strongest first.
    Result<std::vector<DuplicateOffer>> offers(AccountId account);

    /// "the same email address", "the same mobile number" ...
    static QString reasonText(DuplicateReason reason);

    /// "Ingrid Dahl and I. Dahl look like one person (the same email address)."
    static QString sentence(const DuplicateOffer &offer);

    /// `survivor` is the contact that stays, with the fields chosen for it; both are based on the
    /// row_version that was shown. It is the main contact if either was. Errors: Invalid (fields,
    /// as ContactService; two accounts; the same contact), Conflict, NotFound.
    Result<ContactMerge> merge(const Contact &survivor, const Contact &gone);

    /// Everything as before the merge. Errors: Conflict when one of them was changed since.
    Result<void> takeBack(const ContactMerge &merge);

    /// Those that were merged into others, by name.
    Result<std::vector<Contact>> merged(AccountId account);

    /// Makes a merged contact one of its own again; the survivor keeps what it has. Errors:
    /// NotFound.
    Result<void> separate(ContactId id);

    /// The two are not one person (or may be, again): `offers` leaves them out.
    Result<void> setDistinct(ContactId one, ContactId other, bool distinct);

private:
    Session &m_session;
};

} // namespace duebook
