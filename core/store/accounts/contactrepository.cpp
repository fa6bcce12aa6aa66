// SPDX-License-Identifier: Apache-2.0
#include "core/store/accounts/contactrepository.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"
#include "core/store/index/searchindex.h"

#include <algorithm>

namespace duebook {

namespace {

#define CONTACT_COLUMNS                                                                            \
    "id, account_id, name, role, email, phone, mobile, language, preferred_channel,"               \
    " do_not_contact, do_not_contact_reason, has_left, is_main, row_version, merged_into"
constexpr auto kOfAccount = "SELECT " CONTACT_COLUMNS " FROM contact"
                            " WHERE account_id = $1 AND merged_into IS NULL"
                            " ORDER BY has_left, is_main DESC, name_key, id";
constexpr auto kMergedOfAccount = "SELECT " CONTACT_COLUMNS " FROM contact"
                                  " WHERE account_id = $1 AND merged_into IS NOT NULL"
                                  " ORDER BY name_key, id";
constexpr auto kById = "SELECT " CONTACT_COLUMNS " FROM contact WHERE id = $1";
#undef CONTACT_COLUMNS
constexpr auto kOfNote = R"(
    SELECT coalesce(c.merged_into, c.id) FROM note n JOIN contact c ON c.id = n.contact_id
     WHERE n.id = $1)";
constexpr auto kInsert = R"(
    INSERT INTO contact (uid, account_id, name, name_key, role, email, phone, mobile, language,
                         preferred_channel, do_not_contact, do_not_contact_reason, has_left,
                         is_main, created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15, $16))";
constexpr auto kUpdate = R"(
    UPDATE contact
       SET name = $3, name_key = $4, role = $5, email = $6, phone = $7, mobile = $8,
           language = $9, preferred_channel = $10, do_not_contact = $11,
           do_not_contact_reason = $12, has_left = $13, is_main = $14, changed_at = $15,
           changed_by = $16, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kOtherMain =
    "SELECT id FROM contact WHERE account_id = $1 AND is_main = 1 AND id <> $2";
constexpr auto kPointTo = R"(
    UPDATE contact
       SET merged_into = $3, is_main = 0, changed_at = $4, changed_by = $5,
           row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kDistinct = R"(
    SELECT d.contact_id, d.other_id
      FROM contact c JOIN contact_distinct d ON d.contact_id = c.id
     WHERE c.account_id = $1)";
constexpr auto kSayDistinct = R"(
    INSERT INTO contact_distinct (contact_id, other_id, said_at, said_by)
    VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING)";
constexpr auto kForgetDistinct =
    "DELETE FROM contact_distinct WHERE contact_id = $1 AND other_id = $2";
constexpr auto kNoLongerMain = R"(
    UPDATE contact SET is_main = 0, changed_at = $2, changed_by = $3, row_version = row_version + 1
     WHERE id = $1)";

Contact readContact(const Statement &row)
{
    return {row.id<ContactId>(0), row.id<AccountId>(1), row.text(2),          row.text(3),
            row.text(4),          row.text(5),          row.text(6),          row.text(7),
            row.text(8),          row.flag(9),          row.text(10),         row.flag(11),
            row.flag(12),         row.integer(13),      row.id<ContactId>(14)};
}

std::vector<Contact> readAll(Database &db, const char *sql, AccountId account)
{
    Statement select(db, sql);
    select.bind(account);
    std::vector<Contact> contacts;
    while (select.next())
        contacts.push_back(readContact(select));
    return contacts;
}

void bindFields(Statement &statement, const Contact &contact)
{
    statement.bind(contact.name)
        .bind(foldText(contact.name))
        .bind(contact.role)
        .bind(contact.email)
        .bind(contact.phone)
        .bind(contact.mobile)
        .bind(contact.language)
        .bind(contact.preferredChannel)
        .bind(contact.doNotContact)
        .bind(contact.doNotContactReason)
        .bind(contact.hasLeft)
        .bind(contact.isMain);
}

void takeMainFromOthers(Transaction &transaction, AccountId account, ContactId main)
{
    std::vector<ContactId> others;
    {
        Statement select(transaction, kOtherMain);
        select.bind(account).bind(main.number());
        while (select.next())
            others.push_back(select.id<ContactId>(0));
    }
    for (const ContactId other : others) {
        Statement update(transaction, kNoLongerMain);
        update.bind(other).bind(transaction.now()).bind(transaction.user());
        update.run();
        transaction.changed(Entity::Contact, ChangeKind::Updated, other.number(), account);
    }
}

} // namespace

