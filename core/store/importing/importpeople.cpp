// SPDX-License-Identifier: Apache-2.0
#include "core/store/importing/importpeople.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/accounts/contactrepository.h"
#include "core/store/importing/importrepository.h"
#include "core/store/index/searchindex.h"

namespace duebook {

namespace {

constexpr auto kAddAccount = R"(
    INSERT INTO account (name, name_key, segment_id, language, currency, terms_days, credit_limit,
                         credit_limit_currency, tax_id, email, phone, street, postcode, city,
                         country, uid, number, number_key, number_loose, import_id, created_at,
                         created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20, $21, $22, $21, $22))";

constexpr auto kChangeAccount = R"(
    UPDATE account
       SET name = $1, name_key = $2, segment_id = $3, language = $4, currency = $5,
           terms_days = $6, credit_limit = $7, credit_limit_currency = $8, tax_id = $9,
           email = $10, phone = $11, street = $12, postcode = $13, city = $14, country = $15,
           row_version = row_version + 1, changed_at = $16, changed_by = $17
     WHERE id = $18)";

constexpr auto kAddContact = R"(
    INSERT INTO contact (name, name_key, role, email, phone, mobile, language, uid, account_id,
                         import_id, created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11, $12))";

constexpr auto kChangeContact = R"(
    UPDATE contact
       SET name = $1, name_key = $2, role = $3, email = $4, phone = $5, mobile = $6, language = $7,
           row_version = row_version + 1, changed_at = $8, changed_by = $9
     WHERE id = $10)";

constexpr auto kMails = R"(
    SELECT id, email FROM account WHERE email <> ''
    UNION ALL
    SELECT account_id, email FROM contact WHERE email <> '')";

void bindAccount(Statement &statement, const Account &account)
{
    statement.bind(account.name).bind(foldText(account.name)).bind(account.segment);
    statement.bind(account.language).bind(account.currency.code()).bind(account.termsDays);
    if (account.creditLimit)
        statement.bind(account.creditLimit->minorUnits())
            .bind(account.creditLimit->currency().code());
    else
        statement.bindNull().bind(QString());
    statement.bind(account.taxId).bind(account.email).bind(account.phone).bind(account.street);
    statement.bind(account.postcode).bind(account.city).bind(account.country);
}

void bindContact(Statement &statement, const Contact &contact)
{
    statement.bind(contact.name).bind(foldText(contact.name)).bind(contact.role);
    statement.bind(contact.email).bind(contact.phone).bind(contact.mobile).bind(contact.language);
}

} // namespace

std::vector<KnownMail> knownMails(Database &db)
{
    Statement select(db, kMails);
    std::vector<KnownMail> mails;
    while (select.next())
        mails.push_back({select.id<AccountId>(0), select.text(1)});
    return mails;
}

AccountId ImportPeopleWriter::addAccount(const Account &account)
{
    Statement insert(m_transaction, kAddAccount);
    bindAccount(insert, account);
    insert.bind(newUid()).bind(account.number).bind(foldNumber(account.number));
    insert.bind(looseNumber(account.number)).bind(m_import);
    insert.bind(m_transaction.now()).bind(m_transaction.user());
    insert.run();
    const AccountId id(m_transaction.db().lastInsertId());
    SearchIndex::addAccount(m_transaction, id, account.number, account.name, account.city);
    return id;
}

void ImportPeopleWriter::changeAccount(const Account &before, const Account &after)
{
    QJsonObject kept{
        {QStringLiteral("name"), before.name},
        {QStringLiteral("segment_id"), QString::number(before.segment.number())},
        {QStringLiteral("language"), before.language},
        {QStringLiteral("currency"), before.currency.code()},
        {QStringLiteral("terms_days"), QString::number(before.termsDays)},
        {QStringLiteral("tax_id"), before.taxId},
        {QStringLiteral("email"), before.email},
        {QStringLiteral("phone"), before.phone},
        {QStringLiteral("street"), before.street},
        {QStringLiteral("postcode"), before.postcode},
        {QStringLiteral("city"), before.city},
        {QStringLiteral("country"), before.country},
    };
    if (before.creditLimit) {
        kept[QStringLiteral("credit_limit")] = QString::number(before.creditLimit->minorUnits());
        kept[QStringLiteral("credit_limit_currency")] = before.creditLimit->currency().code();
    }
    ImportRepository::keepBefore(m_transaction, m_import, ++m_position, "account",
                                 before.id.number(), before.rowVersion + 1, kept);
    writeAccount(m_transaction, after);
    m_transaction.audit(Entity::Account, before.id.number(), before.id,
                        QStringLiteral("account changed"),
                        AccountRepository::changes(before, after));
    SearchIndex::changeAccount(m_transaction, before, after);
}

void ImportPeopleWriter::writeAccount(Transaction &transaction, const Account &account)
{
    Statement update(transaction, kChangeAccount);
    bindAccount(update, account);
    update.bind(transaction.now()).bind(transaction.user()).bind(account.id);
    update.run();
}

void ImportPeopleWriter::addContact(const Contact &contact)
{
    Statement insert(m_transaction, kAddContact);
    bindContact(insert, contact);
    insert.bind(newUid()).bind(contact.account).bind(m_import);
    insert.bind(m_transaction.now()).bind(m_transaction.user());
    insert.run();
    SearchIndex::addContact(m_transaction, ContactId(m_transaction.db().lastInsertId()),
                            contact.name, contact.email, contact.phone);
}

void ImportPeopleWriter::changeContact(const Contact &before, const Contact &after)
{
    const QJsonObject kept{
        {QStringLiteral("name"), before.name},     {QStringLiteral("role"), before.role},
        {QStringLiteral("email"), before.email},   {QStringLiteral("phone"), before.phone},
        {QStringLiteral("mobile"), before.mobile}, {QStringLiteral("language"), before.language},
    };
    ImportRepository::keepBefore(m_transaction, m_import, ++m_position, "contact",
                                 before.id.number(), before.rowVersion + 1, kept);
    writeContact(m_transaction, after);
    m_transaction.audit(Entity::Contact, before.id.number(), before.account,
                        QStringLiteral("contact changed"),
                        ContactRepository::changes(before, after));
    SearchIndex::changeContact(m_transaction, before, after);
}

void ImportPeopleWriter::writeContact(Transaction &transaction, const Contact &contact)
{
    Statement update(transaction, kChangeContact);
    bindContact(update, contact);
    update.bind(transaction.now()).bind(transaction.user()).bind(contact.id);
    update.run();
}

} // namespace duebook
