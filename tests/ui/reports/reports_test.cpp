// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/reports.h"

#include "tests/support/pagebench.h"
#include "ui/reports/ageingmodel.h"
#include "ui/widgets/ageingbar.h"
#include "ui/widgets/dateedit.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>

using namespace duebook;
using namespace duebook::test;

namespace {

/// Two accounts in EUR, one of them in JPY too; a credit note, a dispute, and a settled invoice.
struct Ledger {
    AccountId acme;
    AccountId zenith;

    explicit Ledger(PageBench &bench)
    {
        LedgerRows rows(bench.book.db());
        const QDate today = bench.today();
        const UserId anna = bench.book.session().user().id;
        acme = rows.account(QStringLiteral("100"), QStringLiteral("Acme"), anna);
        zenith = rows.account(QStringLiteral("200"), QStringLiteral("Zenith"));
        const auto eur = QStringLiteral("EUR");
        rows.invoice(acme, QStringLiteral("A1"), today.addDays(-60), today.addDays(-30), eur,
                     100000);
        const InvoiceId late = rows.invoice(acme, QStringLiteral("A2"), today.addDays(-120),
                                            today.addDays(-90), eur, 50000);
        rows.invoice(acme, QStringLiteral("A3"), today.addDays(-5), today.addDays(25), eur, 20000);
        rows.invoice(acme, QStringLiteral("C1"), today.addDays(-4), today.addDays(-4), eur, -5000);
        rows.invoice(zenith, QStringLiteral("Z1"), today.addDays(-40), today.addDays(-10), eur,
                     300000);
        rows.invoice(zenith, QStringLiteral("Z2"), today.addDays(-40), today.addDays(-10),
                     QStringLiteral("JPY"), 7000);
        const InvoiceId paid = rows.invoice(acme, QStringLiteral("A0"), today.addDays(-50),
                                            today.addDays(-20), eur, 10000);
        const PaymentId payment = rows.payment(acme, today.addDays(-15), eur, 10000);
        rows.allocate(paid, payment, today.addDays(-15), 10000);
        rows.dispute(acme, late, 50000, today.addDays(-10), {});
        rows.finish(bench.book.session(), today);
    }
};

void choose(Shown<ui::ReportsPage> &shown, const char *chip)
{
    shown.find<QAbstractButton>(chip).click();
}

} // namespace

TEST_CASE("The ageing of today has a row per account and currency and a total per currency",
          "[reports]")
{
    PageBench bench;
    const Ledger ledger(bench);
    bench.open();
    Shown<ui::ReportsPage> shown(bench.page(), bench.prompts);
    waitFor([&] { return shown.rows("ageingTable") == 5; });
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("Account")) == QStringLiteral("Acme"));
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("not due")) == QStringLiteral("200.00"));
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("1–30")) == QStringLiteral("1,000.00"));
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("61–90")) == QStringLiteral("500.00"));
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("Credits")) == QStringLiteral("−50.00"));
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("Balance")) == QStringLiteral("1,650.00"));
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("Disputed")) == QStringLiteral("500.00"));
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("Days late")) == QStringLiteral("90"));
    CHECK(shown.cell("ageingTable", 3, QStringLiteral("Account")) == QStringLiteral("Total"));
    CHECK(shown.cell("ageingTable", 3, QStringLiteral("Balance")) == QStringLiteral("4,650.00"));
    CHECK(shown.cell("ageingTable", 4, QStringLiteral("Currency")) == QStringLiteral("JPY"));
    CHECK(shown.find<QLabel>("ageingTotal_EUR").text().contains(QStringLiteral("4,500.00")));
    CHECK(shown.page.findChildren<ui::AgeingBar *>().size() == 2);

    SECTION("every row and total is the sum of its columns")
    {
        const auto *model =
            static_cast<ui::AgeingModel *>(shown.find<ui::TableView>("ageingTable").model());
        for (const QStringList &line : model->lines().mid(1)) {
            double sum = 0;
            for (int column = 3; column < 10; ++column)
                sum += line[column].toDouble();
            CHECK(sum == Approx(line[10].toDouble()));
        }
    }
    SECTION("Enter opens the account")
    {
        QTest::keyClick(&shown.find<QWidget>("ageingTable"), Qt::Key_Return);
        CHECK(shown.requested == ui::PageRef::to(ui::PageId::Account, ledger.acme.number()));
    }
    SECTION("sorting by a heading keeps the totals below")
    {
        auto &table = shown.find<ui::TableView>("ageingTable");
        table.sortByColumn(10, Qt::DescendingOrder);
        CHECK(shown.cell("ageingTable", 0, QStringLiteral("Account")) == QStringLiteral("Zenith"));
        CHECK(shown.cell("ageingTable", 3, QStringLiteral("Account")) == QStringLiteral("Total"));
    }
    SECTION("L lists the invoices behind the chosen cell")
    {
        auto &table = shown.find<ui::TableView>("ageingTable");
        table.setCurrentIndex(table.model()->index(0, 4));
        QTest::keyClick(&table, Qt::Key_L);
        waitFor([&] { return shown.rows("ageingItems") == 1; });
        CHECK(shown.cell("ageingItems", 0, QStringLiteral("Invoice")) == QStringLiteral("A1"));
        CHECK(shown.find<QLabel>("itemsTitle").text().contains(QStringLiteral("1,000.00")));
        table.setCurrentIndex(table.model()->index(0, 0));
        waitFor([&] { return shown.rows("ageingItems") == 4; });
        QTest::keyClick(&table, Qt::Key_L);
        CHECK_FALSE(shown.find<QWidget>("ageingItems").isVisible());
    }
}

