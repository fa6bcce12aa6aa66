// SPDX-License-Identifier: Apache-2.0
#include "core/services/talks/noteservice.h"

#include "core/services/accounts/contactservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/search/searchservice.h"
#include "core/store/book/recordrepository.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

namespace duebook {

using namespace test;

namespace {

QString placeOf(const Result<NoteId> &result)
{
    return result.ok() ? QStringLiteral("saved") : result.error().place;
}

NewDocument pasted(const QString &name, const QByteArray &content)
{
    NewDocument document;
    document.name = name;
    document.content = content;
    return document;
}

} // namespace

TEST_CASE("A note with a document and a next contact date is saved whole or not at all", "[notes]")
{
    FakeClock clock("2026-03-02T09:00:00Z");
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    NoteService service(book.session());
    NewNote draft = aNote(account, QStringLiteral("Promised 400 by Friday"));
    draft.documents = {pasted(QStringLiteral("promise.eml"), "From: a@b")};
    draft.nextContact = QDate(2026, 3, 6);
    draft.nextReason = QStringLiteral("check the promise");
    ChangeSet seen;
    book.session().onCommit([&](const ChangeSet &changes) { seen = changes; });

    SECTION("saved, everything is there and told once")
    {
        const NoteId id = must(service.addNote(draft));
        const Note note = must(service.note(id));
        CHECK(note.text == draft.text);
        CHECK(note.authorName == QStringLiteral("Anna Berg"));
        CHECK(note.spokenAt == clock.nowUtc());
        REQUIRE(note.documents.size() == 1);
        CHECK(note.documents.front().name == QStringLiteral("promise.eml"));
        CHECK(note.documents.front().size == 9);

        FollowUpFilter filter;
        filter.account = account;
        const FollowUpPage page = must(FollowUpService(book.session()).list(filter));
        REQUIRE(page.rows.size() == 1);
        CHECK(page.rows.front().due == QDate(2026, 3, 6));
        CHECK(page.rows.front().note == id);
        CHECK(page.rows.front().assigneeName == QStringLiteral("Anna Berg"));

        CHECK(seen.touches(Entity::Note));
        CHECK(seen.touches(Entity::Document));
        CHECK(seen.touches(Entity::FollowUp));
        CHECK(RecordRepository::firstBrokenAudit(book.db()) == 0);
        CHECK(book.db().integer("SELECT last_note_id FROM account") == id.number());
        CHECK(book.db().integer("SELECT count(*) FROM audit WHERE account_id <> 0 AND action = "
                                "'note added'") == 1);
    }
    SECTION("a failure halfway leaves nothing behind and tells nobody")
    {
        book.db().execute("DROP TABLE follow_up");
        CHECK_FALSE(service.addNote(draft));
        for (const char *count :
             {"SELECT count(*) FROM note", "SELECT count(*) FROM document",
              "SELECT count(*) FROM document_content", "SELECT count(*) FROM document_link",
              "SELECT count(*) FROM search_note WHERE search_note MATCH 'promised'",
              "SELECT count(*) FROM account WHERE last_note_id IS NOT NULL"})
            CHECK(rows(book.db(), count) == 0);
        CHECK(seen.empty());
    }
    SECTION("a missing document file fails before anything is written")
    {
        NewDocument missing;
        missing.path = book.folder() + QStringLiteral("/gone.pdf");
        draft.documents.push_back(missing);
        const Result<NoteId> saved = service.addNote(draft);
        REQUIRE_FALSE(saved);
        CHECK(saved.error().place == QStringLiteral("documents"));
        CHECK(saved.error().sentence.contains(QStringLiteral("gone.pdf")));
        CHECK(rows(book.db(), "SELECT count(*) FROM note") == 0);
        CHECK(rows(book.db(), "SELECT count(*) FROM document_content") == 0);
        CHECK(seen.empty());
    }
}

TEST_CASE("A draft saved twice under one uid is one note", "[notes]")
{
    FakeClock clock;
    TempBook book(clock);
    NoteService service(book.session());
    NewNote draft = aNote(anAccount(book.session()));
    draft.nextContact = QDate(2026, 3, 6);
    draft.documents = {pasted(QStringLiteral("a.txt"), "a")};
    const NoteId first = must(service.addNote(draft));
    draft.text = QStringLiteral("another text");
    ChangeSet seen;
    book.session().onCommit([&](const ChangeSet &changes) { seen = changes; });
    CHECK(must(service.addNote(draft)) == first);
    CHECK(must(service.note(first)).text == QStringLiteral("Promised 400"));
    CHECK(rows(book.db(), "SELECT count(*) FROM note") == 1);
    CHECK(rows(book.db(), "SELECT count(*) FROM follow_up") == 1);
    CHECK(rows(book.db(), "SELECT count(*) FROM document") == 1);
    CHECK(seen.empty());
}

TEST_CASE("What is wrong with a note is told at its field", "[notes]")
{
    FakeClock clock("2026-03-02T09:00:00Z");
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    const AccountId other = anAccount(book.session(), QStringLiteral("1002"));
    Contact stranger;
    stranger.account = other;
    stranger.name = QStringLiteral("Somebody");
    const ContactId contact = must(ContactService(book.session()).add(stranger));
    NoteService service(book.session());

    NewNote draft = aNote(account, QStringLiteral(" \n"));
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("text"));
    draft.text = QStringLiteral("said");
    draft.contact = contact;
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("contact"));
    draft.contact = {};
    draft.nextContact = QDate(2026, 3, 1);
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("nextContact"));
    draft.nextContact = {};
    draft.nextTime = QTime(9, 0);
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("nextContact"));
    draft.nextTime = {};
    draft.spokenAt = clock.nowUtc().addDays(1);
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("spokenAt"));
    draft.spokenAt = {};
    draft.responseDue = QDate(2026, 2, 1);
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("responseDue"));
    draft.responseDue = {};
    draft.nextAssignee = UserId(99);
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("nextAssignee"));
    draft.nextAssignee = {};
    draft.invoices = {InvoiceId(5)};
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("invoices"));
    draft.invoices.clear();
    draft.corrects = NoteId(7);
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("corrects"));
    draft.corrects = {};
    draft.account = AccountId(77);
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("account"));
    CHECK(rows(book.db(), "SELECT count(*) FROM note") == 0);
    draft.account = account;
    CHECK(placeOf(service.addNote(draft)) == QStringLiteral("saved"));
}

