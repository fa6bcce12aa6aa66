// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importservice.h"

#include "core/services/care/checkservice.h"
#include "core/services/disputes/disputeservice.h"
#include "tests/support/importfile.h"
#include "tests/support/ledgerfile.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using test::must;

namespace {

constexpr auto kHeader = "Account,Name,Invoice,Date,Due date,Amount,Open amount,Currency\n";

struct Fixture {
    test::FakeClock clock{"2026-03-02T09:00:00Z"};
    test::TempBook book{clock};
    ImportService service{book.session()};
    test::ImportFolder folder;

    ImportReport run(const QByteArray &rows, ImportSettings settings = {})
    {
        return must(service.run(folder.file(kHeader + rows), settings));
    }
    qint64 number(const char *sql) { return book.db().integer(sql); }
    QString text(const char *sql) { return book.db().text(sql); }
};

} // namespace

TEST_CASE("A re-import changes only what changed", "[import]")
{
    Fixture f;
    f.run("1,One,R1,2026-01-05,2026-02-04,100.00,100.00,EUR\n"
          "1,One,R2,2026-01-06,2026-02-05,50.00,20.00,EUR\n"
          "2,Two,R1,2026-01-07,2026-02-06,10.00,10.00,USD\n");
    CHECK(f.number("SELECT count(*) FROM payment WHERE reference = 'before import'") == 1);
    CHECK(f.number("SELECT day FROM payment") ==
          f.number("SELECT issue_day FROM invoice WHERE number = 'R2'"));

    ImportSettings settings;
    settings.asOf = QDate(2026, 2, 28);
    const ImportReport report = f.run("1,One,R1,2026-01-05,2026-02-10,100.00,40.00,EUR\n"
                                      "1,One,R2,2026-01-06,2026-02-05,50.00,20.00,EUR\n"
                                      "2,Two,R1,2026-01-07,2026-02-06,10.00,10.00,USD\n"
                                      "2,Two,R3,2026-01-08,2026-02-07,5.00,5.00,USD\n",
                                      settings);
    CHECK(report.created == 1);
    CHECK(report.changed == 1);
    CHECK(report.unchanged == 2);
    CHECK(report.paymentsCreated == 1);
    CHECK(f.number("SELECT open_amount FROM invoice WHERE number = 'R1' AND currency = 'EUR'") ==
          4000);
    CHECK(f.text("SELECT date(day * 86400, 'unixepoch') FROM payment ORDER BY id DESC") ==
          QStringLiteral("2026-02-28"));
    CHECK(f.text("SELECT date(due_day * 86400, 'unixepoch') FROM invoice ORDER BY id") ==
          QStringLiteral("2026-02-10"));
    REQUIRE(report.totals.size() == 2);
    CHECK(report.totals[0].open.toDecimal() == QStringLiteral("60.00"));
    CHECK(report.totals[1].rows == 2);
    CHECK(
        f.number(
            "SELECT current_amount + overdue_amount FROM account_balance WHERE currency = 'EUR'") ==
        6000);

    SECTION("undo of the second leaves exactly the first")
    {
        must(f.service.undo(report.id));
        CHECK(f.number("SELECT count(*) FROM invoice") == 3);
        CHECK(
            f.number("SELECT open_amount FROM invoice WHERE number = 'R1' AND currency = 'EUR'") ==
            10000);
        CHECK(f.text("SELECT date(due_day * 86400, 'unixepoch') FROM invoice ORDER BY id") ==
              QStringLiteral("2026-02-04"));
        CHECK(f.number("SELECT count(*) FROM payment") == 1);
        CHECK(f.number("SELECT current_amount + overdue_amount FROM account_balance WHERE currency "
                       "= 'EUR'") == 12000);
    }
    SECTION("the first cannot go before the second")
    {
        const Result<ImportRun> undone = f.service.undo(ImportId(1));
        REQUIRE_FALSE(undone);
        CHECK(undone.error().code == ErrorCode::Invalid);
        CHECK(undone.error().sentence.contains(QStringLiteral("file.csv")));
    }
}

TEST_CASE("An import that somebody worked with is not taken back", "[import][undo]")
{
    Fixture f;
    const ImportReport report = f.run("7,Seven,R1,2026-01-05,2026-02-04,100.00,100.00,EUR\n");
    f.book.db().execute(
        "INSERT INTO note (uid, account_id, kind, direction, spoken_at, text, created_at)"
        " VALUES ('n', 1, 1, 1, 0, 'called', 0)");
    const Result<ImportRun> undone = f.service.undo(report.id);
    REQUIRE_FALSE(undone);
    CHECK(undone.error().sentence.contains(QStringLiteral("account 7")));
    CHECK(f.number("SELECT count(*) FROM invoice") == 1);
    CHECK_FALSE(f.service.undo(ImportId(99)));
}

