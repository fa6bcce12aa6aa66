// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/session.h"

#include <vector>

namespace duebook {

/// The contents of documents. A content is either whole, under its SHA-256, or still being staged:
/// then it stands under a mark that no SHA-256 equals and that only its maker knows, so no half
/// content can ever be taken for a whole one. Throws `SqlFailure`.
class DocumentContents {
public:
    static constexpr qsizetype kChunkBytes = qsizetype{256} * 1024;

    /// The whole content with this hash; 0 = not in the book.
    static qint64 contentOf(Database &db, const QByteArray &sha256);

    /// A mark for content staged now; `staleMarks` finds it by its age.
    static QByteArray newMark(const QDateTime &now);

    static qint64 beginContent(Transaction &transaction, const QByteArray &mark);

    /// False when the content is no longer the marked one (it was cleared away).
    static bool appendChunk(Transaction &transaction, qint64 content, const QByteArray &mark,
                            int position, const QByteArray &data);

    /// Makes the staged content the one under `sha256`. False when it was cleared away.
    static bool finishContent(Transaction &transaction, qint64 content, const QByteArray &mark,
                              const QByteArray &sha256, qint64 size);

    /// A whole content in one go, for small files.
    static qint64 insertContent(Transaction &transaction, const QByteArray &sha256,
                                const QByteArray &data);

    /// Removes up to `mostChunks` chunks of a staged content, and its row with the last of them.
    /// True when there is more to remove.
    static bool dropStaged(Transaction &transaction, const QByteArray &mark, int mostChunks);

    /// The marks of contents whose staging began before this moment.
    static std::vector<QByteArray> staleMarks(Database &db, const QDateTime &before);

    /// The content of a document.
    static qint64 contentIdOf(Database &db, DocumentId id);

    /// One chunk; empty when there is none.
    static QByteArray chunk(Database &db, qint64 content, int position);
};

} // namespace duebook
