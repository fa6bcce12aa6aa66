// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/rescuebuttons.h"

#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace duebook::ui {

RescueButtons::RescueButtons(QWidget *parent) : QWidget(parent)
{
    auto *restore = new QPushButton(tr("Restore a backup …"), this);
    restore->setObjectName(QStringLiteral("restoreButton"));
    auto *salvage = new QPushButton(tr("Save what can be read …"), this);
    salvage->setObjectName(QStringLiteral("salvageButton"));
    connect(restore, &QPushButton::clicked, this, &RescueButtons::restoreRequested);
    connect(salvage, &QPushButton::clicked, this, &RescueButtons::salvageRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(restore);
    row->addWidget(salvage);
    row->addStretch();
}

} // namespace duebook::ui