TEST_CASE("The ageing of a past day shows what was open then", "[reports]")
{
    PageBench bench;
    const Ledger ledger(bench);
    bench.open();
    Shown<ui::ReportsPage> shown(bench.page(), bench.prompts);
    waitFor([&] { return shown.rows("ageingTable") == 5; });
    shown.find<ui::DateEdit>("asOfEdit").setText(QStringLiteral("16 days ago"));
    // A0 (paid later) is open, A3 and C1 are not issued yet.
    waitFor([&] {
        return shown.cell("ageingTable", 0, QStringLiteral("Balance")) ==
               QStringLiteral("1,600.00");
    });
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("Credits")) == QStringLiteral("–"));
}

TEST_CASE("An ageing by collector lists the invoices of a row", "[reports]")
{
    PageBench bench;
    const Ledger ledger(bench);
    bench.open();
    Shown<ui::ReportsPage> shown(bench.page(), bench.prompts);
    waitFor([&] { return shown.rows("ageingTable") == 5; });
    choose(shown, "filter_collector");
    waitFor([&] {
        return shown.find<ui::TableView>("ageingTable").model()->headerData(0, Qt::Horizontal) ==
               QStringLiteral("Collector");
    });
    QStringList names;
    for (int row = 0; row < shown.rows("ageingTable"); ++row)
        names += shown.cell("ageingTable", row, QStringLiteral("Collector"));
    CHECK(names.contains(QStringLiteral("Anna Berg")));
    CHECK(names.contains(QStringLiteral("nobody")));
    auto &table = shown.find<ui::TableView>("ageingTable");
    table.setCurrentIndex(table.model()->index(int(names.indexOf(QStringLiteral("Anna Berg"))), 0));
    QTest::keyClick(&table, Qt::Key_Return);
    waitFor([&] { return shown.rows("ageingItems") == 4; });
    shown.find<QWidget>("ageingItems").setFocus();
    QTest::keyClick(&shown.find<QWidget>("ageingItems"), Qt::Key_Return);
    CHECK(shown.requested == ui::PageRef::to(ui::PageId::Account, ledger.acme.number()));
}

TEST_CASE("Edges of one's own make other columns; unusable ones stay with their reason",
          "[reports]")
{
    PageBench bench;
    const Ledger ledger(bench);
    bench.open();
    Shown<ui::ReportsPage> shown(bench.page(), bench.prompts);
    waitFor([&] { return shown.rows("ageingTable") == 5; });
    auto &edges = shown.find<QLineEdit>("reportEdgesEdit");
    QTest::keyClicks(&edges, QStringLiteral("15 45"));
    QTest::keyClick(&edges, Qt::Key_Return);
    waitFor([&] {
        return shown.find<ui::TableView>("ageingTable")
                   .model()
                   ->headerData(4, Qt::Horizontal)
                   .toString() == QStringLiteral("1–15");
    });
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("16–45")) == QStringLiteral("1,000.00"));
    for (const char *wrong : {"60, 30", "soon"}) {
        edges.selectAll();
        QTest::keyClicks(&edges, QLatin1String(wrong));
        QTest::keyClick(&edges, Qt::Key_Return);
        waitFor([&] { return shown.find<QLabel>("ageingProblem").isVisible(); });
        CHECK(edges.text() == QLatin1String(wrong));
        CHECK(shown.cell("ageingTable", 0, QStringLiteral("16–45")) == QStringLiteral("1,000.00"));
    }
}

