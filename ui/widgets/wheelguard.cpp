// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/wheelguard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace duebook::ui {

namespace {

QWidget *valueField(QObject *watched)
{
    if (auto *box = qobject_cast<QComboBox *>(watched))
        return box;
    return qobject_cast<QAbstractSpinBox *>(watched);
}

} // namespace

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish) {
        QWidget *field = valueField(watched);
        if (field != nullptr && field->focusPolicy() == Qt::WheelFocus)
            field->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (event->type() != QEvent::Wheel || valueField(watched) == nullptr)
        return false;
    event->ignore();
    return true;
}

} // namespace duebook::ui
