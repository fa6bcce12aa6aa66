// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/accountservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/book/migrator.h"
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/fault/killtime.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"
#include "tests/support/oldbook.h"
#include "tests/support/proof.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kRowsPerImport = 400;
constexpr int kBetweenChecks = 20;

/// Kills of each kind.
int rounds()
{
    return fullProof() ? 100 : 40;
}

} // namespace

TEST_CASE("An import killed at any moment is there whole or not at all", "[fault][kill]")
{
    const CliBook book;
    const FakeClock clock("2026-03-02T12:00:00Z");
    const auto import = [&](const QString &prefix) {
        const QString file =
            book.write(prefix + QStringLiteral(".csv"), invoiceList(prefix, kRowsPerImport));
        return QStringList{QStringLiteral("--book"), book.path(),
                           QStringLiteral("import"), file,
                           QStringLiteral("--kind"), QStringLiteral("invoices")};
    };
    KillTime killTime(timeOf(import(QStringLiteral("FIRST"))));
    int whole = 0;
    int none = 0;
    for (int round = 1; round <= rounds(); ++round) {
        const QString prefix = QStringLiteral("R%1X").arg(round);
        QElapsedTimer timer;
        timer.start();
        const bool acknowledged = runOrKill(import(prefix), killTime.next());
        if (acknowledged)
            killTime.took(timer.elapsed());
        else
            killTime.wasShort();
        QFile::remove(book.file(prefix + QStringLiteral(".csv")));
        const qint64 there = invoicesNamed(*openSession(book.path(), clock), prefix);
        INFO("round " << round << ", acknowledged " << acknowledged);
        REQUIRE((there == 0 || there == kRowsPerImport));
        REQUIRE((!acknowledged || there == kRowsPerImport));
        ++(there == 0 ? none : whole);
        if (round % kBetweenChecks == 0)
            requireClean(book);
    }
    // A kill that never or always came too late would prove nothing.
    CHECK(whole > 0);
    CHECK(none > 0);
}

TEST_CASE("A note killed at any moment is there with all its parts or not at all", "[fault][kill]")
{
    const CliBook book;
    const FakeClock clock("2026-03-02T12:00:00Z");
    const auto note = [&](int round) {
        QByteArray content(600 * 1024, char('a' + round % 26));
        content += QByteArray::number(round);
        const QString file = book.write(QStringLiteral("proof %1.txt").arg(round), content);
        return QStringList{QStringLiteral("--book"),    book.path(),
                           QStringLiteral("--today"),   QStringLiteral("2026-03-02"),
                           QStringLiteral("note"),      QStringLiteral("10020"),
                           QStringLiteral("--text"),    QStringLiteral("round %1").arg(round),
                           QStringLiteral("--invoice"), QStringLiteral("R-1"),
                           QStringLiteral("--next"),    QStringLiteral("+1"),
                           QStringLiteral("--uid"),     QStringLiteral("uid-%1").arg(round),
                           QStringLiteral("--proof"),   file};
    };
    KillTime killTime(timeOf(note(0)));
    int whole = 0;
    int none = 0;
    for (int round = 1; round <= rounds(); ++round) {
        const QStringList line = note(round);
        QElapsedTimer timer;
        timer.start();
        const bool acknowledged = runOrKill(line, killTime.next());
        if (acknowledged)
            killTime.took(timer.elapsed());
        else
            killTime.wasShort();
        const std::unique_ptr<Session> session = openSession(book.path(), clock);
        const AccountId account = must(AccountService(*session).find(QStringLiteral("10020")));
        const TimelinePage newest = must(NoteService(*session).timeline(
            account, {{TimelineKind::Note}, {}, {}, {}, {}, {}}, {}, 1000));
        const auto found = std::find_if(
            newest.entries.begin(), newest.entries.end(), [&](const TimelineEntry &entry) {
                return entry.as<Note>()->text == QStringLiteral("round %1").arg(round);
            });
        const bool there = found != newest.entries.end();
        INFO("round " << round << ", acknowledged " << acknowledged << ", there " << there);
        REQUIRE((!acknowledged || there));
        ++(there ? whole : none);
        if (there) {
            const Note saved = *found->as<Note>();
            REQUIRE(saved.documents.size() == 1);
            REQUIRE(saved.invoices.size() == 1);
            const QString copy = book.file(QStringLiteral("copy.txt"));
            REQUIRE(DocumentService(*session).saveAs(saved.documents.front().id, copy));
            FollowUpFilter ofAccount;
            ofAccount.account = account;
            const FollowUpPage followUps =
                must(FollowUpService(*session).list(ofAccount, {}, 1000));
            REQUIRE(std::count_if(followUps.rows.begin(), followUps.rows.end(),
                                  [&](const FollowUp &each) { return each.note == saved.id; }) ==
                    1);
        }
        // The person tries again: the same note is saved once.
        if (round % 10 == 0) {
            REQUIRE(runOrKill(line, 60000));
            const TimelinePage after = must(NoteService(*session).timeline(
                account, {{TimelineKind::Note}, {}, {}, {}, {}, {}}, {}, 1000));
            REQUIRE(std::count_if(after.entries.begin(), after.entries.end(),
                                  [&](const TimelineEntry &entry) {
                                      return entry.as<Note>()->text ==
                                             QStringLiteral("round %1").arg(round);
                                  }) == 1);
        }
        QFile::remove(line.back());
        if (round % kBetweenChecks == 0)
            requireClean(book);
    }
    CHECK(whole > 0);
    CHECK(none > 0);
}

