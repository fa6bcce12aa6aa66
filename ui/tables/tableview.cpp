// SPDX-License-Identifier: Apache-2.0
#include "ui/tables/tableview.h"

#include "ui/tables/tableheader.h"
#include "ui/tables/tablestate.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/rowdelegate.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kLeastColumn = 40;
constexpr int kSampledRows = 200;

} // namespace

TableView::TableView(const Theme &theme, QWidget *parent) : QTableView(parent), m_theme(theme)
{
    setItemDelegate(new RowDelegate(theme, this));
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setAlternatingRowColors(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);

    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(theme.rowHeight());
    verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);

    auto *columns = new TableHeader(theme, this);
    setHorizontalHeader(columns);
    columns->setHighlightSections(false);
    columns->setSectionsMovable(true);
    columns->setSectionsClickable(true);
    columns->setMinimumSectionSize(kLeastColumn);
    columns->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    columns->setFocusPolicy(Qt::NoFocus);

    connect(this, &QTableView::doubleClicked, this, &TableView::opened);
}

TableView::~TableView()
{
    if (m_settings != nullptr)
        tablestate::save(*horizontalHeader(), *m_settings, m_key);
}

void TableView::setModel(QAbstractItemModel *model)
{
    if (QTableView::model() != nullptr)
        disconnect(QTableView::model(), nullptr, this, nullptr);
    QTableView::setModel(model);
    if (model == nullptr)
        return;
    connect(model, &QAbstractItemModel::modelReset, this, &TableView::showEmptyState);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TableView::showEmptyState);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TableView::showEmptyState);
    showEmptyState();
}

void TableView::setEmptyState(EmptyState *state)
{
    delete m_empty.data();
    m_empty = state;
    // Beside the table rather than in it: screen readers are told a table's cells only.
    state->setParent(parentWidget() != nullptr ? parentWidget() : viewport());
    showEmptyState();
}

void TableView::setLoading(bool loading)
{
    m_loading = loading;
    showEmptyState();
}

void TableView::setColumnWidths(const QList<int> &widths)
{
    for (int column = 0; column < widths.size(); ++column) {
        const bool rest = widths[column] == 0;
        horizontalHeader()->setSectionResizeMode(column, rest ? QHeaderView::Stretch
                                                              : QHeaderView::Interactive);
        if (!rest)
            setColumnWidth(column, widths[column]);
    }
}

void TableView::remember(QSettings &settings, const QString &key)
{
    m_settings = &settings;
    m_key = key;
    tablestate::restore(*horizontalHeader(), settings, key);
}

QModelIndex TableView::currentRow() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? current.siblingAtColumn(0) : current;
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        if (event->modifiers().testFlag(Qt::ControlModifier))
            Q_EMIT openedInWindow(currentRow());
        else
            Q_EMIT opened(currentRow());
        return;
    }
    if ((event->key() == Qt::Key_Home || event->key() == Qt::Key_End) && model() != nullptr &&
        model()->rowCount() > 0) {
        selectRow(event->key() == Qt::Key_Home ? 0 : model()->rowCount() - 1);
        return;
    }
    // Plain letters and Space belong to the page's actions, not to a search by first letter.
    if (!event->text().isEmpty() && event->text().at(0).isPrint() &&
        event->modifiers() == Qt::NoModifier) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() != nullptr && model()->rowCount() > 0)
        selectRow(0);
}

int TableView::sizeHintForColumn(int column) const
{
    if (model() == nullptr)
        return kLeastColumn;
    // A hundred thousand rows are not measured: the first ones stand for the rest.
    const int rows = std::min(model()->rowCount(), kSampledRows);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = kLeastColumn;
    for (int row = 0; row < rows; ++row)
        width =
            std::max(width, itemDelegate()->sizeHint(option, model()->index(row, column)).width());
    return width;
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    placeEmptyState();
}

void TableView::moveEvent(QMoveEvent *event)
{
    QTableView::moveEvent(event);
    placeEmptyState();
}

void TableView::placeEmptyState()
{
    if (!m_empty)
        return;
    const QPoint corner = viewport()->mapTo(
        m_empty->parentWidget() == viewport() ? viewport() : parentWidget(), QPoint(0, 0));
    m_empty->setGeometry(QRect(corner, viewport()->size()));
    m_empty->raise();
}

void TableView::showEmptyState()
{
    if (!m_empty)
        return;
    const bool empty = !m_loading && (model() == nullptr || model()->rowCount(rootIndex()) == 0);
    placeEmptyState();
    m_empty->setVisible(empty);
}

} // namespace duebook::ui
