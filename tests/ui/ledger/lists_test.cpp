// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/accounts.h"
#include "ui/ledger/invoices.h"

#include "tests/support/pagebench.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kAccounts = 450;

/// Accounts "Customer 000" ... each with one invoice of (its number + 1) EUR, every second overdue.
void fill(PageBench &bench)
{
    bench.book.db().execute("BEGIN");
    LedgerRows rows(bench.book.db());
    for (int i = 0; i < kAccounts; ++i) {
        const QString number = QStringLiteral("%1").arg(i, 3, 10, QLatin1Char('0'));
        const AccountId account = rows.account(number, QStringLiteral("Customer ") + number);
        rows.invoice(account, QStringLiteral("R") + number, bench.today().addDays(-60),
                     bench.today().addDays(i % 2 == 0 ? -5 : 5), QStringLiteral("EUR"),
                     (i + 1) * 100);
    }
    bench.book.db().execute("UPDATE account SET name_key = lower(name);"
                            "UPDATE invoice SET number_key = lower(number);"
                            "COMMIT");
    rows.finish(bench.book.session(), bench.today());
}

/// Scrolls down until no more rows come.
template <typename PageType>
void scrollToEnd(Shown<PageType> &shown, const char *table, int expected)
{
    auto *bar = shown.template find<ui::TableView>(table).verticalScrollBar();
    waitFor([&] {
        bar->setValue(bar->maximum());
        return shown.rows(table) == expected;
    });
}

} // namespace

TEST_CASE("The list of accounts comes page by page and each account once", "[accounts]")
{
    PageBench bench;
    fill(bench);
    bench.open();
    Shown<ui::AccountsPage> shown(bench.page());
    waitFor([&] { return shown.rows("accountsTable") > 0; });
    CHECK(shown.rows("accountsTable") < kAccounts);
    CHECK(shown.cell("accountsTable", 0, QStringLiteral("Account")) ==
          QStringLiteral("Customer 448"));
    scrollToEnd(shown, "accountsTable", kAccounts);
    QSet<QString> names;
    for (int row = 0; row < kAccounts; ++row)
        names += shown.cell("accountsTable", row, QStringLiteral("Number"));
    CHECK(names.size() == kAccounts);
}

TEST_CASE("Accounts are filtered by text and chip, sorted by heading, and opened by Enter",
          "[accounts]")
{
    PageBench bench;
    fill(bench);
    bench.open();
    Shown<ui::AccountsPage> shown(bench.page());
    waitFor([&] { return shown.rows("accountsTable") > 0; });
    auto &table = shown.find<ui::TableView>("accountsTable");
    table.sortByColumn(0, Qt::AscendingOrder);
    waitFor([&] {
        return shown.cell("accountsTable", 0, QStringLiteral("Account")) ==
               QStringLiteral("Customer 000");
    });
    shown.find<QAbstractButton>("filter_overdue").click();
    waitFor([&] {
        return shown.cell("accountsTable", 1, QStringLiteral("Account")) ==
               QStringLiteral("Customer 002");
    });
    auto &text = shown.find<QLineEdit>("accountsFilter");
    QTest::keyClicks(&text, QStringLiteral("12"));
    QTest::keyClick(&text, Qt::Key_Return);
    waitFor([&] { return shown.rows("accountsTable") == 5; });
    table.setFocus();
    table.selectRow(1);
    const auto opened = must(bench.book.session().read([](Database &db) -> Result<qint64> {
        return db.integer("SELECT id FROM account WHERE number = '122'");
    }));
    QTest::keyClick(&table, Qt::Key_Return);
    CHECK(shown.requested == ui::PageRef::to(ui::PageId::Account, opened));
}

TEST_CASE("Invoices are filtered, sorted, summed up, paged and opened", "[invoices]")
{
    PageBench bench;
    fill(bench);
    bench.open();
    Shown<ui::InvoicesPage> shown(bench.page());
    waitFor([&] { return shown.rows("invoicesTable") > 0; });
    CHECK(shown.rows("invoicesTable") < kAccounts);
    waitFor([&] {
        return shown.find<QLabel>("invoicesSummary").text().contains(QStringLiteral("101,475.00"));
    });
    scrollToEnd(shown, "invoicesTable", kAccounts);

    auto &table = shown.find<ui::TableView>("invoicesTable");
    int open = 0;
    while (table.model()->headerData(open, Qt::Horizontal) != QStringLiteral("Open"))
        ++open;
    table.sortByColumn(open, Qt::DescendingOrder);
    waitFor([&] {
        return shown.cell("invoicesTable", 0, QStringLiteral("Invoice")) == QStringLiteral("R449");
    });
    shown.find<QAbstractButton>("filter_overdue").click();
    waitFor([&] {
        return shown.cell("invoicesTable", 0, QStringLiteral("Invoice")) == QStringLiteral("R448");
    });
    auto &text = shown.find<QLineEdit>("invoicesFilter");
    QTest::keyClicks(&text, QStringLiteral("R44"));
    QTest::keyClick(&text, Qt::Key_Return);
    waitFor([&] { return shown.rows("invoicesTable") == 5; });
    table.setFocus();
    table.selectRow(0);
    QTest::keyClick(&table, Qt::Key_Return);
    CHECK(shown.requested.id == ui::PageId::Account);
}