TEST_CASE("An update of an old book killed at any moment is made at the next opening",
          "[fault][kill]")
{
    const QTemporaryDir folder;
    const FakeClock clock("2026-03-02T12:00:00Z");
    const QString old = folder.filePath(QStringLiteral("old.duebook"));
    makeOldBook(old);
    const int newest = latestVersion(builtInSteps());
    const auto fresh = [&](int round) {
        const QString path = folder.filePath(QStringLiteral("%1/ledger.duebook").arg(round));
        REQUIRE(QDir(folder.path()).mkdir(QString::number(round)));
        REQUIRE(QFile::copy(old, path));
        return path;
    };
    const auto bringUpToDate = [](const QString &path) {
        return QStringList{QStringLiteral("--book"), path, QStringLiteral("accounts")};
    };
    KillTime killTime(timeOf(bringUpToDate(fresh(0))));
    int before = 0;
    int after = 0;
    for (int round = 1; round <= rounds(); ++round) {
        const QString path = fresh(round);
        QElapsedTimer timer;
        timer.start();
        const bool ended = runOrKill(bringUpToDate(path), killTime.next());
        if (ended)
            killTime.took(timer.elapsed());
        else
            killTime.wasShort();
        const qint64 left =
            Database::open(path, Database::Access::ReadWrite)->integer("PRAGMA user_version");
        INFO("round " << round << ", left at version " << left);
        REQUIRE((!ended || left == newest));
        ++(left == newest ? after : before);
        const std::unique_ptr<Session> session = openSession(path, clock);
        REQUIRE(session->database().integer("PRAGMA user_version") == newest);
        REQUIRE(session->database().integer("SELECT count(*) FROM note") == kOldNotes);
        const ProgramRun found = check(path);
        INFO(found.out.toStdString() << found.err.toStdString());
        REQUIRE(found.exitCode == 0);
        // Copies that were begun do not pile up under names that a person takes for whole ones.
        const QDir beside(QFileInfo(path).path());
        const QStringList copies = beside.entryList({QStringLiteral("* before update *.duebook")});
        REQUIRE_FALSE(copies.isEmpty());
        for (const QString &copy : copies) {
            const auto db = Database::open(beside.filePath(copy), Database::Access::ReadOnly);
            REQUIRE(db->text("PRAGMA quick_check") == QStringLiteral("ok"));
            REQUIRE(db->integer("SELECT count(*) FROM note") == kOldNotes);
        }
        REQUIRE(QDir(beside).removeRecursively());
    }
    CHECK(before > 0);
    CHECK(after > 0);
}
