// SPDX-License-Identifier: Apache-2.0
#include "ui/support/draftkeeper.h"

#include "tests/support/must.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace duebook;
using namespace duebook::test;

namespace {

const QString kNote17 = QStringLiteral("note/17");

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

} // namespace

TEST_CASE("A draft is there again after the program is gone", "[drafts]")
{
    const QTemporaryDir temp;
    const QString folder = temp.filePath(QStringLiteral("a b/טיוטות"));
    const QString text = QStringLiteral("said: \"שלום\"\nand more");
    must(ui::DraftKeeper(folder).keep(kNote17, draft(text)));
    must(ui::DraftKeeper(folder).keep(QStringLiteral("note/18"), draft(QStringLiteral("other"))));

    ui::DraftKeeper again(folder);
    CHECK(again.find(kNote17) == draft(text));
    REQUIRE(again.list().size() == 2);
    CHECK(again.take(kNote17) == draft(text));
    CHECK(again.take(kNote17).isEmpty());
    REQUIRE(again.list().size() == 1);
    CHECK(again.list().front().key == QStringLiteral("note/18"));
    must(again.keep(QStringLiteral("note/18"), {}));
    CHECK(again.list().empty());
}

TEST_CASE("Only the user may read a draft", "[drafts]")
{
    const QTemporaryDir temp;
    const QString folder = temp.filePath(QStringLiteral("drafts"));
    must(ui::DraftKeeper(folder).keep(kNote17, draft(QStringLiteral("secret"))));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    CHECK((QFileInfo(folder).permissions() & others) == QFile::Permissions());
    CHECK((QFileInfo(onlyFile(folder)).permissions() & others) == QFile::Permissions());
}

TEST_CASE("A draft file cut short or full of something else is no draft", "[drafts]")
{
    const QTemporaryDir temp;
    ui::DraftKeeper keeper(temp.path());
    must(keeper.keep(kNote17, draft(QStringLiteral("kept"))));
    QFile file(onlyFile(temp.path()));
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.resize(file.size() - 4));
    file.close();
    CHECK(keeper.find(kNote17).isEmpty());
    CHECK(keeper.list().empty());
    must(keeper.keep(kNote17, draft(QStringLiteral("again"))));
    CHECK(keeper.find(kNote17) == draft(QStringLiteral("again")));
}

TEST_CASE("A draft that cannot be kept says where and why", "[drafts]")
{
    const QTemporaryDir temp;
    const QString inTheWay = temp.filePath(QStringLiteral("file"));
    QFile file(inTheWay);
    REQUIRE(file.open(QIODevice::WriteOnly));
    const Result<void> kept = ui::DraftKeeper(inTheWay).keep(kNote17, draft(QStringLiteral("x")));
    REQUIRE_FALSE(kept);
    CHECK(kept.error().sentence.contains(QStringLiteral("file")));
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
