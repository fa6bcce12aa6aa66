// SPDX-License-Identifier: Apache-2.0
// The timeline's notes, follow-ups and documents: what people said, did and added.
#include "core/base/days.h"
#include "core/store/documents/documentrepository.h"
#include "core/store/followups/followuprow.h"
#include "core/store/talks/noterepository.h"
#include "core/store/talks/noterow.h"
#include "core/store/timeline/timelinereader.h"

namespace duebook {

namespace {

constexpr auto kNotes = "SELECT " DUEBOOK_NOTE_COLUMNS " FROM note n" DUEBOOK_NOTE_JOINS R"(
     WHERE n.account_id = $1 AND (n.spoken_at, n.id) < ($2, $3) AND n.spoken_at >= $4
       AND NOT EXISTS (SELECT 1 FROM note v WHERE v.corrects_id = n.id)
       AND ($5 = 0 OR n.author_id = $5)
       AND ($6 = 0 OR EXISTS (SELECT 1 FROM note_invoice i
                               WHERE i.note_id = n.id AND i.invoice_id = $6))
       AND ($7 = 0 OR ((1 << n.kind) & $7) <> 0)
     ORDER BY n.spoken_at DESC, n.id DESC
     LIMIT $8)";
constexpr auto kFollowUps = "SELECT " DUEBOOK_FOLLOW_UP_COLUMNS R"(, f.done_by, coalesce(w.name, '')
      FROM follow_up f)" DUEBOOK_FOLLOW_UP_JOINS R"(
      LEFT JOIN app_user w ON w.id = f.done_by
     WHERE f.account_id = $1 AND f.state = 2 AND (f.done_at, f.id) < ($2, $3) AND f.done_at >= $4
       AND ($5 = 0 OR f.done_by = $5) AND $6 = 0
     ORDER BY f.done_at DESC, f.id DESC
     LIMIT $7)";
// The first link decides where a document is shown; one that came with a note is shown in it.
constexpr auto kDocuments = R"(
    SELECT l.document_id, l.created_at
      FROM document_link l JOIN document d ON d.id = l.document_id
     WHERE l.account_id = $1 AND l.note_id IS NULL AND (l.created_at, l.document_id) < ($2, $3)
       AND l.created_at >= $4 AND d.removed_at IS NULL AND ($5 = 0 OR d.created_by = $5)
       AND l.id = (SELECT min(f.id) FROM document_link f
                    WHERE f.document_id = l.document_id AND f.account_id = l.account_id)
       AND ($6 = 0 OR EXISTS (SELECT 1 FROM document_link i
                               WHERE i.document_id = l.document_id AND i.invoice_id = $6))
     ORDER BY l.created_at DESC, l.document_id DESC
     LIMIT $7)";

} // namespace

void TimelineReader::readNotes()
{
    qint64 kinds = 0;
    for (const NoteKind kind : m_query.filter.noteKinds)
        kinds |= qint64{1} << int(kind);
    Statement select(m_db, kNotes);
    bindMoments(select, TimelineKind::Note);
    select.bind(kinds).bind(m_query.limit);
    while (select.next()) {
        Note note = readNote(select);
        const UserId author = note.author;
        const QString name = note.authorName;
        add(toEpochMs(note.spokenAt), note.id.number(), author, name, std::move(note));
    }
}

void TimelineReader::readFollowUps()
{
    // Behind the columns of every follow-up: who did it.
    constexpr int kDoneBy = kFollowUpColumns;
    Statement select(m_db, kFollowUps);
    bindMoments(select, TimelineKind::FollowUp);
    select.bind(m_query.limit);
    while (select.next()) {
        FollowUp followUp = readFollowUp(select);
        const qint64 at = toEpochMs(followUp.doneAt);
        add(at, followUp.id.number(), select.id<UserId>(kDoneBy), select.text(kDoneBy + 1),
            std::move(followUp));
    }
}

void TimelineReader::readDocuments()
{
    std::vector<std::pair<qint64, DocumentId>> found;
    {
        Statement select(m_db, kDocuments);
        bindMoments(select, TimelineKind::Document);
        select.bind(m_query.limit);
        while (select.next())
            found.emplace_back(select.integer(1), select.id<DocumentId>(0));
    }
    for (const auto &[at, id] : found) {
        if (std::optional<Document> document = DocumentRepository::find(m_db, id)) {
            const UserId by = document->addedBy;
            const QString name = document->addedByName;
            add(at, id.number(), by, name, std::move(*document));
        }
    }
}

void TimelineReader::completeNotes()
{
    std::vector<Note *> notes;
    for (TimelineEntry &entry : m_entries) {
        if (Note *note = std::get_if<Note>(&entry.what))
            notes.push_back(note);
    }
    NoteRepository::complete(m_db, notes);
}

} // namespace duebook
