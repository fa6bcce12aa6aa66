// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/accountservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/sharing/fleet.h"
#include "tests/sharing/sharedbook.h"
#include "tests/sharing/testwords.h"
#include "tests/support/catch.h"
#include "tests/support/must.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kLimitMs = 240'000;

NewNote noteOn(Session &session, const QString &uid)
{
    NewNote note;
    note.uid = uid;
    note.account = must(AccountService(session).find(QStringLiteral("S-1")));
    note.text = QStringLiteral("They will pay in the next run.");
    note.nextContact = session.today().addDays(3);
    return note;
}

} // namespace

TEST_CASE("Clients whose clocks are hours apart, or jump, work on one book", "[sharing][clock]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("book.duebook"));
    makeSharedBook(book);
    Fleet fleet;
    for (const char *hours : {"-7", "0", "5"})
        fleet.push_back(std::make_unique<Writer>(
            folder.path(), QStringLiteral("w") + QLatin1String(hours), book, 15,
            QStringList{QStringLiteral("--drive"), QStringLiteral("network"),
                        QStringLiteral("--hours-off"), QLatin1String(hours)}));
    // One is set back and forth while it works.
    fleet.push_back(
        std::make_unique<Writer>(folder.path(), QStringLiteral("jumping"), book, 40,
                                 QStringList{QStringLiteral("--drive"), QStringLiteral("network"),
                                             QStringLiteral("--hours-off"), QStringLiteral("9"),
                                             QStringLiteral("--clock-jumps")}));
    std::mt19937 random(2);
    const std::optional<int> kills = runFleet(fleet, {}, kLimitMs, random);
    INFO(lines(complaints(fleet)));
    REQUIRE(kills);
    const QStringList problems = problemsOf(book, DriveKind::Network, acknowledged(fleet));
    INFO(lines(problems));
    CHECK(problems.isEmpty());
}

TEST_CASE("The folder of those who are here may be deleted under them", "[sharing][presence]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("book.duebook"));
    makeSharedBook(book);
    Fleet fleet;
    for (const char *id : {"a", "b"})
        fleet.push_back(std::make_unique<Writer>(folder.path(), QLatin1String(id), book, 60,
                                                 QStringList{QStringLiteral("--drive"),
                                                             QStringLiteral("network"),
                                                             QStringLiteral("--hurry")}));
    for (const auto &writer : fleet)
        writer->start();
    for (const auto &writer : fleet) {
        while (writer->acknowledged().isEmpty() && !writer->ended(20)) {
        }
    }
    int deleted = 0;
    while (!fleet[0]->ended(60) || !fleet[1]->ended(1))
        deleted += QDir(book + QStringLiteral(".d")).removeRecursively() ? 1 : 0;
    INFO(lines(complaints(fleet)));
    CHECK(deleted > 0);
    for (const auto &writer : fleet)
        CHECK(writer->exitCode() == 0);
    const QStringList problems = problemsOf(book, DriveKind::Network, acknowledged(fleet));
    INFO(lines(problems));
    CHECK(problems.isEmpty());
}

TEST_CASE("A presence folder that cannot be made leaves the book read only, with a sentence",
          "[sharing][presence]")
{
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("book.duebook"));
    makeSharedBook(book);
    // A file of its name is in the way: also root cannot make the folder then.
    QFile inTheWay(book + QStringLiteral(".d"));
    REQUIRE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const SystemClock clock;
    const OpenedBook opened = openShared(book, DriveKind::Network, clock);
    CHECK_FALSE(opened.notice.isEmpty());
    CHECK(opened.session->readOnly());
    const Result<NoteId> refused =
        NoteService(*opened.session).addNote(noteOn(*opened.session, QStringLiteral("n")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ReadOnly);
}

TEST_CASE("A book that is renamed or moved while it is open loses nothing that was acknowledged",
          "[sharing][rename]")
{
    struct Case {
        DriveKind drive;
        bool toAnotherDrive; ///< then the file is copied, and removed where it was
    };
    for (const auto [drive, toAnotherDrive] :
         {Case{DriveKind::Local, false}, Case{DriveKind::Network, false},
          Case{DriveKind::Network, true}}) {
        INFO((drive == DriveKind::Local ? "local" : "network")
             << (toAnotherDrive ? ", moved" : ""));
        const QTemporaryDir folder;
        const QString book = folder.filePath(QStringLiteral("book.duebook"));
        const QString moved = folder.filePath(QStringLiteral("moved.duebook"));
        makeSharedBook(book);
        const QStringList done{QStringLiteral("N-w-1")};
        {
            const SystemClock clock;
            const OpenedBook opened = openShared(book, drive, clock);
            Session &session = *opened.session;
            must(NoteService(session).addNote(noteOn(session, QStringLiteral("N-w-1"))));
            const NewNote after = noteOn(session, QStringLiteral("N-w-2"));
            if (toAnotherDrive)
                REQUIRE((QFile::copy(book, moved) && QFile::remove(book)));
            else
                REQUIRE(QFile::rename(book, moved));
            // Where it would go nobody would find it.
            const Result<NoteId> refused = NoteService(session).addNote(after);
            REQUIRE_FALSE(refused);
            INFO(refused.error().sentence.toStdString());
            CHECK(refused.error().code == ErrorCode::Io);
        }
        const QStringList problems = problemsOf(moved, drive, done);
        INFO(lines(problems));
        CHECK(problems.isEmpty());
    }
}

TEST_CASE("A book with a long path, blanks and Hebrew letters is shared like any other",
          "[sharing][path]")
{
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/ספר של"));
    QString path = folder.path();
    while (path.size() < 200)
        path += QStringLiteral("/חובות של לקוחות");
    REQUIRE(QDir().mkpath(path));
    path =
        (path + QLatin1Char('/')).leftJustified(241, QLatin1Char('b')) + QStringLiteral(".duebook");
    REQUIRE(path.size() == 249);
    makeSharedBook(path);
    Fleet fleet;
    for (const char *id : {"a", "b"})
        fleet.push_back(std::make_unique<Writer>(
            folder.path(), QLatin1String(id), path, 8,
            QStringList{QStringLiteral("--drive"), QStringLiteral("network")}));
    std::mt19937 random(6);
    const std::optional<int> kills = runFleet(fleet, {}, kLimitMs, random);
    INFO(lines(complaints(fleet)));
    REQUIRE(kills);
    const QStringList problems = problemsOf(path, DriveKind::Network, acknowledged(fleet));
    INFO(lines(problems));
    CHECK(problems.isEmpty());
}

TEST_CASE("Many who open a book from a share for the first time at once all come in",
          "[sharing][opening]")
{
    // It was last used on one computer: its write-ahead log must go, and only one can do that.
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("book.duebook"));
    makeSharedBook(book);
    Fleet fleet;
    for (int number = 1; number <= 6; ++number)
        fleet.push_back(std::make_unique<Writer>(
            folder.path(), QStringLiteral("w%1").arg(number), book, 3,
            QStringList{QStringLiteral("--drive"), QStringLiteral("network"),
                        QStringLiteral("--limit"), QStringLiteral("15000")}));
    std::mt19937 random(8);
    const std::optional<int> kills = runFleet(fleet, {}, kLimitMs, random);
    INFO(lines(complaints(fleet)));
    CHECK(kills);
    CHECK(acknowledged(fleet).size() == 18);
}
