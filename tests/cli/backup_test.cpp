// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFile>

using namespace duebook::test;

namespace {

int accountsIn(const CliBook &book)
{
    return int(rows(book.json(words("accounts")), "accounts").size());
}

} // namespace

TEST_CASE("A backup is restored after a look, by an administrator only", "[cli][backup]")
{
    const CliBook book;
    const QString backup = book.file(QStringLiteral("backup of today.duebook"));
    const QJsonObject made = book.json({QStringLiteral("backup"), backup});
    CHECK(number(made, "accounts") == 3);
    REQUIRE(book.run({QStringLiteral("note"), QStringLiteral("10020"), QStringLiteral("--text"),
                      QStringLiteral("said after the backup")})
                .exitCode == 0);
    const QStringList restore{QStringLiteral("restore"), backup};

    const ProgramRun look = book.run(restore + words("--dry-run"));
    CHECK(look.exitCode == 0);
    INFO(look.err.toStdString());
    CHECK(look.err.contains(QStringLiteral("1 notes")));
    CHECK(rows(book.json(words("search said")), "hits").size() == 1);

    const ProgramRun refused = book.run(restore + words("--as ben"));
    CHECK(refused.exitCode != 0);
    CHECK(refused.errorLines() >= 1);
    CHECK(rows(book.json(words("search said")), "hits").size() == 1);

    // Nor by naming it as the place.
    const ProgramRun aside =
        runCli(restore + QStringList{QStringLiteral("--to"), book.path(), QStringLiteral("--as"),
                                     QStringLiteral("ben")});
    CHECK(aside.exitCode == 1);
    CHECK(rows(book.json(words("search said")), "hits").size() == 1);

    const QJsonObject done = book.json(restore + words("--as anna"));
    CHECK(QFile::exists(text(done, "kept_before")));
    CHECK(rows(book.json(words("search said")), "hits").isEmpty());
    CHECK(accountsIn(book) == 3);
}

TEST_CASE("The day's backup is made once and listed", "[cli][backup]")
{
    const CliBook book;
    const QString folder = book.file(QStringLiteral("days"));
    const QStringList daily = QStringList{QStringLiteral("backup"), QStringLiteral("daily"),
                                          QStringLiteral("--folder"), folder};
    CHECK(rows(book.json(daily), "files").size() == 1);
    CHECK(rows(book.json(daily), "files").isEmpty());
    const QJsonObject list = book.json(
        {QStringLiteral("backup"), QStringLiteral("list"), QStringLiteral("--folder"), folder});
    CHECK(rows(list, "backups").size() == 1);
}

TEST_CASE("A damaged book is replaced by whoever is there, or salvaged", "[cli][backup]")
{
    const CliBook book;
    const QString backup = book.file(QStringLiteral("backup.duebook"));
    REQUIRE(book.run({QStringLiteral("backup"), backup}).exitCode == 0);
    QFile file(book.path());
    REQUIRE(file.resize(file.size() / 8192 * 4096));
    CHECK(book.run(words("accounts")).exitCode == 5);

    const QString saved = book.file(QStringLiteral("saved.duebook"));
    const ProgramRun salvage =
        runCli({QStringLiteral("salvage"), book.path(), QStringLiteral("--to"), saved,
                QStringLiteral("--format"), QStringLiteral("json")});
    CHECK(salvage.exitCode == 3);
    CHECK(QFile::exists(saved));
    CHECK_FALSE(rows(salvage.json(), "tables").isEmpty());

    REQUIRE(book.run({QStringLiteral("restore"), backup}).exitCode == 0);
    CHECK(accountsIn(book) == 3);
}
