// SPDX-License-Identifier: Apache-2.0
#include "core/services/book/bookservice.h"
#include "core/services/team/presenceservice.h"
#include "core/services/team/userservice.h"
#include "core/store/book/changewatcher.h"
#include "core/store/book/jobclaimrepository.h"
#include "core/store/book/recordrepository.h"
#include "tests/support/catch.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using namespace duebook::test;
using Ms = PresenceService::Ms;

namespace {

std::optional<JobClaim> claimBackup(Session &session)
{
    return must(session.write([&](Transaction &transaction) -> Result<std::optional<JobClaim>> {
        return JobClaimRepository::claim(transaction, QStringLiteral("backup/2026-03-02"),
                                         session.client());
    }));
}

bool end(Session &session, const JobClaim &claim, JobState state)
{
    return must(session.write([&](Transaction &transaction) -> Result<bool> {
        return JobClaimRepository::end(transaction, claim, state, QStringLiteral("so"));
    }));
}

} // namespace

TEST_CASE("Clients see who is here, where, and who writes", "[presence]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    PresenceService mine(book.session());
    PresenceService theirs(*other);
    must(mine.beat({}, Ms(0)));
    must(theirs.beat({AccountId(7), true}, Ms(0)));
    const std::vector<PresentClient> seen = must(PresenceService::others(book.session()));
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].userName == QStringLiteral("Anna Berg"));
    CHECK(seen[0].account == AccountId(7));
    CHECK(seen[0].writing);
    must(theirs.leave());
    CHECK(must(PresenceService::others(book.session())).empty());
}

TEST_CASE("Going to another account is announced, a mere heartbeat is not", "[presence]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    PresenceService theirs(*other);
    must(theirs.beat({AccountId(7), false}, Ms(0)));
    ChangeWatcher watcher(book.session());
    must(watcher.poll());
    must(theirs.beat({AccountId(7), false}, Ms(20000)));
    CHECK(must(watcher.poll()).empty());
    must(theirs.beat({AccountId(8), false}, Ms(40000)));
    CHECK(must(watcher.poll()).touches(Entity::Presence));
    must(theirs.beat({AccountId(8), true}, Ms(41000)));
    CHECK(must(watcher.poll()).touches(Entity::Presence));
    // And nothing of it is in the record of changes.
    const auto audit = must(book.session().read([](Database &db) -> Result<size_t> {
        return RecordRepository::audit(db, AccountId(8), 10).size();
    }));
    CHECK(audit == 0);
}

TEST_CASE("A silent client is taken out by the others' own clocks, and comes back", "[presence]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    PresenceService mine(book.session());
    PresenceService theirs(*other);
    must(theirs.beat({}, Ms(0)));
    must(mine.beat({}, Ms(1000)));
    // The hosts' clocks jump about meanwhile.
    clock.advance(-100000);
    must(mine.beat({}, Ms(61000)));
    CHECK(must(PresenceService::others(book.session())).size() == 1);
    clock.advance(500000);
    must(mine.beat({}, Ms(71500)));
    CHECK(must(PresenceService::others(book.session())).empty());
    must(theirs.beat({}, Ms(72000)));
    CHECK(must(PresenceService::others(book.session())).size() == 1);
}

TEST_CASE("A clock that differs is told, with the hours", "[presence]")
{
    FakeClock clock;
    FakeClock ahead("2026-03-02T12:00:00Z");
    TempBook book(clock);
    auto opened = must(
        BookService::open(book.path(), {}, ahead, QStringLiteral("anna"), QStringLiteral("other")));
    PresenceService mine(book.session());
    PresenceService theirs(*opened.session);
    must(theirs.beat({}, Ms(0)));
    CHECK(must(mine.beat({}, Ms(1000))).empty());
    must(theirs.beat({}, Ms(20000)));
    const std::vector<ClockDifference> told = must(mine.beat({}, Ms(21000)));
    REQUIRE(told.size() == 1);
    CHECK(told[0].seconds == 3 * 3600);
    // One that did not beat since is old news, not another clock.
    ahead.advance(-3 * 3600);
    CHECK(must(mine.beat({}, Ms(41000))).empty());
    must(theirs.beat({}, Ms(42000)));
    CHECK(must(mine.beat({}, Ms(43000))).empty());
}

TEST_CASE("Work that must happen once is claimed by one client", "[presence][claims]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    PresenceService mine(book.session());
    PresenceService theirs(*other);
    must(mine.beat({}, Ms(0)));
    must(theirs.beat({}, Ms(0)));
    const std::optional<JobClaim> claimed = claimBackup(book.session());
    REQUIRE(claimed);
    CHECK_FALSE(claimBackup(*other));
    CHECK(end(book.session(), *claimed, JobState::Done));
    CHECK_FALSE(claimBackup(*other));
    CHECK_FALSE(claimBackup(book.session()));
}

TEST_CASE("A failed job may be claimed again, a finished one may not", "[presence][claims]")
{
    FakeClock clock;
    TempBook book(clock);
    PresenceService mine(book.session());
    must(mine.beat({}, Ms(0)));
    const std::optional<JobClaim> first = claimBackup(book.session());
    REQUIRE(first);
    CHECK(end(book.session(), *first, JobState::Failed));
    const std::optional<JobClaim> second = claimBackup(book.session());
    REQUIRE(second);
    CHECK(second->sequence == first->sequence + 1);
    // What belonged to the first attempt cannot end the second.
    CHECK_FALSE(end(book.session(), *first, JobState::Done));
    CHECK(end(book.session(), *second, JobState::Done));
}

TEST_CASE("A dead client's claim can be taken once the others have seen it silent",
          "[presence][claims]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    PresenceService mine(book.session());
    PresenceService theirs(*other);
    must(theirs.beat({}, Ms(0)));
    const std::optional<JobClaim> dead = claimBackup(*other);
    REQUIRE(dead);
    must(mine.beat({}, Ms(0)));
    CHECK_FALSE(claimBackup(book.session()));
    must(mine.beat({}, Ms(70000)));
    const std::optional<JobClaim> taken = claimBackup(book.session());
    REQUIRE(taken);
    // It was only asleep: it cannot end what is another's now.
    CHECK_FALSE(end(*other, *dead, JobState::Done));
    CHECK(end(book.session(), *taken, JobState::Done));
}

TEST_CASE("What may have been seen outside becomes uncertain, not repeated", "[presence][claims]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    PresenceService mine(book.session());
    PresenceService theirs(*other);
    must(theirs.beat({}, Ms(0)));
    REQUIRE(claimBackup(*other));
    must(mine.beat({}, Ms(0)));
    const auto mark = [&] {
        return must(book.session().write([&](Transaction &transaction) -> Result<int> {
            return JobClaimRepository::markUncertain(transaction, QStringLiteral("backup"));
        }));
    };
    CHECK(mark() == 0);
    must(mine.beat({}, Ms(70000)));
    CHECK(mark() == 1);
    CHECK_FALSE(claimBackup(book.session()));
    const auto newest = must(book.session().read([](Database &db) -> Result<JobClaim> {
        return *JobClaimRepository::newestEnded(db, QStringLiteral("backup"));
    }));
    CHECK(newest.state == JobState::Uncertain);
}
