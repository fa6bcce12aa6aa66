// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/droptable.h"

#include <QDragEnterEvent>
#include <QMimeData>

namespace duebook::ui {

DropTable::DropTable(const Theme &theme, QWidget *parent) : TableView(theme, parent)
{
    setAcceptDrops(true);
    setDragDropMode(QAbstractItemView::DropOnly);
    setDropIndicatorShown(false);
}

void DropTable::dragEnterEvent(QDragEnterEvent *event)
{
    if (holdsFiles(*event->mimeData()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void DropTable::dragMoveEvent(QDragMoveEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && holdsFiles(*event->mimeData())) {
        selectRow(index.row());
        event->acceptProposedAction();
    } else {
        event->ignore();
    }
}

void DropTable::dropEvent(QDropEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const GivenFiles given = givenFiles(event->mimeData());
    if (!index.isValid() || given.isEmpty()) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    Q_EMIT givenTo(index.row(), given);
}

} // namespace duebook::ui
