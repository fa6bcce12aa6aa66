// SPDX-License-Identifier: Apache-2.0
// What a note sets going for others: colleagues informed, an answer expected.
#include "core/services/followups/followupservice.h"
#include "core/services/followups/reminderengine.h"
#include "core/services/talks/noteservice.h"
#include "core/services/today/worklistservice.h"
#include "core/store/book/userrepository.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

#include <algorithm>

namespace duebook {

using namespace test;

namespace {

struct Office {
    FakeClock clock{"2026-03-02T08:00:00Z"};
    TempBook book{clock};
    AccountId account = anAccount(book.session());
    NoteService notes{book.session()};
    FollowUpService followUps{book.session()};

    std::vector<FollowUp> all(FollowUpKind kind)
    {
        FollowUpFilter filter;
        filter.account = account;
        filter.openOnly = false;
        std::vector<FollowUp> rows = must(followUps.list(filter)).rows;
        std::erase_if(rows, [&](const FollowUp &f) { return f.kind != kind; });
        return rows;
    }
    NewNote asking(const char *text, QDate answerBy)
    {
        NewNote note = aNote(account, QString::fromLatin1(text));
        note.kind = NoteKind::Email;
        note.responseDue = answerBy;
        return note;
    }
    NewNote incoming(const char *text = "They pay on Friday")
    {
        NewNote note = aNote(account, QString::fromLatin1(text));
        note.direction = Direction::Incoming;
        return note;
    }
};

} // namespace

TEST_CASE("Each colleague informed has a follow-up for today to read the note", "[notes][inform]")
{
    Office office;
    const UserId ben = aUser(office.book.session(), QStringLiteral("ben"));
    const UserId eva = aUser(office.book.session(), QStringLiteral("eva"));
    NewNote note = aNote(office.account, QStringLiteral("Wants the bridge credit\nby April"));
    note.inform = {ben, eva, ben, office.book.session().user().id};
    const NoteId id = must(office.notes.addNote(note));

    const std::vector<FollowUp> informed = office.all(FollowUpKind::Inform);
    REQUIRE(informed.size() == 2);
    for (const FollowUp &followUp : informed) {
        CHECK(followUp.due == QDate(2026, 3, 2));
        CHECK(followUp.reason == QStringLiteral("Read: Wants the bridge credit by April"));
        CHECK(followUp.note == id);
        CHECK_FALSE(followUp.firedAt.isValid());
    }
    CHECK(informed.front().assignee != informed.back().assignee);

    // A repeat with the same uid informs nobody again.
    note.uid = newUid();
    must(office.notes.addNote(note));
    must(office.notes.addNote(note));
    CHECK(office.all(FollowUpKind::Inform).size() == 4);
}

TEST_CASE("Only people who work with the book can be informed", "[notes][inform]")
{
    Office office;
    NewNote note = aNote(office.account);
    note.inform = {UserId(99)};
    const Result<NoteId> saved = office.notes.addNote(note);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().place == QStringLiteral("inform"));

    User gone = *UserRepository::find(office.book.db(),
                                      aUser(office.book.session(), QStringLiteral("gone")));
    gone.active = false;
    must(office.book.session().write(
        [&](Transaction &transaction) { return UserRepository::update(transaction, gone); }));
    note.inform = {gone.id};
    CHECK_FALSE(office.notes.addNote(note));
    CHECK(rows(office.book.db(), "SELECT count(*) FROM note") == 0);
}

TEST_CASE("An answer that is expected sounds an alarm on its day", "[notes][answer]")
{
    Office office;
    must(office.notes.addNote(office.asking("Please confirm the plan", QDate(2026, 3, 6))));
    const std::vector<FollowUp> waiting = office.all(FollowUpKind::Answer);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().due == QDate(2026, 3, 6));
    CHECK(waiting.front().assigneeName == QStringLiteral("Anna Berg"));
    CHECK(waiting.front().reason == QStringLiteral("Answer expected: Please confirm the plan"));

    ReminderEngine engine(office.book.session());
    office.clock.set(QDateTime::fromString(QStringLiteral("2026-03-05T12:00:00Z"), Qt::ISODate));
    CHECK(must(engine.tick()).fired == 0);
    office.clock.set(QDateTime::fromString(QStringLiteral("2026-03-06T12:00:00Z"), Qt::ISODate));
    CHECK(must(engine.tick()).fired == 1);
}

TEST_CASE("The alarm is the next person's where the next contact is", "[notes][answer]")
{
    Office office;
    NewNote note = office.asking("Please confirm", QDate(2026, 3, 6));
    note.nextAssignee = aUser(office.book.session(), QStringLiteral("ben"));
    must(office.notes.addNote(note));
    REQUIRE(office.all(FollowUpKind::Answer).size() == 1);
    CHECK(office.all(FollowUpKind::Answer).front().assignee == note.nextAssignee);
}