TEST_CASE("The figures of a period tell their formula, and a dash where there is no value",
          "[reports]")
{
    PageBench bench;
    const Ledger ledger(bench);
    bench.open();
    Shown<ui::ReportsPage> shown(bench.page(), bench.prompts);
    choose(shown, "filter_figures");
    waitFor([&] { return shown.rows("figuresTable") > 10; });
    const auto line = [&](const QString &title) {
        for (int row = 0; row < shown.rows("figuresTable"); ++row)
            if (shown.cell("figuresTable", row, QStringLiteral("Figure")) == title)
                return row;
        FAIL(title.toStdString());
        return -1;
    };
    const int sales = line(QStringLiteral("Sales"));
    CHECK(shown.cell("figuresTable", sales, QStringLiteral("EUR")) == QStringLiteral("4,750.00"));
    CHECK(shown.cell("figuresTable", sales, QStringLiteral("JPY")) == QStringLiteral("7,000"));
    // 4,650 receivables of 4,750 sales in 365 days.
    const int dso = line(QStringLiteral("Days sales outstanding (DSO)"));
    CHECK(shown.cell("figuresTable", dso, QStringLiteral("EUR")) == QStringLiteral("357.3"));
    const auto *model = shown.find<ui::TableView>("figuresTable").model();
    CHECK(model->index(dso, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("÷")));
    const int toPay = line(QStringLiteral("Days to pay"));
    CHECK(shown.cell("figuresTable", toPay, QStringLiteral("EUR")) == QStringLiteral("35.0"));
    CHECK(shown.cell("figuresTable", toPay, QStringLiteral("JPY")) == QStringLiteral("–"));

    SECTION("a period that ends before it begins keeps the days and says why")
    {
        shown.find<ui::DateEdit>("figuresFrom").setText(QStringLiteral("+7"));
        waitFor([&] { return shown.find<QLabel>("figuresProblem").isVisible(); });
        CHECK(shown.find<ui::DateEdit>("figuresFrom").text() == QStringLiteral("+7"));
    }
}

TEST_CASE("Progress tells what moved the receivables, and adds up", "[reports]")
{
    PageBench bench;
    const Ledger ledger(bench);
    bench.open();
    Shown<ui::ReportsPage> shown(bench.page(), bench.prompts);
    choose(shown, "filter_progress");
    shown.find<ui::DateEdit>("progressFrom").setText(QStringLiteral("30 days ago"));
    shown.find<ui::DateEdit>("progressTo").setText(QStringLiteral("today"));
    waitFor([&] {
        return shown.rows("progressTable") > 0 &&
               shown.cell("progressTable", 0, QStringLiteral("EUR")) == QStringLiteral("4,600.00");
    });
    CHECK(shown.cell("progressTable", 1, QStringLiteral("EUR")) == QStringLiteral("200.00"));
    CHECK(shown.cell("progressTable", 2, QStringLiteral("EUR")) == QStringLiteral("−50.00"));
    CHECK(shown.cell("progressTable", 3, QStringLiteral("EUR")) == QStringLiteral("−100.00"));
    CHECK(shown.cell("progressTable", shown.rows("progressTable") - 1, QStringLiteral("EUR")) ==
          QStringLiteral("4,650.00"));
}

TEST_CASE("A report is exported as shown, with plain amounts", "[reports]")
{
    PageBench bench;
    const Ledger ledger(bench);
    bench.open();
    Shown<ui::ReportsPage> shown(bench.page(), bench.prompts);
    waitFor([&] { return shown.rows("ageingTable") == 5; });
    shown.find<ui::TableView>("ageingTable").sortByColumn(0, Qt::DescendingOrder);
    bench.prompts.target = bench.book.folder() + QStringLiteral("/ageing.csv");
    QTest::keyClick(&shown.find<QWidget>("ageingTable"), Qt::Key_E, Qt::ControlModifier);
    waitFor([&] { return !shown.notices.isEmpty(); });
    CHECK(bench.prompts.suggestedName == QStringLiteral("Ageing 2026-03-02.csv"));
    QFile file(bench.prompts.target);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"));
    REQUIRE(lines.size() == 7);
    CHECK(lines[1].startsWith(QStringLiteral("Zenith,200,EUR,0.00,3000.00,")));
    CHECK(lines[4].startsWith(QStringLiteral("Total,,EUR,200.00,4000.00,")));

    bench.prompts.target = bench.book.folder() + QStringLiteral("/no/such/ageing.csv");
    shown.click("exportButton");
    waitFor([&] { return shown.notices.size() == 2; });
    CHECK(shown.notices[1].contains(QStringLiteral("ageing.csv")));
}

TEST_CASE("A report answers the last question only, and follows the book", "[reports]")
{
    PageBench bench;
    const Ledger ledger(bench);
    bench.open();
    Shown<ui::ReportsPage> shown(bench.page(), bench.prompts);
    for (const char *chip :
         {"filter_collector", "filter_segment", "filter_currency", "filter_account"})
        choose(shown, chip);
    waitFor([&] { return shown.rows("ageingTable") == 5; });
    CHECK(shown.cell("ageingTable", 0, QStringLiteral("Account")) == QStringLiteral("Acme"));

    auto &table = shown.find<ui::TableView>("ageingTable");
    table.selectRow(1);
    LedgerRows rows(bench.book.db());
    rows.invoice(rows.account(QStringLiteral("50"), QStringLiteral("Aardvark")),
                 QStringLiteral("N1"), bench.today(), bench.today(), QStringLiteral("EUR"), 100);
    rows.finish(bench.book.session(), bench.today());
    ChangeSet changes;
    changes.changes.push_back({Entity::Invoice, ChangeKind::Created, 1, 0});
    Q_EMIT bench.context.changed(changes);
    waitFor([&] { return shown.rows("ageingTable") == 6; });
    CHECK(table.currentIndex().row() == 2);
    CHECK(shown.cell("ageingTable", 2, QStringLiteral("Account")) == QStringLiteral("Zenith"));
}
