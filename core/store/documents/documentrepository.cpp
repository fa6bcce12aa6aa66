// SPDX-License-Identifier: Apache-2.0
#include "core/store/documents/documentrepository.h"

#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"
#include "core/store/documents/documentrow.h"
#include "core/store/index/searchindex.h"

namespace duebook {

namespace {

constexpr auto kInsert = R"(
    INSERT INTO document (uid, content_id, name, media_type, kind, source, is_proof, received_day,
                          created_at, created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))";
constexpr auto kInsertLink = R"(
    INSERT INTO document_link (document_id, account_id, note_id, invoice_id, promise_id, dispute_id,
                               payment_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))";
constexpr auto kCopyLinks = R"(
    INSERT INTO document_link (document_id, account_id, note_id, invoice_id, promise_id, dispute_id,
                               payment_id, created_at)
    SELECT document_id, account_id, $2, invoice_id, promise_id, dispute_id, payment_id, $3
      FROM document_link WHERE note_id = $1)";
constexpr auto kFind =
    "SELECT " DUEBOOK_DOCUMENT_COLUMNS " FROM document d" DUEBOOK_DOCUMENT_JOINS "WHERE d.id = $1";
constexpr auto kOfAccount = "SELECT " DUEBOOK_DOCUMENT_COLUMNS R"(,
           l.account_id, l.note_id, l.invoice_id, l.promise_id, l.dispute_id, l.payment_id, l.id,
           l.created_at
      FROM document_link l JOIN document d ON d.id = l.document_id)" DUEBOOK_DOCUMENT_JOINS R"(
     WHERE l.account_id = $1 AND (l.created_at, l.id) < ($2, $3) AND d.removed_at IS NULL
       AND l.id = (SELECT min(f.id) FROM document_link f
                    WHERE f.document_id = l.document_id AND f.account_id = l.account_id)
     ORDER BY l.created_at DESC, l.id DESC
     LIMIT $4)";
constexpr auto kOfNote =
    "SELECT " DUEBOOK_DOCUMENT_COLUMNS
    " FROM document_link l JOIN document d ON d.id = l.document_id" DUEBOOK_DOCUMENT_JOINS
    "WHERE l.note_id = $1 ORDER BY l.id";
constexpr auto kUpdate = R"(
    UPDATE document SET name = $3, kind = $4, source = $5, is_proof = $6, received_day = $7,
           row_version = row_version + 1
     WHERE id = $1 AND row_version = $2 AND removed_at IS NULL)";
constexpr auto kSetRemoved = R"(
    UPDATE document SET removed_at = $3, removed_by = $4, removed_reason = $5,
           row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kText = "SELECT text FROM document WHERE id = $1";
constexpr auto kWaiting =
    "SELECT " DUEBOOK_DOCUMENT_COLUMNS " FROM document d" DUEBOOK_DOCUMENT_JOINS
    "WHERE d.text_state = 0 AND d.id > $1"
    " AND NOT EXISTS (SELECT 1 FROM document_reading r WHERE r.document_id = d.id)"
    " ORDER BY d.id LIMIT $2";
constexpr auto kSetText =
    "UPDATE document SET text = $2, text_state = $3 WHERE id = $1 AND text_state = $4";
constexpr auto kFirstAccount = R"(
    SELECT account_id FROM document_link WHERE document_id = $1 ORDER BY id LIMIT 1)";
constexpr auto kAccountsOfLink = R"(
    SELECT (SELECT id FROM account WHERE id = $1), (SELECT account_id FROM note WHERE id = $2),
           (SELECT account_id FROM invoice WHERE id = $3),
           (SELECT account_id FROM promise WHERE id = $4),
           (SELECT account_id FROM dispute WHERE id = $5),
           (SELECT account_id FROM payment WHERE id = $6))";

QString wordOf(DocumentSource source)
{
    return source == DocumentSource::Us ? QStringLiteral("us") : QStringLiteral("customer");
}

