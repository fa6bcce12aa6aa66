// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/statement.h"
#include "core/domain/note.h"

// For the repositories that read notes: the columns of `note n` in the order that `readNote` takes
// them, and the tables they need. A contact that was merged is read as the one that stands for it.
#define DUEBOOK_NOTE_COLUMNS                                                                       \
    "n.id, n.account_id, n.kind, n.direction, n.author_id, coalesce(u.name, ''), c.id, "           \
    "coalesce(c.name, ''), n.spoken_at, n.outcome, n.text, n.corrects_id, "                        \
    "EXISTS (SELECT 1 FROM note v WHERE v.corrects_id = n.id), n.response_day, n.created_at"
#define DUEBOOK_NOTE_JOINS                                                                         \
    " LEFT JOIN app_user u ON u.id = n.author_id LEFT JOIN contact w ON w.id = n.contact_id "      \
    " LEFT JOIN contact c ON c.id = coalesce(w.merged_into, w.id) "

namespace duebook {

inline Note readNote(const Statement &row)
{
    Note note;
    note.id = row.id<NoteId>(0);
    note.account = row.id<AccountId>(1);
    note.kind = static_cast<NoteKind>(row.integer(2));
    note.direction = static_cast<Direction>(row.integer(3));
    note.author = row.id<UserId>(4);
    note.authorName = row.text(5);
    note.contact = row.id<ContactId>(6);
    note.contactName = row.text(7);
    note.spokenAt = row.moment(8);
    note.outcome = row.text(9);
    note.text = row.text(10);
    note.corrects = row.id<NoteId>(11);
    note.corrected = row.flag(12);
    note.responseDue = row.day(13);
    note.createdAt = row.moment(14);
    return note;
}

} // namespace duebook
