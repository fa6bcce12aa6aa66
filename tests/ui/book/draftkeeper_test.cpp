// SPDX-License-Identifier: Apache-2.0
#include "ui/book/draftkeeper.h"

#include "tests/support/fakeclock.h"
#include "tests/support/must.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace duebook;
using namespace duebook::test;

namespace {

const QString kNote17 = QStringLiteral("note/17");
const QString kNote18 = QStringLiteral("note/18");

QJsonObject draft(const QString &text)
{
    return {{QStringLiteral("text"), text}};
}

QString onlyFile(const QString &folder)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
    REQUIRE(files.size() == 1);
    return files.front().filePath();
}

/// A keeper that has read its files.
std::unique_ptr<ui::DraftKeeper> opened(const QString &folder, const Clock &clock)
{
    auto keeper = std::make_unique<ui::DraftKeeper>(folder, clock);
    REQUIRE(QTest::qWaitFor([&] { return keeper->isRead(); }, kPatienceMs));
    return keeper;
}

/// Kept by a program that ends: the end waits for the file.
void keepAndEnd(const QString &folder, const QString &key, const QJsonObject &content)
{
    const FakeClock clock;
    ui::DraftKeeper(folder, clock).keep(key, content);
}

} // namespace

TEST_CASE("A draft is there again after the program is gone", "[drafts]")
{
    const QTemporaryDir temp;
    const FakeClock clock;
    const QString folder = temp.filePath(QStringLiteral("a b/טיוטות"));
    const QString text = QStringLiteral("said: \"שלום\"\nand more");
    keepAndEnd(folder, kNote17, draft(text));
    keepAndEnd(folder, kNote18, draft(QStringLiteral("other")));

    {
        const auto again = opened(folder, clock);
        CHECK(again->find(kNote17) == draft(text));
        REQUIRE(again->list().size() == 2);
        again->forget(kNote17);
        CHECK(again->find(kNote17).isEmpty());
        REQUIRE(again->list().size() == 1);
        CHECK(again->list().front().key == kNote18);
        again->keep(kNote18, {});
        CHECK(again->list().empty());
    }
    CHECK(opened(folder, clock)->list().empty());
    CHECK(QDir(folder).isEmpty());
}

TEST_CASE("However fast a draft changes, the last one is in its file at the end", "[drafts]")
{
    const QTemporaryDir temp;
    const FakeClock clock;
    {
        ui::DraftKeeper keeper(temp.path(), clock);
        QSignalSpy written(&keeper, &ui::DraftKeeper::written);
        for (int i = 0; i < 200; ++i) {
            keeper.keep(kNote17, draft(QString::number(i)));
            QCoreApplication::processEvents();
        }
        CHECK(keeper.find(kNote17) == draft(QStringLiteral("199")));
        CHECK(written.size() < 200);
    }
    CHECK(opened(temp.path(), clock)->find(kNote17) == draft(QStringLiteral("199")));
}

TEST_CASE("It is told when a draft is safely in its file, and when the drafts are others",
          "[drafts]")
{
    const QTemporaryDir temp;
    FakeClock clock;
    const auto kept = opened(temp.path(), clock);
    ui::DraftKeeper &keeper = *kept;
    QSignalSpy written(&keeper, &ui::DraftKeeper::written);
    QSignalSpy changed(&keeper, &ui::DraftKeeper::changed);
    keeper.keep(kNote17, draft(QStringLiteral("x")));
    CHECK(changed.size() == 1);
    REQUIRE(QTest::qWaitFor([&] { return written.size() == 1; }, kPatienceMs));
    CHECK(written.front().front().toString() == kNote17);
    CHECK(QFile::exists(onlyFile(temp.path())));
    // The same again is no change.
    keeper.keep(kNote17, draft(QStringLiteral("x")));
    keeper.forget(kNote18);
    CHECK(changed.size() == 1);
    clock.advance(60);
    keeper.keep(kNote18, draft(QStringLiteral("y")));
    REQUIRE(keeper.list().size() == 2);
    CHECK(keeper.list().front().key == kNote18);
    CHECK(keeper.list().front().keptAt == clock.nowUtc());
}

