// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/killtime.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

int kills()
{
    return fullProof() ? 100 : 20;
}

/// A book with enough in it that there is a time to be killed in.
void fill(const CliBook &book, const QString &prefix)
{
    const QString list =
        book.write(prefix + QStringLiteral(".csv"), invoiceList(prefix, 4000, 200));
    const ProgramRun done = book.run(
        {QStringLiteral("import"), list, QStringLiteral("--kind"), QStringLiteral("invoices")});
    INFO(done.err.toStdString());
    REQUIRE(done.exitCode == 0);
}

} // namespace

TEST_CASE("A backup killed at any moment leaves a whole one or none", "[fault][kill][backup]")
{
    const CliBook book;
    fill(book, QStringLiteral("A"));
    const auto line = [&](int round) {
        return QStringList{QStringLiteral("--book"), book.path(), QStringLiteral("backup"),
                           book.file(QStringLiteral("backup %1.duebook").arg(round))};
    };
    KillTime killTime(timeOf(line(0)));
    int whole = 0;
    int none = 0;
    for (int round = 1; round <= kills(); ++round) {
        QElapsedTimer timer;
        timer.start();
        const bool acknowledged = runOrKill(line(round), killTime.next());
        if (acknowledged)
            killTime.took(timer.elapsed());
        else
            killTime.wasShort();
        const QString target = line(round).back();
        const bool there = QFile::exists(target);
        INFO("round " << round);
        REQUIRE((!acknowledged || there));
        ++(there ? whole : none);
        if (there) {
            REQUIRE(check(target).exitCode == 0);
            QFile::remove(target);
        }
    }
    CHECK(whole > 0);
    CHECK(none > 0);
    requireClean(book);
}

TEST_CASE("A restore killed at any moment leaves the old book or the new one, whole",
          "[fault][kill][restore]")
{
    const FakeClock clock("2026-03-02T12:00:00Z");
    const CliBook book;
    fill(book, QStringLiteral("A"));
    const QString older = book.file(QStringLiteral("older.duebook"));
    REQUIRE(
        runOrKill({QStringLiteral("--book"), book.path(), QStringLiteral("backup"), older}, 60000));
    fill(book, QStringLiteral("B"));
    const QString newer = book.file(QStringLiteral("newer.duebook"));
    REQUIRE(
        runOrKill({QStringLiteral("--book"), book.path(), QStringLiteral("backup"), newer}, 60000));
    const auto line = [&](const QString &backup) {
        return QStringList{QStringLiteral("--book"), book.path(), QStringLiteral("restore"),
                           backup};
    };
    const auto isNewer = [&] {
        return invoicesNamed(*openSession(book.path(), clock), QStringLiteral("B")) > 0;
    };
    KillTime killTime(timeOf(line(newer)));
    int changed = 0;
    int stayed = 0;
    for (int round = 1; round <= kills(); ++round) {
        const bool before = isNewer();
        QElapsedTimer timer;
        timer.start();
        const bool acknowledged = runOrKill(line(before ? older : newer), killTime.next());
        if (acknowledged)
            killTime.took(timer.elapsed());
        else
            killTime.wasShort();
        INFO("round " << round);
        const bool after = isNewer();
        REQUIRE((!acknowledged || after != before));
        requireClean(book);
        ++(after != before ? changed : stayed);
        for (const QString &left :
             QDir(book.file({})).entryList({QStringLiteral("*before restore*")}))
            QFile::remove(book.file(left));
    }
    CHECK(changed > 0);
    CHECK(stayed > 0);
}
