// SPDX-License-Identifier: Apache-2.0
#include "ui/today/workround.h"

#include "core/services/followups/followupservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/patience.h"
#include "tests/support/talks.h"
#include "ui/today/dayworker.h"

using namespace duebook;
using namespace duebook::test;

namespace {

/// Three accounts due today, the longest due first.
struct Desk {
    PageBench bench;
    Session &session = bench.book.session();
    std::vector<AccountId> accounts;
    std::vector<FollowUp> followUps;

    Desk()
    {
        for (int i = 0; i < 3; ++i) {
            accounts.push_back(anAccount(session, QString::number(i + 1)));
            followUps.push_back(must(FollowUpService(session).create(
                aFollowUp(accounts.back(), bench.today().addDays(-5 + i)))));
        }
        bench.open();
    }
    void done(size_t which)
    {
        const FollowUp now = must(FollowUpService(session).followUp(followUps[which].id));
        must(FollowUpService(session).done(now.id, now.rowVersion));
    }
};

} // namespace

TEST_CASE("Finishing one account of the list opens the next, to the end", "[round]")
{
    Desk desk;
    ui::WorkRound round(desk.bench.context);
    QList<AccountId> wanted;
    int dealtWith = -1;
    QObject::connect(&round, &ui::WorkRound::accountWanted, &round,
                     [&](AccountId account) { wanted += account; });
    QObject::connect(&round, &ui::WorkRound::ended, &round,
                     [&](int count, bool) { dealtWith = count; });
    round.start({});
    waitFor([&] { return wanted.size() == 1; });
    CHECK(round.current() == desk.accounts[0]);
    CHECK(round.position() == 1);
    CHECK(round.total() == 3);
    CHECK(round.nextName() == QStringLiteral("Customer 2"));

    round.finish(desk.accounts[2]); // not the current one
    CHECK(round.current() == desk.accounts[0]);
    round.finish(desk.accounts[0]);
    round.finish(desk.accounts[0]); // a second signal of the same work
    waitFor([&] { return wanted.size() == 2; });
    CHECK(round.current() == desk.accounts[1]);
    CHECK(round.position() == 2);
    CHECK(round.total() == 3);
    round.skip();
    waitFor([&] { return wanted.size() == 3; });
    CHECK(round.nextName().isEmpty());
    round.finish(desk.accounts[2]);
    waitFor([&] { return dealtWith >= 0; });
    CHECK(dealtWith == 2);
    CHECK_FALSE(round.active());
}

TEST_CASE("What a colleague did meanwhile is not opened, what came new has its place", "[round]")
{
    Desk desk;
    ui::WorkRound round(desk.bench.context);
    int wanted = 0;
    QObject::connect(&round, &ui::WorkRound::accountWanted, &round, [&] { ++wanted; });
    round.start({});
    waitFor([&] { return wanted == 1; });
    desk.done(1);
    waitFor([&] { return round.total() == 2; });
    CHECK(round.nextName() == QStringLiteral("Customer 3"));
    const AccountId fresh = anAccount(desk.session, QStringLiteral("9"));
    must(FollowUpService(desk.session).create(aFollowUp(fresh, desk.bench.today().addDays(-60))));
    waitFor([&] { return round.nextName() == QStringLiteral("Customer 9"); });
    round.skip();
    waitFor([&] { return wanted == 2; });
    CHECK(round.current() == fresh);
    round.stop();
    CHECK_FALSE(round.active());
}

TEST_CASE("A round begins where the person stands in the list", "[round]")
{
    Desk desk;
    ui::WorkRound round(desk.bench.context);
    int wanted = 0;
    QObject::connect(&round, &ui::WorkRound::accountWanted, &round, [&] { ++wanted; });
    round.start({}, desk.accounts[1]);
    waitFor([&] { return wanted == 1; });
    CHECK(round.current() == desk.accounts[1]);
    CHECK(round.nextName() == QStringLiteral("Customer 1"));
}

TEST_CASE("Ratings are worked out beside the window after the book is opened",
          "[ratings][dayworker]")
{
    Desk desk;
    desk.session.database().execute("UPDATE account SET rating = 'A'");
    ui::DayWorker worker(desk.bench.context, desk.bench.jobs);
    QSignalSpy finished(&worker, &ui::DayWorker::finished);
    REQUIRE(finished.wait(kPatienceMs));
    CHECK(finished.first().first().toLongLong() == 3);
    CHECK(must(AccountService(desk.session).account(desk.accounts[0]))
              .account.ratingReason.contains(QStringLiteral("settled in 12 months")));
    CHECK(desk.session.database().integer(
              "SELECT count(*) FROM audit WHERE action = 'ratings worked out'") == 1);
    CHECK(desk.bench.jobs.running().isEmpty());
}