QString yesOrNo(bool value)
{
    return value ? QStringLiteral("yes") : QStringLiteral("no");
}

} // namespace

DocumentId DocumentRepository::insert(Transaction &transaction, qint64 content,
                                      const Document &document, const DocumentLink &link)
{
    Statement insert(transaction, kInsert);
    insert.bind(newUid())
        .bind(content)
        .bind(document.name)
        .bind(document.mediaType)
        .bind(document.kind)
        .bind(qint64(document.source))
        .bind(document.isProof)
        .bind(document.received)
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const DocumentId id(transaction.db().lastInsertId());
    SearchIndex::addDocument(transaction, id, document.name, {});
    insertLink(transaction, id, link);
    transaction.changed(Entity::Document, ChangeKind::Created, id.number(), link.account);
    transaction.audit(Entity::Document, id.number(), link.account, QStringLiteral("document added"),
                      {{QStringLiteral("sha256"), QString::fromLatin1(document.sha256.toHex())},
                       {QStringLiteral("size"), document.size}});
    return id;
}

qint64 DocumentRepository::insertLink(Transaction &transaction, DocumentId id,
                                      const DocumentLink &link)
{
    Statement insert(transaction, kInsertLink);
    insert.bind(id)
        .bind(link.account)
        .bind(link.note)
        .bind(link.invoice)
        .bind(link.promise)
        .bind(link.dispute)
        .bind(link.payment)
        .bind(transaction.now());
    insert.run();
    return transaction.db().lastInsertId();
}

void DocumentRepository::copyLinks(Transaction &transaction, NoteId from, NoteId to)
{
    Statement insert(transaction, kCopyLinks);
    insert.bind(from).bind(to).bind(transaction.now());
    insert.run();
}

std::optional<Document> DocumentRepository::find(Database &db, DocumentId id)
{
    Statement select(db, kFind);
    select.bind(id);
    return select.next() ? std::optional(readDocument(select)) : std::nullopt;
}

std::vector<DocumentRow> DocumentRepository::ofAccount(Database &db, AccountId account,
                                                       qint64 beforeMs, qint64 beforeLink,
                                                       int limit)
{
    Statement select(db, kOfAccount);
    select.bind(account).bind(beforeMs).bind(beforeLink).bind(limit);
    std::vector<DocumentRow> rows;
    while (select.next())
        rows.push_back(
            {readDocument(select),
             {select.id<AccountId>(kDocumentColumns), select.id<NoteId>(kDocumentColumns + 1),
              select.id<InvoiceId>(kDocumentColumns + 2),
              select.id<PromiseId>(kDocumentColumns + 3),
              select.id<DisputeId>(kDocumentColumns + 4),
              select.id<PaymentId>(kDocumentColumns + 5)},
             select.integer(kDocumentColumns + 6),
             select.integer(kDocumentColumns + 7)});
    return rows;
}

std::vector<Document> DocumentRepository::ofNote(Database &db, NoteId note)
{
    Statement select(db, kOfNote);
    select.bind(note);
    std::vector<Document> documents;
    while (select.next())
        documents.push_back(readDocument(select));
    return documents;
}

AccountId DocumentRepository::accountOf(Database &db, const DocumentLink &link)
{
    Statement select(db, kAccountsOfLink);
    select.bind(link.account)
        .bind(link.note)
        .bind(link.invoice)
        .bind(link.promise)
        .bind(link.dispute)
        .bind(link.payment);
    if (!select.next())
        return {};
    const bool given[] = {link.account.isSet(), link.note.isSet(),    link.invoice.isSet(),
                          link.promise.isSet(), link.dispute.isSet(), link.payment.isSet()};
    AccountId account;
    for (int part = 0; part < 6; ++part) {
        if (!given[part])
            continue;
        const AccountId owner = select.id<AccountId>(part);
        if (!owner.isSet() || (account.isSet() && owner != account))
            return {};
        account = owner;
    }
    return account;
}

