// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promises.h"

#include "core/services/promises/promiseservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/promises.h"
#include "ui/promises/cancelpromisedialog.h"
#include "ui/promises/promisedialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace duebook;
using namespace duebook::test;

namespace {

/// Three accounts with a promise each, and one that is broken; Monday 2 March 2026.
struct PromiseBench : PageBench {
    AccountId first;
    AccountId second;
    Promise broken;

    PromiseBench() : PageBench("2026-02-20T09:00:00Z")
    {
        first = add("40117", QStringLiteral("Halvorsen Marine"));
        second = add("40233", QStringLiteral("כרמל בע\"מ"));
        PromiseService service(book.session());
        broken = must(service.create(aPromise(first, "2026-02-23", eur(500'00))));
        clock.set(QDateTime(day("2026-03-02"), QTime(9, 0), Qt::UTC));
        must(service.create(aPromise(first, "2026-03-20", eur(300'00))));
        must(service.create(aPromise(second, "2026-03-04", eur(200'00))));
    }
    AccountId add(const char *number, const QString &name)
    {
        Account account;
        account.number = QLatin1String(number);
        account.name = name;
        return must(AccountService(book.session()).create(account));
    }
    Promise now(const Promise &promise)
    {
        return must(PromiseService(book.session()).promise(promise.id));
    }
};

void choose(Shown<ui::PromisesPage> &shown, const char *key, int rows)
{
    shown.find<QAbstractButton>((std::string("filter_") + key).c_str()).click();
    waitFor([&] { return shown.rows("promisesTable") == rows; });
}

} // namespace

TEST_CASE("Promises are shown by state, with their sums, the next day first", "[promises][gui]")
{
    PromiseBench bench;
    bench.open();
    Shown<ui::PromisesPage> shown(bench.page());
    waitFor([&] { return shown.rows("promisesTable") == 2; });
    CHECK(shown.cell("promisesTable", 0, QStringLiteral("Amount"))
              .startsWith(QStringLiteral("200.00")));
    CHECK(shown.cell("promisesTable", 0, QStringLiteral("State")) == QStringLiteral("Open"));
    const auto &summary = shown.find<QLabel>("promisesSummary");
    waitFor([&] { return summary.text().contains(QStringLiteral("500.00")); });
    CHECK(summary.text().startsWith(QStringLiteral("2 ")));
    choose(shown, "week", 1);
    // Opening the book broke what its time had passed for.
    shown.find<QAbstractButton>("filter_broken").click();
    waitFor([&] {
        return shown.rows("promisesTable") == 1 &&
               shown.cell("promisesTable", 0, QStringLiteral("State")) == QStringLiteral("Broken");
    });
    choose(shown, "kept", 0);
    choose(shown, "all", 3);
    CHECK(shown.cell("promisesTable", 0, QStringLiteral("Amount"))
              .startsWith(QStringLiteral("300.00")));
    shown.find<QLineEdit>("promisesFilter").setText(QStringLiteral("halv"));
    waitFor([&] { return shown.rows("promisesTable") == 2; });
    shown.find<QAbstractButton>("filter_mine").click();
    waitFor([&] { return shown.rows("promisesTable") == 0; });
}

TEST_CASE("Enter opens the account; a payment changes the list by itself", "[promises][gui]")
{
    PromiseBench bench;
    bench.open();
    Shown<ui::PromisesPage> shown(bench.page());
    waitFor([&] { return shown.rows("promisesTable") == 2; });
    auto &table = shown.find<ui::TableView>("promisesTable");
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    CHECK(shown.requested == ui::PageRef::to(ui::PageId::Account, bench.second.number()));

    NewPayment payment;
    payment.account = bench.second;
    payment.day = day("2026-03-02");
    payment.amount = eur(200'00);
    must(InvoiceService(bench.book.session()).addPayment(payment));
    waitFor([&] { return shown.rows("promisesTable") == 1; });
}

TEST_CASE("A promise is cancelled with a reason and taken back with Undo", "[promises][gui]")
{
    PromiseBench bench;
    bench.open();
    Shown<ui::PromisesPage> shown(bench.page());
    choose(shown, "broken", 1);
    auto &table = shown.find<ui::TableView>("promisesTable");
    table.setCurrentIndex(table.model()->index(0, 0));
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Delete);
    const auto dialog = [&] { return shown.page.findChild<ui::CancelPromiseDialog *>(); };
    waitFor([&] { return dialog() != nullptr; });
    auto *ok = dialog()->findChild<QAbstractButton *>(QStringLiteral("okButton"));
    CHECK_FALSE(ok->isEnabled());
    dialog()
        ->findChild<QComboBox *>(QStringLiteral("cancelReasonBox"))
        ->setEditText(QStringLiteral("entered by mistake"));
    CHECK(ok->isEnabled());
    ok->click();
    waitFor([&] { return shown.undo.undo != nullptr; });
    CHECK(bench.now(bench.broken).state == PromiseState::Cancelled);
    CHECK(bench.now(bench.broken).cancelReason == QStringLiteral("entered by mistake"));
    waitFor([&] { return shown.rows("promisesTable") == 0; });
    shown.undo.undo();
    waitFor([&] { return shown.rows("promisesTable") == 1; });
    CHECK(bench.now(bench.broken).state == PromiseState::Broken);
}

TEST_CASE("A broken promise is replaced from the list", "[promises][gui]")
{
    PromiseBench bench;
    bench.open();
    Shown<ui::PromisesPage> shown(bench.page());
    choose(shown, "broken", 1);
    auto &table = shown.find<ui::TableView>("promisesTable");
    table.setCurrentIndex(table.model()->index(0, 0));
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_R);
    const auto dialog = [&] { return shown.page.findChild<ui::PromiseDialog *>(); };
    waitFor([&] { return dialog() != nullptr; });
    dialog()->findChild<QLineEdit *>(QStringLiteral("promiseAmountEdit"))->clear();
    QTest::keyClicks(dialog()->findChild<QLineEdit *>(QStringLiteral("promiseAmountEdit")),
                     QStringLiteral("450"));
    QTest::keyClicks(dialog()->findChild<QLineEdit *>(QStringLiteral("promiseDueEdit")),
                     QStringLiteral("+7"));
    dialog()->findChild<QAbstractButton *>(QStringLiteral("okButton"))->click();
    waitFor([&] { return bench.now(bench.broken).state == PromiseState::Replaced; });
    const Promise later =
        must(PromiseService(bench.book.session()).promise(bench.now(bench.broken).replacedBy));
    CHECK(later.amount == eur(450'00));
    CHECK(later.due == day("2026-03-09"));
    CHECK(later.saidBy == QStringLiteral("Ingrid"));
}
