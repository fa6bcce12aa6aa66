// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "core/store/book/session.h"

#include <optional>
#include <vector>

namespace duebook {

/// How the search for words inside a document went so far.
struct DocumentReading {
    int reader = 0;    ///< version of the readers that tried
    int attempts = 0;  ///< begun and not ended
    QDateTime triedAt; ///< invalid = no attempt stands
    QString reason;    ///< one sentence, of a document that cannot be read
};

/// Attempts to read documents, which stand in the book before a reader begins: one that takes the
/// program down with it is not tried for ever. Documents that were read have no row here. Throws
/// `SqlFailure`.
class DocumentReadings {
public:
    static std::optional<DocumentReading> find(Database &db, DocumentId id);
    static void keep(Transaction &transaction, DocumentId id, const DocumentReading &reading);
    static void forget(Transaction &transaction, DocumentId id);

    /// Waiting documents with an attempt that did not end, after this one, by their ids.
    static std::vector<Document> triedBefore(Database &db, DocumentId after, int limit);

    /// Documents that readers older than `reader` could not read.
    static std::vector<Document> failedBefore(Database &db, int reader, int limit);
};

} // namespace duebook
