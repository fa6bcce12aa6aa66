// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemDelegate>
#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QStyleOptionViewItem>
#include <QToolTip>

namespace duebook::test {

/// The label that shows tool tips, or nothing.
inline QLabel *tipLabel()
{
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (widget->inherits("QTipLabel") && widget->isVisible())
            return static_cast<QLabel *>(widget);
    return nullptr;
}

inline QString shownTip()
{
    const QLabel *tip = tipLabel();
    return tip == nullptr ? QString() : tip->text();
}

/// Asks for a widget's tool tip as the pointer does, and returns what is shown.
inline QString tipOf(QWidget &widget, QPoint at = {1, 1})
{
    QHelpEvent event(QEvent::ToolTip, at, widget.mapToGlobal(at));
    QApplication::sendEvent(&widget, &event);
    return shownTip();
}

/// The same for a cell, whether in sight or not.
inline QString tipOf(QAbstractItemView &view, const QModelIndex &index)
{
    const QPoint at = view.visualRect(index).center();
    QHelpEvent event(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
    view.itemDelegateForIndex(index)->helpEvent(&event, &view, QStyleOptionViewItem(), index);
    return shownTip();
}

} // namespace duebook::test
