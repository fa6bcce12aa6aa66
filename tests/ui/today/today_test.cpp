// SPDX-License-Identifier: Apache-2.0
#include "ui/today/today.h"

#include "core/services/accounts/accountservice.h"
#include "core/services/book/bookservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/team/coverservice.h"
#include "core/services/team/userservice.h"
#include "core/services/today/worklistservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "tests/support/pagebench.h"
#include "tests/support/promises.h"
#include "tests/support/talks.h"
#include "ui/widgets/emptystate.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

const QString kWhy = QStringLiteral("Why");
const QString kAccount = QStringLiteral("Account");

FollowUp stored(PageBench &bench, FollowUpId id)
{
    return must(FollowUpService(bench.book.session()).followUp(id));
}

} // namespace

TEST_CASE("Today shows each account with a chip and a sentence that says why", "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const AccountId acme = anAccount(session, QStringLiteral("A"));
    const AccountId zenith = anAccount(session, QStringLiteral("Z"));
    LedgerRows rows(bench.book.db());
    rows.invoice(zenith, QStringLiteral("Z1"), bench.today().addDays(-70),
                 bench.today().addDays(-40), QStringLiteral("EUR"), 5000000);
    rows.finish(session, bench.today());
    must(FollowUpService(session).create(aFollowUp(acme, bench.today())));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") == 2; });
    // Of the two only one has a follow-up.
    waitFor([&] {
        return shown.find<QLabel>("todaySubtitle").text() ==
               QStringLiteral("2 accounts · 0 done today");
    });
    int due = -1;
    for (int row = 0; row < 2; ++row) {
        CHECK_FALSE(shown.cell("worklist", row, kWhy).isEmpty());
        CHECK_FALSE(shown.cell("worklist", row, QString()).isEmpty());
        if (shown.cell("worklist", row, kAccount) == QStringLiteral("Customer A"))
            due = row;
    }
    REQUIRE(due >= 0);
    CHECK(shown.cell("worklist", due, kWhy) == QStringLiteral("Follow-up"));
    CHECK(shown.cell("worklist", due, QString()).contains(QStringLiteral("ask for payment")));
    CHECK(shown.cell("worklist", 1 - due, QStringLiteral("Overdue")) ==
          QStringLiteral("50,000.00"));
    CHECK(shown.cell("worklist", 1 - due, QStringLiteral("Days late")) == QStringLiteral("40"));
    CHECK(shown.find<QLabel>("points").text().contains(QStringLiteral("(+")));

    auto &table = shown.find<ui::TableView>("worklist");
    table.selectRow(due);
    QTest::keyClick(&table, Qt::Key_Return);
    CHECK(shown.requested == ui::PageRef::to(ui::PageId::Account, acme.number()));
}

TEST_CASE("D marks the follow-up done, and Undo brings it back", "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const FollowUp before =
        must(FollowUpService(session).create(aFollowUp(anAccount(session), bench.today())));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") == 1; });
    QTest::keyClick(&shown.find<QWidget>("worklist"), Qt::Key_D);
    waitFor([&] { return shown.rows("worklist") == 0 && shown.undo.undo != nullptr; });
    CHECK(stored(bench, before.id).state == FollowUpState::Done);
    shown.undo.undo();
    waitFor([&] { return shown.rows("worklist") == 1; });
    CHECK(stored(bench, before.id).state == FollowUpState::Open);
    CHECK(stored(bench, before.id).due == bench.today());
    CHECK(shown.notices.isEmpty());
}

TEST_CASE("S puts the follow-up off to a day of the menu", "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const FollowUp before =
        must(FollowUpService(session).create(aFollowUp(anAccount(session), bench.today())));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") == 1; });
    QTest::keyClick(&shown.find<QWidget>("worklist"), Qt::Key_S);
    waitFor([&] { return shown.page.findChild<QMenu *>(QStringLiteral("snoozeMenu")) != nullptr; });
    auto *menu = shown.page.findChild<QMenu *>(QStringLiteral("snoozeMenu"));
    QTest::keyClick(menu, Qt::Key_W);
    waitFor([&] { return shown.rows("worklist") == 0 && shown.undo.undo != nullptr; });
    CHECK(stored(bench, before.id).due == bench.today().addDays(7));
    shown.undo.undo();
    waitFor([&] { return shown.rows("worklist") == 1; });
    CHECK(stored(bench, before.id).due == bench.today());
}

