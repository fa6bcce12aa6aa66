// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/limitbar.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace duebook::ui {

LimitBar::LimitBar(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void LimitBar::setUse(qint64 used, qint64 limit)
{
    m_share = limit > 0 ? std::max(0.0, double(used) / double(limit)) : 0.0;
    update();
}

void LimitBar::setWarnPercent(int percent)
{
    m_warnPercent = percent;
    update();
}

void LimitBar::setWords(const QString &words)
{
    setAccessibleName(words);
    setToolTip(words);
}

Role LimitBar::role() const
{
    if (m_share > 1.0)
        return Role::Ageing4;
    return m_share * 100.0 >= m_warnPercent ? Role::Ageing2 : Role::Accent;
}

void LimitBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setClipPath(shape);
    painter.fillRect(rect(), m_theme.color(Role::Line));
    const QRect used(0, 0, qRound(width() * std::min(1.0, m_share)), height());
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), used), m_theme.color(role()));
}

} // namespace duebook::ui
