// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelineview.h"

#include "core/base/searchwords.h"
#include "ui/timeline/timelinedelegate.h"
#include "ui/widgets/emptystate.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <utility>

namespace duebook::ui {

namespace {

constexpr int kPixelsAhead = 600;

} // namespace

TimelineView::TimelineView(const Theme &theme, QWidget *parent)
    : QListView(parent), m_delegate(new TimelineDelegate(theme, this))
{
    setItemDelegate(m_delegate);
    setProperty("look", QStringLiteral("plain"));
    setFrameShape(QFrame::NoFrame);
    setResizeMode(Adjust);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::askForMore);
    connect(this, &QListView::doubleClicked, this, &TimelineView::openPressed);
    connect(&theme, &Theme::changed, m_delegate, &TimelineDelegate::forgetAll);
}

void TimelineView::setModel(QAbstractItemModel *model)
{
    // Before the list's own connections: it asks for sizes as soon as it hears.
    const auto forget = [this, model](int first, int last) {
        m_delegate->forget(*model, first, last);
    };
    connect(model, &QAbstractItemModel::dataChanged, this,
            [forget](const QModelIndex &first, const QModelIndex &last) {
                forget(first.row(), last.row());
            });
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &TimelineView::rememberPlace);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [forget](const QModelIndex &, int first, int last) { forget(first, last); });
    connect(model, &QAbstractItemModel::modelReset, m_delegate, &TimelineDelegate::forgetAll);
    connect(model, &QAbstractItemModel::layoutChanged, m_delegate, &TimelineDelegate::forgetAll);
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TimelineView::showEmptyState);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TimelineView::showEmptyState);
    connect(model, &QAbstractItemModel::modelReset, this, &TimelineView::showEmptyState);
    // Texts of other length need other heights.
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this] { scheduleDelayedItemsLayout(); });
}

void TimelineView::setMarked(const QString &typed)
{
    m_delegate->setMarked(searchTerms(typed));
    viewport()->update();
}

void TimelineView::setEmptyState(EmptyState *state)
{
    m_empty = state;
    state->setParent(viewport());
    showEmptyState();
}

void TimelineView::setLoading(bool loading)
{
    m_loading = loading;
    showEmptyState();
}

void TimelineView::showEmptyState()
{
    if (!m_empty)
        return;
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(!m_loading && (model() == nullptr || model()->rowCount() == 0));
}

void TimelineView::rememberPlace()
{
    // At the top the new entries are what is wanted.
    if (m_anchor.isValid() || verticalScrollBar()->value() == 0)
        return;
    QModelIndex anchor = currentIndex();
    if (!anchor.isValid() || !visualRect(anchor).intersects(viewport()->rect()))
        anchor = indexAt(QPoint(viewport()->width() / 2, 1));
    m_anchor = anchor;
    m_anchorY = visualRect(anchor).y();
}

void TimelineView::doItemsLayout()
{
    QListView::doItemsLayout();
    const QPersistentModelIndex anchor = std::exchange(m_anchor, {});
    if (anchor.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(anchor).y() -
                                      m_anchorY);
}

void TimelineView::askForMore()
{
    const QScrollBar *bar = verticalScrollBar();
    if (bar->value() > bar->maximum() - kPixelsAhead)
        Q_EMIT moreWanted();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (index.isValid() && plain) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT openPressed(index);
            return;
        case Qt::Key_Space:
            Q_EMIT unfoldPressed(index);
            return;
        case Qt::Key_O:
            Q_EMIT openDocumentPressed(index);
            return;
        default:
            break;
        }
    }
    QListView::keyPressEvent(event);
}

DocumentId TimelineView::documentAt(QPoint where) const
{
    const QModelIndex index = indexAt(where);
    if (!index.isValid())
        return {};
    return m_delegate->documentAt(visualRect(index), layoutDirection(), index, where);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const DocumentId document = documentAt(event->position().toPoint());
    if (document.isSet())
        Q_EMIT documentClicked(document);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const bool link = documentAt(event->position().toPoint()).isSet();
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    showEmptyState();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && model() != nullptr && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

} // namespace duebook::ui
