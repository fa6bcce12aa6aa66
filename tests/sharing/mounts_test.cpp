// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/fleet.h"
#include "tests/sharing/naive.h"
#include "tests/sharing/sharedbook.h"
#include "tests/sharing/testwords.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/proof.h"

#include <QDir>
#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kAttempts = 5;

/// One folder that two computers would have mounted, and the book in it.
struct TwoMounts {
    TwoMounts() : here(server.path()), there(server.path())
    {
        REQUIRE(here.mounted());
        REQUIRE(there.mounted());
    }
    QString onServer() const { return server.filePath(QStringLiteral("book.duebook")); }

    /// Writers "here1", "there1", "here2" ... , as many on each mount.
    Fleet writers(int onEach, int changes, const QStringList &options)
    {
        Fleet fleet;
        for (int number = 1; number <= onEach; ++number) {
            for (const SshMount *mount : {&here, &there})
                fleet.push_back(std::make_unique<Writer>(
                    said.path(),
                    (mount == &here ? QStringLiteral("here%1") : QStringLiteral("there%1"))
                        .arg(number),
                    mount->file(QStringLiteral("book.duebook")), changes, options));
        }
        return fleet;
    }

    const QTemporaryDir server;
    const QTemporaryDir said;
    SshMount here;
    SshMount there;
};

constexpr int kTakeOverMs = 9000; // longer than a lease that stands still is kept in a hurry

/// The administrator's choice for a drive without locks.
void chooseLease(const TwoMounts &mounts)
{
    const ProgramRun chosen =
        runCli({QStringLiteral("--book"), mounts.here.file(QStringLiteral("book.duebook")),
                QStringLiteral("sharing"), QStringLiteral("--mode"), QStringLiteral("lease")});
    INFO(chosen.err.toStdString());
    REQUIRE(chosen.exitCode == 0);
}

void checkAll(const TwoMounts &mounts, const Fleet &fleet, int changes)
{
    const QStringList done = acknowledged(fleet);
    CHECK(done.size() == changes);
    const QStringList problems = problemsOf(mounts.onServer(), DriveKind::Local, done);
    INFO(lines(problems));
    CHECK(problems.isEmpty());
}

} // namespace

TEST_CASE("Programs that trust a drive whose locks lie lose what it acknowledged",
          "[sharing][mount]")
{
    // Without this the tests below would prove nothing about the drive.
    if (skippedForMounts())
        return;
    TwoMounts mounts;
    std::mt19937 random(1);
    for (int attempt = 1; attempt <= kAttempts; ++attempt) {
        makeNaiveFile(mounts.onServer());
        const Fleet fleet = mounts.writers(2, 60, {QStringLiteral("--naive")});
        // Some give up: that is what a damaged file does to them.
        runFleet(fleet, {}, 120000, random);
        const QStringList done = acknowledged(fleet);
        CHECK_FALSE(done.isEmpty());
        const QStringList problems = naiveProblems(mounts.onServer(), done);
        if (!problems.isEmpty()) {
            WARN("attempt " << attempt << ": " << done.size() << " acknowledged, "
                            << problems.size()
                            << " problems, the first: " << problems.front().toStdString());
            return;
        }
        QDir(mounts.said.path()).removeRecursively();
        QDir().mkpath(mounts.said.path());
        for (const char *suffix : {"", "-journal"})
            QFile::remove(mounts.onServer() + QLatin1String(suffix));
    }
    WARN("skipped: this drive kept " << kAttempts << " naive files whole");
}

TEST_CASE("A drive whose locks are known to lie is read and not written", "[sharing][mount]")
{
    if (skippedForMounts())
        return;
    TwoMounts mounts;
    makeSharedBook(mounts.onServer());
    const Fleet fleet = mounts.writers(1, 10, {});
    std::mt19937 random(1);
    // Refused, all of them, with the reason and what to do.
    CHECK_FALSE(runFleet(fleet, {}, 120000, random));
    CHECK(acknowledged(fleet).isEmpty());
    const QStringList said = complaints(fleet);
    INFO(lines(said));
    CHECK(said.filter(QStringLiteral("does not keep locks between computers")).size() == 2);
    const ProgramRun read =
        runCli({QStringLiteral("--book"), mounts.here.file(QStringLiteral("book.duebook")),
                QStringLiteral("accounts")});
    CHECK(read.exitCode == 0);
    CHECK(read.out.contains(QStringLiteral("S-1")));
    CHECK(problemsOf(mounts.onServer(), DriveKind::Local, {}).isEmpty());
}

