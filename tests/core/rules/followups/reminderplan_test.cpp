// SPDX-License-Identifier: Apache-2.0
#include "core/rules/followups/reminderplan.h"

#include "tests/support/catch.h"

#include <algorithm>

using namespace duebook;

namespace {

QDateTime at(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

ReminderSettings berlin()
{
    ReminderSettings settings;
    settings.zone = QTimeZone("Europe/Berlin");
    return settings;
}

ReminderItem item(qint64 id, QDate due, QTime time = {})
{
    ReminderItem made;
    made.id = FollowUpId{id};
    made.due = due;
    made.time = time;
    return made;
}

/// An engine in small: keeps what has fired, as the book does.
struct Engine {
    std::vector<ReminderItem> items;
    QDateTime since;
    std::vector<qint64> shown;

    ReminderStep look(const QDateTime &now)
    {
        ReminderStep step = remindersDue(items, since, now, berlin());
        since = now;
        for (const FollowUpId id : step.fire) {
            shown.push_back(id.number());
            for (ReminderItem &item : items)
                item.fired = item.fired || item.id == id;
        }
        return step;
    }
};

} // namespace

TEST_CASE("A reminder fires once when its moment has come", "[rules][reminder]")
{
    Engine engine{{item(1, QDate(2026, 3, 2), QTime(14, 30))}, at("2026-03-02T08:00:00Z"), {}};
    CHECK(engine.look(at("2026-03-02T13:29:59Z")).fire.empty());
    CHECK(engine.look(at("2026-03-02T13:30:00Z")).fire == std::vector{FollowUpId{1}});
    CHECK(engine.look(at("2026-03-02T13:30:00Z")).fire.empty());
    CHECK(engine.look(at("2026-03-02T18:00:00Z")).fire.empty());
}

TEST_CASE("A follow-up without a time is reminded of at the book's hour", "[rules][reminder]")
{
    Engine engine{{item(1, QDate(2026, 3, 2))}, at("2026-03-02T07:00:00Z"), {}};
    CHECK(engine.look(at("2026-03-02T07:59:59Z")).fire.empty());
    CHECK(engine.look(at("2026-03-02T08:00:00Z")).fire.size() == 1);
}

TEST_CASE("After sleep or a clock set forward the missed ones fire, the earliest first",
          "[rules][reminder]")
{
    Engine engine{{item(1, QDate(2026, 3, 3), QTime(12, 0)), item(2, QDate(2026, 3, 2)),
                   item(3, QDate(2026, 3, 9))},
                  at("2026-03-02T07:00:00Z"),
                  {}};
    const ReminderStep step = engine.look(at("2026-03-04T20:00:00Z"));
    CHECK(step.fire == std::vector{FollowUpId{2}, FollowUpId{1}});
    CHECK_FALSE(step.summary);
}

TEST_CASE("A clock set back fires nothing twice and misses nothing new", "[rules][reminder]")
{
    Engine engine{
        {item(1, QDate(2026, 3, 2), QTime(10, 0)), item(2, QDate(2026, 3, 2), QTime(12, 0))},
        at("2026-03-02T08:00:00Z"),
        {}};
    engine.look(at("2026-03-02T09:30:00Z"));
    REQUIRE(engine.shown == std::vector<qint64>{1});
    const ReminderStep back = engine.look(at("2026-03-02T08:00:00Z"));
    CHECK(back.clockWentBack);
    CHECK(back.fire.empty());
    engine.items.push_back(item(3, QDate(2026, 3, 2), QTime(9, 30)));
    engine.look(at("2026-03-02T08:45:00Z"));
    engine.look(at("2026-03-02T09:30:00Z"));
    engine.look(at("2026-03-02T11:00:00Z"));
    CHECK(engine.shown == std::vector<qint64>{1, 3, 2});
}

TEST_CASE("A local time left out in spring fires at the first moment after the gap",
          "[rules][reminder]")
{
    const ReminderSettings settings = berlin();
    const QDate change(2026, 3, 29);
    CHECK(reminderMoment(change, QTime(2, 30), settings.zone, settings.allDay) ==
          at("2026-03-29T01:00:00Z"));
    CHECK(reminderMoment(change, QTime(1, 59), settings.zone, settings.allDay) ==
          at("2026-03-29T00:59:00Z"));
    CHECK(reminderMoment(change, QTime(3, 0), settings.zone, settings.allDay) ==
          at("2026-03-29T01:00:00Z"));
    CHECK(reminderMoment(change, {}, settings.zone, settings.allDay) == at("2026-03-29T07:00:00Z"));
}

TEST_CASE("A local time that occurs twice in autumn fires once, the first time",
          "[rules][reminder]")
{
    const ReminderSettings settings = berlin();
    const QDate change(2026, 10, 25);
    CHECK(reminderMoment(change, QTime(2, 30), settings.zone, settings.allDay) ==
          at("2026-10-25T00:30:00Z"));
    CHECK(reminderMoment(change, QTime(3, 0), settings.zone, settings.allDay) ==
          at("2026-10-25T02:00:00Z"));
    Engine engine{{item(1, change, QTime(2, 30))}, at("2026-10-25T00:00:00Z"), {}};
    CHECK(engine.look(at("2026-10-25T00:30:00Z")).fire.size() == 1);
    CHECK(engine.look(at("2026-10-25T01:30:00Z")).fire.empty());
}

TEST_CASE("Zones west, east and without summer time", "[rules][reminder]")
{
    const QTime nine(9, 0);
    CHECK(reminderMoment(QDate(2026, 3, 8), QTime(2, 30), QTimeZone("America/New_York"), nine) ==
          at("2026-03-08T07:00:00Z"));
    CHECK(reminderMoment(QDate(2026, 11, 1), QTime(1, 30), QTimeZone("America/New_York"), nine) ==
          at("2026-11-01T05:30:00Z"));
    CHECK(reminderMoment(QDate(2026, 7, 1), {}, QTimeZone("Asia/Tokyo"), nine) ==
          at("2026-07-01T00:00:00Z"));
    CHECK(reminderMoment(QDate(2026, 7, 1), {}, QTimeZone("UTC"), nine) ==
          at("2026-07-01T09:00:00Z"));
}

TEST_CASE("Up to three are shown each, more as one summary", "[rules][reminder]")
{
    std::vector<ReminderItem> items;
    for (qint64 id = 1; id <= 3; ++id)
        items.push_back(item(id, QDate(2026, 3, 2)));
    const QDateTime now = at("2026-03-02T09:00:00Z");
    CHECK_FALSE(remindersDue(items, now.addSecs(-60), now, berlin()).summary);
    items.push_back(item(4, QDate(2026, 3, 2)));
    CHECK(remindersDue(items, now.addSecs(-60), now, berlin()).summary);
    for (qint64 id = 5; id <= 10'000; ++id)
        items.push_back(item(id, QDate(2026, 3, 2)));
    const ReminderStep step = remindersDue(items, now.addSecs(-60), now, berlin());
    CHECK(step.summary);
    CHECK(step.fire.size() == 10'000);
}

TEST_CASE("The next look is the next moment, within a minute while something is due today",
          "[rules][reminder]")
{
    const QDateTime now = at("2026-03-02T09:00:00Z");
    const auto lookAgain = [&](const std::vector<ReminderItem> &items) {
        return remindersDue(items, now, now, berlin()).lookAgain;
    };
    CHECK(lookAgain({item(1, QDate(2026, 3, 2), QTime(10, 0, 20))}) == now.addSecs(20));
    CHECK(lookAgain({item(1, QDate(2026, 3, 2), QTime(15, 0))}) == now.addSecs(60));
    CHECK(lookAgain({item(1, QDate(2026, 3, 5))}) == at("2026-03-02T23:00:00Z"));
    CHECK(lookAgain({}) == at("2026-03-02T23:00:00Z"));
}

TEST_CASE("A moment that had passed when it was set does not fire", "[rules][reminder]")
{
    ReminderItem late = item(1, QDate(2026, 3, 2));
    late.setAt = at("2026-03-02T10:00:00Z");
    const QDateTime now = at("2026-03-02T10:00:30Z");
    CHECK(remindersDue(std::vector{late}, now.addSecs(-60), now, berlin()).fire.empty());
    late.setAt = at("2026-03-02T07:00:00Z");
    CHECK(remindersDue(std::vector{late}, now.addSecs(-60), now, berlin()).fire.size() == 1);
}

TEST_CASE("However the looks fall, everything fires exactly once", "[rules][reminder]")
{
    for (const qint64 stepMinutes : {1, 7, 61, 600, 3000}) {
        Engine engine;
        for (qint64 id = 1; id <= 48; ++id)
            engine.items.push_back(
                item(id, QDate(2026, 3, 28).addDays(id / 16), QTime(int(id % 24), 30)));
        engine.since = at("2026-03-27T00:00:00Z");
        for (QDateTime now = engine.since; now < at("2026-04-05T00:00:00Z");
             now = now.addSecs(stepMinutes * 60))
            engine.look(now);
        std::sort(engine.shown.begin(), engine.shown.end());
        CHECK(engine.shown.size() == 48);
        CHECK(std::adjacent_find(engine.shown.begin(), engine.shown.end()) == engine.shown.end());
    }
}
