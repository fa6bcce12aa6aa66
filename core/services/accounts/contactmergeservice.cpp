// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/contactmergeservice.h"

#include "core/rules/team/permissions.h"
#include "core/services/accounts/contactservice.h"
#include "core/store/accounts/contactrepository.h"
#include "core/store/book/conflict.h"

#include <algorithm>

namespace duebook {

namespace {

const Contact *findIn(const std::vector<Contact> &contacts, ContactId id)
{
    const auto found = std::find_if(contacts.begin(), contacts.end(),
                                    [id](const Contact &contact) { return contact.id == id; });
    return found == contacts.end() ? nullptr : &*found;
}

} // namespace

Result<std::vector<DuplicateOffer>> ContactMergeService::offers(AccountId account)
{
    return m_session.read([&](Database &db) -> Result<std::vector<DuplicateOffer>> {
        const std::vector<Contact> contacts = ContactRepository::of(db, account);
        std::vector<DuplicateOffer> offers;
        for (const DuplicatePair &pair :
             likelySamePerson(contacts, ContactRepository::distinctOf(db, account)))
            offers.push_back(
                {*findIn(contacts, pair.keep), *findIn(contacts, pair.other), pair.reason});
        return offers;
    });
}

QString ContactMergeService::reasonText(DuplicateReason reason)
{
    switch (reason) {
    case DuplicateReason::SameEmail:
        return tr("the same email address");
    case DuplicateReason::SameMobile:
        return tr("the same mobile number");
    case DuplicateReason::SimilarName:
        return tr("similar names");
    case DuplicateReason::SamePhone:
        return tr("the same telephone and names that fit");
    }
    return {};
}

QString ContactMergeService::sentence(const DuplicateOffer &offer)
{
    return tr("%1 and %2 look like one person: %3.")
        .arg(offer.keep.name, offer.other.name, reasonText(offer.reason));
}

Result<ContactMerge> ContactMergeService::merge(const Contact &survivor, const Contact &gone)
{
    if (const auto allowed = require(Right::ChangeContacts, m_session.user()); !allowed)
        return allowed.error();
    if (const std::optional<Error> problem = ContactService::problemIn(survivor))
        return *problem;
    if (survivor.id == gone.id)
        return Error{ErrorCode::Invalid,
                     tr("A contact cannot be merged with itself: choose the other one."),
                     QStringLiteral("contact"),
                     {}};
    return m_session.write([&](Transaction &transaction) -> Result<ContactMerge> {
        const std::optional<Contact> before = ContactRepository::find(transaction, survivor.id);
        const std::optional<Contact> other = ContactRepository::find(transaction, gone.id);
        if (!before || !other)
            return conflictOrMissing(false);
        if (before->rowVersion != survivor.rowVersion || other->rowVersion != gone.rowVersion ||
            before->mergedInto.isSet() || other->mergedInto.isSet())
            return conflictOrMissing(true);
        if (before->account != other->account)
            return Error{ErrorCode::Invalid,
                         tr("%1 and %2 belong to two accounts, so they stay two contacts.")
                             .arg(before->name, other->name),
                         QStringLiteral("contact"),
                         {}};
        ContactMerge merge{*before, *other, 0, {}};
        // One step from each name in the record to the one that stands for it.
        for (const Contact &earlier : ContactRepository::mergedOf(transaction, other->account)) {
            if (earlier.mergedInto != other->id)
                continue;
            const Result<void> moved = ContactRepository::pointTo(transaction, earlier, *before);
            if (!moved)
                return moved.error();
            merge.moved.push_back(earlier.id);
        }
        if (const Result<void> done = ContactRepository::pointTo(transaction, *other, *before);
            !done)
            return done.error();
        Contact result = survivor;
        result.name = survivor.name.trimmed();
        result.isMain = !survivor.hasLeft && (survivor.isMain || other->isMain);
        const Result<void> updated = ContactRepository::update(transaction, result);
        if (!updated)
            return updated.error();
        merge.version = ContactRepository::find(transaction, survivor.id)->rowVersion;
        return merge;
    });
}

Result<void> ContactMergeService::takeBack(const ContactMerge &merge)
{
    if (const auto allowed = require(Right::ChangeContacts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Contact> survivor =
            ContactRepository::find(transaction, merge.before.id);
        const std::optional<Contact> gone = ContactRepository::find(transaction, merge.gone.id);
        if (!survivor || !gone)
            return conflictOrMissing(false);
        if (gone->mergedInto != survivor->id || survivor->rowVersion != merge.version)
            return conflictOrMissing(true);
        if (const Result<void> done = ContactRepository::pointTo(transaction, *gone, {}); !done)
            return done;
        for (const ContactId id : merge.moved) {
            const std::optional<Contact> moved = ContactRepository::find(transaction, id);
            if (!moved || moved->mergedInto != survivor->id)
                continue;
            if (const Result<void> done = ContactRepository::pointTo(transaction, *moved, *gone);
                !done)
                return done;
        }
        Contact back = merge.before;
        back.rowVersion = survivor->rowVersion;
        if (const Result<void> done = ContactRepository::update(transaction, back); !done)
            return done;
        if (!merge.gone.isMain)
            return {};
        Contact main = *ContactRepository::find(transaction, merge.gone.id);
        main.isMain = true;
        return ContactRepository::update(transaction, main);
    });
}

Result<std::vector<Contact>> ContactMergeService::merged(AccountId account)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Contact>> {
        return ContactRepository::mergedOf(db, account);
    });
}

Result<void> ContactMergeService::separate(ContactId id)
{
    if (const auto allowed = require(Right::ChangeContacts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Contact> contact = ContactRepository::find(transaction, id);
        if (!contact || !contact->mergedInto.isSet())
            return conflictOrMissing(contact.has_value());
        return ContactRepository::pointTo(transaction, *contact, {});
    });
}

Result<void> ContactMergeService::setDistinct(ContactId one, ContactId other, bool distinct)
{
    if (const auto allowed = require(Right::ChangeContacts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Contact> first = ContactRepository::find(transaction, one);
        const std::optional<Contact> second = ContactRepository::find(transaction, other);
        if (!first || !second || one == other)
            return conflictOrMissing(false);
        ContactRepository::setDistinct(transaction, *first, *second, distinct);
        return {};
    });
}

} // namespace duebook
