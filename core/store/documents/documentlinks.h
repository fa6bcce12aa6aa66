// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/documentlist.h"
#include "core/store/book/session.h"

namespace duebook {

/// What documents belong to, as a person reads it.
class DocumentLinks {
public:
    /// Every link of the document, oldest first.
    static std::vector<DocumentLinkRow> of(Database &db, DocumentId id);

    /// One link; nothing when it is not the document's.
    static std::optional<DocumentLinkRow> find(Database &db, DocumentId id, qint64 link);

    /// Takes a link away, with the audit row.
    static void remove(Transaction &transaction, DocumentId id, const DocumentLinkRow &link);

    /// True when the same link is there.
    static bool exists(Database &db, DocumentId id, const DocumentLink &link);

    /// What a document of the account could belong to: open disputes, open promises, invoices,
    /// payments and notes, the newest of each, at most `limit` of a sort. The rows have no id.
    static std::vector<DocumentLinkRow> targets(Database &db, AccountId account, int limit);

    /// "invoice R-1", "note 12": for audit rows.
    static QString wordsOf(const DocumentLinkRow &link);
};

} // namespace duebook
