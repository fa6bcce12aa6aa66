// SPDX-License-Identifier: Apache-2.0
// What the program ties together that no page knows of another.
#include "tests/support/ledgerrows.h"
#include "tests/ui/frame/pagewindow.h"
#include "ui/ledger/invoicepicker.h"
#include "ui/promises/promisedialog.h"

#include <QTableView>

using namespace duebook;
using namespace duebook::test;

TEST_CASE("P on invoices chosen from all of the book opens the promise for them",
          "[invoices][promises]")
{
    PageWindow desk;
    const QDate today = desk.context.today();
    LedgerRows ledger(desk.book.db());
    for (const char *number : {"R1", "R2"})
        ledger.invoice(desk.account, QLatin1String(number), today.addDays(-60), today.addDays(-30),
                       QStringLiteral("EUR"), 200'00);
    ledger.finish(desk.book.session(), today);
    desk.addPages();
    showActive(desk.window);
    desk.show(ui::PageRef::to(ui::PageId::Invoices));
    auto *table = named<QTableView>(*desk.window.currentPage(), "invoicesTable");
    REQUIRE(eventually([&] { return table->model()->rowCount() == 2; }));
    table->setFocus();
    table->selectAll();
    QTest::keyClick(table, Qt::Key_P);
    const auto dialog = [&] { return desk.window.findChild<ui::PromiseDialog *>(); };
    REQUIRE(eventually([&] { return dialog() != nullptr; }));
    CHECK(dialog()->findChild<ui::InvoicePicker *>()->chosen().size() == 2);
}
