// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/documentlist.h"

#include <array>

namespace duebook {

/// How invoices without proof of delivery are asked for.
struct MissingProofRequest {
    MissingProofFilter filter;
    QDate today;
    int days = 30; ///< overdue so long they want a proof; -1 = only disputed ones do
    std::array<QString, 2> proofKinds; ///< kinds that prove delivery, in lower case
    PageKey after;
    int limit = kPageRows;
};

/// Reading documents of the whole book by pages, and what lacks one.
class DocumentListQuery {
public:
    /// Words are looked for in the newest 5,000 documents that have them.
    static ListedDocumentPage page(Database &db, const DocumentFilter &filter, const PageKey &after,
                                   int limit);

    /// Starts from open items that are overdue and from disputed ones, never from all invoices.
    static MissingProofPage missingProof(Database &db, const MissingProofRequest &request);
};

} // namespace duebook
