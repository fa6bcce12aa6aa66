// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/chip.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kSide = 8;
constexpr int kAbove = 2;

} // namespace

Chip::Chip(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    hide();
}

Chip::Chip(const Theme &theme, const QString &text, Tone tone, QWidget *parent)
    : Chip(theme, parent)
{
    setText(text, tone);
}

void Chip::setText(const QString &text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setToolTip(QString());
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return sizeFor(m_theme, m_text);
}

QSize Chip::minimumSizeHint() const
{
    const QSize full = sizeHint();
    return {std::min(full.width(), 48), full.height()};
}

QSize Chip::sizeFor(const Theme &theme, const QString &text)
{
    const QFontMetrics metrics(theme.font(TextSize::Small));
    return {metrics.horizontalAdvance(text) + 2 * kSide + 1, metrics.height() + 2 * kAbove};
}

void Chip::draw(QPainter &painter, const Theme &theme, const QRect &rect, const QString &text,
                Tone tone, Qt::LayoutDirection direction)
{
    if (text.isEmpty())
        return;
    const QSize size = sizeFor(theme, text);
    const QRect shape = QStyle::alignedRect(
        direction, Qt::AlignLeading | Qt::AlignVCenter,
        QSize(std::min(size.width(), rect.width()), std::min(size.height(), rect.height())), rect);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(groundOf(tone)));
    painter.drawRoundedRect(shape, shape.height() / 2.0, shape.height() / 2.0);
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(theme.color(inkOf(tone)));
    painter.setLayoutDirection(direction);
    const QRect inner = shape.adjusted(kSide, 0, -kSide, 0);
    // Rounding must not cut a text that was given its whole width.
    const QString shown = shape.width() >= size.width()
                              ? text
                              : QFontMetrics(painter.font())
                                    .elidedText(text, Qt::ElideRight, std::max(0, inner.width()));
    painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, shown);
    painter.restore();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter, m_theme, rect(), m_text, m_tone, layoutDirection());
}

} // namespace duebook::ui
