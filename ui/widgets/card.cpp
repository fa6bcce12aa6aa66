// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/card.h"

#include "ui/shell/theme.h"

#include <QVBoxLayout>

namespace duebook::ui {

Card::Card(QWidget *parent) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    setLook(this, Look::Card);
    m_body->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    m_body->setSpacing(space::kSmall);
}

void Card::setFlush()
{
    m_body->setContentsMargins(1, 1, 1, 1);
    m_body->setSpacing(0);
}

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(1);
    setLook(line, Look::Hairline);
    return line;
}

} // namespace duebook::ui
