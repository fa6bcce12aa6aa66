// SPDX-License-Identifier: Apache-2.0
#include "ui/followups/followups.h"

#include "core/services/followups/followupservice.h"
#include "core/services/team/coverservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/talks.h"
#include "ui/widgets/dateedit.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QMenu>

using namespace duebook;
using namespace duebook::test;

namespace {

const QString kAccount = QStringLiteral("Account");
constexpr auto kTable = "followUpsTable";

struct Desk {
    PageBench bench;
    Session &session = bench.book.session();
    AccountId acme = anAccount(session, QStringLiteral("A"));
    AccountId zenith = anAccount(session, QStringLiteral("Z"));
    UserId ben = aUser(session, QStringLiteral("ben"));

    FollowUp plan(AccountId account, int days, UserId who = {})
    {
        NewFollowUp draft = aFollowUp(account, bench.today().addDays(days));
        draft.assignee = who;
        return must(FollowUpService(session).create(draft));
    }
    FollowUp stored(FollowUpId id) { return must(FollowUpService(session).followUp(id)); }
};

void choose(Shown<ui::FollowUpsPage> &shown, const char *box, const QString &text)
{
    auto &combo = shown.find<QComboBox>(box);
    waitFor([&] { return combo.findText(text) >= 0; });
    combo.setCurrentIndex(combo.findText(text));
    Q_EMIT combo.activated(combo.currentIndex());
}

void pressKey(Shown<ui::FollowUpsPage> &shown, Qt::Key key)
{
    QTest::keyClick(&shown.find<QWidget>(kTable), key);
}

} // namespace

TEST_CASE("Follow-ups are shown by person and by when they are due", "[followupspage]")
{
    Desk desk;
    desk.plan(desk.acme, -3);
    desk.plan(desk.acme, 0);
    desk.plan(desk.zenith, 20);
    desk.plan(desk.zenith, 0, desk.ben);
    desk.bench.open();
    Shown<ui::FollowUpsPage> shown(desk.bench.page());
    waitFor([&] { return shown.rows(kTable) == 3; });
    shown.find<QAbstractButton>("filter_overdue").click();
    waitFor([&] { return shown.rows(kTable) == 1; });
    shown.find<QAbstractButton>("filter_later").click();
    waitFor([&] {
        return shown.rows(kTable) == 1 &&
               shown.cell(kTable, 0, kAccount) == QStringLiteral("Customer Z");
    });
    shown.find<QAbstractButton>("filter_open").click();
    choose(shown, "whoseFollowUps", QStringLiteral("Everybody's"));
    waitFor([&] { return shown.rows(kTable) == 4; });
    choose(shown, "whoseFollowUps", QStringLiteral("ben"));
    waitFor([&] { return shown.rows(kTable) == 1; });
    choose(shown, "whoseFollowUps", QStringLiteral("Without assignee"));
    waitFor([&] { return shown.rows(kTable) == 0; });
}

TEST_CASE("Several follow-ups are done by one key and brought back by one undo", "[followupspage]")
{
    Desk desk;
    const FollowUp first = desk.plan(desk.acme, -3);
    const FollowUp second = desk.plan(desk.zenith, 0);
    desk.plan(desk.zenith, 9);
    desk.bench.open();
    Shown<ui::FollowUpsPage> shown(desk.bench.page());
    waitFor([&] { return shown.rows(kTable) == 3; });
    auto &table = shown.find<ui::TableView>(kTable);
    table.selectRow(0);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    CHECK(shown.find<QLabel>("chosenCount").text().contains(QStringLiteral("2")));
    pressKey(shown, Qt::Key_D);
    waitFor([&] { return shown.rows(kTable) == 1 && shown.undo.undo != nullptr; });
    CHECK(shown.undo.text.contains(QStringLiteral("2")));
    CHECK(desk.stored(first.id).state == FollowUpState::Done);
    CHECK(desk.stored(second.id).state == FollowUpState::Done);
    shown.find<QAbstractButton>("filter_done").click();
    waitFor([&] { return shown.rows(kTable) == 2; });
    shown.undo.undo();
    waitFor([&] { return shown.rows(kTable) == 0; });
    CHECK(desk.stored(first.id).due == first.due);
    CHECK(shown.notices.isEmpty());
}