TEST_CASE("D is for an answer that did not come as well", "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    NewNote asking = aNote(anAccount(session));
    asking.responseDue = bench.today().addDays(1);
    must(NoteService(session).addNote(asking));
    bench.clock.advance(2 * 86400);
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") == 1; });
    CHECK(shown.find<QPushButton>("doneButton").isEnabled());
    CHECK(shown.find<QPushButton>("snoozeButton").isEnabled());
    QTest::keyClick(&shown.find<QWidget>("worklist"), Qt::Key_D);
    waitFor([&] { return shown.rows("worklist") == 0 && shown.undo.undo != nullptr; });
    shown.undo.undo();
    waitFor([&] { return shown.rows("worklist") == 1; });
    CHECK(shown.notices.isEmpty());
}

TEST_CASE("D reaches the follow-up of an account that broke a promise, too", "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const AccountId acme = anAccount(session);
    LedgerRows rows(bench.book.db());
    rows.invoice(acme, QStringLiteral("A1"), bench.today().addDays(-70), bench.today().addDays(-40),
                 QStringLiteral("EUR"), 500000);
    rows.finish(session, bench.today());
    must(PromiseService(session).create(aPromise(acme, "2026-03-03", eur(500000))));
    bench.clock.advance(10 * 86400);
    must(DayUpkeep::begin(session));
    const FollowUp before = must(FollowUpService(session).create(aFollowUp(acme, bench.today())));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") == 1; });
    REQUIRE(shown.cell("worklist", 0, kWhy) == QStringLiteral("Promise broken"));
    QTest::keyClick(&shown.find<QWidget>("worklist"), Qt::Key_D);
    waitFor([&] { return shown.undo.undo != nullptr; });
    CHECK(stored(bench, before.id).state == FollowUpState::Done);
    CHECK(shown.rows("worklist") == 1);
}

TEST_CASE("The head of Today says when there are more accounts than the list shows", "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    for (int i = 0; i <= WorklistService::kLimit; ++i)
        must(FollowUpService(session).create(
            aFollowUp(anAccount(session, QString::number(i)), bench.today())));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") > 0; });
    const int rows = shown.rows("worklist");
    CHECK(rows <= WorklistService::kLimit);
    CHECK(shown.find<QLabel>("todaySubtitle")
              .text()
              .startsWith(QStringLiteral("at least %1 accounts").arg(rows)));
}

TEST_CASE("A day without work says what to do next", "[today]")
{
    PageBench bench;
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    auto *empty = shown.page.findChild<ui::EmptyState *>();
    REQUIRE(empty != nullptr);
    waitFor([&] { return empty->isVisible(); });
    auto *button = empty->findChild<QPushButton *>();
    REQUIRE(button != nullptr);
    button->click();
    CHECK(shown.requested == ui::PageRef::to(ui::PageId::Import));
}

TEST_CASE("Another client's follow-up appears without losing the chosen row", "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const AccountId acme = anAccount(session, QStringLiteral("A"));
    must(FollowUpService(session).create(aFollowUp(acme, bench.today().addDays(-3))));
    must(FollowUpService(session).create(
        aFollowUp(anAccount(session, QStringLiteral("B")), bench.today())));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") == 2; });
    auto &table = shown.find<ui::TableView>("worklist");
    table.selectRow(1);
    const QString chosen = shown.cell("worklist", 1, kAccount);

    const std::unique_ptr<Session> other = bench.book.anotherSession();
    must(FollowUpService(*other).create(
        aFollowUp(anAccount(*other, QStringLiteral("C")), bench.today().addDays(-30))));
    waitFor([&] { return shown.rows("worklist") == 3; });
    CHECK(shown.cell("worklist", table.currentIndex().row(), kAccount) == chosen);
}

TEST_CASE("A change of whose work is shown while the list is asked for is not lost", "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const UserId bo = aUser(session, QStringLiteral("bo"));
    NewFollowUp hers = aFollowUp(anAccount(session, QStringLiteral("A")), bench.today());
    hers.assignee = bo;
    must(FollowUpService(session).create(hers));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    // The first question is still on its way.
    shown.find<QAbstractButton>("filter_all").click();
    waitFor([&] { return shown.rows("worklist") == 1; });
    shown.find<QAbstractButton>("filter_mine").click();
    waitFor([&] { return shown.rows("worklist") == 0; });
}

TEST_CASE("While I cover for a colleague, that work is marked, and one press gives it back",
          "[today][cover]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const UserId bo = aUser(session, QStringLiteral("bo"));
    NewFollowUp hers = aFollowUp(anAccount(session, QStringLiteral("A")), bench.today());
    hers.assignee = bo;
    must(FollowUpService(session).create(hers));
    must(CoverService(session).add(
        {bo, session.user().id, bench.today(), bench.today().addDays(3)}));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") == 1; });
    CHECK(shown.cell("worklist", 0, QStringLiteral("Whose")) == QStringLiteral("for bo"));
    auto *strip = &shown.find<QWidget>("coverStrip");
    waitFor([&] { return strip->isVisible(); });
    shown.find<QAbstractButton>("giveBack_1").click();
    waitFor([&] { return shown.rows("worklist") == 0 && shown.undo.undo != nullptr; });
    waitFor([&] { return !strip->isVisible(); });
    shown.undo.undo();
    waitFor([&] { return shown.rows("worklist") == 1; });
}

