// SPDX-License-Identifier: Apache-2.0
// What a list of everything that is open settles, and what makes it stop.
#include "core/services/importing/importservice.h"

#include "core/services/care/checkservice.h"
#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using test::must;

namespace {

constexpr auto kTyped = "Type,Account,Number,Date,Due date,Open amount,Currency\n";
constexpr auto kPlain = "Account,Invoice,Date,Due date,Amount,Currency\n";

struct FullList {
    test::FakeClock clock{"2026-03-31T09:00:00Z"};
    test::TempBook book{clock};
    ImportService service{book.session()};
    test::ImportFolder folder;
    ImportSettings settings;

    FullList() { settings.fullList = true; }

    Result<ImportReport> tried(const QByteArray &text, int day)
    {
        settings.asOf = QDate(2026, 3, day);
        return service.run(folder.file(text), settings);
    }
    ImportReport run(const QByteArray &text, int day) { return must(tried(text, day)); }
    ImportReport preview(const QByteArray &text, int day)
    {
        settings.asOf = QDate(2026, 3, day);
        return must(service.preview(folder.file(text), settings));
    }
    /// What the book says the customers owe, less what is on account.
    qint64 owed()
    {
        return book.db().integer("SELECT coalesce((SELECT sum(open_amount) FROM invoice), 0)"
                                 " - coalesce((SELECT sum(unallocated_amount) FROM payment), 0)");
    }
    qint64 open(const char *number)
    {
        return book.db().integer(
            (QByteArray("SELECT open_amount FROM invoice WHERE number = '") + number + '\'')
                .constData());
    }
    bool clean() { return must(CheckService(book.session()).check()).clean(); }
};

QByteArray tenInvoices(int from)
{
    QByteArray rows = kPlain;
    for (int number = from; number <= 10; ++number)
        rows += "1,N" + QByteArray::number(number) + ",2026-01-01,2026-01-31,100.00,EUR\n";
    return rows;
}

bool stopped(const Result<ImportReport> &report)
{
    return !report && report.error().code == ErrorCode::Conflict &&
           report.error().place == QStringLiteral("settling");
}

} // namespace

TEST_CASE("Money on account and credit notes shrink and end with a full list", "[import][fulllist]")
{
    FullList f;
    f.run(QByteArray(kTyped) + "Invoice,1,101,2026-01-01,2026-01-31,500.00,EUR\n"
                               "Invoice,1,102,2026-01-05,2026-02-04,300.00,EUR\n"
                               "Payment,1,,2026-02-10,,-700.00,EUR\n"
                               "Credit Memo,1,C1,2026-02-11,,-50.00,EUR\n",
          12);
    CHECK(f.owed() == 5000);
    const ImportReport second =
        f.run(QByteArray(kTyped) + "Invoice,1,102,2026-01-05,2026-02-04,300.00,EUR\n"
                                   "Payment,1,,2026-02-10,,-200.00,EUR\n"
                                   "Credit Memo,1,C1,2026-02-11,,-20.00,EUR\n",
              13);
    CHECK(f.owed() == 8000);
    CHECK(second.changed == 2);
    CHECK(second.missingCount == 1);
    // The same list again says nothing new.
    const ImportReport again =
        f.run(QByteArray(kTyped) + "Invoice,1,102,2026-01-05,2026-02-04,300.00,EUR\n"
                                   "Payment,1,,2026-02-10,,-200.00,EUR\n"
                                   "Credit Memo,1,C1,2026-02-11,,-20.00,EUR\n",
              13);
    CHECK(again.unchanged == 3);
    CHECK(again.paymentsCreated == 0);
    const ImportReport third =
        f.run(QByteArray(kTyped) + "Invoice,1,102,2026-01-05,2026-02-04,80.00,EUR\n", 14);
    CHECK(f.owed() == 8000);
    CHECK(third.missingCount == 2);
    REQUIRE(third.missing.size() == 2);
    CHECK_FALSE(third.missing[1].invoice.isSet());
    CHECK(third.missing[1].open.toDecimal() == QStringLiteral("-200.00"));
    CHECK(f.clean());
    // The past stays what it was: undo goes back a list at a time.
    must(f.service.undo(third.id));
    CHECK(f.book.db().integer("SELECT sum(unallocated_amount) FROM payment") == 20000);
    // More on account than before came in anew.
    f.run(QByteArray(kTyped) + "Invoice,1,102,2026-01-05,2026-02-04,300.00,EUR\n"
                               "Payment,1,,2026-03-14,,-250.00,EUR\n"
                               "Credit Memo,1,C1,2026-02-11,,-20.00,EUR\n",
          15);
    CHECK(f.book.db().integer("SELECT sum(unallocated_amount) FROM payment") == 25000);
}

