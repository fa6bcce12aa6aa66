// SPDX-License-Identifier: Apache-2.0
#include "core/base/ownfile.h"

#include "core/base/log.h"
#include "tests/support/catch.h"
#include "tests/support/umask.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace duebook;
using namespace duebook::test;

namespace {

void setMode(const QString &path, mode_t mode)
{
    REQUIRE(::chmod(QFile::encodeName(path).constData(), mode) == 0);
}

} // namespace

TEST_CASE("A new file is its owner's alone whatever the system's mask", "[ownfile]")
{
    for (const mode_t mask : {mode_t(0), mode_t(022), mode_t(077)}) {
        const Mask system(mask);
        const QTemporaryDir folder;
        const auto path = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
        REQUIRE(makeOwnFile(path("made"), Circle::Owner));
        CHECK(modeOf(path("made")) == 0600);
        CHECK_FALSE(makeOwnFile(path("made"), Circle::Owner));
        {
            QFile plain(path("plain"));
            REQUIRE(openOwnFile(plain, QIODevice::WriteOnly | QIODevice::Append));
            QSaveFile saved(path("saved"));
            REQUIRE(openOwnFile(saved));
            saved.write("x");
            REQUIRE(saved.commit());
        }
        CHECK(modeOf(path("plain")) == 0600);
        CHECK(modeOf(path("saved")) == 0600);
        REQUIRE(makeOwnFolder(path("a/b/c")));
        for (const char *each : {"a", "a/b", "a/b/c"})
            CHECK(modeOf(path(each)) == 0700);
    }
}

TEST_CASE("A file that is there keeps its permissions", "[ownfile]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kept"));
    REQUIRE(makeOwnFile(path, Circle::Owner));
    setMode(path, 0644);
    {
        QSaveFile saved(path);
        REQUIRE(openOwnFile(saved));
        REQUIRE(saved.commit());
        QFile plain(path);
        REQUIRE(openOwnFile(plain, QIODevice::WriteOnly));
    }
    CHECK(modeOf(path) == 0644);
    const QString place = folder.filePath(QStringLiteral("place"));
    REQUIRE(makeOwnFolder(place));
    setMode(place, 0755);
    REQUIRE(makeOwnFolder(place));
    CHECK(modeOf(place) == 0755);
}

TEST_CASE("Where colleagues share a folder its group may what it may in the folder", "[ownfile]")
{
    const Mask system(022);
    struct Row {
        mode_t folder;
        int file;
        int inner;
    };
    for (const Row &row : {Row{0770, 0660, 0770}, Row{0750, 0640, 0750}, Row{0700, 0600, 0700},
                           Row{0777, 0660, 0770}, Row{02770, 0660, 02770}}) {
        const QTemporaryDir folder;
        setMode(folder.path(), row.folder);
        const QString path = folder.filePath(QStringLiteral("book"));
        REQUIRE(makeOwnFile(path, Circle::FolderGroup));
        CHECK(modeOf(path) == row.file);
        CHECK(QFileInfo(path).groupId() == QFileInfo(folder.path()).groupId());
        const QString inner = folder.filePath(QStringLiteral("inner"));
        REQUIRE(makeOwnFolder(inner, Circle::FolderGroup));
        CHECK(modeOf(inner) == row.inner);
        CHECK(folderGivesItsGroup(path) == (row.folder == 02770));
    }
}

TEST_CASE("What stands beside a book is for those who use the book", "[ownfile]")
{
    const Mask system(022);
    const QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("book"));
    const QString side = folder.filePath(QStringLiteral("book.d"));
    REQUIRE(makeOwnFile(book, Circle::Owner));
    REQUIRE(makeOwnFolder(side));
    struct Row {
        mode_t book;
        int folder;
    };
    for (const Row &row : {Row{0600, 0700}, Row{0660, 0770}, Row{0640, 0750}, Row{0666, 0777}}) {
        setMode(book, row.book);
        shareLike(side, book);
        CHECK(modeOf(side) == row.folder);
        QFile note(side + QStringLiteral("/note"));
        REQUIRE(note.open(QIODevice::WriteOnly));
        shareLike(note, book);
        CHECK(modeOf(note.fileName()) == int(row.book));
    }
}

TEST_CASE("Nothing is written through a link", "[ownfile]")
{
    const QTemporaryDir folder;
    const QString victim = folder.filePath(QStringLiteral("victim"));
    const QString link = folder.filePath(QStringLiteral("link"));
    REQUIRE(QFile::link(victim, link));
    CHECK(isTaken(link));
    CHECK_FALSE(makeOwnFile(link, Circle::Owner));
    QSaveFile saved(link);
    CHECK_FALSE(openOwnFile(saved));
    CHECK_FALSE(QFile::exists(victim));
}

TEST_CASE("The log and its folder are the person's alone", "[ownfile]")
{
    const Mask system(0);
    const QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("data/duebook"));
    const QtMessageHandler before = qInstallMessageHandler(nullptr);
    startLogFile(place);
    qInstallMessageHandler(before);
    CHECK(modeOf(place) == 0700);
    CHECK(modeOf(place + QStringLiteral("/duebook.log")) == 0600);
}
