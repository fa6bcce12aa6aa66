// SPDX-License-Identifier: Apache-2.0
#include "core/services/waiting/waitingnotes.h"

#include "core/services/accounts/contactmergeservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/promises/promiseservice.h"
#include "core/services/talks/notejson.h"
#include "core/services/talks/noteservice.h"
#include "core/services/team/userservice.h"
#include "core/services/waiting/waitingnotesreplay.h"
#include "tests/core/services/waiting/waitingnotesbench.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace duebook {

using namespace test;

namespace {

NewNote everything(AccountId account, InvoiceId invoice)
{
    NewNote note;
    note.uid = QStringLiteral("u1");
    note.account = account;
    note.kind = NoteKind::Email;
    note.direction = Direction::Incoming;
    note.contact = ContactId(3);
    note.spokenAt = QDateTime(QDate(2026, 3, 1), QTime(10, 11, 12, 13), Qt::UTC);
    note.outcome = QStringLiteral("reached");
    note.text = QString::fromUtf8("Zahlt „bald“\nשלום");
    note.corrects = NoteId(4);
    note.responseDue = QDate(2026, 3, 9);
    note.invoices = {invoice, InvoiceId(12)};
    note.nextContact = QDate(2026, 3, 5);
    note.nextTime = QTime(14, 30);
    note.nextReason = QStringLiteral("call");
    note.nextAssignee = UserId(1);
    note.inform = {UserId(2), UserId(5)};
    NewPromise promise;
    promise.uid = QStringLiteral("p1");
    promise.contact = ContactId(6);
    promise.made = QDate(2026, 3, 1);
    promise.instalments = {{QDate(2026, 3, 10), eur(10050)}, {QDate(2026, 4, 10), eur(1)}};
    promise.invoices = {invoice};
    promise.saidBy = QStringLiteral("Ingrid");
    promise.evidence = QStringLiteral("on the phone");
    promise.replaces = PromiseId(7);
    note.promise = promise;
    NewDispute dispute;
    dispute.uid = QStringLiteral("d1");
    dispute.reason = QStringLiteral("price");
    dispute.text = QStringLiteral("Too dear");
    dispute.owner = UserId(2);
    dispute.opened = QDate(2026, 3, 1);
    dispute.deadline = QDate(2026, 3, 20);
    dispute.parts = {{invoice, QStringLiteral("R1"), eur(500)}};
    note.dispute = dispute;
    return note;
}

} // namespace

TEST_CASE("Everything a composer can hold survives as JSON", "[waiting]")
{
    const NewNote note = everything(AccountId(1), InvoiceId(11));
    const std::optional<NewNote> back = noteFromJson(toJson(note));
    REQUIRE(back);
    CHECK(toJson(*back) == toJson(note));
    CHECK(back->text == note.text);
    CHECK(back->spokenAt == note.spokenAt);
    CHECK(back->nextTime == note.nextTime);
    CHECK(back->inform == note.inform);
    CHECK(back->promise == note.promise);
    CHECK(back->dispute == note.dispute);
    QJsonObject without = toJson(note);
    without.remove(QStringLiteral("uid"));
    CHECK_FALSE(noteFromJson(without));
    CHECK_FALSE(noteFromJson({}));
}

TEST_CASE("Waiting notes are private files that keep their order", "[waiting]")
{
    WaitingNotesBench bench;
    for (int i = 0; i < 12; ++i)
        bench.keep(QStringLiteral("note %1").arg(i));
    // Another program run goes on counting.
    WaitingNotes again(bench.folder);
    must(again.add(bench.waiting(QStringLiteral("last"))));
    const QStringList entries = bench.waitingNotes.entries();
    REQUIRE(entries.size() == 13);
    CHECK(must(bench.waitingNotes.read(entries.front())).note.text == QStringLiteral("note 0"));
    CHECK(must(bench.waitingNotes.read(entries[10])).note.text == QStringLiteral("note 10"));
    CHECK(must(bench.waitingNotes.read(entries.back())).note.text == QStringLiteral("last"));
#ifdef Q_OS_UNIX
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                            QFileDevice::ReadOther | QFileDevice::WriteOther |
                                            QFileDevice::ExeGroup | QFileDevice::ExeOther;
    CHECK((QFile::permissions(bench.folder) & others) == QFileDevice::Permissions());
    for (const QFileInfo &info : QDir(bench.folder).entryInfoList(QDir::Files))
        CHECK((info.permissions() & others) == QFileDevice::Permissions());
#endif
}

