// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/sharegate.h"

#include "core/services/team/userservice.h"
#include "core/store/book/userrepository.h"
#include "tests/core/store/sharing/gatebench.h"
#include "tests/support/eventually.h"

#include <QDir>

#include <thread>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace duebook;
using namespace duebook::test;

#ifdef Q_OS_UNIX
namespace {

/// Whether another program finds SQLite's lock of a writer on the book.
bool othersFindWriter(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        constexpr off_t kReservedByte = 0x40000001; // of SQLite's file format
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = kReservedByte;
        lock.l_len = 1;
        const int file = ::open(name.constData(), O_RDWR);
        ::_exit(file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

} // namespace

TEST_CASE("A look whether others changed something gives no lock of a writer away",
          "[sharing][gate]")
{
    SharedBook shared;
    const auto one = shared.client(QStringLiteral("one"));
    CHECK(one->gate()->changeCounter() > 0);
    must(one->write([&](Transaction &transaction) -> Result<void> {
        UserRepository::insert(transaction, {{}, QStringLiteral("bo"), QStringLiteral("Bo")});
        CHECK(othersFindWriter(shared.path));
        std::thread([&] { CHECK(one->gate()->changeCounter() == -1); }).join();
        CHECK(othersFindWriter(shared.path));
        return {};
    }));
    CHECK_FALSE(othersFindWriter(shared.path));
    CHECK(one->gate()->changeCounter() > 0);
}
#endif

TEST_CASE("Clients that see each other's locks write at once", "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    const auto one = must(ShareGate::enter(book, networkDrive(), quick()));
    must(one->mayWrite());
    const auto two = must(ShareGate::enter(book, networkDrive(), quick()));
    must(two->mayWrite());
    CHECK(two->others() == 1);
    REQUIRE(eventually([&] { return one->others() == 1; }));
    must(one->mayWrite());
    CHECK(one->mode() == ShareMode::Locks);
    CHECK_FALSE(one->refusal());
}

TEST_CASE("A gate that is left takes its presence away", "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    auto one = must(ShareGate::enter(book, networkDrive(), quick()));
    const QDir side(SideFolder(book).path());
    CHECK(side.entryList({QStringLiteral("*.present")}).size() == 1);
    one.reset();
    CHECK(side.entryList({QStringLiteral("*.present")}).isEmpty());
}

TEST_CASE("Locks found out to lie stop everybody, for good, with a sentence", "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    const auto one = must(ShareGate::enter(book, networkDrive(), quick()));
    const auto two = must(ShareGate::enter(book, networkDrive(), quick()));
    int beat = 1;
    REQUIRE(eventually([&] {
        beatWithoutLock(book, ++beat);
        return one->refusal() && two->refusal();
    }));
    const Result<void> may = one->mayWrite();
    REQUIRE_FALSE(may);
    CHECK(may.error().code == ErrorCode::ReadOnly);
    CHECK(may.error().sentence.contains(QStringLiteral("locks")));
    // They stop writing before they tell the others.
    REQUIRE(eventually([&] {
        const Result<ShareMode> told = SideFolder(book).mode();
        return told && *told == ShareMode::Stopped;
    }));
    // Who comes later knows it from the start.
    const auto three = must(ShareGate::enter(book, networkDrive(), quick()));
    CHECK(three->mode() == ShareMode::Stopped);
    CHECK(three->refusal());
}

TEST_CASE("While it is not known whether another client lives, writing waits", "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    must(SideFolder(book).ensure());
    beatWithoutLock(book, 1);
    const auto one = must(ShareGate::enter(book, networkDrive(), quick()));
    const auto before = std::chrono::steady_clock::now();
    must(one->mayWrite());
    CHECK(std::chrono::steady_clock::now() - before >= Ms(300));
    CHECK(one->mode() == ShareMode::Locks);
}

TEST_CASE("Mounts that are known to keep no locks are not written to", "[sharing][gate]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("a.duebook"));
    DriveFacts facts = networkDrive();
    facts.locksKnownToLie = true;
    const auto one = must(ShareGate::enter(book, facts, quick()));
    CHECK(one->refusal());
    // Not forgotten at the next looks into the folder: every second beat is one.
    const auto beats = [&] {
        const QDir side(SideFolder(book).path());
        QFile file(side.filePath(side.entryList({QStringLiteral("*.present")}).value(0)));
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
    };
    REQUIRE(eventually([&] { return beats() >= 6; }));
    CHECK(one->refusal());
    // An administrator's choice counts for everybody.
    must(SideFolder(book).setMode(ShareMode::Lease));
    REQUIRE(eventually([&] { return one->mode() == ShareMode::Lease; }));
    must(one->mayWrite());
}

TEST_CASE("A mode or protocol of a newer program opens for reading only", "[sharing][gate]")
{
    SharedBook shared;
    must(SideFolder(shared.path).ensure());
    QFile file(SideFolder(shared.path).filePath(QStringLiteral("mode")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(GENERATE(as<std::string>(), R"({"protocol":3,"mode":"locks"})",
                        R"({"protocol":2,"mode":"quorum"})", "not json")
                   .c_str());
    file.close();
    const auto session = shared.client(QStringLiteral("one"));
    CHECK(session->readOnly());
    CHECK(shared.notice.contains(QStringLiteral("update Duebook")));
    CHECK_FALSE(must(UserService(*session).users()).empty());
}

TEST_CASE("A marker that a drive gives cut short is not one of a newer program", "[sharing][gate]")
{
    const QTemporaryDir folder;
    const SideFolder side(folder.filePath(QStringLiteral("a.duebook")));
    must(side.ensure());
    must(side.setMode(ShareMode::Stopped));
    CHECK(must(side.mode()) == ShareMode::Stopped);
    QFile file(side.filePath(QStringLiteral("mode")));
    REQUIRE(file.resize(GENERATE(0, 1, 20)));
    const Result<ShareMode> mode = side.mode();
    REQUIRE_FALSE(mode);
    CHECK(mode.error().code == ErrorCode::Io);
}

TEST_CASE("A side folder that cannot be made leaves the book readable", "[sharing][gate]")
{
    SharedBook shared;
    QFile inTheWay(SideFolder(shared.path).path());
    REQUIRE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const auto session = shared.client(QStringLiteral("one"));
    CHECK(session->readOnly());
    CHECK(shared.notice.contains(QStringLiteral("write")));
    CHECK_FALSE(must(UserService(*session).users()).empty());
}

TEST_CASE("A presence folder deleted under a client is made anew", "[sharing][gate]")
{
    SharedBook shared;
    const auto session = shared.client(QStringLiteral("one"));
    QDir side(SideFolder(shared.path).path());
    REQUIRE(side.removeRecursively());
    REQUIRE(eventually([&] { return side.entryList({QStringLiteral("*.present")}).size() == 1; }));
    must(UserService(*session).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
}

TEST_CASE("In lease mode clients take turns and see each other's changes", "[sharing][gate]")
{
    SharedBook shared;
    must(SideFolder(shared.path).setMode(ShareMode::Lease));
    const auto one = shared.client(QStringLiteral("one"));
    const auto two = shared.client(QStringLiteral("two"));
    REQUIRE_FALSE(one->readOnly());
    must(UserService(*one).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    must(UserService(*two).add({{}, QStringLiteral("cleo"), QStringLiteral("Cleo")}));
    CHECK(must(UserService(*one).users()).size() == 3);
    CHECK(must(UserService(*two).users()).size() == 3);
    // Nothing is held between the transactions.
    CHECK_FALSE(QFile::exists(SideFolder(shared.path).filePath(QStringLiteral("lease"))));
}

TEST_CASE("A holder that was stopped and overtaken writes nothing", "[sharing][gate]")
{
    SharedBook shared;
    must(SideFolder(shared.path).setMode(ShareMode::Lease));
    const auto one = shared.client(QStringLiteral("one"));
    const Result<void> written = one->write([&](Transaction &transaction) -> Result<void> {
        UserRepository::insert(transaction, {{}, QStringLiteral("bo"), QStringLiteral("Bo")});
        // What another computer does after a minute of silence; then we are continued, longer
        // after it than one is sure without a look.
        QFile token(SideFolder(shared.path).filePath(QStringLiteral("lease")));
        token.remove();
        REQUIRE(token.open(QIODevice::WriteOnly));
        token.write("another\n1\nother-pc\n");
        token.close();
        std::this_thread::sleep_for(Ms(150));
        return {};
    });
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::Io);
    QFile::remove(SideFolder(shared.path).filePath(QStringLiteral("lease")));
    CHECK(must(UserService(*one).users()).size() == 1);
    must(UserService(*one).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
}

TEST_CASE("A connection that was lost writes nothing more and is opened anew", "[sharing][gate]")
{
    SharedBook shared;
    const auto one = shared.client(QStringLiteral("one"));
    const Result<void> lost = one->write([&](Transaction &transaction) -> Result<void> {
        UserRepository::insert(transaction, {{}, QStringLiteral("bo"), QStringLiteral("Bo")});
        one->gate()->vfs()->lose();
        return {};
    });
    REQUIRE_FALSE(lost);
    CHECK(lost.error().code == ErrorCode::Io);
    CHECK(must(UserService(*one).users()).size() == 1);
    must(UserService(*one).add({{}, QStringLiteral("bo"), QStringLiteral("Bo")}));
    CHECK(one->database().text("PRAGMA journal_mode") == QStringLiteral("persist"));
    CHECK(one->database().integer("PRAGMA foreign_keys") == 1);
    CHECK(one->database().text("PRAGMA integrity_check") == QStringLiteral("ok"));
}
