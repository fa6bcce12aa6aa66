// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/keyhint.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kSide = 5;
constexpr qreal kRadius = 4;

} // namespace

KeyHint::KeyHint(const Theme &theme, const QKeySequence &keys, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_text(textFor(keys))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QString KeyHint::textFor(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
    if (text.size() > 1)
        text.replace(QLatin1Char('+'), QLatin1Char(' '));
    text.replace(QLatin1String("Return"), QLatin1String("Enter"));
    return text;
}

QSize KeyHint::sizeFor(const Theme &theme, const QString &text)
{
    const QFontMetrics metrics(theme.font(TextSize::Tiny));
    const int height = metrics.height() + 2;
    return {std::max(metrics.horizontalAdvance(text) + 2 * kSide, height), height};
}

void KeyHint::draw(QPainter &painter, const Theme &theme, const QRect &rect, const QString &text,
                   const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor frame = color;
    frame.setAlphaF(0.35f);
    painter.setPen(QPen(frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.setFont(theme.font(TextSize::Tiny));
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter.restore();
}

QSize KeyHint::sizeHint() const
{
    return sizeFor(m_theme, m_text);
}

void KeyHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter, m_theme, rect(), m_text, m_theme.color(Role::Muted));
}

KeyButton::KeyButton(const Theme &theme, const QString &text, const QKeySequence &keys,
                     const QString &objectName, QWidget *parent)
    : QPushButton(text, parent), m_theme(theme), m_keys(KeyHint::textFor(keys))
{
    setObjectName(objectName);
    setAccessibleName(text);
    setToolTip(QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize KeyButton::sizeHint() const
{
    const int keys = KeyHint::sizeFor(m_theme, m_keys).width() + space::kSmall;
    return QPushButton::sizeHint() + QSize(keys, 0);
}

void KeyButton::paintEvent(QPaintEvent *)
{
    const QSize keys = KeyHint::sizeFor(m_theme, m_keys);
    const int taken = keys.width() + space::kSmall;
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;

    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    QStyleOptionButton label = option;
    label.rect.adjust(leftToRight ? 0 : taken, 0, leftToRight ? -taken : 0, 0);
    painter.drawControl(QStyle::CE_PushButtonLabel, label);

    const int end = space::kMedium;
    const QRect hint(leftToRight ? width() - end - keys.width() : end,
                     (height() - keys.height()) / 2, keys.width(), keys.height());
    const bool primary = property("look") == QLatin1String("primary");
    const Role role = !isEnabled() || !primary ? Role::Muted : Role::AccentText;
    KeyHint::draw(painter, m_theme, hint, m_keys, m_theme.color(role));
}

} // namespace duebook::ui
