// SPDX-License-Identifier: Apache-2.0
// Who may read what the program writes.
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"
#include "tests/support/umask.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace duebook::test;

TEST_CASE("What the command line writes is its owner's alone", "[cli][ownfile]")
{
    for (const mode_t mask : {mode_t(0), mode_t(022)}) {
        const Mask system(mask);
        const CliBook book;
        CHECK(modeOf(book.path()) == 0600);
        const QString pdf = book.write(QStringLiteral("a.txt"), "content");
        const auto at = [&](const char *name) { return book.file(QLatin1String(name)); };
        const QStringList runs[] = {
            {QStringLiteral("document"), QStringLiteral("add"), pdf, QStringLiteral("--account"),
             QStringLiteral("10020")},
            {QStringLiteral("document"), QStringLiteral("get"), QStringLiteral("1"),
             QStringLiteral("--out"), at("got.txt")},
            {QStringLiteral("backup"), at("backup.duebook")},
            {QStringLiteral("backup"), QStringLiteral("daily"), QStringLiteral("--folder"),
             at("days/own")},
            {QStringLiteral("export"), at("everything")},
            {QStringLiteral("calendar"), QStringLiteral("--out"), at("plan.ics")},
            {QStringLiteral("salvage"), book.path(), QStringLiteral("--to"), at("saved.duebook")},
            {QStringLiteral("restore"), at("backup.duebook"), QStringLiteral("--to"),
             at("restored.duebook")},
            {QStringLiteral("new"), at("new.duebook"), QStringLiteral("--currency"),
             QStringLiteral("EUR")},
        };
        for (const QStringList &words : runs) {
            const ProgramRun run = book.run(words);
            INFO(words.join(QLatin1Char(' ')).toStdString() << ": " << run.err.toStdString());
            CHECK(run.exitCode == 0);
        }
        QDirIterator all(book.folder(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        int looked = 0;
        while (all.hasNext()) {
            const QString path = all.next();
            INFO(path.toStdString());
            ++looked;
            if (path != pdf)
                CHECK(modeOf(path) == (QFileInfo(path).isDir() ? 0700 : 0600));
        }
        CHECK(looked > 20);
    }
}
