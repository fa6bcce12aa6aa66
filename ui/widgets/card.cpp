// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/card.h"

#include <QGraphicsDropShadowEffect>
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

void castShadow(QWidget *widget, const Theme &theme)
{
    auto *shadow = new QGraphicsDropShadowEffect(widget);
    shadow->setBlurRadius(24);
    shadow->setOffset(0, 4);
    const auto tint = [shadow, &theme] {
        QColor color = theme.color(Role::Shadow);
        color.setAlphaF(theme.isDark() ? 0.7f : 0.22f);
        shadow->setColor(color);
    };
    tint();
    QObject::connect(&theme, &Theme::changed, shadow, tint);
    widget->setGraphicsEffect(shadow);
}

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(1);
    setLook(line, Look::Hairline);
    return line;
}

} // namespace duebook::ui
