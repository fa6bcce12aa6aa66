// SPDX-License-Identifier: Apache-2.0
// What is done with several accounts or invoices chosen in the lists of the book.
#include "core/services/accounts/accountservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/talks.h"
#include "ui/accounts/accounts.h"
#include "ui/ledger/invoices.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr auto kAccounts = "accountsTable";
constexpr auto kInvoices = "invoicesTable";

struct Office {
    PageBench bench;
    Session &session = bench.book.session();
    UserId ben = aUser(session, QStringLiteral("ben"));
    LedgerRows ledger{bench.book.db()};
    AccountId acme = anAccount(session, QStringLiteral("1"));
    AccountId zenith = anAccount(session, QStringLiteral("2"));

    Office()
    {
        must(AccountService(session).assignOwner({acme}, session.user().id));
        must(AccountService(session).assignOwner({zenith}, {}));
        owes(acme, "R1", 300'00);
        owes(acme, "R2", 200'00);
        owes(zenith, "R3", 100'00);
        ledger.finish(session, bench.today());
    }
    void owes(AccountId account, const char *number, qint64 cents)
    {
        ledger.invoice(account, QLatin1String(number), bench.today().addDays(-60),
                       bench.today().addDays(-30), QStringLiteral("EUR"), cents);
    }
    Account stored(AccountId id) { return must(AccountService(session).account(id)).account; }
};

void choose(QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text().contains(text)) {
            action->trigger();
            menu.close();
            return;
        }
    }
    FAIL("no choice " + text.toStdString());
}

} // namespace

TEST_CASE("Chosen accounts are given to a colleague at once, and back by one undo",
          "[accounts][assignment]")
{
    Office office;
    const UserId anna = office.session.user().id;
    office.bench.open();
    Shown<ui::AccountsPage> shown(office.bench.page());
    waitFor([&] { return shown.rows(kAccounts) == 2; });
    auto &table = shown.find<ui::TableView>(kAccounts);
    table.clearSelection();
    CHECK_FALSE(shown.find<QWidget>("accountsBar").isVisible());
    table.selectAll();
    CHECK(shown.find<QWidget>("accountsBar").isVisible());
    CHECK(shown.find<QLabel>("chosenCount").text() == QStringLiteral("2 accounts chosen"));
    QTest::keyClick(&table, Qt::Key_A);
    waitFor([&] { return shown.page.findChild<QMenu *>(QStringLiteral("ownerMenu")) != nullptr; });
    choose(shown.find<QMenu>("ownerMenu"), QStringLiteral("ben"));
    waitFor([&] { return shown.undo.undo != nullptr; });
    CHECK(shown.undo.text.contains(QStringLiteral("ben")));
    CHECK(office.stored(office.acme).owner == office.ben);
    CHECK(office.stored(office.zenith).owner == office.ben);

    // What was read before somebody's change is not written over it.
    Account other = office.stored(office.zenith);
    other.city = QStringLiteral("Oslo");
    must(AccountService(office.session).update(other));
    shown.undo.undo();
    waitFor([&] { return !shown.notices.isEmpty(); });
    CHECK(office.stored(office.acme).owner == anna);
    CHECK(office.stored(office.zenith).owner == office.ben);
}

TEST_CASE("Chosen accounts come into the pool by hand and leave it, each with undo",
          "[accounts][pool]")
{
    Office office;
    office.bench.open();
    Shown<ui::AccountsPage> shown(office.bench.page());
    waitFor([&] { return shown.rows(kAccounts) == 2; });
    shown.find<ui::TableView>(kAccounts).selectAll();
    CHECK(shown.find<QPushButton>("intoPoolButton").isEnabled());
    CHECK_FALSE(shown.find<QPushButton>("outOfPoolButton").isEnabled());
    shown.click("intoPoolButton");
    waitFor([&] { return shown.undo.undo != nullptr; });
    CHECK(office.stored(office.acme).inPool);
    CHECK(office.stored(office.zenith).inPool);
    waitFor([&] { return shown.find<QPushButton>("outOfPoolButton").isEnabled(); });
    CHECK_FALSE(shown.find<QPushButton>("intoPoolButton").isEnabled());
    CHECK(shown.cell(kAccounts, 1, QStringLiteral("Owner")) == QStringLiteral("nobody, shared"));
    shown.undo.undo();
    waitFor([&] { return !office.stored(office.acme).inPool; });
    CHECK_FALSE(office.stored(office.zenith).inPool);
}

TEST_CASE("A clerk is not offered to give accounts away", "[accounts][assignment]")
{
    Office office;
    office.bench.book.db().execute("UPDATE app_user SET role = 1 WHERE login = 'anna'");
    office.bench.open();
    REQUIRE(office.bench.context.user().role == Role::Clerk);
    Shown<ui::AccountsPage> shown(office.bench.page());
    waitFor([&] { return shown.rows(kAccounts) == 2; });
    shown.find<ui::TableView>(kAccounts).selectAll();
    CHECK_FALSE(shown.find<QWidget>("accountsBar").isVisible());
}

TEST_CASE("A promise is asked for by chosen invoices of one account, from all invoices of the book",
          "[invoices][promises]")
{
    Office office;
    office.bench.open();
    Shown<ui::InvoicesPage> shown(office.bench.page());
    AccountId asked;
    size_t chosen = 0;
    QObject::connect(&shown.page, &ui::InvoicesPage::promiseWanted,
                     [&](AccountId account, const std::vector<InvoiceId> &invoices) {
                         asked = account;
                         chosen = invoices.size();
                     });
    waitFor([&] { return shown.rows(kInvoices) == 3; });
    auto &table = shown.find<ui::TableView>(kInvoices);
    auto &button = shown.find<QPushButton>("promiseInvoicesButton");
    table.clearSelection();
    CHECK_FALSE(button.isEnabled());
    CHECK(button.toolTip().contains(QStringLiteral("one account")));
    table.selectAll();
    CHECK_FALSE(button.isEnabled());
    CHECK(button.toolTip().contains(QStringLiteral("several accounts")));
    QTest::keyClick(&table, Qt::Key_P);
    CHECK(shown.notices == QStringList{button.toolTip()});

    table.clearSelection();
    for (int row = 0; row < 3; ++row) {
        if (shown.cell(kInvoices, row, QStringLiteral("Account")) == QStringLiteral("Customer 1"))
            table.selectionModel()->select(table.model()->index(row, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    CHECK(button.isEnabled());
    QTest::keyClick(&table, Qt::Key_P);
    CHECK(asked == office.acme);
    CHECK(chosen == 2);
}