TEST_CASE("Covering for a colleague is one short form", "[today][cover]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const UserId bo = aUser(session, QStringLiteral("bo"));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    shown.find<QAbstractButton>("coverButton").click();
    const auto dialog = [&] {
        return shown.page.findChild<QDialog *>(QStringLiteral("coverDialog"));
    };
    waitFor([&] { return dialog() != nullptr && dialog()->isVisible(); });
    auto *absent = dialog()->findChild<QComboBox *>(QStringLiteral("absentBox"));
    auto *to = dialog()->findChild<QLineEdit *>(QStringLiteral("toEdit"));
    auto *ok = dialog()->findChild<QPushButton *>(QStringLiteral("okButton"));
    CHECK_FALSE(ok->isEnabled());
    absent->setCurrentIndex(absent->findText(QStringLiteral("bo")));
    to->setText(QStringLiteral("+3"));
    REQUIRE(ok->isEnabled());
    ok->click();
    waitFor([&] { return shown.undo.undo != nullptr; });
    const CoverToday today = must(CoverService(session).today(session.user().id));
    REQUIRE(today.covering.size() == 1);
    CHECK(today.covering.front().absent == bo);
    CHECK(today.covering.front().to == bench.today().addDays(3));
    shown.undo.undo();
    waitFor([&] { return must(CoverService(session).today(session.user().id)).covering.empty(); });
}

TEST_CASE("Accounts that nobody owns are told to who may assign them", "[today][pool]")
{
    PageBench bench;
    LedgerRows rows(bench.book.db());
    const AccountId stray = rows.account(QStringLiteral("1"), QStringLiteral("stray"));
    rows.invoice(stray, QStringLiteral("R1"), bench.today().addDays(-60),
                 bench.today().addDays(-30), QStringLiteral("EUR"), 5000000);
    rows.finish(bench.book.session(), bench.today());
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] {
        return shown.page.findChild<QAbstractButton *>(QStringLiteral("withoutOwnerButton")) !=
               nullptr;
    });
    shown.find<QAbstractButton>("withoutOwnerButton").click();
    CHECK(shown.requested == ui::PageRef{ui::PageId::Accounts, QStringLiteral("nobody")});
}

TEST_CASE("W works through the list from the chosen row", "[today][round]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const AccountId acme = anAccount(session, QStringLiteral("A"));
    must(FollowUpService(session).create(aFollowUp(acme, bench.today())));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    AccountId first;
    QObject::connect(&shown.page, &ui::TodayPage::roundWanted, &shown.page,
                     [&](UserId, AccountId account) { first = account; });
    waitFor([&] { return shown.rows("worklist") == 1; });
    QTest::keyClick(&shown.find<QWidget>("worklist"), Qt::Key_W);
    CHECK(first == acme);
}

TEST_CASE("A row of Today names the credit that was not used, and whose work nobody does",
          "[today]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const AccountId acme = anAccount(session, QStringLiteral("A"));
    LedgerRows rows(bench.book.db());
    rows.invoice(acme, QStringLiteral("A1"), bench.today().addDays(-70), bench.today().addDays(-40),
                 QStringLiteral("EUR"), 40000);
    rows.payment(acme, bench.today().addDays(-90), QStringLiteral("EUR"), 55000);
    rows.finish(session, bench.today());
    const UserId ben = aUser(session, QStringLiteral("ben"));
    must(AccountService(session).assignOwner({acme}, ben));
    must(FollowUpService(session).create(aFollowUp(acme, bench.today())));
    User gone;
    for (const User &each : must(UserService(session).users())) {
        if (each.id == ben)
            gone = each;
    }
    gone.active = false;
    must(UserService(session).change(gone));
    bench.open();
    Shown<ui::TodayPage> shown(bench.page());
    waitFor([&] { return shown.rows("worklist") == 1; });
    const QString why = shown.cell("worklist", 0, QString());
    CHECK(why.contains(QStringLiteral("credit of 550.00")));
    CHECK(why.endsWith(QStringLiteral("not yet used")));
    CHECK(shown.cell("worklist", 0, QStringLiteral("Whose")) == QStringLiteral("nobody's"));
}
