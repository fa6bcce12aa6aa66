// SPDX-License-Identifier: Apache-2.0
// What a file is, and that each of its columns is accounted for.
#include "core/services/importing/importservice.h"
#include "core/services/importing/importsettingsjson.h"

#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using test::must;

namespace {

struct Fixture {
    test::FakeClock clock{"2026-03-02T09:00:00Z"};
    test::TempBook book{clock};
    ImportService service{book.session()};
    test::ImportFolder folder;

    qint64 number(const char *sql) { return book.db().integer(sql); }
    QString text(const char *sql) { return book.db().text(sql); }
};

std::optional<QString> columnOf(const ImportInspection &seen, ImportField field)
{
    const auto found = seen.settings.columns.find(field);
    return found == seen.settings.columns.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

TEST_CASE("A file that is no list is refused by what it is", "[import][recognise]")
{
    Fixture f;
    const auto [bytes, word] = GENERATE(
        table<const char *, const char *>({{"%PDF-1.7 x", "PDF"},
                                           {"PK\x03\x04 xl/workbook.xml", "XLSX"},
                                           {":20:A\n:25:1/2\n:60F:C260101EUR1,\n", "MT940"},
                                           {"From: a@x.test\nSubject: b\n\ntext", "email"},
                                           {"!CUST\tNAME\nCUST\tAlpha\n", "IIF"}}));
    const QString path = f.folder.file(bytes, QStringLiteral("given.csv"));
    const Result<ImportInspection> seen = ImportService::inspect(path);
    REQUIRE_FALSE(seen);
    CHECK(seen.error().code == ErrorCode::Invalid);
    CHECK(seen.error().sentence.contains(QString::fromLatin1(word)));
    CHECK(seen.error().sentence.contains(QStringLiteral("given.csv")));
    // Also where a profile says what the rows are.
    CHECK_FALSE(f.service.run(path, test::inCurrency("EUR")));
}

TEST_CASE("Quotes and summaries are refused whatever a profile says", "[import][recognise]")
{
    Fixture f;
    const QString quotes = f.folder.file("Client,Quote Number,Amount,Quote Date,Valid Until\n"
                                         "Ash,Q1,5.00,2026-01-05,2026-02-05\n");
    const Result<ImportReport> report = f.service.run(quotes, test::inCurrency("EUR"));
    REQUIRE_FALSE(report);
    CHECK(report.error().sentence.contains(QStringLiteral("quotes")));
    const QString summary = f.folder.file("Contact,Current,1 - 30,31 - 60,Older,Total\n"
                                          "Ash,5.00,0.00,0.00,0.00,5.00\nTotal,5.00,,,,5.00\n");
    const Result<ImportReport> aged = f.service.run(summary, test::inCurrency("EUR"));
    REQUIRE_FALSE(aged);
    CHECK(aged.error().sentence.contains(QStringLiteral("summary")));
    CHECK(f.number("SELECT count(*) FROM account") == 0);
}

TEST_CASE("In doubt the kind is asked for before anything else", "[import][recognise]")
{
    Fixture f;
    const QString path = f.folder.file("Name,First name,Last name,Email,Balance\n"
                                       "Alpha Ltd,Ann,Doe,ann@x.test,10.00\n");
    const ImportInspection seen = must(ImportService::inspect(path));
    REQUIRE(seen.questions.size() == 1);
    CHECK(seen.questions[0].kind == ImportQuestionKind::Kind);
    CHECK(seen.questions[0].text.contains(QStringLiteral("Balance")));
    // Once answered, the company is the account and not the person beside it.
    ImportSettings settings;
    settings.kind = ImportKind::Accounts;
    CHECK(must(f.service.run(path, settings)).created == 1);
    CHECK(f.text("SELECT name FROM account") == QStringLiteral("Alpha Ltd"));
}

TEST_CASE("A column that may matter is a question until it is mapped or left out",
          "[import][recognise]")
{
    Fixture f;
    const QString path = f.folder.file("Customer,Invoice,Invoice date,Due date,Paid,Total\n"
                                       "Ash,1,2026-01-05,2026-02-04,yes,10.00\n"
                                       "Ash,2,2026-01-05,2026-02-04,no,20.00\n");
    const ImportInspection seen = must(ImportService::inspect(path, test::inCurrency("EUR")));
    REQUIRE(seen.questions.size() == 1);
    CHECK(seen.questions[0].kind == ImportQuestionKind::UnusedColumn);
    CHECK(seen.questions[0].column == QStringLiteral("Paid"));
    CHECK(seen.questions[0].text.contains(QStringLiteral("yes, no")));
    CHECK_FALSE(seen.columns[4].field);
    CHECK(seen.columns[4].samples == QStringList{QStringLiteral("yes"), QStringLiteral("no")});
    CHECK_FALSE(f.service.run(path, test::inCurrency("EUR")));
    CHECK(f.number("SELECT count(*) FROM invoice") == 0);

    ImportSettings settings = test::inCurrency("EUR");
    settings.leftOut = {QStringLiteral("Paid")};
    CHECK(must(f.service.run(path, settings)).created == 2);
    CHECK(importSettingsFromJson(importSettingsToJson(settings)) == settings);
}

TEST_CASE("What a person maps wins and adds", "[import][recognise]")
{
    Fixture f;
    const QString path = f.folder.file("Party Name,Bill No,Bill Date,Bill value,Balance\n"
                                       "Kapoor,B-12,2026-01-05,640.00,400.00\n");
    ImportSettings settings = test::inCurrency("EUR");
    settings.columns = {{ImportField::Amount, QStringLiteral("Bill value")}};
    const ImportInspection seen = must(ImportService::inspect(path, settings));
    CHECK(seen.questions.empty());
    CHECK(columnOf(seen, ImportField::OpenAmount) == QStringLiteral("Balance"));
    must(f.service.run(path, settings));
    CHECK(f.number("SELECT amount FROM invoice") == 64000);
    CHECK(f.number("SELECT open_amount FROM invoice") == 40000);

    settings.columns = {{ImportField::DueDate, QStringLiteral("Pay by")}};
    const Result<ImportInspection> none = ImportService::inspect(path, settings);
    REQUIRE_FALSE(none);
    CHECK(none.error().sentence.contains(QStringLiteral("Party Name, Bill No")));
}

TEST_CASE("A list without days of invoices takes the due days and says so", "[import][recognise]")
{
    Fixture f;
    const QString path =
        f.folder.file("Customer,Invoice,Due date,Amount\nAsh,1,2026-02-04,10.00\n");
    const ImportInspection seen = must(ImportService::inspect(path, test::inCurrency("EUR")));
    CHECK(seen.questions.empty());
    REQUIRE(seen.notes.size() == 1);
    CHECK(must(f.service.run(path, test::inCurrency("EUR"))).created == 1);
    CHECK(f.number("SELECT due_day - issue_day FROM invoice") == 0);
    // Another column of days, whatever its heading, is the one.
    const QString other = f.folder.file("Deb.nr.,Factuurnr.,Boekstuk,Vervalt,Saldo\n"
                                        "7,1,2026-01-05,2026-02-04,10.00\n");
    const ImportInspection dutch = must(ImportService::inspect(other, test::inCurrency("EUR")));
    CHECK(columnOf(dutch, ImportField::IssueDate) == QStringLiteral("Boekstuk"));
    CHECK(dutch.notes.isEmpty());
}

TEST_CASE("What an item is called is not the customer's name", "[import][recognise]")
{
    Fixture f;
    const QString path = f.folder.file("Kd-Nr.;Rechnungsnr.;Rechnungsdatum;Bezeichnung;Betrag\n"
                                       "7;1;05.01.2026;Beitrag;10,00 EUR\n");
    must(f.service.run(path, {}));
    CHECK(f.text("SELECT name FROM account") == QStringLiteral("7"));
}

TEST_CASE("Code pages that fit equally well are asked about with the file's names",
          "[import][recognise]")
{
    Fixture f;
    const QString path = f.folder.file("Customer,Invoice,Invoice date,Due date,Amount\n"
                                       "S\xF8rensen,1,2026-01-05,2026-02-04,10.00\n");
    const ImportInspection seen = must(ImportService::inspect(path, test::inCurrency("EUR")));
    REQUIRE(seen.questions.size() == 1);
    CHECK(seen.questions[0].kind == ImportQuestionKind::Encoding);
    CHECK(seen.questions[0].text.contains(QString::fromUtf8("Sørensen")));
    CHECK(seen.encodings.size() >= 2);
    CHECK_FALSE(f.service.run(path, test::inCurrency("EUR")));
    ImportSettings settings = test::inCurrency("EUR");
    settings.encoding = QStringLiteral("windows-1252");
    must(f.service.run(path, settings));
    CHECK(f.text("SELECT name FROM account") == QString::fromUtf8("Sørensen"));
    settings.encoding = QStringLiteral("ebcdic");
    CHECK_FALSE(f.service.run(path, settings));
}