TEST_CASE("A replay saves every note once, in order, as the person who wrote it", "[waiting]")
{
    WaitingNotesBench bench;
    User ben;
    ben.login = QStringLiteral("ben");
    ben.name = QStringLiteral("Ben Adler");
    ben.id = must(UserService(bench.session).add(ben));
    bench.keep(QStringLiteral("first"));
    WaitingNote second = bench.waiting(QStringLiteral("second"));
    second.author = ben.id;
    second.authorName = ben.name;
    must(bench.waitingNotes.add(second));
    bench.clock.advance(3600);

    const ReplayReport report = bench.replay();
    CHECK(report.saved == 2);
    CHECK(report.refused == 0);
    CHECK(report.left.isEmpty());
    CHECK(bench.waitingNotes.entries().isEmpty());
    const std::vector<Note> notes = bench.notes();
    REQUIRE(notes.size() == 2);
    CHECK(bench.session.user().name == QStringLiteral("Anna Berg"));
    const auto by = [&notes](const char *text) {
        for (const Note &note : notes)
            if (note.text == QLatin1String(text))
                return note.authorName;
        return QString();
    };
    CHECK(by("first") == QStringLiteral("Anna Berg"));
    CHECK(by("second") == QStringLiteral("Ben Adler"));
    CHECK(notes[0].id > notes[1].id);
}

TEST_CASE("A note the book has already, because the answer was lost, is not saved twice",
          "[waiting]")
{
    WaitingNotesBench bench;
    const WaitingNote waiting = bench.waiting(QStringLiteral("said"));
    must(NoteService(bench.session).addNote(waiting.note));
    must(bench.waitingNotes.add(waiting));
    CHECK(bench.replay().saved == 1);
    CHECK(bench.notes().size() == 1);
    CHECK(bench.waitingNotes.entries().isEmpty());
}

TEST_CASE("A refused note stays with its sentence and the others go on", "[waiting]")
{
    WaitingNotesBench bench;
    bench.keep(QStringLiteral("before"));
    WaitingNote gone = bench.waiting(QStringLiteral("gone"));
    gone.note.account = AccountId(4711);
    const QString refused = must(bench.waitingNotes.add(gone));
    bench.keep(QStringLiteral("after"));

    const ReplayReport report = bench.replay();
    CHECK(report.saved == 2);
    CHECK(report.refused == 1);
    CHECK_FALSE(report.stopped);
    CHECK(bench.waitingNotes.entries() == QStringList{refused});
    CHECK(must(bench.waitingNotes.read(refused)).refusal.contains(QStringLiteral("account")));
    CHECK(bench.notes().size() == 2);
}

TEST_CASE("A note corrected meanwhile is a conflict that a person sees", "[waiting]")
{
    WaitingNotesBench bench;
    const NoteId first =
        must(NoteService(bench.session).addNote(aNote(bench.id, QStringLiteral("wrong"))));
    WaitingNote mine = bench.waiting(QStringLiteral("my version"));
    mine.note.corrects = first;
    const QString entry = must(bench.waitingNotes.add(mine));
    NewNote theirs = aNote(bench.id, QStringLiteral("their version"));
    theirs.corrects = first;
    must(NoteService(bench.session).addNote(theirs));
    CHECK(bench.replay().refused == 1);
    CHECK(must(bench.waitingNotes.read(entry)).isRefused());
    REQUIRE(bench.notes().size() == 1);
    CHECK(bench.notes().front().text == QStringLiteral("their version"));
}

TEST_CASE("Whoever left does not write any more: the note waits for someone else", "[waiting]")
{
    WaitingNotesBench bench;
    User ben;
    ben.login = QStringLiteral("ben");
    ben.name = QStringLiteral("Ben Adler");
    ben.id = must(UserService(bench.session).add(ben));
    WaitingNote waiting = bench.waiting(QStringLiteral("of ben"));
    waiting.author = ben.id;
    waiting.authorName = ben.name;
    const QString entry = must(bench.waitingNotes.add(waiting));
    for (User &user : must(UserService(bench.session).users())) {
        if (user.id != ben.id)
            continue;
        user.active = false;
        must(UserService(bench.session).change(user));
    }
    CHECK(bench.replay().refused == 1);
    CHECK(must(bench.waitingNotes.read(entry)).refusal.contains(QStringLiteral("Ben Adler")));
    CHECK(bench.notes().empty());
}

