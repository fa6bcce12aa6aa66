// SPDX-License-Identifier: Apache-2.0
// Filtering, finding and walking an account's timeline, also a long one.
#include "core/services/accounts/accountservice.h"
#include "core/store/disputes/disputerepository.h"
#include "tests/support/screenreader.h"
#include "tests/ui/frame/desk.h"
#include "ui/timeline/timelinepanel.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QIdentityProxyModel>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QToolButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct PanelDesk : Desk {
    std::unique_ptr<ui::TimelinePanel> panel;

    void open(QSize size = {760, 420})
    {
        panel = std::make_unique<ui::TimelinePanel>(pageContext());
        panel->resize(size);
        showActive(*panel);
        User anna;
        anna.id = UserId(1);
        anna.name = QStringLiteral("Anna Berg");
        panel->setPeople({anna});
        panel->setAccount(account);
        QObject::connect(&context, &ui::BookContext::changed, panel.get(),
                         [this] { panel->refresh(); });
    }
    NoteId note(const QString &text, const QDateTime &at = {})
    {
        NewNote note = aNote(account, text);
        note.spokenAt = at;
        return must(NoteService(book.session()).addNote(note));
    }
    /// Notes one a day, the newest last: quickly, without their services.
    void notes(int count)
    {
        book.db().execute(qPrintable(
            QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
                           "i < %1) INSERT INTO note (uid, account_id, kind, direction, author_id, "
                           "spoken_at, text, created_at) SELECT 'n' || i, %2, 1, 1, 1, i * "
                           "86400000, 'Talk ' || i || '.', 0 FROM n")
                .arg(count)
                .arg(account.number())));
    }
    ui::TimelineView *view() { return panel->view(); }
    int rows() { return view()->model()->rowCount(); }
    QString textAt(int row)
    {
        return view()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    bool becomes(int count)
    {
        return eventually([&] { return rows() == count; });
    }
    void press(const char *name) { named<QAbstractButton>(*panel, name)->click(); }
    QLineEdit *find() { return named<QLineEdit>(*panel, "timelineFind"); }
    QString place() { return named<QLabel>(*panel, "timelinePlace")->text(); }
};

} // namespace

TEST_CASE("Each kind has its chip, and all conditions hold together", "[timeline][filters]")
{
    PanelDesk desk;
    desk.note(QStringLiteral("Called"));
    NewNote mail = aNote(desk.account, QStringLiteral("Wrote"));
    mail.kind = NoteKind::Email;
    must(NoteService(desk.book.session()).addNote(mail));
    must(AccountService(desk.book.session())
             .setHold(desk.account, QStringLiteral("over the limit"), QDate(2026, 4, 1)));
    desk.open();
    REQUIRE(desk.becomes(3));
    desk.press("filter_account");
    REQUIRE(desk.becomes(1));
    CHECK(desk.textAt(0).contains(QStringLiteral("over the limit")));
    desk.press("filter_calls");
    REQUIRE(desk.becomes(1));
    CHECK(eventually([&] { return desk.textAt(0).contains(QStringLiteral("Called")); }));
    desk.press("filter_promises");
    REQUIRE(desk.becomes(0));
    CHECK_FALSE(named<QWidget>(*desk.panel, "timelinePersonBox")->isVisible());

    // Nothing matches: one button shows everything again.
    desk.press("filter_calls");
    REQUIRE(desk.becomes(1));
    desk.press("timelineFilterButton");
    named<QLineEdit>(*desk.panel, "timelineToEdit")->setText(QStringLiteral("2026-03-01"));
    REQUIRE(desk.becomes(0));
    desk.press("clearTimelineFilterButton");
    CHECK(desk.becomes(3));
    CHECK_FALSE(desk.find()->isVisible());
    CHECK(named<QLineEdit>(*desk.panel, "timelineToEdit")->text().isEmpty());
}

TEST_CASE("Entries of a person, of days and of an invoice", "[timeline][filters]")
{
    PanelDesk desk;
    desk.note(QStringLiteral("Long ago"), desk.clock.nowUtc().addDays(-40));
    desk.note(QStringLiteral("Last week"), desk.clock.nowUtc().addDays(-5));
    desk.book.db().execute(
        "INSERT INTO note (uid, account_id, kind, direction, spoken_at, text, created_at) VALUES "
        "('x', 1, 1, 1, 1000, 'By nobody', 0)");
    desk.open();
    REQUIRE(desk.becomes(3));
    REQUIRE(toggleAsScreenReader(*named<QWidget>(*desk.panel, "timelineFilterButton")));
    named<QComboBox>(*desk.panel, "timelinePersonBox")->setCurrentIndex(1);
    REQUIRE(desk.becomes(2));
    // Looking back: a Friday is the last one.
    named<QLineEdit>(*desk.panel, "timelineFromEdit")->setText(QStringLiteral("wed"));
    REQUIRE(desk.becomes(1));
    CHECK(desk.textAt(0).contains(QStringLiteral("Last week")));
    desk.panel->showInvoice(InvoiceId(7), QStringLiteral("R7"));
    CHECK(desk.becomes(0));
    auto *token = named<QToolButton>(*desk.panel, "timelineInvoiceButton");
    CHECK(token->isVisible());
    CHECK(token->text() == QStringLiteral("Invoice R7"));
    token->click();
    CHECK(desk.becomes(3));
}

