// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputes.h"

#include "core/services/disputes/disputeservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "tests/ui/frame/desk.h"
#include "ui/tables/tableview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

Money eur(qint64 cents)
{
    return {cents, Currency::fromCode(QByteArrayView("EUR")).value()};
}

struct ListDesk : Desk {
    DisputeService disputes{book.session()};
    std::unique_ptr<ui::DisputesPage> page;

    Dispute dispute(const char *number, qint64 cents, QDate deadline, const char *reason)
    {
        Invoice invoice;
        invoice.account = account;
        invoice.number = QLatin1String(number);
        invoice.issued = QDate(2026, 1, 10);
        invoice.due = QDate(2026, 2, 10);
        invoice.amount = eur(cents);
        NewDispute draft;
        draft.account = account;
        draft.reason = QLatin1String(reason);
        draft.deadline = deadline;
        draft.parts = {{must(InvoiceService(book.session()).add(invoice)), {}, {}}};
        return must(disputes.open(draft));
    }
    void open()
    {
        page = std::make_unique<ui::DisputesPage>(pageContext());
        page->resize(1100, 600);
        showActive(*page);
        page->activate({});
    }
    QStringList reasons()
    {
        QStringList found;
        const auto *model = named<ui::TableView>(*page, "disputesTable")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            found += model->index(row, 1).data().toString();
        return found;
    }
    bool shows(const QStringList &wanted)
    {
        return eventually([&] { return reasons() == wanted; });
    }
    void filter(const char *name) { named<QAbstractButton>(*page, name)->click(); }
};

} // namespace

TEST_CASE("Disputes are listed by deadline, filtered and added up; Enter opens the account",
          "[disputes]")
{
    ListDesk desk;
    desk.dispute("R1", 100'00, QDate(2026, 3, 20), "Wrong price");
    desk.dispute("R2", 12000'00, QDate(2026, 3, 5), "Goods damaged");
    desk.open();
    REQUIRE(desk.shows({QStringLiteral("Goods damaged"), QStringLiteral("Wrong price")}));
    auto *summary = named<QLabel>(*desk.page, "disputesSummary");
    CHECK(eventually([&] { return summary->text().contains(QStringLiteral("12,100.00")); }));
    desk.filter("filter_large");
    CHECK(desk.shows({QStringLiteral("Goods damaged")}));
    desk.filter("filter_late");
    CHECK(desk.shows({}));
    desk.filter("filter_mine");
    CHECK(desk.shows({QStringLiteral("Goods damaged"), QStringLiteral("Wrong price")}));
    auto *text = named<QLineEdit>(*desk.page, "disputesFilter");
    QTest::keyClicks(text, QStringLiteral("r1"));
    QTest::keyClick(text, Qt::Key_Return);
    CHECK(desk.shows({QStringLiteral("Wrong price")}));

    ui::PageRef asked;
    QObject::connect(desk.page.get(), &ui::Page::pageRequested, desk.page.get(),
                     [&asked](const ui::PageRef &where) { asked = where; });
    auto *table = named<ui::TableView>(*desk.page, "disputesTable");
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    CHECK(asked == ui::PageRef::to(ui::PageId::Account, desk.account.number()));
}

TEST_CASE("A stage is set from the list, with an offer to take it back", "[disputes]")
{
    ListDesk desk;
    const Dispute made = desk.dispute("R1", 100'00, QDate(2026, 3, 20), "Wrong price");
    desk.open();
    std::function<void()> undo;
    QObject::connect(desk.page.get(), &ui::Page::undoOffered, desk.page.get(),
                     [&undo](const ui::UndoOffer &offer) { undo = offer.undo; });
    REQUIRE(desk.shows({QStringLiteral("Wrong price")}));
    named<ui::TableView>(*desk.page, "disputesTable")->selectRow(0);
    auto *stage = named<QPushButton>(*desk.page, "stageDisputeButton");
    REQUIRE(eventually([&] { return stage->isEnabled(); }));
    stage->menu()->actions().last()->trigger();
    REQUIRE(eventually([&] { return undo != nullptr; }));
    CHECK(must(desk.disputes.dispute(made.id)).stage == DisputeStage::CreditExpected);
    undo();
    CHECK(eventually(
        [&] { return must(desk.disputes.dispute(made.id)).stage == DisputeStage::New; }));
}

TEST_CASE("A person who reads only changes no dispute", "[disputes]")
{
    ListDesk desk;
    desk.dispute("R1", 100'00, QDate(2026, 3, 20), "Wrong price");
    User sales;
    sales.id = aUser(desk.book.session(), QStringLiteral("sue"), duebook::Role::Sales);
    sales.role = duebook::Role::Sales;
    desk.context.actAs(sales);
    desk.open();
    REQUIRE(desk.shows({QStringLiteral("Wrong price")}));
    named<ui::TableView>(*desk.page, "disputesTable")->selectRow(0);
    CHECK_FALSE(named<QPushButton>(*desk.page, "settleDisputeButton")->isEnabled());
}