TEST_CASE("Every problem says row, column, value and reason, and the other rows are taken",
          "[import]")
{
    Fixture f;
    const ImportReport report = f.run("1,One,R1,2026-02-30,,100.00,,EUR\n"
                                      "1,One,R2,2026-01-05,,92233720368547758.08,,EUR\n"
                                      "1,One,R3,2026-01-05,,ten,,EUR\n"
                                      "1,One,R4,2026-01-05,,10.00,,XYZ\n"
                                      ",One,R5,2026-01-05,,10.00,,EUR\n"
                                      "1,One,,2026-01-05,,10.00,,EUR\n"
                                      "1,One,R6,2026-01-05,,10.00,12.00,EUR\n"
                                      "1,One,R7,2026-01-05,,10.00,,EUR\n"
                                      "1,One,R7,2026-01-05,,10.00,,EUR\n"
                                      "1,One,R8,2026-01-05,,10.005,,EUR\n"
                                      "\n");
    CHECK(report.rowsRead == 11);
    CHECK(report.created == 1);
    CHECK(report.rejected == 9);
    CHECK(report.skipped == 1);
    REQUIRE(report.problems.size() == 9);
    CHECK(report.problems[0].row == 2);
    CHECK(report.problems[0].column == QStringLiteral("Date"));
    CHECK(report.problems[0].value == QStringLiteral("2026-02-30"));
    CHECK(report.problems[0].reason.contains(QStringLiteral("no such day")));
    CHECK(report.problems[1].column == QStringLiteral("Amount"));
    CHECK(report.problems[1].reason.contains(QStringLiteral("too large")));
    CHECK(f.text("SELECT number FROM invoice") == QStringLiteral("R7"));
    // No due date: issue date and terms.
    CHECK(f.number("SELECT due_day - issue_day FROM invoice") == 30);
}

TEST_CASE("A file that cannot be read to its end imports nothing", "[import]")
{
    Fixture f;
    const QByteArray good = "1,One,R1,2026-01-05,,10.00,,EUR\n";
    const QString path = f.folder.file(kHeader + good + "2,\"" + QByteArray(9 << 20, 'x') + "\n");
    const Result<ImportReport> report = f.service.run(path, {});
    REQUIRE_FALSE(report);
    CHECK(report.error().place == QStringLiteral("file.csv:3"));
    CHECK(f.number("SELECT count(*) FROM invoice") == 0);
    CHECK(f.number("SELECT count(*) FROM import_run") == 0);

    const ImportReport zeros = f.run(QByteArray("1,One,R1,2026-01-05,,10.00,,EUR\n"
                                                "1,One,R2,2026-01-05,,10.\0000,,EUR\n",
                                                64));
    CHECK(zeros.created == 1);
    CHECK(zeros.rejected == 1);
}

TEST_CASE("A cancelled import leaves nothing", "[import]")
{
    Fixture f;
    QByteArray rows;
    for (int i = 0; i < 5000; ++i)
        rows += "1,One,R" + QByteArray::number(i) + ",2026-01-05,,10.00,,EUR\n";
    WorkControl control;
    qint64 steps = 0;
    control.progress = [&](qint64 done, qint64 total) {
        CHECK(done <= total);
        ++steps;
        control.cancel.cancel();
    };
    const Result<ImportReport> report = f.service.run(f.folder.file(kHeader + rows), {}, control);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::Cancelled);
    CHECK(steps >= 1);
    CHECK(f.number("SELECT count(*) FROM account") == 0);
    CHECK(f.number("SELECT count(*) FROM import_run") == 0);
}

TEST_CASE("Account numbers that look alike are proposed as one and never merged silently",
          "[import]")
{
    Fixture f;
    f.run("0010,Ten,R1,2026-01-05,,10.00,,EUR\n");
    const QByteArray rows = "10,Ten Ltd,R2,2026-01-05,,10.00,,EUR\n";
    const ImportReport preview = must(f.service.preview(f.folder.file(kHeader + rows), {}));
    REQUIRE(preview.lookAlikes.size() == 1);
    CHECK(preview.lookAlikes[0] == LookAlikeAccount{QStringLiteral("10"), QStringLiteral("Ten Ltd"),
                                                    QStringLiteral("0010"), QStringLiteral("Ten")});
    SECTION("without an answer they stay two")
    {
        f.run(rows);
        CHECK(f.number("SELECT count(*) FROM account") == 2);
    }
    SECTION("answered: the same")
    {
        ImportSettings settings;
        settings.sameAccounts = {{QStringLiteral("10"), QStringLiteral("0010")}};
        CHECK(f.run(rows, settings).lookAlikes.empty());
        CHECK(f.number("SELECT count(*) FROM account") == 1);
        CHECK(f.number("SELECT count(DISTINCT account_id) FROM invoice") == 1);
    }
    SECTION("answered: different")
    {
        ImportSettings settings;
        settings.sameAccounts = {{QStringLiteral("10"), QString()}};
        CHECK(f.run(rows, settings).lookAlikes.empty());
        CHECK(f.number("SELECT count(*) FROM account") == 2);
    }
}