TEST_CASE("Money on account that ends keeps its reference, however many there are",
          "[import][fulllist]")
{
    FullList f;
    QByteArray many = kTyped;
    for (int number = 1; number <= 40; ++number)
        many += "Payment,1,A reference that is long enough to be kept apart " +
                QByteArray::number(number) + ",2026-02-10,,-7.00,EUR\n";
    f.run(many + "Invoice,1,101,2026-01-01,2026-01-31,500.00,EUR\n", 12);
    f.run(QByteArray(kTyped) + "Invoice,1,101,2026-01-01,2026-01-31,500.00,EUR\n", 13);
    CHECK(f.book.db().integer("SELECT count(*) FROM payment") == 80);
    CHECK(f.book.db().integer("SELECT count(DISTINCT reference) FROM payment") == 40);
    CHECK(f.owed() == 50000);
}

TEST_CASE("A list without kinds of documents leaves money on account alone", "[import][fulllist]")
{
    FullList f;
    f.run(QByteArray(kTyped) + "Invoice,1,101,2026-01-01,2026-01-31,500.00,EUR\n"
                               "Payment,1,,2026-02-10,,-100.00,EUR\n",
          12);
    f.run(QByteArray(kPlain) + "1,101,2026-01-01,2026-01-31,500.00,EUR\n", 13);
    CHECK(f.book.db().integer("SELECT sum(unallocated_amount) FROM payment") == 10000);
}

TEST_CASE("A full list speaks of its currencies, its day and, if told so, its accounts",
          "[import][fulllist]")
{
    FullList f;
    f.run(QByteArray(kPlain) + "1,E1,2026-01-01,2026-01-31,100.00,EUR\n"
                               "1,E2,2026-01-01,2026-01-31,100.00,EUR\n"
                               "2,E3,2026-01-01,2026-01-31,100.00,EUR\n"
                               "2,U1,2026-01-01,2026-01-31,100.00,USD\n"
                               "1,E4,2026-03-14,2026-04-13,100.00,EUR\n",
          14);
    SECTION("another currency stays")
    {
        const ImportReport report =
            f.run(QByteArray(kPlain) + "1,E1,2026-01-01,2026-01-31,100.00,EUR\n"
                                       "1,E4,2026-03-14,2026-04-13,100.00,EUR\n"
                                       "2,E3,2026-01-01,2026-01-31,100.00,EUR\n",
                  15);
        CHECK(f.open("U1") == 10000);
        CHECK(f.open("E2") == 0);
        REQUIRE(report.remarks.size() == 1);
        CHECK(report.remarks[0].contains(QStringLiteral("currency")));
    }
    SECTION("what came after the list's day stays")
    {
        FullList other;
        other.run(QByteArray(kPlain) + "1,L1,2026-03-02,2026-03-31,100.00,EUR\n", 2);
        other.settings.fullList = false;
        other.run(QByteArray(kPlain) + "1,L2,2026-03-09,2026-04-08,100.00,EUR\n", 9);
        other.settings.fullList = true;
        other.run(QByteArray(kPlain) + "1,L1,2026-03-02,2026-03-31,100.00,EUR\n", 8);
        CHECK(other.open("L2") == 10000);
    }
    SECTION("only the accounts that it names")
    {
        f.settings.namedAccountsOnly = true;
        f.run(QByteArray(kPlain) + "1,E1,2026-01-01,2026-01-31,100.00,EUR\n"
                                   "1,E4,2026-03-14,2026-04-13,100.00,EUR\n",
              15);
        CHECK(f.open("E2") == 0);
        CHECK(f.open("E3") == 10000);
    }
}

TEST_CASE("A row that was refused does not settle its invoice", "[import][fulllist]")
{
    FullList f;
    const QByteArray begin = QByteArray(kPlain) + "1,A1,2026-01-01,2026-01-31,100.00,EUR\n";
    f.run(begin + "1,A2,2026-01-01,2026-01-31,100.00,EUR\n"
                  "2,B1,2026-01-01,2026-01-31,100.00,EUR\n",
          12);
    const auto row =
        GENERATE(as<QByteArray>{}, "1,A2,2026-13-01,2026-01-31,100.00,EUR\n",
                 "1,A2,2026-01-01,2026-01-31,#REF!,EUR\n", ",A2,2026-01-01,2026-01-31,100.00,EUR\n",
                 "1,,2026-01-01,2026-01-31,100.00,EUR\n", ",,2026-01-01,2026-01-31,100.00,EUR\n");
    const ImportReport report = f.run(begin + row + "2,B1,2026-01-01,2026-01-31,100.00,EUR\n", 13);
    CHECK(report.rejected == 1);
    CHECK(report.missingCount == 0);
    CHECK(report.remarks.size() == 1);
    CHECK(f.owed() == 30000);
}

