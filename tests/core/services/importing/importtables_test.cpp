// SPDX-License-Identifier: Apache-2.0
// Tables whose rows are more than items: groups, totals, pages, a whole bookkeeping.
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

    ImportReport run(const QByteArray &text, ImportSettings settings = test::inCurrency("EUR"))
    {
        const QString path = folder.file(text);
        const ImportInspection seen = must(ImportService::inspect(path, settings));
        for (const ImportQuestion &question : seen.questions)
            FAIL(question.text.toStdString());
        return must(service.run(path, seen.settings));
    }
    qint64 number(const QString &sql) { return book.db().integer(sql.toUtf8().constData()); }
    qint64 open(const char *account)
    {
        return number(QStringLiteral("SELECT coalesce(sum(i.open_amount), 0) FROM invoice i JOIN "
                                     "account a ON a.id = i.account_id WHERE a.number = '%1'")
                          .arg(QString::fromUtf8(account)));
    }
    qint64 accounts() { return number(QStringLiteral("SELECT count(*) FROM account")); }
};

} // namespace

TEST_CASE("Groups by age name no customers", "[import][tables]")
{
    Fixture f;
    const ImportReport report = f.run("\"Example Company\",,,,,,\n\"As of Feb 28, 2026\",,,,,,\n"
                                      ",Date,Transaction type,Num,Customer full name,Due date,"
                                      "Open balance\n"
                                      "CURRENT,,,,,,\n"
                                      ",02/20/2026,Invoice,11,Ash Ltd,03/22/2026,\"1,100.00\"\n"
                                      "Total for CURRENT,,,,,,\"$1,100.00\"\n"
                                      "1 - 30 days past due,,,,,,\n"
                                      ",01/10/2026,Invoice,10,Birch,02/09/2026,300.00\n"
                                      "Total for 1 - 30 days past due,,,,,,$300.00\n"
                                      "TOTAL,,,,,,\"$1,400.00\"\n"
                                      ",,,,,,\n"
                                      "\"Saturday, February 28, 2026 09:15 AM GMT-7\",,,,,,\n",
                                      test::inCurrency("USD"));
    CHECK(report.created == 2);
    CHECK(report.rejected == 0);
    CHECK(f.accounts() == 2);
    CHECK(f.open("Ash Ltd") == 110000);
    CHECK(f.open("Birch") == 30000);
}

TEST_CASE("A mapped customer column is the customer also in a grouped file", "[import][tables]")
{
    Fixture f;
    ImportSettings settings = test::inCurrency("EUR");
    settings.columns = {{ImportField::AccountNumber, QStringLiteral("Owner")}};
    f.run("Area,Owner,Invoice,Invoice date,Due date,Amount\nNorth,,,,,\n"
          ",Ash,1,2026-01-05,2026-02-04,10.00\nSouth,,,,,\n"
          ",Birch,2,2026-01-05,2026-02-04,20.00\n",
          settings);
    CHECK(f.open("Ash") == 1000);
    CHECK(f.open("Birch") == 2000);
    CHECK(f.accounts() == 2);
}

TEST_CASE("Groups by currency give their items the currency", "[import][tables]")
{
    Fixture f;
    f.run("Customer,Invoice,Invoice date,Due date,Amount\nEUR,,,,\n"
          ",,,,\n",
          test::inCurrency("EUR"));
    const ImportReport report = f.run("Section,Customer,Invoice,Invoice date,Due date,Amount\n"
                                      "Currency: EUR,,,,,\n"
                                      ",Ash,1,2026-01-05,2026-02-04,10.00\n"
                                      "Currency: USD,,,,,\n"
                                      ",Ash,2,2026-01-05,2026-02-04,20.00\n",
                                      {});
    CHECK(report.created == 2);
    REQUIRE(report.totals.size() == 2);
    CHECK(report.totals[1].currency.code() == QStringLiteral("USD"));
    CHECK(report.totals[1].amount.minorUnits() == 2000);
}

