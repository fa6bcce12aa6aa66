// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/damagebar.h"

#include "ui/frame/rescuebuttons.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace duebook::ui {

DamageBar::DamageBar(const Theme &theme, QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("damageBar"));
    setLook(this, Look::Bar);
    auto *text = new QLabel(tr("This book is damaged: what can still be read is shown, and nothing "
                               "can be changed."),
                            this);
    text->setWordWrap(true);
    setAccessibleName(text->text());
    auto *buttons = new RescueButtons(this);
    connect(buttons, &RescueButtons::restoreRequested, this, &DamageBar::restoreRequested);
    connect(buttons, &RescueButtons::salvageRequested, this, &DamageBar::salvageRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kTight, space::kLarge, space::kTight);
    row->setSpacing(space::kSmall);
    row->addWidget(new IconLabel(theme, Icon::Warning, Role::Bad, this));
    row->addWidget(text, 1);
    row->addWidget(buttons);
    hide();
}

} // namespace duebook::ui