TEST_CASE("Locks that lie are found out before two computers destroy the book", "[sharing][mount]")
{
    if (skippedForMounts())
        return;
    TwoMounts mounts;
    makeSharedBook(mounts.onServer());
    // It was on the share before: nobody has to turn its write-ahead log off first.
    {
        const SystemClock clock;
        openShared(mounts.onServer(), DriveKind::Network, clock);
    }
    // Nobody has told them: they find out from each other's presence files.
    const Fleet fleet = mounts.writers(
        2, fullProof() ? 5000 : 1000,
        {QStringLiteral("--try-locks"), QStringLiteral("--limit"), QStringLiteral("5000")});
    std::mt19937 random(1);
    CHECK_FALSE(runFleet(fleet, {}, 300000, random));
    const QStringList done = acknowledged(fleet);
    const QStringList said = complaints(fleet);
    INFO(lines(said));
    for (const auto &writer : fleet)
        CHECK(writer->complaints()
                  .join(QLatin1Char(' '))
                  .contains(QStringLiteral("does not keep locks between computers")));
    const QStringList problems = problemsOf(mounts.onServer(), DriveKind::Local, done);
    INFO(lines(problems));
    CHECK(problems.isEmpty());
    WARN(done.size() << " changes before the drive was found out");
}

TEST_CASE("In lease mode two computers share a drive without locks and lose nothing",
          "[sharing][mount][lease]")
{
    if (skippedForMounts())
        return;
    TwoMounts mounts;
    makeSharedBook(mounts.onServer());
    chooseLease(mounts);
    const int changes = fullProof() ? 200 : 12;
    const Fleet fleet = mounts.writers(2, changes, {QStringLiteral("--hurry")});
    std::mt19937 random(4);
    const std::optional<int> kills = runFleet(fleet, {}, 1200000, random);
    INFO(lines(complaints(fleet)));
    CHECK(kills);
    checkAll(mounts, fleet, 4 * changes);
}

TEST_CASE("A computer that dies with the lease is followed by another, and nothing is lost",
          "[sharing][mount][lease][kill]")
{
    if (skippedForMounts())
        return;
    TwoMounts mounts;
    makeSharedBook(mounts.onServer());
    chooseLease(mounts);
    const int changes = fullProof() ? 100 : 10;
    const Fleet fleet = mounts.writers(2, changes, {QStringLiteral("--hurry")});
    std::mt19937 random(5);
    const std::optional<int> kills = runFleet(fleet, {0, 6}, 1200000, random);
    INFO(lines(complaints(fleet)));
    REQUIRE(kills);
    CHECK(*kills > 0);
    checkAll(mounts, fleet, 4 * changes);
}

TEST_CASE("A computer that stood still while its lease went to another writes nothing over it",
          "[sharing][mount][lease]")
{
    if (skippedForMounts())
        return;
    TwoMounts mounts;
    makeSharedBook(mounts.onServer());
    chooseLease(mounts);
    const int changes = fullProof() ? 200 : 25;
    const Fleet fleet = mounts.writers(1, changes, {QStringLiteral("--hurry")});
    Writer &stopped = *fleet[0];
    Writer &other = *fleet[1];
    stopped.start();
    other.start();
    // Stopped wherever it is, long enough for the other to take over.
    int stops = 0;
    while (!other.ended(300) && !stopped.ended(1)) {
        stopped.stop();
        other.ended(kTakeOverMs);
        stopped.goOn();
        ++stops;
    }
    REQUIRE(stopped.ended(600000));
    REQUIRE(other.ended(600000));
    INFO(lines(complaints(fleet)));
    CHECK(stops > 0);
    CHECK(stopped.exitCode() == 0);
    CHECK(other.exitCode() == 0);
    checkAll(mounts, fleet, 2 * changes);
}