TEST_CASE("A full list of open items offers what it does not name as settled", "[import]")
{
    Fixture f;
    f.run("1,One,R1,2026-01-05,,10.00,,EUR\n1,One,R2,2026-01-05,,20.00,,EUR\n"
          "2,Two,R3,2026-01-05,,30.00,,EUR\n");
    ImportSettings settings;
    settings.fullList = true;
    settings.mostSettled = 100;
    settings.asOf = QDate(2026, 2, 1);
    const QByteArray rows = "1,One,R1,2026-01-05,,10.00,,EUR\n3,Three,R9,2026-01-05,,1.00,,EUR\n";
    const ImportReport preview = must(f.service.preview(f.folder.file(kHeader + rows), settings));
    REQUIRE(preview.missing.size() == 2);
    CHECK(preview.missing[0].number == QStringLiteral("R2"));
    CHECK(preview.missing[1].accountNumber == QStringLiteral("2"));
    CHECK(f.number("SELECT count(*) FROM invoice WHERE open_amount <> 0") == 3);

    const ImportReport report = f.run(rows, settings);
    CHECK(report.missingCount == 2);
    CHECK(f.number("SELECT cast(sum(open_amount) AS bigint) FROM invoice") == 1100);
    CHECK(
        f.text("SELECT date(settled_day * 86400, 'unixepoch') FROM invoice WHERE number = 'R2'") ==
        QStringLiteral("2026-02-01"));
    must(f.service.undo(report.id));
    CHECK(f.number("SELECT cast(sum(open_amount) AS bigint) FROM invoice") == 6000);
}

TEST_CASE("Credit notes, formulas as text and German files are read as they are meant", "[import]")
{
    Fixture f;
    const QString path =
        f.folder.file("Kundennummer;Kunde;Belegart;Rechnungsnummer;Rechnungsdatum;F\xE4lligkeit;"
                      "Betrag;W\xE4hrung;Buchungstext\r\n"
                      "K 1;M\xFCller;Rechnung;2026/1;05.01.2026;04.02.2026;1.234,50;EUR;=1+1\r\n"
                      "K 1;M\xFCller;Gutschrift;2026/2;06.01.2026;;234,50;EUR;-x\r\n"
                      "K 1;M\xFCller;Zahlung;Z1;07.01.2026;;-100,00;EUR;\r\n"
                      "K 1;M\xFCller;Rechnung;2026/3;08.01.2026;;5,00-;EUR;\r\n"
                      "Summe;;;;;;895,00;;\r\n");
    const ImportReport report = must(f.service.run(path, {}));
    CHECK(report.created == 4);
    CHECK(report.skipped == 1);
    CHECK(report.rejected == 0);
    CHECK(f.text("SELECT text FROM invoice WHERE number = '2026/1'") == QStringLiteral("=1+1"));
    CHECK(f.number("SELECT amount FROM invoice WHERE number = '2026/2' AND kind = 2") == -23450);
    CHECK(f.number("SELECT amount FROM invoice WHERE number = '2026/3' AND kind = 2") == -500);
    CHECK(f.number("SELECT unallocated_amount FROM payment") == 10000);
    CHECK(f.text("SELECT name FROM account") == QStringLiteral("Müller"));
    CHECK(f.number("SELECT credit_amount FROM account_balance") == -33950);
}

