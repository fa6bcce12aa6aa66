// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"

#include "tests/support/patience.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchfield.h"

#include <QHeaderView>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>

using namespace duebook::ui;
using duebook::test::kPatienceMs;

namespace {

void fill(QStandardItemModel &model, int rows)
{
    model.setColumnCount(3);
    for (int row = 0; row < rows; ++row)
        model.appendRow({new QStandardItem(QStringLiteral("a%1").arg(row)),
                         new QStandardItem(QStringLiteral("b")),
                         new QStandardItem(QStringLiteral("c"))});
}

} // namespace

TEST_CASE("A table is walked and opened by keyboard", "[tableview]")
{
    const Theme theme;
    QStandardItemModel model;
    fill(model, 5);
    TableView table(theme);
    table.setModel(&model);
    table.selectRow(0);
    QSignalSpy opened(&table, &TableView::opened);
    QSignalSpy window(&table, &TableView::openedInWindow);
    QTest::keyClick(&table, Qt::Key_Down);
    CHECK(table.currentRow().row() == 1);
    QTest::keyClick(&table, Qt::Key_End);
    CHECK(table.currentRow().row() == 4);
    QTest::keyClick(&table, Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(opened[0][0].toModelIndex().row() == 4);
    QTest::keyClick(&table, Qt::Key_Return, Qt::ControlModifier);
    CHECK(window.count() == 1);
    CHECK(opened.count() == 1);
}

TEST_CASE("An empty table says what to do next, and not while it is loading", "[tableview]")
{
    const Theme theme;
    QStandardItemModel model;
    TableView table(theme);
    auto *empty = new EmptyState(theme, Icon::Import, QStringLiteral("Import your open items."));
    table.setLoading(true);
    table.setModel(&model);
    table.setEmptyState(empty);
    CHECK(empty->isHidden());
    table.setLoading(false);
    CHECK_FALSE(empty->isHidden());
    fill(model, 1);
    CHECK(empty->isHidden());
    model.removeRow(0);
    CHECK_FALSE(empty->isHidden());
}

TEST_CASE("A table remembers its columns, and forgets them when it has others", "[tableview]")
{
    const QTemporaryDir dir;
    QSettings settings(dir.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    const Theme theme;
    QStandardItemModel model;
    fill(model, 1);
    {
        TableView table(theme);
        table.setModel(&model);
        table.remember(settings, QStringLiteral("accounts"));
        table.setColumnWidth(1, 137);
        table.horizontalHeader()->moveSection(2, 0);
    }
    {
        TableView table(theme);
        table.setModel(&model);
        table.remember(settings, QStringLiteral("accounts"));
        CHECK(table.columnWidth(1) == 137);
        CHECK(table.horizontalHeader()->visualIndex(2) == 0);
    }
    model.setColumnCount(4);
    TableView table(theme);
    table.setModel(&model);
    table.remember(settings, QStringLiteral("accounts"));
    CHECK(table.horizontalHeader()->visualIndex(2) == 2);
}

TEST_CASE("A search field tells when typing pauses, at once on Enter, and Esc clears it",
          "[searchfield]")
{
    const Theme theme;
    SearchField field(theme, QStringLiteral("Search"), QKeySequence());
    field.setPause(60000);
    QSignalSpy searched(&field, &SearchField::searched);
    QTest::keyClicks(&field, QStringLiteral("kes"));
    CHECK(searched.count() == 0);
    QTest::keyClick(&field, Qt::Key_Return);
    REQUIRE(searched.count() == 1);
    CHECK(searched[0][0].toString() == QStringLiteral("kes"));
    QTest::keyClick(&field, Qt::Key_Escape);
    CHECK(field.text().isEmpty());
    CHECK(searched.count() == 2);
    field.setPause(1);
    QTest::keyClicks(&field, QStringLiteral("x"));
    CHECK(QTest::qWaitFor([&] { return searched.count() == 3; }, kPatienceMs));
}

TEST_CASE("One of the filter chips is always chosen", "[filterchips]")
{
    const Theme theme;
    FilterChips chips(theme, QStringLiteral("Kind"));
    chips.addChip(QStringLiteral("all"), QStringLiteral("All"));
    chips.addChip(QStringLiteral("call"), QStringLiteral("Calls"));
    CHECK(chips.current() == QStringLiteral("all"));
    QSignalSpy chosen(&chips, &FilterChips::chosen);
    QTest::mouseClick(chips.findChild<QWidget *>(QStringLiteral("filter_call")), Qt::LeftButton);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen[0][0].toString() == QStringLiteral("call"));
    chips.setCurrent(QStringLiteral("all"));
    CHECK(chips.current() == QStringLiteral("all"));
    CHECK(chosen.count() == 1);
}
