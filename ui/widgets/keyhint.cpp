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
constexpr int kIconGap = 6;

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

QString KeyHint::toolTipFor(const QString &text, const QKeySequence &keys)
{
    //: what a button does, and its key
    return tr("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText));
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
    setToolTip(KeyHint::toolTipFor(text, keys));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize KeyButton::sizeHint() const
{
    // What is painted, whatever padding the look gives: text and keys do not touch.
    const QFontMetrics metrics(m_theme.font(TextSize::Body, weight()));
    const int icons = icon().isNull() ? 0 : kIconSize + kIconGap;
    const int width = metrics.size(Qt::TextShowMnemonic, text()).width() + icons + space::kSmall +
                      KeyHint::sizeFor(m_theme, m_keys).width();
    return {width + 2 * space::kMedium + 1, QPushButton::sizeHint().height()};
}

QFont::Weight KeyButton::weight() const
{
    return property("look") == QLatin1String("primary") ? QFont::DemiBold : QFont::Normal;
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const bool primary = property("look") == QLatin1String("primary");
    const Role ink = !isEnabled() ? Role::Muted : primary ? Role::AccentText : Role::Text;
    const Role keyInk = !isEnabled() || !primary ? Role::Muted : Role::AccentText;
    const auto place = [this](const QRect &logical) {
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    int x = space::kMedium;
    if (!icon().isNull()) {
        icon().paint(&painter, place(QRect(x, (height() - kIconSize) / 2, kIconSize, kIconSize)),
                     Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        x += kIconSize + kIconGap;
    }
    const QSize keys = KeyHint::sizeFor(m_theme, m_keys);
    const int keyX = width() - space::kMedium - keys.width();
    painter.setFont(m_theme.font(TextSize::Body, weight()));
    painter.setPen(m_theme.color(ink));
    painter.setLayoutDirection(layoutDirection());
    painter.drawText(place(QRect(x, 0, keyX - x, height())),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    KeyHint::draw(painter, m_theme,
                  place(QRect(keyX, (height() - keys.height()) / 2, keys.width(), keys.height())),
                  m_keys, m_theme.color(keyInk));
}

} // namespace duebook::ui
