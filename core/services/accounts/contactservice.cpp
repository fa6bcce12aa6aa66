// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/contactservice.h"

#include "core/base/textfold.h"
#include "core/rules/accounts/phonenumber.h"
#include "core/rules/team/permissions.h"
#include "core/services/accounts/fieldcheck.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/accounts/contactrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/followups/followuplistquery.h"

#include <algorithm>

namespace duebook {

namespace {

// Open follow-ups of one account that are looked at for a name.
constexpr int kMostFollowUps = 500;

} // namespace

namespace {

bool isMerged(Database &db, ContactId id)
{
    const std::optional<Contact> contact = ContactRepository::find(db, id);
    return contact && contact->mergedInto.isSet();
}

} // namespace

Error ContactService::mergedAway()
{
    return {ErrorCode::Conflict,
            tr("This contact was merged into another one in the meantime: change that one."),
            {},
            {}};
}

Result<std::vector<Contact>> ContactService::contacts(AccountId account)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Contact>> {
        return ContactRepository::of(db, account);
    });
}

Result<Contact> ContactService::contact(ContactId id)
{
    return m_session.read([&](Database &db) -> Result<Contact> {
        const std::optional<Contact> found = ContactRepository::find(db, id);
        if (!found)
            return conflictOrMissing(false);
        return *found;
    });
}

std::optional<Error> ContactService::problemIn(const Contact &contact)
{
    if (contact.name.trimmed().isEmpty())
        return Error{
            ErrorCode::Invalid, tr("Give the contact a name."), QStringLiteral("name"), {}};
    if (!contact.email.isEmpty() && !looksLikeEmail(contact.email))
        return Error{
            ErrorCode::Invalid,
            tr("“%1” is not an email address; write it as name@example.com.").arg(contact.email),
            QStringLiteral("email"),
            {}};
    if (contact.doNotContact && contact.doNotContactReason.trimmed().isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("Say why this person must not be contacted."),
                     QStringLiteral("doNotContactReason"),
                     {}};
    return std::nullopt;
}

QString ContactService::phoneWarning(const QString &number)
{
    switch (phoneDoubt(number)) {
    case PhoneDoubt::None:
        return {};
    case PhoneDoubt::NoDigits:
        return tr("There is no digit in “%1”: is it a telephone number?").arg(number.trimmed());
    case PhoneDoubt::Letters:
        return tr("There are letters in “%1”: only the digits are dialled.").arg(number.trimmed());
    case PhoneDoubt::TooShort:
        return tr("“%1” is short for a telephone number.").arg(number.trimmed());
    case PhoneDoubt::TooLong:
        return tr("“%1” is long for a telephone number: two numbers in one field?")
            .arg(number.trimmed());
    }
    return {};
}

Result<std::vector<FollowUp>> ContactService::followUpsNaming(ContactId id)
{
    return m_session.read([&](Database &db) -> Result<std::vector<FollowUp>> {
        const std::optional<Contact> contact = ContactRepository::find(db, id);
        if (!contact)
            return conflictOrMissing(false);
        FollowUpFilter filter;
        filter.account = contact->account;
        const QString name = foldText(contact->name);
        std::vector<FollowUp> naming;
        FollowUpPage page = FollowUpListQuery::page(db, filter, {}, kMostFollowUps);
        for (FollowUp &followUp : page.rows) {
            const bool byNote =
                followUp.note.isSet() && ContactRepository::ofNote(db, followUp.note) == id;
            if (byNote || foldText(followUp.reason).contains(name))
                naming.push_back(std::move(followUp));
        }
        return naming;
    });
}

Result<ContactId> ContactService::add(const Contact &draft)
{
    if (const auto allowed = require(Right::ChangeContacts, m_session.user()); !allowed)
        return allowed.error();
    if (const std::optional<Error> problem = problemIn(draft))
        return *problem;
    return m_session.write([&](Transaction &transaction) -> Result<ContactId> {
        if (!AccountRepository::exists(transaction, draft.account))
            return conflictOrMissing(false);
        Contact contact = draft;
        contact.name = draft.name.trimmed();
        const std::vector<Contact> others = ContactRepository::of(transaction, draft.account);
        const bool hasMain = std::any_of(others.begin(), others.end(),
                                         [](const Contact &other) { return other.isMain; });
        contact.isMain = !draft.hasLeft && (draft.isMain || !hasMain);
        return ContactRepository::insert(transaction, contact);
    });
}

Result<void> ContactService::update(const Contact &changed)
{
    if (const auto allowed = require(Right::ChangeContacts, m_session.user()); !allowed)
        return allowed;
    if (const std::optional<Error> problem = problemIn(changed))
        return *problem;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        if (isMerged(transaction, changed.id))
            return mergedAway();
        Contact contact = changed;
        contact.name = changed.name.trimmed();
        contact.isMain = changed.isMain && !changed.hasLeft;
        return ContactRepository::update(transaction, contact);
    });
}

Result<void> ContactService::setLeft(ContactId id, bool left)
{
    if (const auto allowed = require(Right::ChangeContacts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        std::optional<Contact> contact = ContactRepository::find(transaction, id);
        if (!contact)
            return conflictOrMissing(false);
        if (contact->mergedInto.isSet())
            return mergedAway();
        contact->hasLeft = left;
        contact->isMain = contact->isMain && !left;
        return ContactRepository::update(transaction, *contact);
    });
}

Result<void> ContactService::makeMain(ContactId id)
{
    if (const auto allowed = require(Right::ChangeContacts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        std::optional<Contact> contact = ContactRepository::find(transaction, id);
        if (!contact)
            return conflictOrMissing(false);
        if (contact->mergedInto.isSet())
            return mergedAway();
        if (contact->hasLeft)
            return Error{ErrorCode::Invalid,
                         tr("%1 has left; choose someone who is still there.").arg(contact->name),
                         QStringLiteral("name"),
                         {}};
        contact->isMain = true;
        return ContactRepository::update(transaction, *contact);
    });
}

} // namespace duebook
