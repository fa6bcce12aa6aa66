// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/contact.h"
#include "core/domain/followup.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

class Session;

/// The persons at the accounts. Belongs to the thread of its session. Field errors have as `place`
/// "name", "email" or "doNotContactReason".
class ContactService {
    Q_DECLARE_TR_FUNCTIONS(duebook::ContactService)
public:
    explicit ContactService(Session &session) : m_session(session) {}

    /// Main first, then by name; those who left come last.
    Result<std::vector<Contact>> contacts(AccountId account);

    /// Errors: NotFound.
    Result<Contact> contact(ContactId id);

    /// The first contact of an account becomes its main one. Errors: Invalid, NotFound (account).
    Result<ContactId> add(const Contact &draft);

    /// Writes all fields; making it the main contact takes that from another one. The account
    /// cannot change. Errors: Invalid, Conflict (row_version), NotFound.
    Result<void> update(const Contact &changed);

    /// Someone who left stays for the history and is no longer the main contact.
    Result<void> setLeft(ContactId id, bool left);

    /// Errors: Invalid when the person has left; NotFound.
    Result<void> makeMain(ContactId id);

    /// Open follow-ups that name the person: in their words, or in the note they were made with.
    Result<std::vector<FollowUp>> followUpsNaming(ContactId id);

    /// What is wrong with the fields; nothing is read or written.
    static std::optional<Error> problemIn(const Contact &contact);

    /// Why a telephone number looks wrong, as a sentence; empty when it does not. A warning only.
    static QString phoneWarning(const QString &number);

private:
    static Error mergedAway();

    Session &m_session;
};

} // namespace duebook
