// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"

#include <QElapsedTimer>
#include <QFile>

#include <csignal>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kMostMs = 120000;
constexpr int kRowsOfLongImport = 60000;
constexpr int kFiles = 6;
constexpr qsizetype kBytesOfFile = 8'000'000;

/// Whether the kernel says that this program answers SIGTERM itself instead of being ended by it.
bool listens(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray name("SigCgt:");
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(name);
    if (at < 0)
        return false;
    const QByteArray line = text.mid(at, text.indexOf('\n', at) - at);
    const quint64 caught = line.mid(name.size()).trimmed().toULongLong(nullptr, 16);
    return (caught >> (SIGTERM - 1) & 1U) != 0;
}

bool waitUntilListening(QProcess &process)
{
    // Before it has become the program it still has what this one catches.
    if (!process.waitForStarted())
        return false;
    QElapsedTimer timer;
    timer.start();
    while (!listens(process.processId())) {
        if (timer.hasExpired(kMostMs) || process.waitForFinished(1))
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("Ctrl+C stops an import and leaves nothing of it", "[fault][interrupt]")
{
    const CliBook book;
    const FakeClock clock("2026-03-02T12:00:00Z");
    int stopped = 0;
    for (const int afterMs : {0, 20, 100, 400}) {
        const QString prefix = QStringLiteral("AFTER%1X").arg(afterMs);
        const QString file =
            book.write(prefix + QStringLiteral(".csv"), invoiceList(prefix, kRowsOfLongImport));
        const std::unique_ptr<QProcess> process =
            startCli({QStringLiteral("--book"), book.path(), QStringLiteral("import"), file,
                      QStringLiteral("--kind"), QStringLiteral("invoices")});
        REQUIRE(waitUntilListening(*process));
        if (!process->waitForFinished(afterMs)) {
            process->terminate();
            REQUIRE(process->waitForFinished(kMostMs));
        }
        const QByteArray err = process->readAllStandardError();
        INFO("told " << afterMs << " ms after it listened: " << err.toStdString());
        const qint64 there = invoicesNamed(*openSession(book.path(), clock), prefix);
        // Told too late: on a busy machine the import was through, and it listened no longer.
        if (process->exitStatus() == QProcess::CrashExit || process->exitCode() == 0) {
            REQUIRE(there == kRowsOfLongImport);
            continue;
        }
        ++stopped;
        REQUIRE(there == 0);
        REQUIRE(process->exitCode() == 1);
        REQUIRE(err.count('\n') == 1);
        REQUIRE(process->readAllStandardOutput().isEmpty());
    }
    CHECK(stopped > 0);
    CHECK(check(book.path()).exitCode == 0);
}

TEST_CASE("Ctrl+C ends a row of documents; those before it stay", "[fault][interrupt]")
{
    const CliBook book;
    QStringList line{QStringLiteral("--book"),    book.path(),
                     QStringLiteral("document"),  QStringLiteral("add"),
                     QStringLiteral("--account"), QStringLiteral("10020")};
    QStringList names;
    for (int i = 0; i < kFiles; ++i) {
        names += QStringLiteral("scan %1.bin").arg(i);
        line += book.write(names.last(), QByteArray(kBytesOfFile, char('a' + i)));
    }
    const std::unique_ptr<QProcess> process = startCli(line);
    REQUIRE(waitUntilListening(*process));
    process->terminate();
    REQUIRE(process->waitForFinished(kMostMs));
    QStringList there;
    for (const QJsonValue each : rows(book.json(words("document list 10020")), "documents"))
        there += text(each, "name");
    there.sort();
    INFO(there.join(QLatin1Char(' ')).toStdString());
    REQUIRE(there.size() < kFiles);
    CHECK(there == names.mid(0, there.size()));
    CHECK((process->exitStatus() == QProcess::CrashExit || process->exitCode() != 0));
    CHECK(check(book.path()).exitCode == 0);
}