TEST_CASE("Found entries are counted and walked through", "[timeline][find]")
{
    PanelDesk desk;
    for (int i = 0; i < 3; ++i)
        desk.note(QStringLiteral("Überweisung (%1) promised").arg(i),
                  desk.clock.nowUtc().addDays(-i));
    desk.note(QStringLiteral("Nothing of it"));
    desk.open();
    REQUIRE(desk.becomes(4));
    desk.panel->focusFind();
    CHECK(desk.find()->hasFocus());
    QTest::keyClicks(desk.find(), QStringLiteral("uberw prom"));
    REQUIRE(desk.becomes(3));
    QTest::keyClick(desk.find(), Qt::Key_Return);
    REQUIRE(eventually([&] { return desk.view()->currentIndex().row() == 0; }));
    CHECK(desk.place() == QStringLiteral("1 of 3"));
    QTest::keyClick(desk.find(), Qt::Key_Return, Qt::ShiftModifier);
    CHECK(desk.place() == QStringLiteral("3 of 3"));
    QTest::keyClick(desk.panel.get(), Qt::Key_F3);
    CHECK(desk.place() == QStringLiteral("1 of 3"));
    desk.press("nextFoundButton");
    CHECK(desk.place() == QStringLiteral("2 of 3"));

    // Words are found by their beginning: what matches is also marked.
    desk.find()->setText(QStringLiteral("berweisung"));
    CHECK(desk.becomes(0));
    CHECK(eventually([&] { return desk.place() == QStringLiteral("nothing"); }));
    QTest::keyClick(desk.find(), Qt::Key_Escape);
    CHECK(desk.becomes(4));
}

TEST_CASE("Enter leads to what an entry is about, Space unfolds it", "[timeline][keyboard]")
{
    PanelDesk desk;
    NewDispute dispute;
    dispute.account = desk.account;
    dispute.reason = QStringLiteral("Damaged");
    dispute.opened = QDate(2026, 3, 2);
    dispute.deadline = QDate(2026, 3, 16);
    const DisputeId id = must(desk.book.session().write([&](Transaction &transaction) {
        return Result<DisputeId>(DisputeRepository::insert(transaction, dispute));
    }));
    desk.clock.advance(60);
    desk.note(QStringLiteral("one\ntwo\nthree\nfour\nfive\nsix\nseven"));
    desk.open();
    REQUIRE(desk.becomes(2));
    QSignalSpy disputes(desk.panel.get(), &ui::TimelinePanel::disputePressed);
    desk.view()->setFocus();
    desk.view()->setCurrentIndex(desk.view()->model()->index(0, 0));
    const int folded = desk.view()->visualRect(desk.view()->model()->index(0, 0)).height();
    QTest::keyClick(desk.view(), Qt::Key_Space);
    CHECK(eventually([&] {
        return desk.view()->visualRect(desk.view()->model()->index(0, 0)).height() > folded;
    }));
    QTest::keyClick(desk.view(), Qt::Key_Down);
    QTest::keyClick(desk.view(), Qt::Key_Return);
    REQUIRE(disputes.size() == 1);
    CHECK(disputes.front().front().value<DisputeId>() == id);
}

TEST_CASE("What stands in sight stays there when an entry comes, however far down",
          "[timeline][long]")
{
    PanelDesk desk;
    desk.notes(450);
    desk.open();
    REQUIRE(desk.becomes(100));
    for (const int rows : {200, 300, 400, 450}) {
        desk.view()->scrollToBottom();
        REQUIRE(desk.becomes(rows));
    }
    const QModelIndex chosen = desk.view()->model()->index(400, 0);
    desk.view()->setCurrentIndex(chosen);
    desk.view()->scrollTo(chosen, QAbstractItemView::PositionAtCenter);
    QCoreApplication::processEvents();
    const QString text = desk.textAt(400);
    const int y = desk.view()->visualRect(desk.view()->currentIndex()).y();

    // Another client's session on the same file.
    const auto other = desk.book.anotherSession();
    must(NoteService(*other).addNote(aNote(desk.account, QStringLiteral("Colleague"))));
    REQUIRE(desk.becomes(451));
    QCoreApplication::processEvents();
    CHECK(desk.view()->currentIndex().row() == 401);
    CHECK(desk.textAt(401) == text);
    CHECK(desk.view()->visualRect(desk.view()->currentIndex()).y() == y);
}
