// SPDX-License-Identifier: Apache-2.0
// What a person says about a file, and what the file says where nobody did.
#include "core/services/importing/importservice.h"

#include "core/services/care/checkservice.h"
#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using test::must;

namespace {

struct Answers {
    test::FakeClock clock{"2026-03-31T09:00:00Z"};
    test::TempBook book{clock};
    ImportService service{book.session()};
    test::ImportFolder folder;
    ImportSettings settings;

    ImportReport run(const QByteArray &text)
    {
        return must(service.run(folder.file(text), settings));
    }
    qint64 number(const char *sql) { return book.db().integer(sql); }
};

} // namespace

TEST_CASE("Two numbers of one account are one, whichever the file names first", "[import]")
{
    Answers f;
    f.settings.sameAccounts = {{QStringLiteral("123"), QStringLiteral("0123")}};
    const bool turned = GENERATE(false, true);
    const QByteArray first = "123,A1,2026-01-01,100.00,EUR\n";
    const QByteArray second = "0123,A2,2026-01-02,200.00,EUR\n";
    const QByteArray text =
        "Account,Invoice,Date,Amount,Currency\n" + (turned ? second + first : first + second);
    CHECK(f.run(text).remarks.isEmpty());
    CHECK(f.number("SELECT count(*) FROM account") == 1);
    CHECK(f.run(text).unchanged == 2);
    CHECK(f.number("SELECT sum(open_amount) FROM invoice") == 30000);
}

TEST_CASE("An answer that fits nothing is said", "[import]")
{
    Answers f;
    f.settings.sameAccounts = {{QStringLiteral("123"), QStringLiteral("77")},
                               {QStringLiteral("9"), QStringLiteral("123")},
                               {QStringLiteral("8"), {}}};
    const ImportReport report =
        f.run("Account,Invoice,Date,Amount,Currency\n123,A1,2026-01-01,100.00,EUR\n");
    REQUIRE(report.remarks.size() == 3);
    CHECK(report.remarks[0].contains(QStringLiteral("77")));
    CHECK(report.remarks[1].contains(QStringLiteral("account 8")));
    CHECK(report.remarks[2].contains(QStringLiteral("That 9")));
}

TEST_CASE("A value for all rows stands where the column is blank, and nowhere else", "[import]")
{
    Answers f;
    f.settings.constants[ImportField::Currency] = QStringLiteral("EUR");
    f.run("Account,Invoice,Date,Amount,Currency\n"
          "1,A1,2026-01-01,100.00,USD\n"
          "1,A2,2026-01-01,200.00,\n"
          "1,A3,2026-01-01,300.00 USD,\n"
          "1,A4,2026-01-01,1000,JPY\n");
    CHECK(f.number("SELECT count(*) FROM invoice WHERE currency = 'USD'") == 2);
    CHECK(f.number("SELECT open_amount FROM invoice WHERE currency = 'EUR'") == 20000);
    CHECK(f.number("SELECT open_amount FROM invoice WHERE currency = 'JPY'") == 1000);
}

TEST_CASE("A row without any currency is refused, the others are taken", "[import]")
{
    Answers f;
    const ImportReport report = f.run("Account,Invoice,Date,Amount,Currency\n"
                                      "1,A1,2026-01-01,100.00,USD\n"
                                      "1,A2,2026-01-01,200.00,\n");
    CHECK(report.created == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].column == QStringLiteral("Currency"));
}

TEST_CASE("An invoice is settled on the day of its latest payment, whenever that came in",
          "[import]")
{
    Answers f;
    f.settings.asOf = QDate(2026, 3, 19);
    f.run("Account,Invoice,Date,Amount,Paid,Currency\n1,A1,2026-01-01,100.00,40.00,EUR\n");
    f.settings.kind = ImportKind::Payments;
    f.run("Account,Invoice,Payment date,Amount,Currency\n1,A1,2026-02-01,60.00,EUR\n");
    CHECK(f.number("SELECT settled_day = (SELECT max(day) FROM allocation) FROM invoice") == 1);
    CHECK(must(CheckService(f.book.session()).check()).clean());
}

TEST_CASE("What was stopped leaves the book as it was, up to the last moment", "[import]")
{
    Answers f;
    const QString file = f.folder.file("Account,Invoice,Date,Amount,Currency\n"
                                       "1,A1,2026-01-01,100.00,EUR\n");
    WorkControl control;
    // The only progress of so small a file comes after its rows were written.
    control.progress = [&](qint64, qint64) { control.cancel.cancel(); };
    const Result<ImportReport> report = f.service.run(file, f.settings, control);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::Cancelled);
    CHECK(f.number("SELECT count(*) FROM invoice") == 0);
    CHECK(f.number("SELECT count(*) FROM import_run") == 0);
}
