// SPDX-License-Identifier: Apache-2.0
#include "core/store/index/searchindex.h"

#include "core/db/statement.h"

namespace duebook {

namespace {

constexpr auto kAddAccount =
    "INSERT INTO search_account (rowid, number, name, city) VALUES ($1, $2, $3, $4)";
constexpr auto kRemoveAccount =
    "INSERT INTO search_account (search_account, rowid, number, name, city) "
    "VALUES ('delete', $1, $2, $3, $4)";
constexpr auto kAddContact =
    "INSERT INTO search_contact (rowid, name, email, phone) VALUES ($1, $2, $3, $4)";
constexpr auto kRemoveContact =
    "INSERT INTO search_contact (search_contact, rowid, name, email, phone) "
    "VALUES ('delete', $1, $2, $3, $4)";
constexpr auto kAddNote = "INSERT INTO search_note (rowid, text) VALUES ($1, $2)";
constexpr auto kAddDocument = "INSERT INTO search_document (rowid, name, text) VALUES ($1, $2, $3)";
constexpr auto kRemoveDocument = "INSERT INTO search_document (search_document, rowid, name, text) "
                                 "VALUES ('delete', $1, $2, $3)";
constexpr auto kAddPromise =
    "INSERT INTO search_promise (rowid, said_by, evidence) VALUES ($1, $2, $3)";
constexpr auto kRemovePromise =
    "INSERT INTO search_promise (search_promise, rowid, said_by, evidence) "
    "VALUES ('delete', $1, $2, $3)";
constexpr auto kAddDispute =
    "INSERT INTO search_dispute (rowid, reason, text, resolution) VALUES ($1, $2, $3, $4)";
constexpr auto kRemoveDispute =
    "INSERT INTO search_dispute (search_dispute, rowid, reason, text, resolution) "
    "VALUES ('delete', $1, $2, $3, $4)";

struct IndexTable {
    const char *name;
    const char *rebuild;
    const char *prove;
};

// Which of the two proofs compares with the texts, not only the index with itself, depends on the
// version of SQLite.
constexpr IndexTable kTables[] = {
    {"account", "INSERT INTO search_account (search_account) VALUES ('rebuild')",
     "INSERT INTO search_account (search_account) VALUES ('integrity-check');"
     "INSERT INTO search_account (search_account, rank) VALUES ('integrity-check', 1)"},
    {"contact", "INSERT INTO search_contact (search_contact) VALUES ('rebuild')",
     "INSERT INTO search_contact (search_contact) VALUES ('integrity-check');"
     "INSERT INTO search_contact (search_contact, rank) VALUES ('integrity-check', 1)"},
    {"note", "INSERT INTO search_note (search_note) VALUES ('rebuild')",
     "INSERT INTO search_note (search_note) VALUES ('integrity-check');"
     "INSERT INTO search_note (search_note, rank) VALUES ('integrity-check', 1)"},
    {"document", "INSERT INTO search_document (search_document) VALUES ('rebuild')",
     "INSERT INTO search_document (search_document) VALUES ('integrity-check');"
     "INSERT INTO search_document (search_document, rank) VALUES ('integrity-check', 1)"},
    {"promise", "INSERT INTO search_promise (search_promise) VALUES ('rebuild')",
     "INSERT INTO search_promise (search_promise) VALUES ('integrity-check');"
     "INSERT INTO search_promise (search_promise, rank) VALUES ('integrity-check', 1)"},
    {"dispute", "INSERT INTO search_dispute (search_dispute) VALUES ('rebuild')",
     "INSERT INTO search_dispute (search_dispute) VALUES ('integrity-check');"
     "INSERT INTO search_dispute (search_dispute, rank) VALUES ('integrity-check', 1)"},
};

template <typename IdType, typename... Texts>
void runWith(Database &db, const char *sql, IdType id, const Texts &...texts)
{
    Statement statement(db, sql);
    statement.bind(id);
    (statement.bind(texts), ...);
    statement.run();
}

} // namespace

void SearchIndex::addAccount(Database &db, AccountId id, const QString &number, const QString &name,
                             const QString &city)
{
    runWith(db, kAddAccount, id, number, name, city);
}

void SearchIndex::removeAccount(Database &db, AccountId id, const QString &number,
                                const QString &name, const QString &city)
{
    runWith(db, kRemoveAccount, id, number, name, city);
}

void SearchIndex::changeAccount(Database &db, const Account &before, const Account &after)
{
    if (before.number == after.number && before.name == after.name && before.city == after.city)
        return;
    removeAccount(db, before.id, before.number, before.name, before.city);
    addAccount(db, before.id, after.number, after.name, after.city);
}

void SearchIndex::addContact(Database &db, ContactId id, const QString &name, const QString &email,
                             const QString &phone)
{
    runWith(db, kAddContact, id, name, email, phone);
}

void SearchIndex::removeContact(Database &db, ContactId id, const QString &name,
                                const QString &email, const QString &phone)
{
    runWith(db, kRemoveContact, id, name, email, phone);
}

void SearchIndex::changeContact(Database &db, const Contact &before, const Contact &after)
{
    if (before.name == after.name && before.email == after.email && before.phone == after.phone)
        return;
    removeContact(db, before.id, before.name, before.email, before.phone);
    addContact(db, before.id, after.name, after.email, after.phone);
}

void SearchIndex::addNote(Database &db, NoteId id, const QString &text)
{
    runWith(db, kAddNote, id, text);
}

void SearchIndex::addDocument(Database &db, DocumentId id, const QString &name, const QString &text)
{
    runWith(db, kAddDocument, id, name, text);
}

void SearchIndex::removeDocument(Database &db, DocumentId id, const QString &name,
                                 const QString &text)
{
    runWith(db, kRemoveDocument, id, name, text);
}

void SearchIndex::addPromise(Database &db, PromiseId id, const QString &saidBy,
                             const QString &evidence)
{
    runWith(db, kAddPromise, id, saidBy, evidence);
}

void SearchIndex::removePromise(Database &db, PromiseId id, const QString &saidBy,
                                const QString &evidence)
{
    runWith(db, kRemovePromise, id, saidBy, evidence);
}

void SearchIndex::addDispute(Database &db, DisputeId id, const QString &reason, const QString &text,
                             const QString &resolution)
{
    runWith(db, kAddDispute, id, reason, text, resolution);
}

void SearchIndex::removeDispute(Database &db, DisputeId id, const QString &reason,
                                const QString &text, const QString &resolution)
{
    runWith(db, kRemoveDispute, id, reason, text, resolution);
}

void SearchIndex::rebuild(Database &db)
{
    for (const IndexTable &table : kTables)
        db.execute(table.rebuild);
}

void SearchIndex::rebuildOne(Database &db, const char *table)
{
    for (const IndexTable &each : kTables) {
        if (qstrcmp(each.name, table) == 0)
            db.execute(each.rebuild);
    }
}

std::vector<QString> SearchIndex::disagreeing(Database &db)
{
    std::vector<QString> tables;
    for (const IndexTable &table : kTables) {
        try {
            db.execute(table.prove);
        } catch (const SqlFailure &failure) {
            if (failure.error().code != ErrorCode::Damaged)
                throw;
            tables.push_back(QString::fromLatin1(table.name));
        }
    }
    return tables;
}

} // namespace duebook