TEST_CASE("Disputed invoices get a dispute, which ends with the import that says so", "[import]")
{
    Fixture f;
    const QByteArray header = "Account,Invoice,Date,Amount,Currency,Disputed,Dispute reason\n";
    const auto run = [&](const QByteArray &rows) {
        return must(f.service.run(f.folder.file(header + rows), {}));
    };
    CHECK(run("1,R1,2026-01-05,10.00,EUR,yes,wrong price\n1,R2,2026-01-05,10.00,EUR,no,\n")
              .disputesCreated == 1);
    CHECK(f.text("SELECT reason FROM dispute") == QStringLiteral("wrong price"));
    CHECK(f.number("SELECT disputed_amount FROM invoice WHERE number = 'R1'") == 1000);
    CHECK(f.number("SELECT disputed_amount FROM account_balance") == 1000);
    const ImportReport report =
        run("1,R1,2026-01-05,10.00,EUR,,\n1,R2,2026-01-05,10.00,EUR,nein,\n");
    CHECK(report.changed == 1);
    CHECK(f.number("SELECT count(*) FROM dispute WHERE state = 2") == 1);
    CHECK(f.number("SELECT disputed_amount FROM account_balance") == 0);
    must(f.service.undo(report.id));
    CHECK(f.number("SELECT disputed_amount FROM account_balance") == 1000);
    CHECK(f.number("SELECT count(*) FROM dispute WHERE state = 1 AND closed_day IS NULL") == 1);
}

TEST_CASE("An import settles a person's dispute with its invoice, its undo opens it again",
          "[import][undo][disputes]")
{
    Fixture f;
    const QByteArray header = "Account,Invoice,Date,Amount,Open amount,Currency,Disputed\n";
    const auto run = [&](const QByteArray &rows) {
        return must(f.service.run(f.folder.file(header + rows), {}));
    };
    run("1,R1,2026-01-05,10.00,10.00,EUR,yes\n1,R2,2026-01-05,10.00,10.00,EUR,no\n");
    Session &session = f.book.session();
    DisputeService disputes(session);
    NewDispute draft;
    draft.account = AccountId(1);
    draft.reason = QStringLiteral("late");
    draft.parts = {{InvoiceId(2), {}, {}}};
    const Dispute mine = must(disputes.open(draft));
    const ImportReport report =
        run("1,R1,2026-01-05,10.00,0.00,EUR,yes\n1,R2,2026-01-05,10.00,0.00,EUR,no\n");
    CHECK(must(disputes.dispute(mine.id)).outcome == DisputeOutcome::Paid);
    CHECK(f.number("SELECT count(*) FROM dispute WHERE state = 2 AND outcome = 4") == 2);
    CHECK(f.number("SELECT coalesce(sum(disputed_amount), 0) FROM invoice") == 0);
    CHECK(must(CheckService(session).check()).clean());
    must(f.service.undo(report.id));
    CHECK(must(disputes.dispute(mine.id)).state == DisputeState::Open);
    CHECK(must(disputes.dispute(mine.id)).resolution.isEmpty());
    CHECK(f.number("SELECT disputed_amount FROM account_balance") == 2000);
    CHECK(must(CheckService(session).check()).clean());

    // The imported one is in somebody's hands now: its import stays.
    Dispute imported = must(disputes.dispute(DisputeId(1)));
    imported.text = QStringLiteral("Photos asked for");
    must(disputes.change(imported));
    const Dispute now = must(disputes.dispute(mine.id));
    must(disputes.settle(now.id, now.rowVersion, DisputeOutcome::Withdrawn, {}));
    const Result<ImportRun> undone = f.service.undo(ImportId(1));
    REQUIRE_FALSE(undone);
    CHECK(must(CheckService(session).check()).clean());
}

TEST_CASE("Ambiguous dates are asked about with their number", "[import]")
{
    Fixture f;
    const QString path = f.folder.file("Account,Invoice,Date,Amount,Currency\n"
                                       "1,R1,03/04/2026,10.00,EUR\n1,R2,05/06/2026,10.00,EUR\n"
                                       "1,R3,07/07/2026,10.00,EUR\n");
    const ImportInspection seen = must(ImportService::inspect(path, {}, ImportKind::OpenItems));
    REQUIRE(seen.questions.size() == 1);
    CHECK(seen.questions[0].kind == ImportQuestionKind::DateOrder);
    CHECK(seen.dates == DateCounts{0, 0, 1, 2});
    const Result<ImportReport> unanswered = f.service.preview(path, seen.settings);
    REQUIRE_FALSE(unanswered);
    CHECK(unanswered.error().place == QStringLiteral("dates"));
    ImportSettings settings = seen.settings;
    settings.dates = DateOrder::Dmy;
    must(f.service.run(path, settings));
    CHECK(f.text("SELECT date(issue_day * 86400, 'unixepoch') FROM invoice WHERE number = 'R1'") ==
          QStringLiteral("2026-04-03"));
}

