// SPDX-License-Identifier: Apache-2.0
#include "core/services/followups/reminderengine.h"

#include "core/services/book/settingsservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/team/presenceservice.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

namespace duebook {

using namespace test;

namespace {

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate);
}

qint64 firedAt(FakeClock &clock, ReminderEngine &engine, const char *iso)
{
    clock.set(utc(iso));
    return must(engine.tick()).fired;
}

} // namespace

TEST_CASE("A reminder fires once, when its time has come", "[reminders]")
{
    FakeClock clock("2026-03-02T09:00:00Z");
    TempBook book(clock);
    FollowUpService followUps(book.session());
    const FollowUp made = must(
        followUps.create(aFollowUp(anAccount(book.session()), QDate(2026, 3, 2), QTime(10, 30))));
    ReminderEngine engine(book.session());

    const Reminders early = must(engine.tick());
    CHECK(early.fired == 0);
    CHECK(early.nextLook > clock.nowUtc());
    CHECK(early.nextLook <= utc("2026-03-02T10:30:00Z"));

    clock.set(utc("2026-03-02T10:30:00Z"));
    const Reminders now = must(engine.tick());
    REQUIRE(now.notifications.size() == 1);
    CHECK(now.notifications.front().title == QStringLiteral("Customer 1001"));
    CHECK(now.notifications.front().body.startsWith(QStringLiteral("ask for payment")));
    CHECK(now.notifications.front().followUp == made.id);
    REQUIRE(now.followUps.size() == 1);
    CHECK(now.followUps.front().rowVersion == made.rowVersion);
    CHECK(must(engine.tick()).fired == 0);

    SECTION("snoozed, it fires again")
    {
        must(followUps.snooze(made.id, made.rowVersion, QDate(2026, 3, 2), QTime(11, 0)));
        CHECK(firedAt(clock, engine, "2026-03-02T10:59:59Z") == 0);
        CHECK(firedAt(clock, engine, "2026-03-02T11:00:00Z") == 1);
    }
    SECTION("the snooze undone, it stays silent")
    {
        const FollowUp shown = must(followUps.followUp(made.id));
        const FollowUp snoozed =
            must(followUps.snooze(made.id, made.rowVersion, QDate(2026, 3, 2), QTime(11, 0)));
        must(followUps.restore(shown, snoozed.rowVersion));
        CHECK(firedAt(clock, engine, "2026-03-02T12:00:00Z") == 0);
    }
    SECTION("after a clock set back and forward again it stays silent")
    {
        CHECK(firedAt(clock, engine, "2026-03-01T08:00:00Z") == 0);
        CHECK(firedAt(clock, engine, "2026-03-02T10:30:00Z") == 0);
        CHECK(firedAt(clock, engine, "2027-03-02T10:30:00Z") == 0);
    }
    SECTION("given to a colleague, it fires for the colleague")
    {
        const UserId ben = aUser(book.session(), QStringLiteral("ben"));
        must(followUps.reassign(made.id, made.rowVersion, ben));
        CHECK(must(engine.tick()).fired == 0);
        const auto bens = book.anotherSession();
        User user = bens->user();
        user.id = ben;
        user.role = Role::Clerk;
        bens->setUser(user);
        ReminderEngine bensEngine(*bens);
        CHECK(must(bensEngine.tick()).fired == 1);
    }
}

TEST_CASE("Sleep and days without the program lose no reminder", "[reminders]")
{
    FakeClock clock("2026-03-02T08:00:00Z");
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    FollowUpService followUps(book.session());
    must(followUps.create(aFollowUp(account, QDate(2026, 3, 2), QTime(10, 0))));
    must(followUps.create(aFollowUp(account, QDate(2026, 3, 4))));
    must(followUps.create(aFollowUp(account, QDate(2026, 3, 20))));
    SECTION("asleep over both")
    {
        ReminderEngine engine(book.session());
        CHECK(firedAt(clock, engine, "2026-03-09T14:00:00Z") == 2);
    }
    SECTION("closed over both")
    {
        book.reopen();
        ReminderEngine engine(book.session());
        clock.set(utc("2026-03-09T14:00:00Z"));
        const Reminders late = must(engine.tick());
        REQUIRE(late.notifications.size() == 2);
        CHECK(late.notifications.front().body.contains(QStringLiteral("since")));
    }
    SECTION("the clock set forward by mistake fires early, and not again when it is put right")
    {
        ReminderEngine engine(book.session());
        CHECK(firedAt(clock, engine, "2026-03-19T08:00:00Z") == 2);
        CHECK(firedAt(clock, engine, "2026-03-02T11:00:00Z") == 0);
        CHECK(firedAt(clock, engine, "2026-03-20T09:00:00Z") == 1);
    }
}