TEST_CASE("An incoming note closes the wait for an answer", "[notes][answer]")
{
    Office office;
    must(office.notes.addNote(office.asking("Please confirm the plan", QDate(2026, 3, 6))));
    office.clock.advance(3600);

    SECTION("whatever it is")
    {
        must(office.notes.addNote(office.incoming()));
        const FollowUp closed = office.all(FollowUpKind::Answer).front();
        CHECK(closed.state == FollowUpState::Done);
        CHECK(closed.result == QStringLiteral("answered"));
        CHECK(closed.doneAt == office.clock.nowUtc());
    }
    SECTION("but not one that was earlier")
    {
        NewNote earlier = office.incoming();
        earlier.spokenAt = office.clock.nowUtc().addDays(-1);
        must(office.notes.addNote(earlier));
        CHECK(office.all(FollowUpKind::Answer).front().state == FollowUpState::Open);
    }
    SECTION("nor one of our own, nor one of another account")
    {
        must(office.notes.addNote(aNote(office.account)));
        NewNote elsewhere = office.incoming();
        elsewhere.account = anAccount(office.book.session(), QStringLiteral("2"));
        must(office.notes.addNote(elsewhere));
        CHECK(office.all(FollowUpKind::Answer).front().state == FollowUpState::Open);
    }
    SECTION("and may itself expect one")
    {
        NewNote question = office.incoming("They answer after their meeting");
        question.responseDue = QDate(2026, 3, 9);
        must(office.notes.addNote(question));
        std::vector<FollowUp> answers = office.all(FollowUpKind::Answer);
        REQUIRE(answers.size() == 2);
        CHECK(answers.front().state == FollowUpState::Done);
        CHECK(answers.back().state == FollowUpState::Open);
    }
    SECTION("and leaves other follow-ups alone")
    {
        NewFollowUp task = aFollowUp(office.account, QDate(2026, 3, 9));
        must(office.followUps.create(task));
        must(office.notes.addNote(office.incoming()));
        CHECK(office.all(FollowUpKind::Task).front().state == FollowUpState::Open);
    }
}

TEST_CASE("A correction keeps, moves or takes away the alarm of its note", "[notes][answer]")
{
    Office office;
    NewNote note = office.asking("Please confirm", QDate(2026, 3, 6));
    note.inform = {aUser(office.book.session(), QStringLiteral("ben"))};
    const NoteId first = must(office.notes.addNote(note));
    NewNote better = office.asking("Please confirm in writing", QDate(2026, 3, 6));
    better.corrects = first;
    const auto open = [&] {
        std::vector<FollowUp> rows = office.all(FollowUpKind::Answer);
        std::erase_if(rows, [](const FollowUp &f) { return f.state != FollowUpState::Open; });
        return rows;
    };
    SECTION("kept")
    {
        const NoteId second = must(office.notes.addNote(better));
        REQUIRE(open().size() == 1);
        NewNote third = office.asking("Please confirm by letter", {});
        third.corrects = second;
        must(office.notes.addNote(third));
        CHECK(open().empty());
    }
    SECTION("moved")
    {
        better.responseDue = QDate(2026, 3, 10);
        must(office.notes.addNote(better));
        REQUIRE(open().size() == 1);
        CHECK(open().front().due == QDate(2026, 3, 10));
    }
    SECTION("as it was, though its day has passed")
    {
        office.clock.advance(10 * 86400);
        must(office.notes.addNote(better));
        CHECK(open().size() == 1);
        CHECK(office.all(FollowUpKind::Answer).size() == 1);
    }
    CHECK(office.all(FollowUpKind::Inform).size() == 1);
}

TEST_CASE("Today tells of a missing answer once, not twice", "[notes][answer][worklist]")
{
    Office office;
    must(office.notes.addNote(office.asking("Please confirm", QDate(2026, 3, 3))));
    office.clock.set(QDateTime::fromString(QStringLiteral("2026-03-04T08:00:00Z"), Qt::ISODate));
    const Worklist list = must(WorklistService(office.book.session()).today({}));
    REQUIRE(list.rows.size() == 1);
    REQUIRE(list.rows.front().reasons.size() == 1);
    CHECK(list.rows.front().reasons.front().code == WorkReasonCode::NoAnswer);
}

TEST_CASE("A missing answer is off Today when its follow-up is done, and back on the day it was "
          "put off to",
          "[notes][answer][worklist]")
{
    Office office;
    Session &session = office.book.session();
    must(office.notes.addNote(office.asking("Please confirm", QDate(2026, 3, 3))));
    office.clock.set(QDateTime::fromString(QStringLiteral("2026-03-04T08:00:00Z"), Qt::ISODate));
    const auto reasons = [&] {
        const Worklist list = must(WorklistService(session).today({}));
        return list.rows.empty() ? std::vector<WorkReason>() : list.rows.front().reasons;
    };
    REQUIRE(reasons().size() == 1);
    const WorkReason reason = reasons().front();
    REQUIRE(reason.followUp.isSet());
    FollowUpService followUps(session);
    SECTION("done")
    {
        must(followUps.done(reason.followUp, reason.followUpVersion));
        CHECK(reasons().empty());
    }
    SECTION("put off")
    {
        must(followUps.snooze(reason.followUp, reason.followUpVersion, QDate(2026, 3, 6)));
        CHECK(reasons().empty());
        office.clock.advance(2 * 86400);
        REQUIRE(reasons().size() == 1);
        CHECK(reasons().front().code == WorkReasonCode::NoAnswer);
        CHECK(reasons().front().day == QDate(2026, 3, 3));
    }
}

} // namespace duebook
