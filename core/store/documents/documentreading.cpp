// SPDX-License-Identifier: Apache-2.0
#include "core/store/documents/documentreading.h"

#include "core/db/statement.h"
#include "core/store/documents/documentrow.h"

namespace duebook {

namespace {

constexpr auto kFind =
    "SELECT reader, attempts, tried_at, reason FROM document_reading WHERE document_id = $1";
constexpr auto kKeep = R"(
    INSERT INTO document_reading (document_id, reader, attempts, tried_at, reason)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (document_id) DO UPDATE SET reader = excluded.reader, attempts = excluded.attempts,
           tried_at = excluded.tried_at, reason = excluded.reason)";
constexpr auto kForget = "DELETE FROM document_reading WHERE document_id = $1";
// From the few attempts, not from all documents.
constexpr auto kTriedBefore =
    "SELECT " DUEBOOK_DOCUMENT_COLUMNS
    " FROM document_reading r CROSS JOIN document d" DUEBOOK_DOCUMENT_JOINS
    "WHERE d.id = r.document_id AND r.document_id > $1 AND d.text_state = 0"
    " ORDER BY r.document_id LIMIT $2";
constexpr auto kFailedBefore =
    "SELECT " DUEBOOK_DOCUMENT_COLUMNS
    " FROM document_reading r CROSS JOIN document d" DUEBOOK_DOCUMENT_JOINS
    "WHERE d.id = r.document_id AND r.reader < $1 AND d.text_state = 3"
    " ORDER BY r.document_id LIMIT $2";

std::vector<Document> documentsOf(Statement &select)
{
    std::vector<Document> documents;
    while (select.next())
        documents.push_back(readDocument(select));
    return documents;
}

} // namespace

std::optional<DocumentReading> DocumentReadings::find(Database &db, DocumentId id)
{
    Statement select(db, kFind);
    select.bind(id);
    if (!select.next())
        return std::nullopt;
    DocumentReading reading;
    reading.reader = int(select.integer(0));
    reading.attempts = int(select.integer(1));
    if (select.integer(2) != 0)
        reading.triedAt = select.moment(2);
    reading.reason = select.text(3);
    return reading;
}

void DocumentReadings::keep(Transaction &transaction, DocumentId id, const DocumentReading &reading)
{
    Statement insert(transaction, kKeep);
    insert.bind(id)
        .bind(reading.reader)
        .bind(reading.attempts)
        .bind(reading.triedAt.isValid() ? reading.triedAt.toMSecsSinceEpoch() : 0)
        .bind(reading.reason);
    insert.run();
}

void DocumentReadings::forget(Transaction &transaction, DocumentId id)
{
    Statement remove(transaction, kForget);
    remove.bind(id);
    remove.run();
}

std::vector<Document> DocumentReadings::triedBefore(Database &db, DocumentId after, int limit)
{
    Statement select(db, kTriedBefore);
    select.bind(after.number()).bind(limit);
    return documentsOf(select);
}

std::vector<Document> DocumentReadings::failedBefore(Database &db, int reader, int limit)
{
    Statement select(db, kFailedBefore);
    select.bind(reader).bind(limit);
    return documentsOf(select);
}

} // namespace duebook
