// SPDX-License-Identifier: Apache-2.0
#include "core/base/filelock.h"
#include "core/store/sharing/sharegate.h"
#include "tests/core/store/sharing/gatebench.h"
#include "tests/support/eventually.h"

#include <QDir>

#include <thread>

using namespace duebook;
using namespace duebook::test;

TEST_CASE("The lock on a presence file leaves what stands in it readable", "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    const auto one = must(ShareGate::enter(book, networkDrive(), quick()));
    const QDir side(SideFolder(book).path());
    const QStringList names = side.entryList({QStringLiteral("*.present")});
    REQUIRE(names.size() == 1);
    QFile file(side.filePath(names.value(0)));
    REQUIRE(file.open(QIODevice::ReadWrite));
    // Locks of SMB and Windows keep readers away as well.
    for (qint64 at = 0; at < file.size(); ++at) {
        REQUIRE(FileLock::tryTake(file, at) == FileLock::Outcome::Taken);
        FileLock::release(file, at);
    }
    CHECK(FileLock::tryTake(file, SideFolder::lockedByte(names.value(0))) ==
          FileLock::Outcome::HeldByOther);
}

TEST_CASE("What the drive's locks are tried on is another file, and is gone afterwards",
          "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    const auto one = must(ShareGate::enter(book, networkDrive(), quick()));
    const QDir side(SideFolder(book).path());
    CHECK(side.entryList({QStringLiteral("*.try")}, QDir::Files).isEmpty());
    CHECK(one->mode() == ShareMode::Locks);
}

TEST_CASE("A client beats on in the file that it came with", "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    const auto one = must(ShareGate::enter(book, networkDrive(), quick()));
    const SideFolder side(book);
    const std::vector<PresenceNote> first = side.others({});
    REQUIRE(first.size() == 1);
    std::vector<PresenceNote> later;
    const auto beatOn = [&] {
        later = side.others({});
        return later.size() == 1 && later[0].heartbeat >= first[0].heartbeat + 3;
    };
    CHECK(eventually(beatOn));
    REQUIRE(later.size() == 1);
    CHECK(later[0].file == first[0].file);
}

TEST_CASE("An older program is seen, is not accused, and finds nothing to accuse",
          "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    const SideFolder side(book);
    must(side.ensure());
    QFile marker(side.filePath(QStringLiteral("mode")));
    REQUIRE(marker.open(QIODevice::WriteOnly));
    marker.write(R"({"protocol":1,"mode":"locks"})");
    marker.close();
    QFile older(side.filePath(QStringLiteral("older-pc-1.here")));
    REQUIRE(older.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    REQUIRE(FileLock::tryTake(older, 0) == FileLock::Outcome::Taken);
    int beat = 0;
    const auto olderBeats = [&] {
        older.seek(0);
        older.write(QByteArray::number(++beat).rightJustified(20, '0') + "\n1\nolder-pc\n");
    };
    olderBeats();
    const auto one = must(ShareGate::enter(book, networkDrive(), quick()));
    CHECK(one->others() == 1);
    must(one->mayWrite());
    for (int looks = 0; looks < 10; ++looks) {
        olderBeats();
        std::this_thread::sleep_for(Ms(60));
    }
    CHECK(one->mode() == ShareMode::Locks);
    // It looks for names like its own, and reads only where the marker says another protocol.
    CHECK(QDir(side.path()).entryList({QStringLiteral("*.here")}).size() == 1);
    REQUIRE(marker.open(QIODevice::ReadOnly));
    CHECK(marker.readAll().contains("\"protocol\":2"));
}

TEST_CASE("A change that waits for another computer says for which and how long at most",
          "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    must(SideFolder(book).ensure());
    beatWithoutLock(book, 1);
    ShareGate::Options options = quick();
    options.watch.gone = Ms(2000);
    const auto one = must(ShareGate::enter(book, networkDrive(), options));
    CHECK_FALSE(one->awaited());
    std::thread writer([&] { must(one->mayWrite()); });
    std::optional<PresenceWatch::Awaited> awaited;
    CHECK(eventually([&] {
        awaited = one->awaited();
        return awaited.has_value();
    }));
    writer.join();
    REQUIRE(awaited);
    CHECK(awaited->host == QStringLiteral("stranger"));
    CHECK(awaited->atMost <= Ms(2000));
    CHECK_FALSE(one->awaited());
}

TEST_CASE("What looks like damage on a share is looked at again through a new connection",
          "[sharing][gate]")
{
    SharedBook shared;
    const auto one = shared.client(QStringLiteral("one"));
    int told = 0;
    one->onDamage([&] { ++told; });
    const qint64 size = one->database().integer("PRAGMA page_size");
    const qint64 page =
        one->database().integer("SELECT rootpage FROM sqlite_master WHERE name = 'promise'");
    QFile file(shared.path);
    const auto exchange = [&](const QByteArray &bytes) {
        REQUIRE(file.open(QIODevice::ReadWrite));
        REQUIRE(file.seek((page - 1) * size));
        const QByteArray before = file.read(size);
        REQUIRE(file.seek((page - 1) * size));
        REQUIRE(file.write(bytes) == size);
        file.close();
        return before;
    };
    const QByteArray nothing(size, '\0');
    const auto count = [](Database &db) -> Result<qint64> {
        return db.integer("SELECT count(*) FROM promise NOT INDEXED");
    };
    SECTION("the drive gave it wrongly once")
    {
        const QByteArray whole = exchange(nothing);
        int looks = 0;
        CHECK(one->read([&](Database &db) {
            if (++looks == 2)
                exchange(whole);
            return count(db);
        }));
        CHECK(looks == 2);
        CHECK(told == 0);
    }
    SECTION("it is damaged")
    {
        exchange(nothing);
        const Result<qint64> read = one->read(count);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::Damaged);
        CHECK(told == 1);
    }
    SECTION("a change that meets it is refused first, and told as damage the next time")
    {
        exchange(nothing);
        const auto change = [&] {
            return one->write(
                [&](Transaction &transaction) -> Result<qint64> { return count(transaction); });
        };
        CHECK(change().error().code == ErrorCode::Io);
        CHECK(told == 0);
        CHECK(change().error().code == ErrorCode::Damaged);
        CHECK(told == 1);
    }
}