TEST_CASE("Of a print list only the items are taken", "[import][tables]")
{
    Fixture f;
    const ImportReport report = f.run("Open items of Example Ltd|||||\n"
                                      "Account|Name|Invoice|Invoice date|Due date|Amount\n"
                                      "-------|----|-------|------------|--------|------\n"
                                      "1|Ash|R1|05.01.2026|04.02.2026|100,00\n"
                                      "Subtotal Ash|||||100,00\n"
                                      "Carried forward|||||100,00\n"
                                      "Page 2|||||\n"
                                      "Open items of Example Ltd|||||\n"
                                      "Account|Name|Invoice|Invoice date|Due date|Amount\n"
                                      "-------|----|-------|------------|--------|------\n"
                                      "Brought forward|||||100,00\n"
                                      "2|Total Energies|R2|05.01.2026|04.02.2026|50,00\n"
                                      "|||||150,00\n"
                                      "Grand total|||||150,00\n");
    CHECK(report.created == 2);
    CHECK(report.rejected == 0);
    CHECK(report.rowsRead == report.created + report.skipped);
    CHECK(f.open("1") == 10000);
    CHECK(f.open("2") == 5000);
}

TEST_CASE("Rows are chosen by the value of a column, and the profile keeps the choice",
          "[import][tables]")
{
    Fixture f;
    ImportSettings settings = test::inCurrency("EUR");
    settings.filters = {*rowFilterFromText(QStringLiteral("State is not Draft, Void"))};
    CHECK(importSettingsFromJson(importSettingsToJson(settings)) == settings);
    const ImportReport report = f.run("Customer,Invoice,Invoice date,Due date,State,Amount\n"
                                      "Ash,1,2026-01-05,2026-02-04,draft,10.00\n"
                                      "Ash,2,2026-01-05,2026-02-04,Sent,20.00\n"
                                      "Ash,3,2026-01-05,2026-02-04,VOID,40.00\n",
                                      settings);
    CHECK(report.created == 1);
    CHECK(report.skipped == 2);
    CHECK(f.open("Ash") == 2000);
    settings.filters = {*rowFilterFromText(QStringLiteral("Colour is red"))};
    CHECK_FALSE(ImportService::inspect(f.folder.file("Customer,Invoice\nAsh,1\n"), settings));
    CHECK_FALSE(rowFilterFromText(QStringLiteral("Colour red")));
}

TEST_CASE("Of a French bookkeeping only the customers' accounts are taken", "[import][tables]")
{
    Fixture f;
    const QByteArray head = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|"
                            "CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|"
                            "EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n";
    const ImportReport report = f.run(
        head +
            "VT|Ventes|1|20260112|701100|Ventes|||F1|20260112|x|0,00| 0000001000,00|||20260112||\n"
            "VT|Ventes|1|20260112|411100|Clients|C1|Chêne|F1|20260112|x| 0000001200,00|0,00|||"
            "20260112||\n"
            "VT|Ventes|2|20260120|411100|Clients|C2|Frêne|F2|20260120|x|600,00|0,00|A|20260210|"
            "20260120||\n"
            "BQ|Banque|3|20260210|512000|Banque|||B1|20260210|x|600,00|0,00|||20260210||\n"
            "BQ|Banque|3|20260210|411100|Clients|C2|Frêne|B1|20260210|x|0,00|600,00|A|20260210|"
            "20260210||\n"
            "BQ|Banque|4|20260211|411100|Clients|C1|Chêne|B2|20260211|x|0,00|200,00|||20260211||\n"
            "VT|Ventes|5|20260212|411100|Clients|C1|Chêne|A1|20260212|x|0,00|50,00|||20260212||\n"
            "AC|Achats|6|20260213|401100|Fournisseurs|S1|Orme|A9|20260213|x|0,00|240,00|||"
            "20260213||\n",
        test::inCurrency("EUR"));
    CHECK(report.rejected == 0);
    CHECK(f.accounts() == 2);
    CHECK(f.open("C1") == 120000 - 5000);
    CHECK(f.open("C2") == 0);
    CHECK(f.number(QStringLiteral("SELECT sum(unallocated_amount) FROM payment")) == 20000);
}