TEST_CASE("A contact made one with another meanwhile is followed", "[waiting]")
{
    WaitingNotesBench bench;
    ContactService contacts(bench.session);
    const auto add = [&](const char *name) {
        Contact contact;
        contact.account = bench.id;
        contact.name = QLatin1String(name);
        return must(contacts.contact(must(contacts.add(contact))));
    };
    const Contact keep = add("Ingrid");
    const Contact gone = add("Ingrid B.");
    WaitingNote waiting = bench.waiting(QStringLiteral("with her"));
    waiting.note.contact = gone.id;
    must(bench.waitingNotes.add(waiting));
    must(ContactMergeService(bench.session).merge(keep, gone));
    CHECK(bench.replay().saved == 1);
    CHECK(bench.notes().front().contactName == QStringLiteral("Ingrid"));
}

TEST_CASE("Days that passed while a note waited are due on the day it is saved", "[waiting]")
{
    WaitingNotesBench bench;
    WaitingNote waiting = bench.waiting(QStringLiteral("calls back tomorrow"));
    waiting.note.spokenAt = bench.clock.nowUtc();
    waiting.note.nextContact = QDate(2026, 3, 3);
    waiting.note.nextTime = QTime(10, 0);
    waiting.note.responseDue = QDate(2026, 3, 4);
    must(bench.waitingNotes.add(waiting));
    bench.clock.advance(7 * 86400);
    CHECK(bench.replay().saved == 1);
    CHECK(bench.notes().front().spokenAt.date() == QDate(2026, 3, 2));
    CHECK(bench.notes().front().responseDue == QDate(2026, 3, 9));
}

TEST_CASE("A replay stops where the book cannot be written, and the rest waits", "[waiting]")
{
    WaitingNotesBench bench;
    for (const char *text : {"one", "two", "three"})
        bench.keep(QLatin1String(text));
    const ReplayReport first = bench.replay(1);
    CHECK(first.saved == 1);
    CHECK(first.left.size() == 2);
    {
        // Someone else holds the book for longer than anyone waits.
        const std::unique_ptr<Session> other = bench.book.anotherSession();
        other->database().execute("BEGIN IMMEDIATE");
        bench.book.db().setBusyLimit(200);
        const ReplayReport report = bench.replay();
        REQUIRE(report.stopped);
        CHECK(report.stopped->code == ErrorCode::Busy);
        CHECK(report.saved == 0);
        CHECK(report.left == bench.waitingNotes.entries());
        other->database().execute("ROLLBACK");
    }
    CHECK_FALSE(must(bench.waitingNotes.read(bench.waitingNotes.entries().front())).isRefused());
    CHECK(bench.replay().saved == 2);
    CHECK(bench.notes().size() == 3);
}

TEST_CASE("Files wait with their note, whatever becomes of the originals", "[waiting]")
{
    WaitingNotesBench bench;
    const QString original = aFile(bench.book.folder() + QStringLiteral("/offer.txt"), "the offer");
    WaitingNote waiting = bench.waiting(QStringLiteral("with files"));
    NewDocument file;
    file.name = QStringLiteral("offer.txt");
    file.path = original;
    NewDocument pasted;
    pasted.name = QStringLiteral("pasted.png");
    pasted.content = "not really a picture";
    waiting.note.documents = {file, pasted};
    const QString entry = must(bench.waitingNotes.add(waiting));
    REQUIRE(QFile::remove(original));
    CHECK(bench.replay().saved == 1);
    const std::vector<Document> documents = bench.notes().front().documents;
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].name == QStringLiteral("offer.txt"));
    CHECK_FALSE(QFileInfo::exists(bench.folder + QLatin1Char('/') + entry));
}

TEST_CASE("A waiting note whose file copy is gone says so and holds nobody up", "[waiting]")
{
    WaitingNotesBench bench;
    WaitingNote waiting = bench.waiting(QStringLiteral("with a file"));
    NewDocument pasted;
    pasted.name = QStringLiteral("pasted.png");
    pasted.content = "x";
    waiting.note.documents = {pasted};
    const QString entry = must(bench.waitingNotes.add(waiting));
    bench.keep(QStringLiteral("another"));
    REQUIRE(QDir(bench.folder + QLatin1Char('/') + entry).removeRecursively());
    const ReplayReport report = bench.replay();
    CHECK(report.saved == 1);
    CHECK(report.refused == 1);
    CHECK(must(bench.waitingNotes.read(entry)).refusal.contains(QStringLiteral("pasted.png")));
}

