// SPDX-License-Identifier: Apache-2.0
#include "ui/tables/rowreveal.h"

#include "ui/look/itemroles.h"

#include <QEvent>
#include <QScrollBar>

namespace duebook::ui {

namespace {

constexpr int kPatienceMs = 15000;

} // namespace

RowReveal::RowReveal(QAbstractItemView &view) : QObject(&view), m_view(view)
{
    setObjectName(QStringLiteral("rowReveal"));
    m_look.setSingleShot(true);
    m_look.setInterval(0);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_look, &QTimer::timeout, this, &RowReveal::look);
    connect(&m_patience, &QTimer::timeout, this, &RowReveal::end);
    view.viewport()->installEventFilter(this);
    view.installEventFilter(this);
}

RowReveal *RowReveal::madeFor(const QAbstractItemView &view)
{
    return view.findChild<RowReveal *>(QString(), Qt::FindDirectChildrenOnly);
}

RowReveal &RowReveal::of(QAbstractItemView &view)
{
    RowReveal *made = madeFor(view);
    return *(made != nullptr ? made : new RowReveal(view));
}

bool RowReveal::seeks(const QAbstractItemView &view)
{
    const RowReveal *made = madeFor(view);
    return made != nullptr && made->m_id != 0;
}

void RowReveal::show(qint64 id)
{
    if (m_id == 0 && m_view.model() != nullptr) {
        const auto again = [this] { m_look.start(); };
        QAbstractItemModel *model = m_view.model();
        connect(model, &QAbstractItemModel::rowsInserted, this, again);
        connect(model, &QAbstractItemModel::modelReset, this, again);
        connect(model, &QAbstractItemModel::layoutChanged, this, again);
    }
    m_id = id;
    m_patience.start();
    m_look.start();
}

void RowReveal::look()
{
    const QAbstractItemModel *model = m_view.model();
    if (m_id == 0 || model == nullptr)
        return;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (index.data(RowIdRole).toLongLong() != m_id)
            continue;
        end();
        m_view.setCurrentIndex(index);
        m_view.scrollTo(index, QAbstractItemView::PositionAtCenter);
        Q_EMIT shown(index);
        return;
    }
    m_view.scrollToBottom();
}

void RowReveal::end()
{
    m_id = 0;
    m_look.stop();
    m_patience.stop();
    if (m_view.model() != nullptr)
        m_view.model()->disconnect(this);
}

bool RowReveal::eventFilter(QObject *watched, QEvent *event)
{
    const bool taken = event->type() == QEvent::KeyPress || event->type() == QEvent::Wheel ||
                       event->type() == QEvent::MouseButtonPress;
    if (m_id != 0 && taken)
        end();
    return QObject::eventFilter(watched, event);
}

} // namespace duebook::ui