TEST_CASE("An invoice with several due days is the sum of its rows and says so", "[import][tables]")
{
    Fixture f;
    const QByteArray text = "Customer,Invoice,Invoice date,Due date,Amount,Open\n"
                            "Ash,R1,2026-01-10,2026-01-10,3000.00,0.00\n"
                            "Birch,R2,2026-01-10,2026-01-31,80.00,80.00\n"
                            "Ash,R1,2026-01-10,2026-02-28,4000.00,1500.00\n"
                            "Ash,R1,2026-01-10,2026-06-30,3000.00,3000.00\n";
    const ImportInspection seen =
        must(ImportService::inspect(f.folder.file(text), test::inCurrency("EUR")));
    CHECK(seen.notes.join(QString()).contains(QStringLiteral("several due days")));
    const ImportReport report = f.run(text);
    CHECK(report.created == 2);
    CHECK(report.skipped == 2);
    CHECK(report.rejected == 0);
    CHECK(f.open("Ash") == 450000);
    CHECK(f.number(QStringLiteral("SELECT amount FROM invoice WHERE number = 'R1'")) == 1000000);
    CHECK(f.number(QStringLiteral(
              "SELECT date(due_day * 86400, 'unixepoch') = '2026-02-28' FROM invoice "
              "WHERE number = 'R1'")) == 1);
    // The same list again changes nothing.
    CHECK(f.run(text).unchanged == 2);
}

TEST_CASE("A row a line is added up, a repeated total is taken once, and else it is asked",
          "[import][tables]")
{
    Fixture f;
    const QByteArray head = "Customer,Invoice,Invoice date,Due date,Item,Amount\n";
    f.run(head + "Ash,R1,2026-01-10,2026-02-10,Bolts,10.00\n"
                 "Ash,R1,2026-01-10,2026-02-10,Nuts,5.50\n");
    CHECK(f.open("Ash") == 1550);
    f.run(head + "Birch,R2,2026-01-10,2026-02-10,Bolts,99.00\n"
                 "Birch,R2,2026-01-10,2026-02-10,Nuts,99.00\n"
                 "Birch,R3,2026-01-10,2026-02-10,Bolts,40.00\n"
                 "Birch,R3,2026-01-10,2026-02-10,Nuts,40.00\n");
    CHECK(f.open("Birch") == 13900);
    const QString doubtful = f.folder.file(head + "Cedar,R4,2026-01-10,2026-02-10,Bolts,10.00\n"
                                                  "Cedar,R4,2026-01-10,2026-02-10,Nuts,10.00\n");
    const ImportInspection seen = must(ImportService::inspect(doubtful, test::inCurrency("EUR")));
    REQUIRE(seen.questions.size() == 1);
    CHECK(seen.questions[0].kind == ImportQuestionKind::SameNumber);
    ImportSettings settings = test::inCurrency("EUR");
    settings.sameNumber = SameNumber::Sum;
    CHECK(importSettingsFromJson(importSettingsToJson(settings)) == settings);
    must(f.service.run(doubtful, settings));
    CHECK(f.open("Cedar") == 2000);
}

TEST_CASE("A printed list with columns by their place gives its items", "[import][tables]")
{
    Fixture f;
    const ImportReport report =
        f.run("Open items of Example Ltd                     Page 1\n\n"
              "Account  Name    Invoice  Invoice date  Due date       Amount\n"
              "-------  ------  -------  ------------  ----------  ---------\n"
              "4711     Ash     R-1      05.01.2026    04.02.2026     100,00\n"
              "4711     Ash     R-2      06.01.2026    05.02.2026   1.050,00\n"
              "Subtotal                                             1.150,00\n"
              "Carried forward                                      1.150,00\n"
              "Open items of Example Ltd                     Page 2\n"
              "Account  Name    Invoice  Invoice date  Due date       Amount\n"
              "-------  ------  -------  ------------  ----------  ---------\n"
              "4712     Birch   R-3      05.01.2026    04.02.2026      50,00\n"
              "Total                                                1.200,00\n");
    CHECK(report.created == 3);
    CHECK(report.rejected == 0);
    CHECK(f.open("4711") == 115000);
    CHECK(f.open("4712") == 5000);
}