TEST_CASE("A file that cannot be copied keeps nothing of its note", "[waiting]")
{
    WaitingNotesBench bench;
    WaitingNote waiting = bench.waiting(QStringLiteral("with a file"));
    NewDocument file;
    file.name = QStringLiteral("gone.pdf");
    file.path = bench.book.folder() + QStringLiteral("/gone.pdf");
    waiting.note.documents = {file};
    const Result<QString> kept = bench.waitingNotes.add(waiting);
    REQUIRE_FALSE(kept);
    CHECK(kept.error().sentence.contains(QStringLiteral("gone.pdf")));
    CHECK(kept.error().place == QStringLiteral("documents"));
    CHECK(bench.waitingNotes.entries().isEmpty());
    CHECK(QDir(bench.folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
}

TEST_CASE("A broken file of a waiting note is told and stays; what was discarded comes back",
          "[waiting]")
{
    WaitingNotesBench bench;
    const QString entry = bench.keep(QStringLiteral("said"));
    must(bench.waitingNotes.putAside(entry));
    CHECK(bench.waitingNotes.entries().isEmpty());
    CHECK(bench.waitingNotes.putAside(entry).error().code == ErrorCode::NotFound);
    must(bench.waitingNotes.bringBack(entry));
    CHECK(bench.waitingNotes.entries() == QStringList{entry});

    QFile file(bench.folder + QLatin1Char('/') + entry + QStringLiteral(".waiting"));
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{\"note\":");
    file.close();
    CHECK(bench.waitingNotes.read(entry).error().code == ErrorCode::Invalid);
    CHECK(bench.replay().refused == 1);
    CHECK(bench.waitingNotes.entries() == QStringList{entry});
}

TEST_CASE("What was put aside or left half written is forgotten after a while", "[waiting]")
{
    WaitingNotesBench bench;
    const QString entry = bench.keep(QStringLiteral("said"));
    must(bench.waitingNotes.putAside(entry));
    REQUIRE(QDir().mkpath(bench.folder + QStringLiteral("/000000000009-x.half")));
    bench.waitingNotes.forgetAside(QDateTime::currentDateTimeUtc().addDays(-1));
    CHECK(QFileInfo::exists(bench.waitingNotes.asideFolder(entry) + QStringLiteral(".waiting")));
    bench.waitingNotes.forgetAside(QDateTime::currentDateTimeUtc().addDays(1));
    CHECK_FALSE(
        QFileInfo::exists(bench.waitingNotes.asideFolder(entry) + QStringLiteral(".waiting")));
    CHECK_FALSE(QFileInfo::exists(bench.folder + QStringLiteral("/000000000009-x.half")));
}

TEST_CASE("However many notes wait, a replay saves each of them once", "[waiting][row30]")
{
    // Row 30 of the fault list: 100,000 with DUEBOOK_PROOF=full.
    const int count = qgetenv("DUEBOOK_PROOF") == "full" ? 100000 : 1000;
    WaitingNotesBench bench;
    for (int i = 0; i < count; ++i)
        bench.keep(QStringLiteral("note %1").arg(i));
    WaitingNotesReplay replay(bench.session, bench.waitingNotes);
    QStringList left = bench.waitingNotes.entries();
    REQUIRE(left.size() == count);
    // Every seventh is in the book already, its file not removed: the program was killed in
    // between.
    for (int i = 0; i < count; i += 7)
        must(NoteService(bench.session).addNote(must(bench.waitingNotes.read(left[i])).note));
    int saved = 0;
    while (!left.isEmpty()) {
        const ReplayReport report = replay.replay(left, 100);
        REQUIRE_FALSE(report.stopped);
        REQUIRE(report.refused == 0);
        saved += report.saved;
        left = report.left;
    }
    CHECK(saved == count);
    CHECK(bench.waitingNotes.entries().isEmpty());
    CHECK(bench.book.db().integer("SELECT count(*) FROM note") == count);
    CHECK(bench.book.db().integer("SELECT count(DISTINCT uid) FROM note") == count);
}

} // namespace duebook
