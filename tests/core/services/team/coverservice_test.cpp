// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/coverservice.h"

#include "core/services/followups/followupservice.h"
#include "core/services/followups/reminderengine.h"
#include "core/services/today/worklistservice.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

namespace duebook {

using namespace test;

namespace {

struct Office {
    FakeClock clock{"2026-03-02T09:30:00Z"};
    TempBook book{clock};
    Session &session = book.session();
    UserId anna = session.user().id;
    UserId ben = aUser(session, QStringLiteral("ben"));
    UserId carla = aUser(session, QStringLiteral("carla"));
    CoverService covers{session};

    static QDate march(int day) { return QDate(2026, 3, day); }

    std::unique_ptr<Session> as(UserId user)
    {
        std::unique_ptr<Session> other = book.anotherSession();
        other->setUser(*must(other->read([&](Database &db) {
            return Result<std::optional<User>>(UserRepository::find(db, user));
        })));
        return other;
    }
};

} // namespace

TEST_CASE("A cover that overlaps, closes a circle or lies in the past is refused with a sentence",
          "[cover]")
{
    Office office;
    CoverService &covers = office.covers;
    const auto march = &Office::march;
    must(covers.add({office.anna, office.ben, march(2), march(6)}));
    const auto place = [&](const NewCover &cover) {
        const Result<Cover> refused = covers.add(cover);
        REQUIRE_FALSE(refused);
        CHECK_FALSE(refused.error().sentence.isEmpty());
        return refused.error().place;
    };
    CHECK(place({office.anna, office.carla, march(6), march(9)}) == QStringLiteral("absent"));
    CHECK(place({office.ben, office.anna, march(4), march(20)}) == QStringLiteral("by"));
    CHECK(place({office.ben, office.ben, march(4), march(5)}) == QStringLiteral("by"));
    CHECK(place({office.ben, UserId(99), march(4), march(5)}) == QStringLiteral("by"));
    CHECK(place({office.ben, office.carla, march(5), march(4)}) == QStringLiteral("to"));
    CHECK(place({office.ben, office.carla, QDate(2026, 2, 1), QDate(2026, 2, 9)}) ==
          QStringLiteral("to"));
    CHECK(place({office.ben, office.carla, march(2), QDate(2028, 3, 2)}) == QStringLiteral("to"));
    CHECK(place({office.ben, office.carla, {}, march(2)}) == QStringLiteral("from"));

    // Over a third person it is a circle too; after the first one has ended it is none.
    must(covers.add({office.ben, office.carla, march(3), march(6)}));
    CHECK(place({office.carla, office.anna, march(4), march(5)}) == QStringLiteral("by"));
    must(covers.add({office.carla, office.anna, march(7), march(9)}));
}

TEST_CASE("A clerk arranges what is theirs, a manager everybody's", "[cover]")
{
    Office office;
    const auto ben = office.as(office.ben);
    CoverService his(*ben);
    CHECK(his.add({office.anna, office.carla, office.march(2), office.march(3)}).error().code ==
          ErrorCode::Forbidden);
    const Cover cover = must(his.add({office.anna, office.ben, office.march(2), office.march(3)}));
    CHECK(cover.absentName == QStringLiteral("Anna Berg"));
    const auto carla = office.as(office.carla);
    CHECK(CoverService(*carla).end(cover.id, cover.rowVersion).error().code ==
          ErrorCode::Forbidden);
}

TEST_CASE("While a cover runs the work of the absent person is with the other, then back by itself",
          "[cover][worklist]")
{
    Office office;
    Session &session = office.session;
    const AccountId account = anAccount(session);
    const FollowUp due =
        must(FollowUpService(session).create(aFollowUp(account, office.march(2), QTime(10, 0))));
    const auto ben = office.as(office.ben);
    WorklistService today(*ben);
    CHECK(must(today.today(office.ben)).rows.empty());

    const Cover cover =
        must(office.covers.add({office.anna, office.ben, office.march(2), office.march(3)}));
    const Worklist list = must(today.today(office.ben));
    REQUIRE(list.rows.size() == 1);
    CHECK(list.rows.front().forName == QStringLiteral("Anna Berg"));
    CHECK(must(today.figures(office.ben)).dueNow == 1);
    CHECK(must(FollowUpService(*ben).counts(office.ben)) == FollowUpCounts{0, 1});
    CHECK(must(WorklistService(session).today(office.anna)).rows.size() == 1);

    SECTION("the reminder is for the covering person, once")
    {
        office.clock.advance(3600);
        CHECK(must(ReminderEngine(session).tick()).fired == 0);
        const Reminders reminders = must(ReminderEngine(*ben).tick());
        REQUIRE(reminders.fired == 1);
        CHECK(reminders.notifications.front().body.contains(QStringLiteral("Anna Berg")));
        CHECK(must(ReminderEngine(*ben).tick()).fired == 0);
    }
    SECTION("handed back early")
    {
        const Cover ended = must(office.covers.end(cover.id, cover.rowVersion));
        CHECK(ended.ended);
        CHECK(must(today.today(office.ben)).rows.empty());
        CHECK(must(FollowUpService(session).followUp(due.id)) == due);
        must(office.covers.resume(cover.id, ended.rowVersion));
        CHECK(must(today.today(office.ben)).rows.size() == 1);
        CHECK(office.covers.end(cover.id, cover.rowVersion).error().code == ErrorCode::Conflict);
    }
    SECTION("at its end, by itself")
    {
        office.clock.advance(2 * 86400);
        CHECK(must(today.today(office.ben)).rows.empty());
        CHECK(must(WorklistService(session).today(office.anna)).rows.size() == 1);
        CHECK(must(office.covers.list()).empty());
        CHECK(must(office.covers.list(true)).size() == 1);
        office.clock.advance(3600);
        CHECK(must(ReminderEngine(session).tick()).fired == 1);
    }
    SECTION("who covers also does what the absent person covers")
    {
        must(office.covers.add({office.ben, office.carla, office.march(2), office.march(2)}));
        CHECK(must(office.covers.today(office.carla)).covering.size() == 2);
        CHECK(must(office.covers.today(office.ben)).coveredBy->by == office.carla);
        const auto carla = office.as(office.carla);
        CHECK(must(WorklistService(*carla).today(office.carla)).rows.size() == 1);
    }
}

} // namespace duebook
