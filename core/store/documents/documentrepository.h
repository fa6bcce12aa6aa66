// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// A document with what it belongs to, and its place in a list of documents.
struct DocumentRow {
    Document document;
    DocumentLink link;
    qint64 linkId = 0;
    qint64 linkedAtMs = 0; ///< UTC milliseconds
};

/// Documents: their names, kinds, links and words; their contents are `DocumentContents`.
class DocumentRepository {
public:
    /// `document` without id, addedBy and addedAt, which the transaction gives.
    static DocumentId insert(Transaction &transaction, qint64 content, const Document &document,
                             const DocumentLink &link);
    /// The number of the new link.
    static qint64 insertLink(Transaction &transaction, DocumentId id, const DocumentLink &link);

    /// Every link of `from` again for `to`: a correction keeps the documents.
    static void copyLinks(Transaction &transaction, NoteId from, NoteId to);

    static std::optional<Document> find(Database &db, DocumentId id);

    /// The account's documents once each, newest link first, after the link (`beforeMs`,
    /// `beforeLink`).
    static std::vector<DocumentRow> ofAccount(Database &db, AccountId account, qint64 beforeMs,
                                              qint64 beforeLink, int limit);

    /// Those removed too: what stood beside the words is not silently gone.
    static std::vector<Document> ofNote(Database &db, NoteId note);

    /// Writes name, kind, source, proof and received day where they differ, with the audit row.
    /// Errors: Conflict (changed or removed since `before` was read), NotFound.
    static Result<void> update(Transaction &transaction, const Document &before,
                               const Document &after);

    /// Takes the document out of the lists, or brings it back. Errors: Conflict, NotFound.
    static Result<void> setRemoved(Transaction &transaction, const Document &before, bool removed,
                                   const QString &reason);

    /// The words inside, as far as they were read.
    static QString textOf(Database &db, DocumentId id);

    /// Documents whose text was not looked for yet, after this one, in order of their ids; those
    /// with an attempt that did not end are in `DocumentReadings`.
    static std::vector<Document> waitingForText(Database &db, DocumentId after, int limit);

    /// Keeps the text and tells the index. False when another client did so since `before` was
    /// read.
    static bool setText(Transaction &transaction, const Document &before, DocumentTextState state,
                        const QString &text);

    /// The account of the oldest link.
    static AccountId firstAccount(Database &db, DocumentId id);

    /// The account that all set parts of the link belong to; unset when one is missing or they
    /// belong to different accounts.
    static AccountId accountOf(Database &db, const DocumentLink &link);
};

} // namespace duebook
