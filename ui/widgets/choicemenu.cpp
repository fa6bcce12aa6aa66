// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/choicemenu.h"

#include <QKeyEvent>

namespace duebook::ui {

bool ChoiceMenu::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = (key->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
        if (plain && !key->text().isEmpty()) {
            event->accept();
            return true;
        }
    }
    return QMenu::event(event);
}

} // namespace duebook::ui
