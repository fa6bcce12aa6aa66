// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ageingbar.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kBarHeight = 10;
constexpr int kGap = 2;
constexpr int kLeastPiece = 3;
constexpr int kBetweenLabels = 12;

} // namespace

AgeingBar::AgeingBar(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AgeingBar::setSteps(const QList<AgeingStep> &steps)
{
    m_steps = steps;
    m_total = 0;
    QStringList words;
    for (const AgeingStep &step : steps) {
        m_total += double(std::max<qint64>(0, step.minorUnits));
        words.append(tr("%1: %2").arg(step.label, step.amount));
    }
    setAccessibleName(tr("Ageing"));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QRect AgeingBar::mirrored(const QRect &rect) const
{
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

QRect AgeingBar::logicalPiece(int index) const
{
    int filled = 0;
    for (const AgeingStep &step : m_steps)
        filled += step.minorUnits > 0 ? 1 : 0;
    if (filled == 0)
        return {0, 0, 0, kBarHeight};
    // Every filled step is seen, however small: it gets a least width, the rest is shared.
    const double shared = width() - kGap * (filled - 1) - kLeastPiece * filled;
    double x = 0;
    for (int i = 0; i <= index; ++i) {
        const qint64 minor = m_steps[i].minorUnits;
        const double w = minor > 0 ? kLeastPiece + shared * double(minor) / m_total : 0;
        if (i == index)
            return {qRound(x), 0, minor > 0 ? qRound(x + w) - qRound(x) : 0, kBarHeight};
        x += minor > 0 ? w + kGap : 0;
    }
    return {};
}

QList<QRect> AgeingBar::pieces() const
{
    QList<QRect> rects;
    for (int i = 0; i < m_steps.size(); ++i)
        rects.append(mirrored(logicalPiece(i)));
    return rects;
}

int AgeingBar::labelWidth(const AgeingStep &step) const
{
    const QFontMetrics label(m_theme.font(TextSize::Small));
    const QFontMetrics amount(m_theme.font(TextSize::Small, QFont::DemiBold));
    return std::max(label.horizontalAdvance(step.label), amount.horizontalAdvance(step.amount)) + 2;
}

QList<QRect> AgeingBar::labels() const
{
    const int line = QFontMetrics(m_theme.font(TextSize::Small)).height();
    QList<QRect> rects;
    int free = 0;
    for (int i = 0; i < m_steps.size(); ++i) {
        const int x = std::max(logicalPiece(i).x(), free);
        const int w = labelWidth(m_steps[i]);
        rects.append(QRect(x, kBarHeight + space::kTight, w, 2 * line));
        free = x + w + kBetweenLabels;
    }
    // What was pushed beyond the trailing edge moves back, the ones before it with it.
    int limit = width();
    for (qsizetype i = rects.size() - 1; i >= 0; --i) {
        rects[i].moveLeft(std::min(rects[i].x(), limit - rects[i].width()));
        limit = rects[i].x() - kBetweenLabels;
    }
    for (QRect &rect : rects)
        rect = mirrored(rect);
    return rects;
}

QSize AgeingBar::sizeHint() const
{
    return {std::max(400, minimumSizeHint().width()), minimumSizeHint().height()};
}

QSize AgeingBar::minimumSizeHint() const
{
    int width = 0;
    for (const AgeingStep &step : m_steps)
        width += labelWidth(step) + kBetweenLabels;
    const int line = QFontMetrics(m_theme.font(TextSize::Small)).height();
    return {std::max(0, width - kBetweenLabels), kBarHeight + space::kTight + 2 * line};
}

void AgeingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(0, 0, width(), kBarHeight), 4, 4);
    painter.setClipPath(shape);
    if (m_total <= 0)
        painter.fillRect(QRect(0, 0, width(), kBarHeight), m_theme.color(Role::Line));
    const QList<QRect> bars = pieces();
    for (int i = 0; i < bars.size(); ++i)
        painter.fillRect(bars[i], m_theme.ageing(i));
    painter.setClipping(false);

    painter.setLayoutDirection(layoutDirection());
    const QList<QRect> places = labels();
    for (int i = 0; i < places.size(); ++i) {
        const QRect upper = places[i].adjusted(0, 0, 0, -places[i].height() / 2);
        const QRect lower = places[i].adjusted(0, places[i].height() / 2, 0, 0);
        const bool empty = m_steps[i].minorUnits == 0;
        painter.setFont(m_theme.font(TextSize::Small));
        painter.setPen(m_theme.color(Role::Muted));
        painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, m_steps[i].label);
        painter.setFont(m_theme.font(TextSize::Small, empty ? QFont::Normal : QFont::DemiBold));
        painter.setPen(m_theme.color(empty ? Role::Muted : Role::Text));
        painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter, m_steps[i].amount);
    }
}

} // namespace duebook::ui
