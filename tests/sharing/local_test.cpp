// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/fleet.h"
#include "tests/sharing/sharedbook.h"
#include "tests/sharing/testwords.h"
#include "tests/support/catch.h"
#include "tests/support/proof.h"

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kWriters = 8;

/// Eight programs work on one file, one of them dies every second: what each was told is done is
/// there once, what it was not told is there whole or not at all.
void killManyWriters(DriveKind kind)
{
    const int changes = fullProof() ? 20000 : 400;
    const bool network = kind == DriveKind::Network;
    const Kills kill = fullProof() ? Kills{1000, 0} : Kills{0, 20};
    QStringList options{QStringLiteral("--drive"),
                        network ? QStringLiteral("network") : QStringLiteral("local"),
                        QStringLiteral("--watch")};
    // A change that a killed client left is waited for before it is undone.
    if (network && !fullProof())
        options << QStringLiteral("--hurry");
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("shared book.duebook"));
    makeSharedBook(book);
    std::mt19937 random(20261125);
    Fleet fleet;
    for (int number = 1; number <= kWriters; ++number)
        fleet.push_back(std::make_unique<Writer>(folder.path(), QStringLiteral("w%1").arg(number),
                                                 book, changes / kWriters, options));
    const std::optional<int> kills =
        runFleet(fleet, kill, fullProof() ? 3600 * 1000 : 240 * 1000, random);
    INFO(lines(complaints(fleet)));
    REQUIRE(kills);
    // A kill that never came would prove nothing.
    CHECK(*kills >= 3);
    const QStringList done = acknowledged(fleet);
    CHECK(done.size() == changes / kWriters * kWriters);
    const QStringList problems = problemsOf(book, kind, done);
    INFO(lines(problems));
    CHECK(problems.isEmpty());
    WARN(done.size() << " changes acknowledged, " << *kills << " kills");
}

} // namespace

TEST_CASE("Eight programs on a local book lose nothing when they are killed", "[sharing][kill]")
{
    killManyWriters(DriveKind::Local);
}

TEST_CASE("Eight programs that treat the book as one on a share lose nothing when killed",
          "[sharing][kill]")
{
    killManyWriters(DriveKind::Network);
}

TEST_CASE("Work that is left in part or is missing would be found", "[sharing]")
{
    // The proofs above rest on this.
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("book.duebook"));
    makeSharedBook(book);
    std::mt19937 random(7);
    Fleet fleet;
    fleet.push_back(std::make_unique<Writer>(folder.path(), QStringLiteral("w"), book, 20));
    REQUIRE(runFleet(fleet, {}, 60000, random) == 0);
    const QStringList done = acknowledged(fleet);
    CHECK(problemsOf(book, {}, done).isEmpty());
    CHECK(problemsOf(book, {}, done + QStringList{QStringLiteral("N-never-1")}).size() == 1);
    const SystemClock clock;
    const OpenedBook opened = openShared(book, {}, clock);
    const auto damage = [&](const char *sql) { opened.session->database().execute(sql); };
    damage("PRAGMA foreign_keys = OFF");
    damage("DELETE FROM follow_up WHERE id = (SELECT max(id) FROM follow_up)");
    CHECK(problemsOf(book, {}, done).filter(QStringLiteral("0 of 1 parts")).size() == 1);
}