QJsonObject ContactRepository::changes(const Contact &from, const Contact &to)
{
    FieldChanges changes;
    changes.add("name", from.name, to.name);
    changes.add("role", from.role, to.role);
    changes.add("email", from.email, to.email);
    changes.add("phone", from.phone, to.phone);
    changes.add("mobile", from.mobile, to.mobile);
    changes.add("language", from.language, to.language);
    changes.add("preferred channel", from.preferredChannel, to.preferredChannel);
    changes.add("do not contact", from.doNotContact ? 1 : 0, to.doNotContact ? 1 : 0);
    changes.add("do not contact reason", from.doNotContactReason, to.doNotContactReason);
    changes.add("has left", from.hasLeft ? 1 : 0, to.hasLeft ? 1 : 0);
    changes.add("main", from.isMain ? 1 : 0, to.isMain ? 1 : 0);
    return changes.json();
}

std::vector<Contact> ContactRepository::of(Database &db, AccountId account)
{
    return readAll(db, kOfAccount, account);
}

std::vector<Contact> ContactRepository::mergedOf(Database &db, AccountId account)
{
    return readAll(db, kMergedOfAccount, account);
}

std::optional<Contact> ContactRepository::find(Database &db, ContactId id)
{
    Statement select(db, kById);
    select.bind(id);
    return select.next() ? std::optional(readContact(select)) : std::nullopt;
}

ContactId ContactRepository::ofNote(Database &db, NoteId note)
{
    Statement select(db, kOfNote);
    select.bind(note);
    return select.next() ? select.id<ContactId>(0) : ContactId();
}

ContactId ContactRepository::insert(Transaction &transaction, const Contact &contact)
{
    Statement insert(transaction, kInsert);
    insert.bind(newUid()).bind(contact.account);
    bindFields(insert, contact);
    insert.bind(transaction.now()).bind(transaction.user());
    insert.run();
    const ContactId id(transaction.db().lastInsertId());
    if (contact.isMain)
        takeMainFromOthers(transaction, contact.account, id);
    SearchIndex::addContact(transaction, id, contact.name, contact.email, contact.phone);
    transaction.changed(Entity::Contact, ChangeKind::Created, id.number(), contact.account);
    transaction.audit(Entity::Contact, id.number(), contact.account,
                      QStringLiteral("contact added"));
    return id;
}

Result<void> ContactRepository::update(Transaction &transaction, const Contact &contact)
{
    const std::optional<Contact> before = find(transaction, contact.id);
    if (!before || before->rowVersion != contact.rowVersion)
        return conflictOrMissing(before.has_value());
    const QJsonObject changed = changes(*before, contact);
    if (changed.isEmpty())
        return {};
    Statement update(transaction, kUpdate);
    update.bind(contact.id).bind(contact.rowVersion);
    bindFields(update, contact);
    update.bind(transaction.now()).bind(transaction.user());
    update.run();
    if (contact.isMain)
        takeMainFromOthers(transaction, before->account, contact.id);
    SearchIndex::changeContact(transaction, *before, contact);
    transaction.changed(Entity::Contact, ChangeKind::Updated, contact.id.number(), before->account);
    transaction.audit(Entity::Contact, contact.id.number(), before->account,
                      QStringLiteral("contact changed"), changed);
    return {};
}

Result<void> ContactRepository::pointTo(Transaction &transaction, const Contact &contact,
                                        const Contact &survivor)
{
    Statement update(transaction, kPointTo);
    update.bind(contact.id)
        .bind(contact.rowVersion)
        .bind(survivor.id)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, contact.id).has_value());
    transaction.changed(Entity::Contact, ChangeKind::Updated, contact.id.number(), contact.account);
    QJsonObject changes;
    if (survivor.id.isSet())
        changes.insert(QStringLiteral("merged into"), QJsonArray{QString(), survivor.name});
    transaction.audit(Entity::Contact, contact.id.number(), contact.account,
                      survivor.id.isSet() ? QStringLiteral("contact merged")
                                          : QStringLiteral("contact separated"),
                      changes);
    return {};
}

std::vector<std::pair<ContactId, ContactId>> ContactRepository::distinctOf(Database &db,
                                                                           AccountId account)
{
    std::vector<std::pair<ContactId, ContactId>> pairs;
    Statement select(db, kDistinct);
    select.bind(account);
    while (select.next())
        pairs.emplace_back(select.id<ContactId>(0), select.id<ContactId>(1));
    return pairs;
}

void ContactRepository::setDistinct(Transaction &transaction, const Contact &one,
                                    const Contact &other, bool distinct)
{
    const auto [low, high] = std::minmax({one.id.number(), other.id.number()});
    if (distinct) {
        Statement insert(transaction, kSayDistinct);
        insert.bind(low).bind(high).bind(transaction.now()).bind(transaction.user());
        insert.run();
    } else {
        Statement remove(transaction, kForgetDistinct);
        remove.bind(low).bind(high);
        remove.run();
    }
    transaction.changed(Entity::Contact, ChangeKind::Updated, one.id.number(), one.account);
    transaction.audit(Entity::Contact, one.id.number(), one.account,
                      distinct ? QStringLiteral("contacts are two persons")
                               : QStringLiteral("contacts may be one person"),
                      {{QStringLiteral("contacts"), QJsonArray{one.name, other.name}}});
}

} // namespace duebook
