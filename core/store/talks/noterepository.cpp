// SPDX-License-Identifier: Apache-2.0
#include "core/store/talks/noterepository.h"

#include "core/db/statement.h"
#include "core/store/documents/documentrepository.h"
#include "core/store/index/searchindex.h"
#include "core/store/talks/noterow.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr auto kFacts = R"(
    SELECT (SELECT id FROM note WHERE uid = $1),
           (SELECT count(*) FROM account WHERE id = $2),
           (SELECT account_id FROM contact WHERE id = $3),
           (SELECT account_id FROM note WHERE id = $4),
           (SELECT response_day FROM note WHERE id = $4),
           (SELECT id FROM note WHERE corrects_id = $4),
           (SELECT active FROM app_user WHERE id = $5))";
constexpr auto kInvoiceOfAccount = "SELECT 1 FROM invoice WHERE id = $1 AND account_id = $2";
constexpr auto kActiveUser = "SELECT 1 FROM app_user WHERE id = $1 AND active = 1";
// Whether it was made with an earlier version of the note does not matter.
constexpr auto kAnswersOf = R"(
    WITH RECURSIVE version (id, corrects_id) AS (
        SELECT id, corrects_id FROM note WHERE id = $1
        UNION ALL
        SELECT n.id, n.corrects_id FROM note n JOIN version v ON n.id = v.corrects_id)
    SELECT f.id
      FROM follow_up f INDEXED BY ix_follow_up_account
     WHERE f.account_id = (SELECT account_id FROM note WHERE id = $1) AND f.state = 1
       AND f.kind = 2 AND f.note_id IN (SELECT id FROM version))";
constexpr auto kAwaited = R"(
    SELECT f.id
      FROM follow_up f INDEXED BY ix_follow_up_account
      LEFT JOIN note n ON n.id = f.note_id
     WHERE f.account_id = $1 AND f.state = 1 AND f.kind = 2 AND coalesce(n.spoken_at, 0) <= $2)";
constexpr auto kInsert = R"(
    INSERT INTO note (uid, account_id, kind, direction, author_id, contact_id, spoken_at, outcome,
                      text, response_day, corrects_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))";
constexpr auto kInsertInvoice =
    "INSERT INTO note_invoice (note_id, invoice_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
// The account's own row_version stays: this is bookkeeping, not a change a person could lose.
constexpr auto kTouchAccount = R"(
    UPDATE account
       SET last_note_id = CASE WHEN last_note_id IS NULL OR last_note_id = $4
                                 OR (SELECT spoken_at FROM note WHERE id = last_note_id) <= $3
                               THEN $2 ELSE last_note_id END,
           last_contact_at = CASE WHEN $5 = 1 AND coalesce(last_contact_at, $3 - 1) < $3
                                  THEN $3 ELSE last_contact_at END
     WHERE id = $1)";
constexpr auto kFind =
    "SELECT " DUEBOOK_NOTE_COLUMNS " FROM note n" DUEBOOK_NOTE_JOINS "WHERE n.id = $1";
constexpr auto kFirstVersion = R"(
    WITH RECURSIVE earlier (id, corrects_id) AS (
        SELECT id, corrects_id FROM note WHERE id = $1
        UNION ALL
        SELECT n.id, n.corrects_id FROM note n JOIN earlier e ON n.id = e.corrects_id)
    SELECT id FROM earlier WHERE corrects_id IS NULL)";
constexpr auto kNextVersion = "SELECT id FROM note WHERE corrects_id = $1";
constexpr auto kInvoices = "SELECT invoice_id FROM note_invoice WHERE note_id = $1";

} // namespace

NoteFacts NoteRepository::facts(Database &db, const NewNote &draft)
{
    Statement select(db, kFacts);
    select.bind(draft.uid)
        .bind(draft.account)
        .bind(draft.contact)
        .bind(draft.corrects)
        .bind(draft.nextAssignee);
    if (!select.next())
        return {};
    return {select.id<NoteId>(0),    select.flag(1), select.id<AccountId>(2),
            select.id<AccountId>(3), select.day(4),  select.id<NoteId>(5),
            select.flag(6)};
}