TEST_CASE("Chosen follow-ups are put off to a day that was typed in words", "[followupspage]")
{
    Desk desk;
    const FollowUp only = desk.plan(desk.acme, 0);
    desk.bench.open();
    Shown<ui::FollowUpsPage> shown(desk.bench.page());
    waitFor([&] { return shown.rows(kTable) == 1; });
    shown.find<ui::TableView>(kTable).selectRow(0);
    pressKey(shown, Qt::Key_S);
    waitFor([&] { return shown.page.findChild<QMenu *>(QStringLiteral("snoozeMenu")) != nullptr; });
    QTest::keyClick(shown.page.findChild<QMenu *>(QStringLiteral("snoozeMenu")), Qt::Key_A);
    auto &field = shown.find<ui::DateEdit>("snoozeEdit");
    waitFor([&] { return field.isVisible(); });
    QTest::keyClicks(&field, QStringLiteral("never ever"));
    QTest::keyClick(&field, Qt::Key_Return);
    REQUIRE(shown.notices.size() == 1);
    CHECK(desk.stored(only.id).due == only.due);
    field.clear();
    QTest::keyClicks(&field, QStringLiteral("+9 14:30"));
    QTest::keyClick(&field, Qt::Key_Return);
    waitFor([&] { return shown.undo.undo != nullptr; });
    CHECK(desk.stored(only.id).due == desk.bench.today().addDays(9));
    CHECK(desk.stored(only.id).time == QTime(14, 30));
}

TEST_CASE("A gives the chosen follow-ups to a colleague, who is told when another was quicker",
          "[followupspage]")
{
    Desk desk;
    const FollowUp first = desk.plan(desk.acme, 0);
    const FollowUp second = desk.plan(desk.zenith, 0);
    desk.bench.open();
    Shown<ui::FollowUpsPage> shown(desk.bench.page());
    waitFor([&] { return shown.rows(kTable) == 2; });
    auto &table = shown.find<ui::TableView>(kTable);
    table.selectAll();
    pressKey(shown, Qt::Key_A);
    waitFor([&] { return shown.page.findChild<QMenu *>(QStringLiteral("assignMenu")) != nullptr; });
    auto *menu = shown.page.findChild<QMenu *>(QStringLiteral("assignMenu"));
    QAction *toBen = nullptr;
    for (QAction *action : menu->actions())
        toBen = action->text() == QStringLiteral("ben") ? action : toBen;
    REQUIRE(toBen != nullptr);
    toBen->trigger();
    waitFor([&] { return shown.rows(kTable) == 0 && shown.undo.undo != nullptr; });
    CHECK(desk.stored(first.id).assignee == desk.ben);
    const FollowUp now = desk.stored(second.id);
    must(FollowUpService(desk.session).done(now.id, now.rowVersion));
    shown.undo.undo();
    waitFor([&] { return !shown.notices.isEmpty(); });
    CHECK(desk.stored(first.id).assignee == desk.bench.context.user().id);
    CHECK(desk.stored(second.id).state == FollowUpState::Done);
}

TEST_CASE("The follow-ups of a colleague who is covered stand among mine", "[followupspage][cover]")
{
    Desk desk;
    desk.plan(desk.zenith, 0, desk.ben);
    must(CoverService(desk.session)
             .add({desk.ben, desk.session.user().id, desk.bench.today(), desk.bench.today()}));
    desk.bench.open();
    Shown<ui::FollowUpsPage> shown(desk.bench.page());
    waitFor([&] { return shown.rows(kTable) == 1; });
    CHECK(shown.cell(kTable, 0, QStringLiteral("For")) == QStringLiteral("ben"));
    shown.find<ui::TableView>(kTable).selectRow(0);
    QTest::keyClick(&shown.find<QWidget>(kTable), Qt::Key_Return);
    CHECK(shown.requested == ui::PageRef::to(ui::PageId::Account, desk.zenith.number()));
}
