// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promisestab.h"

#include "core/services/accounts/contactservice.h"
#include "tests/support/promises.h"
#include "tests/ui/frame/desk.h"
#include "ui/account/accountpage.h"
#include "ui/promises/promisedialog.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

using namespace duebook;
using namespace duebook::test;

namespace {

struct PromiseDesk : Desk {
    std::unique_ptr<ui::DraftKeeper> keeper = drafts();
    std::unique_ptr<ui::AccountPage> page;
    InvoiceId bill = invoice("30277", "2026-01-31", 400'00);
    InvoiceId other = invoice("30278", "2026-02-15", 250'00);

    InvoiceId invoice(const char *number, const char *due, qint64 cents)
    {
        Invoice draft;
        draft.account = account;
        draft.number = QLatin1String(number);
        draft.due = day(due);
        draft.issued = draft.due.addDays(-30);
        draft.amount = eur(cents);
        return must(InvoiceService(book.session()).add(draft));
    }
    void open()
    {
        page = std::make_unique<ui::AccountPage>(pageContext(), *keeper, prompts);
        page->resize(1200, 800);
        showActive(*page);
        page->activate(QString::number(account.number()));
        REQUIRE(eventually([&] { return page->title() == QStringLiteral("Customer 40117"); }));
    }
    void turnTo(const QString &tab)
    {
        auto *tabs = named<QTabBar>(*page, "accountTabs");
        for (int at = 0; at < tabs->count(); ++at)
            if (tabs->tabText(at).startsWith(tab))
                tabs->setCurrentIndex(at);
    }
    ui::PromiseDialog *dialog()
    {
        ui::PromiseDialog *shown = nullptr;
        REQUIRE(eventually([&] {
            shown = page->findChild<ui::PromiseDialog *>();
            return shown != nullptr;
        }));
        return shown;
    }
    std::vector<PromiseRow> promises()
    {
        return must(PromiseService(book.session()).list({})).rows;
    }
};

} // namespace

TEST_CASE("A promise is recorded by keys alone: amount, day, invoices, who and on what",
          "[promises][account]")
{
    PromiseDesk desk;
    Contact contact;
    contact.account = desk.account;
    contact.name = QStringLiteral("Ingrid Dahl");
    must(ContactService(desk.book.session()).add(contact));
    desk.open();
    desk.turnTo(QStringLiteral("Promises"));
    auto *make = named<QPushButton>(*desk.page, "makePromiseButton");
    make->setFocus();
    QTest::keyClick(make, Qt::Key_Space);
    ui::PromiseDialog *dialog = desk.dialog();
    REQUIRE(QTest::qWaitForWindowActive(dialog));
    auto *amount = named<QLineEdit>(*dialog, "promiseAmountEdit");
    REQUIRE(eventually([&] { return amount->hasFocus(); }));
    QTest::keyClick(amount, Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("fri"));
    CHECK(QApplication::focusWidget() == named<QLineEdit>(*dialog, "promiseDueEdit"));
    auto *table = named<ui::TableView>(*dialog, "pickInvoices");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Space);
    CHECK(amount->text() == QLocale().toString(650.0, 'f', 2).remove(QLocale().groupSeparator()));
    CHECK(named<QLabel>(*dialog, "pickedLabel")->text().contains(QStringLiteral("2 ")));
    auto *saidBy = named<QComboBox>(*dialog, "saidByBox");
    saidBy->setEditText(QStringLiteral("Ingrid Dahl"));
    named<QComboBox>(*dialog, "evidenceBox")->setEditText(QStringLiteral("email of 2 March"));
    named<QPushButton>(*dialog, "okButton")->click();
    REQUIRE(eventually([&] { return desk.promises().size() == 1; }));
    const Promise made = desk.promises().front().promise;
    CHECK(made.amount == eur(650'00));
    CHECK(made.due == day("2026-03-06"));
    CHECK(made.contactName == QStringLiteral("Ingrid Dahl"));
    CHECK(made.evidence == QStringLiteral("email of 2 March"));
    CHECK(made.parts.size() == 2);
    desk.turnTo(QStringLiteral("Promises"));
    auto *shown = named<ui::TableView>(*desk.page, "accountPromises");
    CHECK(eventually([&] { return shown->model()->rowCount() == 1; }));
}

TEST_CASE("What is wrong with a promise stands at its field and what was typed stays",
          "[promises][account]")
{
    PromiseDesk desk;
    desk.open();
    desk.turnTo(QStringLiteral("Promises"));
    named<QPushButton>(*desk.page, "makePromiseButton")->click();
    ui::PromiseDialog *dialog = desk.dialog();
    auto *amount = named<QLineEdit>(*dialog, "promiseAmountEdit");
    auto *ok = named<QPushButton>(*dialog, "okButton");
    ok->click();
    CHECK(named<QLabel>(*dialog, "promiseamountProblem")->isVisible());
    CHECK(ok->isEnabled());
    auto *table = named<ui::TableView>(*dialog, "pickInvoices");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("500"));
    QTest::keyClicks(named<QLineEdit>(*dialog, "promiseDueEdit"), QStringLiteral("fri"));
    ok->click();
    // The invoice has less open.
    auto *problem = named<QLabel>(*dialog, "promiseamountProblem");
    REQUIRE(eventually([&] { return problem->isVisible(); }));
    CHECK(problem->text().contains(QStringLiteral("400.00 EUR")));
    CHECK(amount->text() == QStringLiteral("500"));
    CHECK(desk.promises().empty());
    // Without invoices it is allowed, and said to be more than is owed.
    QTest::keyClick(table, Qt::Key_Space);
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("900"));
    auto *remarks = named<QLabel>(*dialog, "remarksLabel");
    CHECK(eventually([&] { return remarks->text().contains(QStringLiteral("650.00 EUR")); }));
}

TEST_CASE("The reliability of an account stands above its promises; a kept one is left alone",
          "[promises][account]")
{
    PromiseDesk desk;
    PromiseService service(desk.book.session());
    NewPromise past = aPromise(desk.account, "2026-02-10", eur(400'00), {desk.bill});
    past.made = day("2026-02-02");
    must(service.create(past));
    NewPromise kept = aPromise(desk.account, "2026-02-20", eur(100'00), {desk.other});
    kept.made = day("2026-02-16");
    must(service.create(kept));
    NewPayment payment;
    payment.account = desk.account;
    payment.day = day("2026-02-20");
    payment.amount = eur(100'00);
    payment.automatic = false;
    payment.allocations = {{desk.other, eur(100'00)}};
    must(InvoiceService(desk.book.session()).addPayment(payment));
    const Promise next = must(service.create(aPromise(desk.account, "2026-03-13", eur(50'00))));

    desk.open();
    desk.turnTo(QStringLiteral("Promises"));
    auto *reliability = named<QLabel>(*desk.page, "reliabilityLabel");
    REQUIRE(eventually([&] { return reliability->text().contains(QStringLiteral("Kept 1")); }));
    CHECK(reliability->text().contains(ui::format::percent(0.2, QLocale())));
    CHECK(reliability->text().contains(QStringLiteral("500.00")));
    auto *table = named<ui::TableView>(*desk.page, "accountPromises");
    REQUIRE(eventually([&] { return table->model()->rowCount() == 3; }));
    table->setCurrentIndex(table->model()->index(0, 0));
    CHECK(named<QPushButton>(*desk.page, "replacePromiseButton")->isEnabled());
    table->setCurrentIndex(table->model()->index(1, 0));
    // Kept: nothing to replace or cancel.
    CHECK_FALSE(named<QPushButton>(*desk.page, "replacePromiseButton")->isEnabled());
    CHECK_FALSE(named<QPushButton>(*desk.page, "cancelPromiseButton")->isEnabled());
    CHECK(must(service.promise(next.id)).state == PromiseState::Open);
}

TEST_CASE("Chosen invoices are promised from their list", "[promises][account]")
{
    PromiseDesk desk;
    desk.open();
    desk.turnTo(QStringLiteral("Invoices"));
    auto *table = named<ui::TableView>(*desk.page, "accountInvoices");
    REQUIRE(eventually([&] { return table->model()->rowCount() == 2; }));
    auto *button = named<QPushButton>(*desk.page, "promiseInvoicesButton");
    CHECK_FALSE(button->isEnabled());
    table->selectAll();
    CHECK(button->isEnabled());
    button->click();
    CHECK(named<QLineEdit>(*desk.dialog(), "promiseAmountEdit")
              ->text()
              .startsWith(QStringLiteral("650")));
}