Result<void> DocumentRepository::update(Transaction &transaction, const Document &before,
                                        const Document &after)
{
    FieldChanges changes;
    changes.add("name", before.name, after.name);
    changes.add("kind", before.kind, after.kind);
    changes.add("source", wordOf(before.source), wordOf(after.source));
    changes.add("proof", yesOrNo(before.isProof), yesOrNo(after.isProof));
    changes.add("received", before.received, after.received);
    if (changes.isEmpty())
        return {};
    const QString text = textOf(transaction, before.id);
    Statement update(transaction, kUpdate);
    update.bind(before.id)
        .bind(before.rowVersion)
        .bind(after.name)
        .bind(after.kind)
        .bind(qint64(after.source))
        .bind(after.isProof)
        .bind(after.received);
    update.run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, before.id).has_value());
    if (before.name != after.name) {
        SearchIndex::removeDocument(transaction, before.id, before.name, text);
        SearchIndex::addDocument(transaction, before.id, after.name, text);
    }
    const AccountId account = firstAccount(transaction, before.id);
    transaction.changed(Entity::Document, ChangeKind::Updated, before.id.number(), account);
    transaction.audit(Entity::Document, before.id.number(), account,
                      QStringLiteral("document changed"), changes.json());
    return {};
}

Result<void> DocumentRepository::setRemoved(Transaction &transaction, const Document &before,
                                            bool removed, const QString &reason)
{
    Statement update(transaction, kSetRemoved);
    update.bind(before.id)
        .bind(before.rowVersion)
        .bind(removed ? transaction.now() : QDateTime())
        .bind(removed ? transaction.user() : UserId())
        .bind(removed ? reason : QString());
    update.run();
    if (transaction.db().changedRows() == 0)
        return conflictOrMissing(find(transaction, before.id).has_value());
    const AccountId account = firstAccount(transaction, before.id);
    // Gone from the lists, not from the book.
    transaction.changed(Entity::Document, ChangeKind::Updated, before.id.number(), account);
    FieldChanges changes;
    changes.add("removed", yesOrNo(before.isRemoved()), yesOrNo(removed));
    changes.add("reason", before.removedReason, removed ? reason : QString());
    transaction.audit(Entity::Document, before.id.number(), account,
                      removed ? QStringLiteral("document removed")
                              : QStringLiteral("document brought back"),
                      changes.json());
    return {};
}

QString DocumentRepository::textOf(Database &db, DocumentId id)
{
    Statement select(db, kText);
    select.bind(id);
    return select.next() ? select.text(0) : QString();
}

std::vector<Document> DocumentRepository::waitingForText(Database &db, DocumentId after, int limit)
{
    Statement select(db, kWaiting);
    select.bind(after.number()).bind(limit);
    std::vector<Document> documents;
    while (select.next())
        documents.push_back(readDocument(select));
    return documents;
}

bool DocumentRepository::setText(Transaction &transaction, const Document &before,
                                 DocumentTextState state, const QString &text)
{
    const std::optional<Document> now = find(transaction, before.id);
    const QString textBefore = textOf(transaction, before.id);
    Statement update(transaction, kSetText);
    update.bind(before.id).bind(text).bind(qint64(state)).bind(qint64(before.textState));
    update.run();
    if (!now || transaction.db().changedRows() == 0)
        return false;
    if (text != textBefore) {
        SearchIndex::removeDocument(transaction, before.id, now->name, textBefore);
        SearchIndex::addDocument(transaction, before.id, now->name, text);
    }
    transaction.changed(Entity::Document, ChangeKind::Updated, before.id.number(),
                        firstAccount(transaction, before.id));
    return true;
}

AccountId DocumentRepository::firstAccount(Database &db, DocumentId id)
{
    Statement select(db, kFirstAccount);
    select.bind(id);
    return select.next() ? select.id<AccountId>(0) : AccountId();
}

} // namespace duebook
