// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/support/catch.h"

#include <QElapsedTimer>
#include <QFile>

using namespace duebook::test;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool kMemoryCanBeLimited = false; // the sanitizer reserves terabytes of address space
#else
constexpr bool kMemoryCanBeLimited = true;
#endif

constexpr qint64 kTwoGigabytes = 2LL * 1024 * 1024 * 1024;

/// Runs duebook-cli with at most one gigabyte of address space.
ProgramRun runInLittleMemory(const QStringList &arguments)
{
    if (!kMemoryCanBeLimited)
        return runCli(arguments);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("USER"), QStringLiteral("anna"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("sh"),
                  QStringList{QStringLiteral("-c"),
                              QStringLiteral("ulimit -v 1000000; exec \"$0\" \"$@\""),
                              cliProgram()} +
                      arguments);
    REQUIRE(process.waitForFinished(120000));
    ProgramRun run;
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.out = QString::fromUtf8(process.readAllStandardOutput());
    run.err = QString::fromUtf8(process.readAllStandardError());
    return run;
}

/// A file of two gigabytes that takes no room: `head`, then NUL bytes, then `tail`.
QString hugeFile(const CliBook &book, const QByteArray &head, const QByteArray &tail)
{
    QFile file(book.file(QStringLiteral("huge.csv")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(head) == head.size());
    REQUIRE(file.seek(kTwoGigabytes));
    REQUIRE(file.write(tail) == tail.size());
    return file.fileName();
}

} // namespace

TEST_CASE("A line of two gigabytes is refused soon, in little memory", "[fault][input]")
{
    const CliBook book;
    const QByteArray heading = "Account,Invoice,Date,Due,Amount,Currency\n";
    const QByteArray good = "10020,G-1,2026-01-01,2026-01-31,1.00,EUR\n";
    QElapsedTimer timer;
    timer.start();
    const QString file = hugeFile(book, heading + good + "10020,", "\n" + good);
    const ProgramRun run =
        runInLittleMemory({QStringLiteral("--book"), book.path(), QStringLiteral("import"), file,
                           QStringLiteral("--kind"), QStringLiteral("invoices")});
    INFO(run.err.toStdString());
    CHECK(run.exitCode == 2);
    CHECK(run.errorLines() == 1);
    CHECK(run.err.contains(QStringLiteral("huge.csv")));
    CHECK(timer.elapsed() < 60000);
    CHECK(rows(book.json(words("invoices --text G-1")), "invoices").isEmpty());

    const ProgramRun nothingElse = runInLittleMemory(
        {QStringLiteral("--book"), book.path(), QStringLiteral("import"), hugeFile(book, {}, "x")});
    CHECK(nothingElse.exitCode == 2);
    const ProgramRun attached =
        runInLittleMemory({QStringLiteral("--book"), book.path(), QStringLiteral("import"),
                           hugeFile(book, "\"", "x")});
    CHECK(attached.exitCode == 2);
    CHECK(check(book.path()).exitCode == 0);
}

TEST_CASE("A pipe is refused at once instead of waited for", "[fault][input]")
{
    const CliBook book;
    const QString pipe = book.file(QStringLiteral("pipe.csv"));
    if (QProcess::execute(QStringLiteral("mkfifo"), {pipe}) != 0) {
        WARN("skipped: mkfifo is missing");
        return;
    }
    ProgramOptions options;
    options.limitMs = 20000;
    const ProgramRun run = book.run({QStringLiteral("import"), pipe}, options);
    CHECK(run.exitCode == 2);
    CHECK(run.err.contains(QStringLiteral("save it first")));
    CHECK(book.run({QStringLiteral("note"), QStringLiteral("10020"), QStringLiteral("--text"),
                    QStringLiteral("x"), QStringLiteral("--attach"), pipe},
                   options)
              .exitCode > 0);
    CHECK(runCli({QStringLiteral("--book"), pipe, QStringLiteral("users")}, options).exitCode > 0);
}
