// SPDX-License-Identifier: Apache-2.0
#include "ui/importing/importfirsttable.h"

#include "ui/importing/importwords.h"
#include "ui/tables/cells.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"
#include "ui/widgets/emptystate.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>

namespace duebook::ui {

namespace {

constexpr int kHeight = 150;

QString dayText(QDate day)
{
    return day.isValid() ? QLocale().toString(day, QLocale::ShortFormat) : QString();
}

QString amountText(const Money &money, const ImportFirstRow &row)
{
    return row.kind == ImportRowKind::LeftOut ? QString() : format::amount(money, QLocale());
}

/// What the row is, or why it is left out.
QString statusText(const ImportFirstRow &row)
{
    QStringList words{words::importRowKind(row.kind)};
    if (!row.reason.isEmpty())
        words = QStringList{row.reason};
    if (row.disputed)
        words += ImportFirstTable::tr("disputed");
    if (row.settled.isValid())
        words += ImportFirstTable::tr("settled %1").arg(dayText(row.settled));
    return words.join(QStringLiteral(", "));
}

Column<ImportFirstRow> textColumn(const QString &title, QString (*text)(const ImportFirstRow &),
                                  bool number = false, Emphasis emphasis = Emphasis::Normal)
{
    return {title, number, [text, emphasis](const ImportFirstRow &row, int role) {
                return textCell(role, text(row), emphasis);
            }};
}

} // namespace

ImportFirstTable::ImportFirstTable(const Theme &theme, QWidget *parent) : Card(parent)
{
    setFlush();
    using Row = ImportFirstRow;
    m_model = new TableModel<Row>(
        {textColumn(
             tr("Row"), [](const Row &row) { return QLocale().toString(row.row); }, true,
             Emphasis::Muted),
         textColumn(tr("Account"),
                    [](const Row &row) {
                        return row.name.isEmpty() || row.name == row.account
                                   ? row.account
                                   : row.account + QStringLiteral(" · ") + row.name;
                    }),
         textColumn(
             tr("Number"), [](const Row &row) { return row.number; }, false, Emphasis::Strong),
         textColumn(tr("Issued"), [](const Row &row) { return dayText(row.issued); }),
         textColumn(tr("Due"), [](const Row &row) { return dayText(row.due); }),
         textColumn(
             tr("Amount"), [](const Row &row) { return amountText(row.amount, row); }, true),
         textColumn(
             tr("Open"), [](const Row &row) { return amountText(row.open, row); }, true),
         textColumn(tr("Is read as"), &statusText),
         textColumn(
             tr("In the file"),
             [](const Row &row) { return row.cells.join(QStringLiteral(" | ")); }, false,
             Emphasis::Muted)},
        [](const Row &row) { return row.row; }, this);
    auto *heading = new QLabel(tr("The first rows as they will be read"), this);
    setLook(heading, Look::Heading);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kSmall);
    head->addWidget(heading);
    body()->addLayout(head);
    m_table = new TableView(theme, this);
    m_table->setObjectName(QStringLiteral("importFirstRows"));
    m_table->setAccessibleName(heading->text());
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setColumnWidths({48, 190, 110, 96, 96, 110, 110, 130, 0});
    m_table->setEmptyState(
        new EmptyState(theme, Icon::Import, tr("There is nothing to show yet."), m_table));
    m_table->setMinimumHeight(kHeight);
    body()->addWidget(m_table, 1);
}

void ImportFirstTable::showRows(const std::vector<ImportFirstRow> &rows)
{
    m_table->setLoading(false);
    m_model->setRows(rows);
    setVisible(!rows.empty());
}

} // namespace duebook::ui
