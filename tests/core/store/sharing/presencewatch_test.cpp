// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/presencewatch.h"

#include "tests/support/catch.h"

using namespace duebook;
using Ms = PresenceWatch::Ms;

namespace {

PresenceNote note(const char *host, qint64 heartbeat, bool lockIsFree, qint64 process = 7)
{
    return {QLatin1String(host) + QStringLiteral("-1.here"), QLatin1String(host), process,
            heartbeat, lockIsFree};
}

bool lives(qint64)
{
    return true;
}

bool isDead(qint64)
{
    return false;
}

QString hostOf(const std::optional<PresenceWatch::Awaited> &awaited)
{
    return awaited ? awaited->host : QString();
}

PresenceWatch watchHere()
{
    return PresenceWatch(QStringLiteral("here"), {});
}

} // namespace

TEST_CASE("Locks that everybody holds are trusted at the first look", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, false), note("beyond", 9, false)}, Ms(0), lives);
    CHECK_FALSE(watch.unsettled(Ms(0)));
    watch.look({note("there", 6, false), note("beyond", 10, false)}, Ms(3000), lives);
    CHECK_FALSE(watch.unsettled(Ms(3000)));
    CHECK_FALSE(watch.locksLie());
}

TEST_CASE("A client that beats on while its lock can be taken proves that locks lie", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, true)}, Ms(0), lives);
    CHECK(watch.unsettled(Ms(0)));
    CHECK_FALSE(watch.locksLie());
    watch.look({note("there", 6, true)}, Ms(3000), lives);
    CHECK_FALSE(watch.locksLie());
    watch.look({note("there", 7, true)}, Ms(6000), lives);
    CHECK(watch.locksLie());
    // Nothing takes that back.
    watch.look({}, Ms(9000), lives);
    CHECK(watch.locksLie());
}

TEST_CASE("A client that ended between two looks proves nothing", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, false)}, Ms(0), lives);
    // It beat once more and was killed: its lock is free, its heartbeat stands still from now on.
    for (qint64 at = 3000; at <= 12000; at += 3000)
        watch.look({note("there", 6, true)}, Ms(at), lives);
    CHECK_FALSE(watch.locksLie());
}

TEST_CASE("A stranger whose lock is free is waited for until it must have beaten", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, true), note("beyond", 1, false)}, Ms(0), lives);
    CHECK(hostOf(watch.unsettled(Ms(0))) == QStringLiteral("there"));
    CHECK(watch.unsettled(Ms(0))->atMost == Ms(10000));
    watch.look({note("there", 5, true)}, Ms(9000), lives);
    CHECK(watch.unsettled(Ms(9000))->atMost == Ms(1000));
    CHECK_FALSE(watch.unsettled(Ms(10000)));
}

TEST_CASE("Who was seen to hold its lock and lost it is waited for half as long", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, false)}, Ms(0), lives);
    watch.look({note("there", 6, true)}, Ms(3000), lives);
    CHECK(hostOf(watch.unsettled(Ms(3000))) == QStringLiteral("there"));
    watch.look({note("there", 6, true)}, Ms(7000), lives);
    CHECK(watch.unsettled(Ms(7000)));
    CHECK_FALSE(watch.unsettled(Ms(7500)));
    // Not what it may have left unfinished.
    CHECK(hostOf(watch.waitsFor(Ms(7500))) == QStringLiteral("there"));
    CHECK(watch.waitsFor(Ms(8000))->atMost == Ms(85000));
    // If it lives, nothing is saved until it is known what that means.
    watch.look({note("there", 7, true)}, Ms(8000), lives);
    CHECK(watch.unsettled(Ms(8000)));
}

TEST_CASE("A computer that woke up and beat once without its lock is not accused", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, false)}, Ms(0), lives);
    for (qint64 at = 3000; at <= 60000; at += 3000)
        watch.look({note("there", 5, true)}, Ms(at), lives);
    watch.look({note("there", 6, true)}, Ms(63000), lives);
    CHECK(watch.unsettled(Ms(63000)));
    // It came in anew; the old file is gone.
    watch.look({note("again", 1, false)}, Ms(66000), lives);
    CHECK_FALSE(watch.locksLie());
    CHECK_FALSE(watch.unsettled(Ms(66000)));
}

TEST_CASE("Locks that lie are found out also where one was seen as held between", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, true)}, Ms(0), lives);
    watch.look({note("there", 6, true)}, Ms(3000), lives);
    watch.look({note("there", 6, false)}, Ms(4000), lives);
    watch.look({note("there", 6, true)}, Ms(5000), lives);
    CHECK_FALSE(watch.locksLie());
    watch.look({note("there", 7, true)}, Ms(6000), lives);
    CHECK(watch.locksLie());
}

TEST_CASE("A vanished client's unfinished change waits ninety seconds of our own time", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, false), note("beyond", 1, false)}, Ms(0), lives);
    watch.look({note("there", 6, true), note("beyond", 2, false)}, Ms(3000), lives);
    CHECK(watch.waitsFor(Ms(4000)).has_value());
    // The one that goes on beating did not leave it.
    watch.look({note("there", 6, true), note("beyond", 3, false)}, Ms(6000), lives);
    CHECK(hostOf(watch.waitsFor(Ms(7000))) == QStringLiteral("there"));
    for (qint64 at = 9000; at < 93000; at += 3000) {
        watch.look({note("there", 6, true), note("beyond", at, false)}, Ms(at), lives);
        CHECK(hostOf(watch.waitsFor(Ms(at))) == QStringLiteral("there"));
    }
    watch.look({note("there", 6, true), note("beyond", 99999, false)}, Ms(93000), lives);
    CHECK_FALSE(watch.waitsFor(Ms(93000)));
}

TEST_CASE("Who goes on without a lock may have left the journal: nobody undoes it", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("there", 5, true)}, Ms(0), lives);
    CHECK(hostOf(watch.waitsFor(Ms(100))) == QStringLiteral("there"));
    watch.look({note("there", 6, true)}, Ms(3000), lives);
    watch.look({note("there", 7, true)}, Ms(6000), lives);
    CHECK(watch.locksLie());
    CHECK(hostOf(watch.waitsFor(Ms(6100))) == QStringLiteral("there"));
}

TEST_CASE("A killed program of this computer is not waited for", "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({note("here", 5, true)}, Ms(0), isDead);
    CHECK_FALSE(watch.unsettled(Ms(0)));
    CHECK_FALSE(watch.waitsFor(Ms(0)));
    CHECK(watch.forgotten(Ms(0)).size() == 1);
    // Its lock is held: some other program has got that number.
    watch.look({note("here", 5, false)}, Ms(1000), isDead);
    CHECK(watch.forgotten(Ms(1000)).empty());
    CHECK(hostOf(watch.waitsFor(Ms(1000))) == QStringLiteral("here"));
}

TEST_CASE("Nobody there: nothing is waited for, and files of the long gone are forgotten",
          "[sharing]")
{
    PresenceWatch watch = watchHere();
    watch.look({}, Ms(0), lives);
    CHECK_FALSE(watch.unsettled(Ms(0)));
    CHECK_FALSE(watch.waitsFor(Ms(0)));
    watch.look({note("there", 5, true)}, Ms(1000), lives);
    CHECK(watch.forgotten(Ms(100999)).empty());
    CHECK(watch.forgotten(Ms(101000)) == std::vector<QString>{QStringLiteral("there-1.here")});
}