TEST_CASE("Drafts found at the start are told", "[drafts]")
{
    const QTemporaryDir temp;
    const FakeClock clock;
    keepAndEnd(temp.path(), kNote17, draft(QStringLiteral("x")));
    ui::DraftKeeper keeper(temp.path(), clock);
    QSignalSpy changed(&keeper, &ui::DraftKeeper::changed);
    QSignalSpy read(&keeper, &ui::DraftKeeper::read);
    REQUIRE(QTest::qWaitFor([&] { return read.size() == 1; }, kPatienceMs));
    CHECK(changed.size() == 1);
    CHECK(keeper.list().size() == 1);
}

TEST_CASE("Nobody waits for the files of drafts, and what is done meanwhile stands against them",
          "[drafts]")
{
    const QTemporaryDir temp;
    const FakeClock clock;
    const QString untouched = QStringLiteral("note/19");
    keepAndEnd(temp.path(), kNote17, draft(QStringLiteral("from the file")));
    keepAndEnd(temp.path(), kNote18, draft(QStringLiteral("from the file")));
    keepAndEnd(temp.path(), untouched, draft(QStringLiteral("from the file")));
    {
        ui::DraftKeeper keeper(temp.path(), clock);
        // However fast the disk is: the answer comes with the event loop, not by waiting for it.
        CHECK(keeper.find(untouched).isEmpty());
        CHECK(keeper.list().empty());
        keeper.keep(kNote17, draft(QStringLiteral("typed")));
        keeper.forget(kNote18);
        CHECK_FALSE(keeper.isRead());
        CHECK(keeper.find(kNote17) == draft(QStringLiteral("typed")));
        REQUIRE(QTest::qWaitFor([&] { return keeper.isRead(); }, kPatienceMs));
        CHECK(keeper.find(kNote17) == draft(QStringLiteral("typed")));
        CHECK(keeper.find(kNote18).isEmpty());
        CHECK(keeper.find(untouched) == draft(QStringLiteral("from the file")));
    }
    const auto later = opened(temp.path(), clock);
    CHECK(later->find(kNote17) == draft(QStringLiteral("typed")));
    CHECK(later->list().size() == 2);
}

TEST_CASE("Only the user may read a draft", "[drafts]")
{
    const QTemporaryDir temp;
    const QString folder = temp.filePath(QStringLiteral("drafts"));
    keepAndEnd(folder, kNote17, draft(QStringLiteral("secret")));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    CHECK((QFileInfo(folder).permissions() & others) == QFile::Permissions());
    CHECK((QFileInfo(onlyFile(folder)).permissions() & others) == QFile::Permissions());
}

TEST_CASE("A draft file cut short or full of something else is no draft", "[drafts]")
{
    const QTemporaryDir temp;
    const FakeClock clock;
    keepAndEnd(temp.path(), kNote17, draft(QStringLiteral("kept")));
    QFile file(onlyFile(temp.path()));
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.resize(file.size() - 4));
    file.close();
    const auto keeper = opened(temp.path(), clock);
    CHECK(keeper->find(kNote17).isEmpty());
    CHECK(keeper->list().empty());
    keeper->keep(kNote17, draft(QStringLiteral("again")));
    CHECK(keeper->find(kNote17) == draft(QStringLiteral("again")));
}

TEST_CASE("A draft that cannot be kept says where and why, and is not lost meanwhile", "[drafts]")
{
    const QTemporaryDir temp;
    const FakeClock clock;
    const QString inTheWay = temp.filePath(QStringLiteral("file"));
    QFile file(inTheWay);
    REQUIRE(file.open(QIODevice::WriteOnly));
    ui::DraftKeeper keeper(inTheWay, clock);
    QString sentence;
    QObject::connect(&keeper, &ui::DraftKeeper::failed, &keeper,
                     [&](const QString &, const Error &error) { sentence = error.sentence; });
    keeper.keep(kNote17, draft(QStringLiteral("x")));
    REQUIRE(QTest::qWaitFor([&] { return !sentence.isEmpty(); }, kPatienceMs));
    CHECK(sentence.contains(QStringLiteral("file")));
    CHECK(keeper.find(kNote17) == draft(QStringLiteral("x")));
}

TEST_CASE("Each book has drafts of its own", "[drafts]")
{
    const QTemporaryDir temp;
    const QString a = ui::DraftKeeper::folderFor(temp.path(), QStringLiteral("/books/a.duebook"));
    const QString b = ui::DraftKeeper::folderFor(temp.path(), QStringLiteral("/books/b.duebook"));
    CHECK(a != b);
    CHECK(a.startsWith(temp.path()));
    CHECK(a == ui::DraftKeeper::folderFor(temp.path(), QStringLiteral("/books/a.duebook")));
}