TEST_CASE("Reminders follow the local clock over both changes of daylight saving", "[reminders]")
{
    SECTION("spring: 02:30 does not exist and comes at 03:00 summer time")
    {
        FakeClock clock("2026-03-28T12:00:00Z", "Europe/Berlin");
        TempBook book(clock);
        const AccountId account = anAccount(book.session());
        FollowUpService followUps(book.session());
        must(followUps.create(aFollowUp(account, QDate(2026, 3, 29), QTime(2, 30))));
        must(followUps.create(aFollowUp(account, QDate(2026, 3, 29), QTime(9, 0))));
        ReminderEngine engine(book.session());
        CHECK(firedAt(clock, engine, "2026-03-29T00:59:59Z") == 0);
        CHECK(firedAt(clock, engine, "2026-03-29T01:00:00Z") == 1);
        CHECK(firedAt(clock, engine, "2026-03-29T06:59:59Z") == 0);
        CHECK(firedAt(clock, engine, "2026-03-29T07:00:00Z") == 1);
    }
    SECTION("autumn: 02:30 comes twice and fires the first time only")
    {
        FakeClock clock("2026-10-24T12:00:00Z", "Europe/Berlin");
        TempBook book(clock);
        const AccountId account = anAccount(book.session());
        FollowUpService followUps(book.session());
        must(followUps.create(aFollowUp(account, QDate(2026, 10, 25), QTime(2, 30))));
        must(followUps.create(aFollowUp(account, QDate(2026, 10, 25), QTime(9, 0))));
        ReminderEngine engine(book.session());
        CHECK(firedAt(clock, engine, "2026-10-25T00:29:59Z") == 0);
        CHECK(firedAt(clock, engine, "2026-10-25T00:30:00Z") == 1);
        CHECK(firedAt(clock, engine, "2026-10-25T01:30:00Z") == 0);
        CHECK(firedAt(clock, engine, "2026-10-25T07:59:59Z") == 0);
        CHECK(firedAt(clock, engine, "2026-10-25T08:00:00Z") == 1);
    }
}

TEST_CASE("Ten thousand follow-ups due at once are one summary", "[reminders]")
{
    FakeClock clock("2026-03-02T09:00:00Z");
    TempBook book(clock);
    anAccount(book.session());
    book.db().execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                      "10000) INSERT INTO follow_up (uid, account_id, assignee_id, due_day, "
                      "created_at, changed_at) SELECT 'u' || i, 1, 1, 20500 + i % 10, 0, 0 FROM n");
    ReminderEngine engine(book.session());
    const Reminders reminders = must(engine.tick());
    CHECK(reminders.fired == 10000);
    REQUIRE(reminders.notifications.size() == 1);
    CHECK(reminders.notifications.front().title.contains(QStringLiteral("10,000")));
    CHECK_FALSE(reminders.notifications.front().followUp.isSet());
    CHECK(must(engine.tick()).fired == 0);
}

TEST_CASE("Two clients on one book show a reminder exactly once", "[reminders]")
{
    FakeClock clock("2026-03-02T08:00:00Z");
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    FollowUpService followUps(book.session());
    for (int i = 0; i < 3; ++i)
        must(followUps.create(aFollowUp(account, QDate(2026, 3, 2), QTime(10, i))));
    const auto other = book.anotherSession();
    clock.set(utc("2026-03-02T10:00:00Z"));
    ReminderEngine here(book.session());
    ReminderEngine there(*other);
    CHECK(must(here.tick()).fired + must(there.tick()).fired == 1);
    clock.set(utc("2026-03-02T10:05:00Z"));
    CHECK(must(there.tick()).fired == 2);
    CHECK(must(here.tick()).fired == 0);
    CHECK(book.db().integer("SELECT count(DISTINCT claimed_by) FROM follow_up") == 2);
}

TEST_CASE("Whoever plans something for a moment that has passed is not reminded of it",
          "[reminders]")
{
    FakeClock clock("2026-03-02T14:00:00Z");
    TempBook book(clock);
    const AccountId account = anAccount(book.session());
    NewNote note = aNote(account);
    note.nextContact = QDate(2026, 3, 2);
    must(NoteService(book.session()).addNote(note));
    NewFollowUp bens = aFollowUp(account, QDate(2026, 3, 2));
    bens.assignee = aUser(book.session(), QStringLiteral("ben"));
    must(FollowUpService(book.session()).create(bens));
    CHECK(must(ReminderEngine(book.session()).tick()).fired == 0);
    CHECK(rows(book.db(), "SELECT count(*) FROM follow_up WHERE fired_at IS NULL") == 1);
}

TEST_CASE("A reader of the book is never reminded and never fails", "[reminders]")
{
    FakeClock clock("2026-03-02T08:00:00Z");
    TempBook book(clock);
    must(FollowUpService(book.session())
             .create(aFollowUp(anAccount(book.session()), QDate(2026, 3, 2))));
    User reader = book.session().user();
    reader.role = Role::Sales;
    book.session().setUser(reader);
    clock.set(utc("2026-03-03T08:00:00Z"));
    CHECK(must(ReminderEngine(book.session()).tick()).fired == 0);
}

TEST_CASE("A reminder that a vanished client never showed is shown by another",
          "[reminders][claims]")
{
    using Ms = PresenceService::Ms;
    FakeClock clock("2026-03-02T09:00:00Z");
    TempBook book(clock);
    const auto dead = book.anotherSession();
    must(FollowUpService(book.session())
             .create(aFollowUp(anAccount(book.session()), QDate(2026, 3, 2), QTime(10, 30))));
    clock.set(utc("2026-03-02T10:30:00Z"));
    PresenceService mine(book.session());
    PresenceService theirs(*dead);
    must(theirs.beat({}, Ms(0)));
    ReminderEngine claims(*dead);
    ReminderEngine watches(book.session());
    REQUIRE(must(claims.tick()).fired == 1);
    must(mine.beat({}, Ms(0)));
    must(mine.beat({}, Ms(69000)));

    SECTION("once it is known to be gone, and not before")
    {
        CHECK(must(watches.tick()).fired == 0);
        must(mine.beat({}, Ms(70000)));
        CHECK(must(watches.tick()).fired == 1);
        CHECK(must(watches.tick()).fired == 0);
    }
    SECTION("shown before it vanished, it stays silent")
    {
        must(claims.confirm());
        must(mine.beat({}, Ms(70000)));
        CHECK(must(watches.tick()).fired == 0);
    }
    SECTION("closed in order before it was shown, another shows it at once")
    {
        must(theirs.leave());
        CHECK(must(watches.tick()).fired == 1);
    }
}

} // namespace duebook
