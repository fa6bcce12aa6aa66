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

void runInOrder(const QStringList &arguments, const std::vector<int> &mayExit = {0})
{
    const ProgramRun run =
        runCli(arguments, {{}, {{QStringLiteral("USER"), QStringLiteral("anna")}}});
    INFO(arguments.join(QLatin1Char(' ')).toStdString());
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
    const auto words = [](auto... each) { return QStringList{QString(each)...}; };
    const QString option = QStringLiteral("--book");
    runInOrder(words("new", book, "--currency", "EUR"));
    runInOrder(words("demo", demo, "--accounts", "10", "--invoices", "50", "--notes", "20"));
    runInOrder(words("demo", own, "--accounts", "10", "--invoices", "50", "--notes", "20"));
    runInOrder(words(option, own, "backup", backup));
    runInOrder(words(option, demo, "backup", share.file("second.duebook")));
    runInOrder(words(option, book, "restore", backup));
    runInOrder(words(option, book, "check"));
    runInOrder(words("salvage", demo, "--to", share.file("saved.duebook")), {0, 3});
    runInOrder(words(option, share.file("saved.duebook"), "check"), {0, 3});
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
