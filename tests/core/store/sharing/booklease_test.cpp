// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/booklease.h"

#include "tests/support/catch.h"
#include "tests/support/must.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <thread>

using namespace duebook;
using namespace duebook::test;
using Ms = BookLease::Ms;

namespace {

/// A folder beside a book that is not there.
struct Place {
    Place() : side(folder.filePath(QStringLiteral("a.duebook"))) { must(side.ensure()); }
    BookLease lease(const char *owner, BookLease::Limits limits = {Ms(300), Ms(60000), Ms(0)}) const
    {
        return BookLease(side, QLatin1String(owner), limits);
    }
    QTemporaryDir folder;
    SideFolder side;
};

} // namespace

TEST_CASE("A lease has one holder at a time", "[sharing][lease]")
{
    const Place place;
    BookLease mine = place.lease("anna-pc");
    BookLease theirs = place.lease("bo-pc");
    must(mine.take());
    CHECK(mine.stillOurs());
    const Result<void> refused = theirs.take();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Busy);
    CHECK(refused.error().sentence.contains(QStringLiteral("anna-pc")));
    mine.release();
    must(theirs.take());
    CHECK_FALSE(mine.stillOurs());
    theirs.release();
    CHECK(QDir(place.side.path()).entryList(QDir::Files).isEmpty());
}

TEST_CASE("A lease that stood still is taken over, and its holder finds out before it writes",
          "[sharing][lease]")
{
    const Place place;
    BookLease stopped = place.lease("stopped");
    BookLease other = place.lease("other", {Ms(3000), Ms(200), Ms(0)});
    must(stopped.take());
    must(other.take());
    CHECK(other.stillOurs());
    CHECK_FALSE(stopped.stillOurs());
    // Giving back what is no longer ours leaves the other's alone.
    stopped.renew();
    stopped.release();
    CHECK(other.stillOurs());
    other.release();
}

TEST_CASE("A lease that is renewed is never taken over", "[sharing][lease]")
{
    const Place place;
    BookLease busy = place.lease("busy");
    BookLease other = place.lease("other", {Ms(900), Ms(400), Ms(0)});
    must(busy.take());
    std::atomic<bool> done{false};
    std::thread renewing([&] {
        while (!done) {
            busy.renew();
            std::this_thread::sleep_for(Ms(50));
        }
    });
    const Result<void> taken = other.take();
    done = true;
    renewing.join();
    CHECK_FALSE(taken);
    CHECK(busy.stillOurs());
    busy.release();
}

TEST_CASE("Threads that count under leases of their own miss no count", "[sharing][lease]")
{
    const Place place;
    const QString file = place.folder.filePath(QStringLiteral("count"));
    constexpr int kThreads = 4;
    constexpr int kRounds = 15;
    std::vector<std::thread> threads;
    std::atomic<int> failures{0};
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&] {
            BookLease lease = place.lease("one", {Ms(60000), Ms(60000), Ms(0)});
            for (int round = 0; round < kRounds; ++round) {
                if (!lease.take()) {
                    ++failures;
                    continue;
                }
                QFile counter(file);
                if (!counter.open(QIODevice::ReadWrite))
                    ++failures;
                const int before = counter.readAll().toInt();
                counter.seek(0);
                counter.write(QByteArray::number(before + 1));
                counter.close();
                lease.release();
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    CHECK(failures == 0);
    QFile counter(file);
    REQUIRE(counter.open(QIODevice::ReadOnly));
    CHECK(counter.readAll().toInt() == kThreads * kRounds);
}

TEST_CASE("A folder that is gone gives a sentence, not a lease", "[sharing][lease]")
{
    const Place place;
    BookLease lease = place.lease("one");
    REQUIRE(QDir(place.side.path()).removeRecursively());
    const Result<void> taken = lease.take();
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == ErrorCode::Io);
}
