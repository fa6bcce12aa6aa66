// SPDX-License-Identifier: Apache-2.0
// A drive without room is told as that, wherever the program writes.
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/fault/smalldrive.h"
#include "tests/support/catch.h"

#include <QDir>

using namespace duebook::test;

namespace {

QStringList onBook(const QString &book, const QStringList &words)
{
    return QStringList{QStringLiteral("--book"), book, QStringLiteral("--format"),
                       QStringLiteral("json")} +
           words;
}

void isFull(const ProgramRun &run)
{
    INFO(run.err.toStdString());
    CHECK(run.exitCode == 1);
    CHECK(run.out.isEmpty());
    CHECK(run.err.contains(QStringLiteral("\"code\":\"full\"")));
    CHECK_FALSE(run.err.contains(QStringLiteral("connection")));
}

} // namespace

TEST_CASE("Every way to write to a full drive says that it is full and leaves nothing",
          "[fault][disk][full]")
{
    SmallDrive drive;
    if (!drive.mounted()) {
        WARN("skipped: only root can mount a small drive");
        return;
    }
    const CliBook book;
    const QString large = book.write(QStringLiteral("large.txt"), QByteArray(1024 * 1024, 'x'));
    REQUIRE(book.run({QStringLiteral("document"), QStringLiteral("add"), large,
                      QStringLiteral("--account"), QStringLiteral("10020")})
                .exitCode == 0);
    drive.fill();
    const QStringList before = QDir(drive.file("")).entryList(QDir::AllEntries | QDir::Hidden);
    const QStringList writes[] = {
        {QStringLiteral("backup"), drive.file("copy.duebook")},
        {QStringLiteral("export"), drive.file("everything")},
        {QStringLiteral("calendar"), QStringLiteral("--out"), drive.file("plan.ics")},
        {QStringLiteral("document"), QStringLiteral("get"), QStringLiteral("1"),
         QStringLiteral("--out"), drive.file("copy.txt")},
        {QStringLiteral("restore"), book.path(), QStringLiteral("--to"), drive.file("r.duebook")},
        {QStringLiteral("salvage"), book.path(), QStringLiteral("--to"), drive.file("s.duebook")},
        {QStringLiteral("new"), drive.file("n.duebook"), QStringLiteral("--currency"),
         QStringLiteral("EUR")},
        {QStringLiteral("demo"), drive.file("d.duebook")},
    };
    for (const QStringList &words : writes) {
        INFO(words.join(QLatin1Char(' ')).toStdString());
        isFull(runCli(onBook(book.path(), words)));
        CHECK(QDir(drive.file("")).entryList(QDir::AllEntries | QDir::Hidden) == before);
    }
}

TEST_CASE("A book on a full drive says at each change that the drive is full",
          "[fault][disk][full]")
{
    SmallDrive drive;
    if (!drive.mounted()) {
        WARN("skipped: only root can mount a small drive");
        return;
    }
    const CliBook origin;
    const QString book = drive.file("book.duebook");
    REQUIRE(QFile::copy(origin.path(), book));
    const QString large = origin.write(QStringLiteral("large.txt"), QByteArray(256 * 1024, 'x'));
    drive.fill();
    for (const QStringList &words :
         {QStringList{QStringLiteral("note"), QStringLiteral("10020"), QStringLiteral("--text"),
                      QString(50000, QLatin1Char('n'))},
          QStringList{QStringLiteral("document"), QStringLiteral("add"), large,
                      QStringLiteral("--account"), QStringLiteral("10020")}})
        isFull(runCli(onBook(book, words)));
    drive.release();
    CHECK(check(book).exitCode == 0);
}