TEST_CASE("A note is corrected by a new version that keeps its documents", "[notes]")
{
    FakeClock clock;
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    NoteService service(book.session());
    NewNote draft = aNote(account, QStringLiteral("Promised 400"));
    draft.documents = {pasted(QStringLiteral("a.txt"), "a")};
    const NoteId first = must(service.addNote(draft));
    NewNote better = aNote(account, QStringLiteral("Promised 4,000"));
    better.corrects = first;
    const NoteId second = must(service.addNote(better));

    CHECK(must(service.note(first)).corrected);
    CHECK(must(service.note(second)).documents.size() == 1);
    for (const NoteId any : {first, second}) {
        const std::vector<Note> versions = must(service.versions(any));
        REQUIRE(versions.size() == 2);
        CHECK(versions.front().id == second);
        CHECK(versions.back().text == QStringLiteral("Promised 400"));
    }
    const TimelinePage page = must(service.timeline(account));
    REQUIRE(page.entries.size() == 1);
    CHECK(page.entries.front().as<Note>()->id == second);
    CHECK(must(DocumentService(book.session()).ofAccount(account)).rows.size() == 1);
    CHECK(book.db().integer("SELECT last_note_id FROM account") == second.number());

    NewNote late = aNote(account, QStringLiteral("Promised 40"));
    late.corrects = first;
    const Result<NoteId> conflict = service.addNote(late);
    REQUIRE_FALSE(conflict);
    CHECK(conflict.error().code == ErrorCode::Conflict);
}

TEST_CASE("A note in the book can be neither changed nor removed", "[notes]")
{
    FakeClock clock;
    TempBook book(clock);
    must(NoteService(book.session()).addNote(aNote(anAccount(book.session()))));
    CHECK_THROWS_AS(book.db().execute("UPDATE note SET text = 'never said'"), SqlFailure);
    CHECK_THROWS_AS(book.db().execute("DELETE FROM note"), SqlFailure);
    CHECK(book.db().text("SELECT text FROM note") == QStringLiteral("Promised 400"));
}

TEST_CASE("The account knows its last note and last contact", "[notes]")
{
    FakeClock clock("2026-03-02T09:00:00Z");
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    NoteService service(book.session());
    const NoteId call = must(service.addNote(aNote(account)));
    NewNote earlier = aNote(account);
    earlier.spokenAt = clock.nowUtc().addDays(-3);
    must(service.addNote(earlier));
    CHECK(book.db().integer("SELECT last_note_id FROM account") == call.number());
    clock.advance(3600);
    NewNote internal = aNote(account);
    internal.kind = NoteKind::Internal;
    const NoteId remark = must(service.addNote(internal));
    CHECK(book.db().integer("SELECT last_note_id FROM account") == remark.number());
    CHECK(book.db().integer("SELECT last_contact_at FROM account") ==
          QDateTime::fromString(QStringLiteral("2026-03-02T09:00:00Z"), Qt::ISODate)
              .toMSecsSinceEpoch());
    CHECK(book.db().integer("SELECT row_version FROM account") == 1);
}

} // namespace duebook
