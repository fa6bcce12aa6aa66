// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/layoutrows.h"

#include <QLayout>
#include <QWidget>

#include <memory>

namespace duebook::ui {

void clearRows(QLayout &layout)
{
    while (const std::unique_ptr<QLayoutItem> item{layout.takeAt(0)}) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
    }
}

} // namespace duebook::ui
