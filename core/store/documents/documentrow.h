// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/domain/document.h"

// For the repositories that read documents: the columns of `document d` in the order that
// `readDocument` takes them, and the tables they need.
#define DUEBOOK_DOCUMENT_COLUMNS                                                                   \
    "d.id, d.name, d.media_type, c.size, c.sha256, d.kind, d.source, d.is_proof, d.received_day, " \
    "d.created_by, coalesce(u.name, ''), d.created_at, d.row_version, d.text_state, "              \
    "d.removed_at, coalesce(v.name, ''), d.removed_reason"
#define DUEBOOK_DOCUMENT_JOINS                                                                     \
    " JOIN document_content c ON c.id = d.content_id LEFT JOIN app_user u ON u.id = d.created_by " \
    "LEFT JOIN app_user v ON v.id = d.removed_by "

namespace duebook {

constexpr int kDocumentColumns = 17;

inline Document readDocument(const Statement &row)
{
    return {row.id<DocumentId>(0),
            row.text(1),
            row.text(2),
            row.integer(3),
            row.blob(4),
            row.text(5),
            static_cast<DocumentSource>(row.integer(6)),
            row.flag(7),
            row.day(8),
            row.id<UserId>(9),
            row.text(10),
            row.moment(11),
            row.integer(12),
            static_cast<DocumentTextState>(row.integer(13)),
            row.moment(14),
            row.text(15),
            row.text(16)};
}

} // namespace duebook
