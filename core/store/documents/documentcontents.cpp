// SPDX-License-Identifier: Apache-2.0
#include "core/store/documents/documentcontents.h"

#include "core/db/statement.h"

#include <QRandomGenerator>
#include <QtEndian>

namespace duebook {

namespace {

constexpr auto kContentOf = "SELECT id FROM document_content WHERE sha256 = $1";
constexpr auto kInsertContent = "INSERT INTO document_content (sha256, size) VALUES ($1, $2)";
constexpr auto kInsertChunk = R"(
    INSERT INTO document_chunk (content_id, position, data)
    SELECT id, $3, $4 FROM document_content WHERE id = $1 AND sha256 = $2)";
constexpr auto kFinishContent = R"(
    UPDATE document_content SET sha256 = $3, size = $4 WHERE id = $1 AND sha256 = $2)";
constexpr auto kDropChunks = R"(
    DELETE FROM document_chunk
     WHERE content_id = (SELECT id FROM document_content WHERE sha256 = $1)
       AND position > (SELECT max(position) - $2 FROM document_chunk
                        WHERE content_id = (SELECT id FROM document_content WHERE sha256 = $1)))";
constexpr auto kDropContent = R"(
    DELETE FROM document_content
     WHERE sha256 = $1
       AND NOT EXISTS (SELECT 1 FROM document_chunk p WHERE p.content_id = document_content.id))";
constexpr auto kMarksBefore =
    "SELECT sha256 FROM document_content WHERE sha256 < $1 ORDER BY sha256 LIMIT 1000";
constexpr auto kContentId = "SELECT content_id FROM document WHERE id = $1";
constexpr auto kChunk = "SELECT data FROM document_chunk WHERE content_id = $1 AND position = $2";

// A SHA-256 that begins with sixteen zero bytes does not occur.
constexpr qsizetype kMarkZeros = 16;

QByteArray markOf(const QDateTime &moment, quint64 random)
{
    QByteArray mark(32, '\0');
    qToBigEndian(quint64(moment.toMSecsSinceEpoch()), mark.data() + kMarkZeros);
    qToBigEndian(random, mark.data() + kMarkZeros + 8);
    return mark;
}

} // namespace

qint64 DocumentContents::contentOf(Database &db, const QByteArray &sha256)
{
    Statement select(db, kContentOf);
    select.bind(sha256);
    return select.next() ? select.integer(0) : 0;
}

QByteArray DocumentContents::newMark(const QDateTime &now)
{
    return markOf(now, QRandomGenerator::global()->generate64());
}

qint64 DocumentContents::beginContent(Transaction &transaction, const QByteArray &mark)
{
    Statement insert(transaction, kInsertContent);
    insert.bind(mark).bind(0);
    insert.run();
    return transaction.db().lastInsertId();
}

bool DocumentContents::appendChunk(Transaction &transaction, qint64 content, const QByteArray &mark,
                                   int position, const QByteArray &data)
{
    Statement insert(transaction, kInsertChunk);
    insert.bind(content).bind(mark).bind(position).bind(data);
    insert.run();
    return transaction.db().changedRows() == 1;
}

bool DocumentContents::finishContent(Transaction &transaction, qint64 content,
                                     const QByteArray &mark, const QByteArray &sha256, qint64 size)
{
    Statement update(transaction, kFinishContent);
    update.bind(content).bind(mark).bind(sha256).bind(size);
    update.run();
    return transaction.db().changedRows() == 1;
}

qint64 DocumentContents::insertContent(Transaction &transaction, const QByteArray &sha256,
                                       const QByteArray &data)
{
    Statement insert(transaction, kInsertContent);
    insert.bind(sha256).bind(qint64(data.size()));
    insert.run();
    const qint64 content = transaction.db().lastInsertId();
    for (qsizetype at = 0; at < data.size(); at += kChunkBytes) {
        if (!appendChunk(transaction, content, sha256, int(at / kChunkBytes),
                         data.mid(at, kChunkBytes)))
            break;
    }
    return content;
}

bool DocumentContents::dropStaged(Transaction &transaction, const QByteArray &mark, int mostChunks)
{
    Statement chunks(transaction, kDropChunks);
    chunks.bind(mark).bind(mostChunks);
    chunks.run();
    const bool more = transaction.db().changedRows() == mostChunks;
    Statement content(transaction, kDropContent);
    content.bind(mark);
    content.run();
    return more;
}

std::vector<QByteArray> DocumentContents::staleMarks(Database &db, const QDateTime &before)
{
    Statement select(db, kMarksBefore);
    select.bind(markOf(before, 0));
    std::vector<QByteArray> marks;
    while (select.next())
        marks.push_back(select.blob(0));
    return marks;
}

qint64 DocumentContents::contentIdOf(Database &db, DocumentId id)
{
    Statement select(db, kContentId);
    select.bind(id);
    return select.next() ? select.integer(0) : 0;
}

QByteArray DocumentContents::chunk(Database &db, qint64 content, int position)
{
    Statement select(db, kChunk);
    select.bind(content).bind(position);
    return select.next() ? select.blob(0) : QByteArray();
}

} // namespace duebook
