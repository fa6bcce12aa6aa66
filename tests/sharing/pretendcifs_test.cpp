// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/fleet.h"
#include "tests/sharing/sharedbook.h"
#include "tests/sharing/testwords.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

/// A folder that programs take for one on a share mounted with Linux's SMB client.
struct PretendedShare {
    PretendedShare()
    {
        const QString inherited = qEnvironmentVariable("ASAN_OPTIONS");
        qputenv("ASAN_OPTIONS", (inherited + QStringLiteral(":verify_asan_link_order=0")).toUtf8());
        qputenv("LD_PRELOAD", DUEBOOK_PRETEND_CIFS);
        qputenv("PRETEND_CIFS", folder.path().toUtf8());
    }
    PretendedShare(const PretendedShare &) = delete;
    PretendedShare &operator=(const PretendedShare &) = delete;
    ~PretendedShare() { qunsetenv("LD_PRELOAD"); }

    QString file(const char *name) const { return folder.filePath(QLatin1String(name)); }

    const QTemporaryDir folder;
};

void runWords(const QString &words, const std::vector<int> &mayExit = {0})
{
    ProgramOptions options;
    options.environment = {{QStringLiteral("USER"), QStringLiteral("anna")}};
    const ProgramRun run = runCli(words.split(QLatin1Char(' ')), options);
    INFO(words.toStdString());
    INFO(run.err.toStdString());
    CHECK(std::find(mayExit.begin(), mayExit.end(), run.exitCode) != mayExit.end());
}

} // namespace

TEST_CASE("Every way that makes or opens a book goes with Linux's SMB client", "[sharing][cifs]")
{
    const PretendedShare share;
    const QTemporaryDir local;
    const QString book = share.file("new.duebook");
    const QString demo = share.file("demo.duebook");
    const QString own = local.filePath(QStringLiteral("own.duebook"));
    const QString backup = share.file("backup.duebook");
    const QString saved = share.file("saved.duebook");
    const QString size = QStringLiteral("--accounts 10 --invoices 50 --notes 20");
    runWords(QStringLiteral("new %1 --currency EUR").arg(book));
    runWords(QStringLiteral("demo %1 %2").arg(demo, size));
    runWords(QStringLiteral("demo %1 %2").arg(own, size));
    runWords(QStringLiteral("--book %1 backup %2").arg(own, backup));
    runWords(QStringLiteral("--book %1 backup %2").arg(demo, share.file("second.duebook")));
    runWords(QStringLiteral("--book %1 restore %2").arg(book, backup));
    runWords(QStringLiteral("--book %1 check").arg(book));
    // Something of what is salvaged may be missing.
    runWords(QStringLiteral("salvage %1 --to %2").arg(demo, saved), {0, 3});
    runWords(QStringLiteral("--book %1 check").arg(saved), {0, 3});
}

TEST_CASE("Programs on a share of Linux's SMB client work on one book and accuse nobody",
          "[sharing][cifs]")
{
    const QTemporaryDir said;
    const PretendedShare share;
    const QString book = share.file("book.duebook");
    makeSharedBook(book);
    constexpr int kChanges = 40;
    Fleet fleet;
    for (const char *id : {"one", "two", "three"})
        fleet.push_back(std::make_unique<Writer>(
            said.path(), QLatin1String(id), book, kChanges,
            QStringList{QStringLiteral("--drive"), QStringLiteral("network"),
                        QStringLiteral("--watch"), QStringLiteral("--hurry")}));
    std::mt19937 random(3);
    CHECK(runFleet(fleet, {}, 240 * 1000, random) == 0);
    INFO(lines(complaints(fleet)));
    const QStringList done = acknowledged(fleet);
    CHECK(done.size() == 3 * kChanges);
    const QStringList problems = problemsOf(book, DriveKind::Network, done);
    INFO(lines(problems));
    CHECK(problems.isEmpty());
}
