// SPDX-License-Identifier: Apache-2.0
#include "core/services/disputes/disputeservice.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "tests/ui/frame/desk.h"
#include "ui/account/accountpage.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/moneyedit.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace duebook;
using namespace duebook::test;

namespace {

Money eur(qint64 cents)
{
    return {cents, Currency::fromCode(QByteArrayView("EUR")).value()};
}

struct DisputeDesk : Desk {
    DisputeService disputes{book.session()};
    InvoiceId one = invoice("R1", 100'00);
    InvoiceId two = invoice("R2", 250'00);
    std::unique_ptr<ui::DraftKeeper> keeper = drafts();
    std::unique_ptr<ui::AccountPage> page;
    std::function<void()> undo;

    InvoiceId invoice(const char *number, qint64 cents)
    {
        Invoice draft;
        draft.account = account;
        draft.number = QLatin1String(number);
        draft.issued = QDate(2026, 1, 10);
        draft.due = QDate(2026, 2, 10);
        draft.amount = eur(cents);
        return must(InvoiceService(book.session()).add(draft));
    }
    Dispute dispute(InvoiceId id, qint64 cents)
    {
        NewDispute draft;
        draft.account = account;
        draft.reason = QStringLiteral("Wrong price");
        draft.parts = {{id, {}, eur(cents)}};
        return must(disputes.open(draft));
    }
    void open()
    {
        page = std::make_unique<ui::AccountPage>(pageContext(), *keeper, prompts);
        page->resize(1100, 740);
        QObject::connect(page.get(), &ui::Page::undoOffered, page.get(),
                         [this](const ui::UndoOffer &offer) { undo = offer.undo; });
        showActive(*page);
        page->activate(QString::number(account.number()));
        REQUIRE(eventually([&] { return page->title() == QStringLiteral("Customer 40117"); }));
    }
    /// The dialog of this name, once it is there.
    QDialog *dialog(const char *name)
    {
        QDialog *found = nullptr;
        REQUIRE(eventually([&] {
            found = page->findChild<QDialog *>(QLatin1String(name));
            return found != nullptr && found->isVisible();
        }));
        return found;
    }
    void choose(const char *menuText)
    {
        const auto actions = named<QToolButton>(*page, "moreButton")->menu()->actions();
        for (QAction *action : actions) {
            if (!action->text().startsWith(QLatin1String(menuText)))
                continue;
            REQUIRE(action->isVisible());
            action->trigger();
            return;
        }
        FAIL(std::string("no menu entry ") + menuText);
    }
    std::vector<DisputeRow> all() { return must(disputes.ofAccount(account)); }
    QString figure(const char *name)
    {
        for (const QLabel *label : page->findChildren<QLabel *>(QLatin1String(name)))
            if (label->isVisible())
                return label->text();
        return {};
    }
};

} // namespace

TEST_CASE("Chosen invoices are disputed from their tab, and the head says so", "[disputes]")
{
    DisputeDesk desk;
    desk.open();
    named<QTabBar>(*desk.page, "accountTabs")->setCurrentIndex(1);
    auto *table = named<ui::TableView>(*desk.page, "accountInvoices");
    REQUIRE(eventually([&] { return table->model()->rowCount() == 2; }));
    auto *button = named<QPushButton>(*desk.page, "disputeInvoicesButton");
    CHECK_FALSE(button->isEnabled());
    table->selectAll();
    QTest::mouseClick(button, Qt::LeftButton);
    QDialog *dialog = desk.dialog("disputeDialog");
    auto *ok = named<QPushButton>(*dialog, "okButton");
    CHECK_FALSE(ok->isEnabled());
    named<QComboBox>(*dialog, "disputeReasonBox")->setCurrentIndex(0);
    const auto amounts = dialog->findChildren<ui::MoneyEdit *>(QStringLiteral("disputeAmountEdit"));
    REQUIRE(amounts.size() == 2);
    QTest::keyClicks(amounts[0], QStringLiteral("40"));
    named<QPlainTextEdit>(*dialog, "disputeTextEdit")->setPlainText(QStringLiteral("two boxes"));
    ok->click();
    REQUIRE(eventually([&] { return desk.all().size() == 1; }));
    const Dispute made = desk.all().front().dispute;
    CHECK(made.parts.size() == 2);
    CHECK(made.text == QStringLiteral("two boxes"));
    CHECK(eventually([&] { return desk.figure("disputedFigure") == QStringLiteral("290.00"); }));
    CHECK(eventually([&] {
        return named<QTabBar>(*desk.page, "accountTabs")->tabText(5) ==
               QStringLiteral("Disputes 1");
    }));
}

TEST_CASE("A dispute is settled in place and the settling taken back", "[disputes]")
{
    DisputeDesk desk;
    const Dispute made = desk.dispute(desk.one, 40'00);
    desk.open();
    named<QTabBar>(*desk.page, "accountTabs")->setCurrentIndex(5);
    auto *table = named<ui::TableView>(*desk.page, "accountDisputes");
    REQUIRE(eventually([&] { return table->model()->rowCount() == 1; }));
    auto *settle = named<QPushButton>(*desk.page, "settleDisputeButton");
    CHECK_FALSE(settle->isEnabled());
    table->selectRow(0);
    REQUIRE(settle->isEnabled());
    settle->click();
    QDialog *dialog = desk.dialog("outcomeDialog");
    named<QComboBox>(*dialog, "outcomeBox")->setCurrentIndex(1);
    named<QPlainTextEdit>(*dialog, "resolutionEdit")->setPlainText(QStringLiteral("signed"));
    named<QPushButton>(*dialog, "okButton")->click();
    REQUIRE(eventually([&] { return desk.undo != nullptr; }));
    CHECK(must(desk.disputes.dispute(made.id)).outcome == DisputeOutcome::Refused);
    CHECK(eventually([&] { return desk.figure("disputedFigure").isEmpty(); }));
    desk.undo();
    CHECK(eventually(
        [&] { return must(desk.disputes.dispute(made.id)).state == DisputeState::Open; }));
}

TEST_CASE("The head shows escalation and status with their days; the menu ends them", "[disputes]")
{
    DisputeDesk desk;
    desk.open();
    desk.choose("Escalate");
    QDialog *dialog = desk.dialog("escalationDialog");
    auto *ok = named<QPushButton>(*dialog, "okButton");
    named<QLineEdit>(*dialog, "reasonEdit")->setText(QStringLiteral("three broken promises"));
    CHECK_FALSE(ok->isEnabled());
    named<QLineEdit>(*dialog, "revisitEdit")->setText(QStringLiteral("+7"));
    REQUIRE(ok->isEnabled());
    ok->click();
    auto *chip = named<ui::Chip>(*desk.page, "escalationChip");
    REQUIRE(eventually([&] { return chip->text().contains(QStringLiteral("Anna Berg")); }));
    CHECK(chip->toolTip().contains(QStringLiteral("three broken promises")));
    CHECK(chip->text().contains(QStringLiteral("9 Mar")));

    desk.choose("Close the escalation");
    QDialog *closing = desk.dialog("outcomeDialog");
    CHECK_FALSE(named<QPushButton>(*closing, "okButton")->isEnabled());
    named<QPlainTextEdit>(*closing, "resultEdit")->setPlainText(QStringLiteral("stop"));
    named<QPushButton>(*closing, "okButton")->click();
    CHECK(eventually([&] { return chip->isHidden(); }));

    desk.choose("Status");
    QDialog *status = desk.dialog("statusDialog");
    named<QComboBox>(*status, "statusBox")->setCurrentIndex(1);
    CHECK(named<QLabel>(*status, "stopsLabel")->text().contains(QStringLiteral("claim")));
    named<QLineEdit>(*status, "reasonEdit")->setText(QStringLiteral("court order"));
    CHECK_FALSE(named<QPushButton>(*status, "okButton")->isEnabled());
    named<QLineEdit>(*status, "revisitEdit")->setText(QStringLiteral("2w"));
    named<QPushButton>(*status, "okButton")->click();
    auto *standing = named<ui::Chip>(*desk.page, "statusChip");
    CHECK(eventually([&] { return standing->text().contains(QStringLiteral("court order")); }));
    REQUIRE(desk.undo);
    desk.undo();
    CHECK(eventually([&] { return standing->isHidden(); }));
}

TEST_CASE("A narrow head wraps instead of being cut", "[disputes]")
{
    DisputeDesk desk;
    must(AccountService(desk.book.session())
             .setHold(desk.account, QString(200, QLatin1Char('x')), QDate(2026, 4, 1)));
    must(AccountService(desk.book.session())
             .setStatus(desk.account, AccountStatus::Legal, QString(200, QLatin1Char('y')),
                        QDate(2026, 4, 1)));
    desk.dispute(desk.two, 250'00);
    desk.open();
    auto *chip = named<ui::Chip>(*desk.page, "statusChip");
    REQUIRE(eventually([&] { return chip->isVisible(); }));
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        desk.page->setLayoutDirection(direction);
        desk.page->resize(820, 700);
        for (const char *name : {"balanceFigure", "disputedFigure", "ownerLabel", "holdChip",
                                 "statusChip", "lastContactLabel", "nextActionLabel"}) {
            INFO(name);
            auto *widget = desk.page->findChild<QWidget *>(QLatin1String(name));
            REQUIRE(widget != nullptr);
            CHECK(eventually([&] {
                const QPoint left = widget->mapTo(desk.page.get(), QPoint(0, 0));
                return left.x() >= 0 && left.x() + widget->width() <= desk.page->width();
            }));
        }
    }
}
