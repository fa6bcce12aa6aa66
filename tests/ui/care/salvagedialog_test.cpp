// SPDX-License-Identifier: Apache-2.0
#include "ui/care/salvagedialog.h"

#include "tests/support/catch.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace duebook;

namespace {

ui::SalvageDialog *shown(std::unique_ptr<ui::SalvageDialog> &dialog)
{
    dialog = std::make_unique<ui::SalvageDialog>(QStringLiteral("/books/<b>ledger</b>.duebook"),
                                                 QStringLiteral("/books/saved.duebook"), nullptr);
    dialog->show();
    return dialog.get();
}

SalvageReport partOfABook()
{
    SalvageReport report;
    report.book = QStringLiteral("/books/saved.duebook");
    report.report = QStringLiteral("/books/saved.duebook.salvage.txt");
    report.tables = {{QStringLiteral("setting"), 6, 0, 0, {}, 0, 0},
                     {QStringLiteral("account"), 40, 0, 0, {}, 0, 12},
                     {QStringLiteral("invoice"), 780, 28, 0, {}, 0, 0},
                     {QStringLiteral("message"), 0, 0, 0, {}, 0, 0},
                     {QStringLiteral("note"), 290, 0, 0, {}, 2, 0}};
    report.saved = 1116;
    report.doubtful = 12;
    report.missing = 28;
    report.unknownPages = 2;
    report.unknownBytes = 8192;
    report.remarks = {QStringLiteral("2 pages of the file tell nothing of themselves.")};
    report.whole = false;
    return report;
}

} // namespace

TEST_CASE("Saving a damaged book shows how far it is and stops on Escape", "[salvage][dialogs]")
{
    std::unique_ptr<ui::SalvageDialog> owner;
    ui::SalvageDialog *dialog = shown(owner);
    auto *bar = dialog->findChild<QProgressBar *>(QStringLiteral("salvageProgress"));
    dialog->report(30, 100);
    CHECK(bar->value() * 100 == 30 * bar->maximum());
    QSignalSpy stop(dialog, &ui::SalvageDialog::stopRequested);
    dialog->reject();
    CHECK(stop.count() == 1);
    CHECK(dialog->isVisible());
    dialog->finish(Error{ErrorCode::Cancelled, QStringLiteral("Stopped."), {}, {}});
    CHECK_FALSE(dialog->isVisible());
}

TEST_CASE("What was saved, what is missing and what nobody can say stands in the dialog",
          "[salvage][dialogs]")
{
    std::unique_ptr<ui::SalvageDialog> owner;
    ui::SalvageDialog *dialog = shown(owner);
    CHECK(dialog->findChild<QLabel *>(QStringLiteral("salvageFrom"))->textFormat() ==
          Qt::PlainText);
    dialog->finish(partOfABook());
    const QString state = dialog->findChild<QLabel *>(QStringLiteral("salvageState"))->text();
    CHECK(state.contains(QStringLiteral("28")));
    const auto *tables = dialog->findChild<QTreeWidget *>(QStringLiteral("salvageTables"));
    // What lost something comes first, and what never held a row is left out.
    REQUIRE(tables->topLevelItemCount() == 4);
    CHECK(tables->topLevelItem(0)->text(0) == QStringLiteral("Accounts"));
    CHECK(tables->topLevelItem(0)->text(2) == QStringLiteral("12"));
    CHECK(tables->topLevelItem(1)->text(0) == QStringLiteral("Invoices"));
    CHECK(tables->topLevelItem(1)->text(3) == QStringLiteral("28"));
    CHECK(tables->topLevelItem(2)->text(4) == QStringLiteral("2"));
    QSignalSpy open(dialog, &ui::SalvageDialog::openRequested);
    dialog->findChild<QPushButton *>(QStringLiteral("salvageOpen"))->click();
    REQUIRE(open.count() == 1);
    CHECK(open[0][0].toString() == QStringLiteral("/books/saved.duebook"));
    CHECK_FALSE(dialog->isVisible());
}

TEST_CASE("Why nothing could be saved stands in the dialog", "[salvage][dialogs]")
{
    std::unique_ptr<ui::SalvageDialog> owner;
    ui::SalvageDialog *dialog = shown(owner);
    dialog->finish(Error{ErrorCode::Full, QStringLiteral("The drive is full."), {}, {}});
    CHECK(dialog->findChild<QLabel *>(QStringLiteral("salvageState"))->text() ==
          QStringLiteral("The drive is full."));
    CHECK(dialog->findChild<QTreeWidget *>(QStringLiteral("salvageTables")) == nullptr);
    dialog->reject();
    CHECK_FALSE(dialog->isVisible());
}
