// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/iconlabel.h"

#include <QPainter>

namespace duebook::ui {

IconLabel::IconLabel(const Theme &theme, Icon name, Role role, QWidget *parent, int size)
    : QWidget(parent), m_theme(theme), m_name(name), m_role(role), m_size(size)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(Icon name, Role role)
{
    m_name = name;
    m_role = role;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, iconPixmap(m_theme, m_name, m_role, m_size, devicePixelRatioF()));
}

} // namespace duebook::ui
