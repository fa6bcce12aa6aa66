// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/fleet.h"
#include "tests/sharing/sharedbook.h"
#include "tests/sharing/testwords.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/proof.h"

#include <QDir>
#include <QElapsedTimer>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kChanges = 40;
constexpr int kLimitMs = 60000;

/// A shared book behind a server that can be stopped.
struct SharedFolder {
    SharedFolder() : mount(server.path())
    {
        REQUIRE(mount.mounted());
        makeSharedBook(server.filePath(QStringLiteral("book.duebook")));
    }

    QString onServer() const { return server.filePath(QStringLiteral("book.duebook")); }
    QString onShare() const { return mount.file(QStringLiteral("book.duebook")); }

    const QTemporaryDir server;
    const QTemporaryDir said;
    SshMount mount;
};

/// Until so many changes were acknowledged: the writer is at work.
bool waitForWork(Writer &writer, int changes)
{
    QElapsedTimer since;
    since.start();
    while (writer.acknowledged().size() < changes && since.elapsed() < kLimitMs) {
        if (writer.ended(20))
            return false;
    }
    return writer.acknowledged().size() >= changes;
}

void checkBook(const SharedFolder &folder, const Writer &writer)
{
    const QStringList problems =
        problemsOf(folder.onServer(), DriveKind::Network, writer.acknowledged());
    INFO(lines(problems));
    CHECK(problems.isEmpty());
}

} // namespace

TEST_CASE("A server that stands still while saves are made loses none when it goes on",
          "[sharing][mount][server]")
{
    if (skippedForMounts())
        return;
    const SharedFolder folder;
    // The writer is more patient than the longest pause, or it would give up what was never
    // refused.
    Writer writer(folder.said.path(), QStringLiteral("w"), folder.onShare(), kChanges,
                  QStringList{QStringLiteral("--try-locks"), QStringLiteral("--limit"),
                              QString::number(kLimitMs * 4)});
    writer.start();
    const bool atWork = waitForWork(writer, 3);
    INFO(lines(writer.complaints()));
    REQUIRE(atWork);
    // Longer than any single wait of ours, in full also longer than a connection is trusted.
    const std::vector<int> pauses =
        fullProof() ? std::vector{500, 3000, 30000, 70000} : std::vector{500, 3000};
    for (const int pauseMs : pauses) {
        folder.mount.stopServer();
        const qsizetype before = writer.acknowledged().size();
        const bool ended = writer.ended(pauseMs);
        folder.mount.continueServer();
        CHECK_FALSE(ended);
        // What was on its way may still have come.
        CHECK(writer.acknowledged().size() <= before + 1);
        REQUIRE(waitForWork(writer, int(before) + 2));
    }
    REQUIRE(writer.ended(kLimitMs * 3));
    CHECK(writer.exitCode() == 0);
    CHECK(writer.acknowledged().size() == kChanges);
    checkBook(folder, writer);
}

TEST_CASE("A command that reads while the server stands still answers when it goes on",
          "[sharing][mount][server]")
{
    if (skippedForMounts())
        return;
    const SharedFolder folder;
    const QStringList line{QStringLiteral("--book"), folder.onShare(), QStringLiteral("accounts")};
    REQUIRE(runCli(line).exitCode == 0);
    folder.mount.stopServer();
    const std::unique_ptr<QProcess> reader = startCli(line);
    const bool ended = reader->waitForFinished(1500);
    folder.mount.continueServer();
    CHECK_FALSE(ended);
    REQUIRE(reader->waitForFinished(kLimitMs));
    CHECK(reader->exitStatus() == QProcess::NormalExit);
    CHECK(reader->exitCode() == 0);
    CHECK(reader->readAllStandardOutput().contains("S-1"));
}

TEST_CASE("A backup whose place stands still keeps nobody from working", "[sharing][mount][backup]")
{
    if (skippedForMounts())
        return;
    const SharedFolder folder;
    const QTemporaryDir here;
    const QString book = here.filePath(QStringLiteral("book.duebook"));
    makeSharedBook(book);
    const ProgramRun set =
        runCli({QStringLiteral("--book"), book, QStringLiteral("settings"), QStringLiteral("set"),
                QStringLiteral("backup_folder"), folder.mount.path()});
    INFO(set.err.toStdString());
    REQUIRE(set.exitCode == 0);
    folder.mount.stopServer();
    const std::unique_ptr<QProcess> backup =
        startCli({QStringLiteral("--book"), book, QStringLiteral("backup"), QStringLiteral("daily"),
                  QStringLiteral("--folder"), here.filePath(QStringLiteral("days"))});
    const bool ended = backup->waitForFinished(1500);
    QElapsedTimer since;
    since.start();
    const ProgramRun note =
        runCli({QStringLiteral("--book"), book, QStringLiteral("note"), QStringLiteral("S-1"),
                QStringLiteral("--text"), QStringLiteral("said while the backup waits")});
    CHECK(note.exitCode == 0);
    CHECK(since.elapsed() < kLimitMs / 2);
    folder.mount.continueServer();
    CHECK_FALSE(ended);
    REQUIRE(backup->waitForFinished(kLimitMs));
    INFO(backup->readAllStandardError().toStdString());
    CHECK(backup->exitCode() == 0);
    CHECK_FALSE(QDir(folder.mount.path()).entryList({QStringLiteral("*.duebook")}).isEmpty());
}

TEST_CASE("A server that dies is answered with a sentence, and nothing acknowledged is lost",
          "[sharing][mount][server]")
{
    if (skippedForMounts())
        return;
    const SharedFolder folder;
    Writer writer(folder.said.path(), QStringLiteral("w"), folder.onShare(), 100000,
                  QStringList{QStringLiteral("--try-locks"), QStringLiteral("--limit"),
                              QStringLiteral("2000")});
    writer.start();
    REQUIRE(waitForWork(writer, 3));
    folder.mount.killServer();
    REQUIRE(writer.ended(kLimitMs * 2));
    INFO(lines(writer.complaints()));
    CHECK(writer.exitCode() == 4);
    CHECK_FALSE(writer.complaints().isEmpty());
    const ProgramRun read =
        runCli({QStringLiteral("--book"), folder.onShare(), QStringLiteral("accounts")});
    CHECK(read.exitCode == 1);
    CHECK(read.errorLines() == 1);
    checkBook(folder, writer);
}