InvoiceId NoteRepository::foreignInvoice(Database &db, AccountId account,
                                         const std::vector<InvoiceId> &invoices)
{
    Statement select(db, kInvoiceOfAccount);
    for (const InvoiceId invoice : invoices) {
        select.bind(invoice).bind(account);
        if (!select.next())
            return invoice;
        select.reset();
    }
    return {};
}

UserId NoteRepository::inactiveUser(Database &db, const std::vector<UserId> &users)
{
    Statement select(db, kActiveUser);
    for (const UserId user : users) {
        select.bind(user);
        if (!select.next())
            return user;
        select.reset();
    }
    return {};
}

std::vector<FollowUpId> NoteRepository::answersOf(Database &db, NoteId note)
{
    std::vector<FollowUpId> found;
    if (!note.isSet())
        return found;
    Statement select(db, kAnswersOf);
    select.bind(note);
    while (select.next())
        found.push_back(select.id<FollowUpId>(0));
    return found;
}

std::vector<FollowUpId> NoteRepository::awaitedAnswers(Database &db, AccountId account,
                                                       const QDateTime &upTo)
{
    Statement select(db, kAwaited);
    select.bind(account).bind(upTo);
    std::vector<FollowUpId> found;
    while (select.next())
        found.push_back(select.id<FollowUpId>(0));
    return found;
}

NoteId NoteRepository::insert(Transaction &transaction, const NewNote &draft)
{
    const QDateTime spokenAt = draft.spokenAt.isValid() ? draft.spokenAt : transaction.now();
    Statement insert(transaction, kInsert);
    insert.bind(draft.uid)
        .bind(draft.account)
        .bind(qint64(draft.kind))
        .bind(qint64(draft.direction))
        .bind(transaction.user())
        .bind(draft.contact)
        .bind(spokenAt)
        .bind(draft.outcome)
        .bind(draft.text)
        .bind(draft.responseDue)
        .bind(draft.corrects)
        .bind(transaction.now());
    insert.run();
    const NoteId id(transaction.db().lastInsertId());
    for (const InvoiceId invoice : draft.invoices) {
        Statement link(transaction, kInsertInvoice);
        link.bind(id).bind(invoice);
        link.run();
    }
    SearchIndex::addNote(transaction, id, draft.text);

    Statement touch(transaction, kTouchAccount);
    touch.bind(draft.account)
        .bind(id)
        .bind(spokenAt)
        .bind(draft.corrects)
        .bind(draft.kind != NoteKind::Internal);
    touch.run();

    transaction.changed(Entity::Note, ChangeKind::Created, id.number(), draft.account);
    QJsonObject changes;
    if (draft.corrects.isSet())
        changes.insert(QStringLiteral("corrects"), draft.corrects.number());
    transaction.audit(Entity::Note, id.number(), draft.account,
                      draft.corrects.isSet() ? QStringLiteral("note corrected")
                                             : QStringLiteral("note added"),
                      changes);
    return id;
}

std::optional<Note> NoteRepository::find(Database &db, NoteId id)
{
    std::optional<Note> note;
    {
        Statement select(db, kFind);
        select.bind(id);
        if (select.next())
            note = readNote(select);
    }
    if (note)
        complete(db, {&*note});
    return note;
}

std::vector<Note> NoteRepository::versions(Database &db, NoteId id)
{
    NoteId version;
    {
        Statement first(db, kFirstVersion);
        first.bind(id);
        if (first.next())
            version = first.id<NoteId>(0);
    }
    std::vector<Note> notes;
    while (version.isSet()) {
        if (std::optional<Note> note = find(db, version))
            notes.push_back(std::move(*note));
        Statement later(db, kNextVersion);
        later.bind(version);
        version = later.next() ? later.id<NoteId>(0) : NoteId();
    }
    std::reverse(notes.begin(), notes.end());
    return notes;
}

void NoteRepository::complete(Database &db, const std::vector<Note *> &notes)
{
    Statement invoices(db, kInvoices);
    for (Note *note : notes) {
        invoices.bind(note->id);
        while (invoices.next())
            note->invoices.push_back(invoices.id<InvoiceId>(0));
        invoices.reset();
        note->documents = DocumentRepository::ofNote(db, note->id);
    }
}

} // namespace duebook
