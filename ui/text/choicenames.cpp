// SPDX-License-Identifier: Apache-2.0
#include "ui/text/choicenames.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace duebook::ui {

bool ChoiceNames::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Show)
        return false;
    auto *box = qobject_cast<QComboBox *>(watched);
    if (box == nullptr || box->accessibleName().isEmpty() || box->parentWidget() == nullptr)
        return false;
    const QList<QLabel *> labels =
        box->parentWidget()->findChildren<QLabel *>(Qt::FindDirectChildrenOnly);
    if (std::any_of(labels.begin(), labels.end(),
                    [box](const QLabel *label) { return label->buddy() == box; }))
        return false;
    QString name = box->accessibleName();
    auto *label =
        new QLabel(name.replace(QLatin1Char('&'), QLatin1String("&&")), box->parentWidget());
    label->setBuddy(box);
    label->hide();
    connect(box, &QObject::destroyed, label, &QObject::deleteLater);
    return false;
}

} // namespace duebook::ui