TEST_CASE("A full list that looks wrong stops before anything is written", "[import][fulllist]")
{
    FullList f;
    f.run(tenInvoices(1), 12);
    SECTION("nothing in it")
    {
        CHECK(stopped(f.tried(kPlain, 13)));
        CHECK(f.preview(kPlain, 13).doubts.size() == 1);
    }
    SECTION("it would settle more than a share")
    {
        CHECK(stopped(f.tried(tenInvoices(5), 13)));
        CHECK(f.owed() == 100000);
        CHECK(f.preview(tenInvoices(5), 13).missingCount == 4);
        f.settings.mostSettled = 40;
        CHECK(f.run(tenInvoices(5), 13).missingCount == 4);
    }
    SECTION("three of ten are no more than that")
    {
        CHECK(f.run(tenInvoices(4), 13).missingCount == 3);
    }
    SECTION("a person said that it is right")
    {
        f.settings.acceptSettling = true;
        CHECK(f.run(tenInvoices(9), 13).missingCount == 8);
    }
    SECTION("of an earlier day, also after a list that changed nothing")
    {
        CHECK(f.run(tenInvoices(1), 20).unchanged == 10);
        CHECK(stopped(f.tried(tenInvoices(2), 19)));
        CHECK(f.run(tenInvoices(2), 20).missingCount == 1);
    }
    SECTION("cut off")
    {
        QByteArray text = tenInvoices(1);
        CHECK(stopped(f.tried(text.left(text.size() - 20), 13)));
        // Only its line end is missing.
        text.chop(1);
        CHECK(f.run(text, 13).unchanged == 10);
    }
    SECTION("of another kind")
    {
        f.settings.kind = ImportKind::Payments;
        const auto report = f.tried(
            "Account,Invoice,Payment date,Amount,Currency\n1,N1,2026-03-01,100.00,EUR\n", 13);
        REQUIRE_FALSE(report);
        CHECK(report.error().place == QStringLiteral("full-list"));
    }
    CHECK(f.clean());
}

TEST_CASE("One settled invoice of two is no reason to ask", "[import][fulllist]")
{
    FullList f;
    f.run(tenInvoices(9), 12);
    CHECK(f.run(tenInvoices(10), 13).missingCount == 1);
}

TEST_CASE("A preview of a full list tells what the run does", "[import][fulllist]")
{
    FullList f;
    f.run(QByteArray(kTyped) + "Invoice,1,101,2026-01-01,2026-01-31,500.00,EUR\n"
                               "Invoice,1,102,2026-01-05,2026-02-04,300.00,EUR\n"
                               "Payment,1,P7,2026-02-10,,-100.00,EUR\n",
          12);
    const QByteArray next = QByteArray(kTyped) + "Invoice,1,102,2026-01-05,2026-02-04,250.00,EUR\n"
                                                 "Invoice,2,103,2026-03-01,2026-03-31,40.00,EUR\n"
                                                 "Payment,1,P7,2026-02-10,,-60.00,EUR\n"
                                                 "Payment,2,P8,2026-03-10,,-5.00,EUR\n"
                                                 "Credit Memo,2,C9,2026-03-11,,-7.00,EUR\n";
    ImportReport before = f.preview(next, 13);
    ImportReport after = f.run(next, 13);
    CHECK(after.id.isSet());
    CHECK(before.created == after.created);
    CHECK(before.changed == after.changed);
    CHECK(before.unchanged == after.unchanged);
    CHECK(before.paymentsCreated == after.paymentsCreated);
    CHECK(before.accountsCreated == after.accountsCreated);
    CHECK(before.missing == after.missing);
    CHECK(before.totals == after.totals);
    CHECK(before.changes == after.changes);
    CHECK(after.changes.size() == 6);
    CHECK(after.rowsRead ==
          after.created + after.changed + after.unchanged + after.rejected + after.skipped);
    REQUIRE(after.totals.size() == 1);
    CHECK(after.totals[0].invoices.toDecimal() == QStringLiteral("290.00"));
    CHECK(after.totals[0].credits.toDecimal() == QStringLiteral("-7.00"));
    CHECK(after.totals[0].payments.toDecimal() == QStringLiteral("65.00"));
}