TEST_CASE("A number that is far too long is refused", "[import]")
{
    Fixture f;
    const ImportReport report =
        f.run(QByteArray(500, 'x') + ",One,R1,2026-01-05,,10.00,,EUR\n" + "1,One," +
              QByteArray(500, 'x') + ",2026-01-05,,10.00,,EUR\n1,One,R1,2026-01-05,,10.00,,EUR\n");
    CHECK(report.created == 1);
    CHECK(report.rejected == 2);
    CHECK(report.problems.at(0).value.size() == 80);
    CHECK(f.number("SELECT count(*) FROM account") == 1);
}

TEST_CASE("A large file fills an empty book and is known again", "[import]")
{
    Fixture f;
    test::LedgerFile file;
    file.rows = 12000;
    file.accounts = 300;
    const QString path = f.folder.file({}, QStringLiteral("large.csv"));
    REQUIRE(file.write(path));
    const qint64 indexes = f.number("SELECT count(*) FROM sqlite_schema WHERE type = 'index'");
    const ImportReport report = must(f.service.run(path, {}));
    CHECK(report.created == 12000);
    CHECK(f.number("SELECT count(*) FROM sqlite_schema WHERE type = 'index'") == indexes);
    CHECK(f.text("PRAGMA integrity_check") == QStringLiteral("ok"));
    CHECK(f.number(
              "SELECT cast(sum(current_amount + overdue_amount) AS bigint) FROM account_balance") ==
          report.totals.at(0).open.minorUnits());
    CHECK(must(f.service.run(path, {})).unchanged == 12000);
}

TEST_CASE("Bulk imports keep what they refer to, all indexes and the newest day", "[import]")
{
    Fixture f;
    constexpr auto kBroken = "SELECT count(*) FROM pragma_foreign_key_check";
    constexpr auto kIndexes = "SELECT count(*) FROM sqlite_schema WHERE type = 'index'";
    constexpr auto kNewest = "SELECT newest_day - max((SELECT max(issue_day) FROM invoice),"
                             " (SELECT max(day) FROM payment), (SELECT max(day) FROM allocation))"
                             "  FROM ledger_state";
    const qint64 indexes = f.number(kIndexes);
    test::LedgerFile file;
    file.rows = 12000;
    file.accounts = 300;
    for (const qint64 firstNumber : {1, 100000}) {
        file.firstNumber = firstNumber;
        const QString path = f.folder.file({}, QStringLiteral("%1.csv").arg(firstNumber));
        REQUIRE(file.write(path));
        CHECK(must(f.service.run(path, {})).created == 12000);
        CHECK(f.number(kBroken) == 0);
        CHECK(f.number(kIndexes) == indexes);
        CHECK(f.number(kNewest) == 0);
        CHECK(f.number("PRAGMA foreign_keys") == 1);
    }
    CHECK(f.number("SELECT count(*) FROM invoice") == 24000);
    CHECK(f.text("PRAGMA integrity_check") == QStringLiteral("ok"));

    const QString path = f.folder.file({}, QStringLiteral("stopped.csv"));
    file.firstNumber = 200000;
    REQUIRE(file.write(path));
    WorkControl control;
    control.cancel.cancel();
    CHECK(f.service.run(path, {}, control).error().code == ErrorCode::Cancelled);
    CHECK(f.number("PRAGMA foreign_keys") == 1);
    CHECK(f.number(kIndexes) == indexes);
    must(f.service.undo(ImportId(2)));
    CHECK(f.number("SELECT count(*) FROM invoice") == 12000);
    CHECK(f.number(kBroken) == 0);
}

TEST_CASE("An invoice that stands twice in a small file is refused in a big book, too", "[import]")
{
    Fixture f;
    test::LedgerFile file;
    file.rows = 300;
    file.accounts = 3;
    const QString path = f.folder.file({}, QStringLiteral("book.csv"));
    REQUIRE(file.write(path));
    must(f.service.run(path, {}));
    const QByteArray number = f.text("SELECT number FROM account LIMIT 1").toUtf8();
    const ImportReport report =
        f.run(number + ",Eins,twice,2026-01-01,2026-01-31,10.00,10.00,EUR\n" + number +
              ",Eins,twice,2026-01-01,2026-01-31,10.00,10.00,EUR\n");
    CHECK(report.created == 1);
    CHECK(report.changed == 0);
    CHECK(report.rejected == 1);
}

TEST_CASE("A book is not taken for a list to import, and not even opened for it", "[import]")
{
    Fixture f;
    const Result<ImportInspection> seen = ImportService::inspect(f.book.path());
    REQUIRE_FALSE(seen);
    CHECK(seen.error().code == ErrorCode::Invalid);
    CHECK(seen.error().sentence.contains(QStringLiteral("is a book")));
}
