// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/searchhitdelegate.h"

#include "ui/look/icons.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr QChar kMarkStart(2);
constexpr QChar kMarkEnd(3);
constexpr int kEndlessWidth = 100000;

/// One line with its marked words in bold on a tinted ground, cut off where `rect` ends. The text
/// runs in its own direction, whatever the window's: a Hebrew sentence keeps its full stop at its
/// end. Returns the width used.
int drawMarked(QPainter *painter, const QRect &rect, const QString &marked, const QFont &font,
               const Theme &theme, Role ink, Qt::LayoutDirection direction)
{
    QString text;
    QList<QTextLayout::FormatRange> ranges;
    int start = -1;
    for (const QChar c : marked) {
        if (c == kMarkStart) {
            start = int(text.size());
        } else if (c == kMarkEnd && start >= 0) {
            QTextLayout::FormatRange range;
            range.start = start;
            range.length = int(text.size()) - start;
            range.format.setFontWeight(QFont::Bold);
            range.format.setForeground(theme.color(Role::Text));
            range.format.setBackground(theme.color(Role::AccentBackground));
            ranges.append(range);
            start = -1;
        } else if (c != kMarkEnd) {
            text.append(c.isSpace() ? QLatin1Char(' ') : c);
        }
    }
    QTextLayout layout(text, font);
    QTextOption option;
    const bool textRunsLeft = text.isRightToLeft();
    option.setTextDirection(textRunsLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(kEndlessWidth);
    layout.endLayout();
    const int width = int(line.naturalTextWidth()) + 1;
    // What does not fit loses its end, not its beginning.
    const bool right = width > rect.width() ? textRunsLeft : direction == Qt::RightToLeft;
    const int x = right ? rect.right() + 1 - width : rect.left();
    painter->save();
    painter->setClipRect(rect);
    painter->setPen(theme.color(ink));
    layout.draw(painter, QPointF(x, rect.y() + (rect.height() - line.height()) / 2));
    painter->restore();
    return std::min(width, rect.width());
}

} // namespace

QString SearchHitDelegate::plain(const QString &marked)
{
    QString text = marked;
    return text.remove(kMarkStart).remove(kMarkEnd);
}

void SearchHitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    const QRect inner = option.rect.adjusted(space::kMedium, 0, -space::kMedium, 0);
    const QString heading = index.data(Heading).toString();
    if (!heading.isEmpty()) {
        painter->setFont(theme().font(TextSize::Tiny, QFont::DemiBold));
        painter->setPen(theme().color(Role::Muted));
        painter->setLayoutDirection(option.direction);
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, heading);
        painter->restore();
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme().color(Role::Selection));
    const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
    const QRect first =
        m_twoLines ? inner.adjusted(0, space::kTight, 0, -inner.height() / 2) : inner;
    icon.paint(painter, QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter,
                                            QSize(kIconSize, kIconSize), first));
    const int taken = kIconSize + space::kSmall;
    const bool leftToRight = option.direction == Qt::LeftToRight;
    const auto behind = [&](const QRect &rect, int width) {
        return rect.adjusted(leftToRight ? width : 0, 0, leftToRight ? 0 : -width, 0);
    };
    const QRect title = behind(first, taken);
    const int used =
        drawMarked(painter, title, index.data(Title).toString(), theme().font(TextSize::Body),
                   theme(), Role::Text, option.direction) +
        space::kMedium;
    const QRect detail =
        m_twoLines ? behind(inner.adjusted(0, inner.height() / 2, 0, -space::kTight), taken)
                   : behind(title, used);
    if (detail.width() > 2 * kIconSize)
        drawMarked(painter, detail, index.data(Detail).toString(), theme().font(TextSize::Small),
                   theme(), Role::Muted, option.direction);
    painter->restore();
}

QSize SearchHitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = !index.data(Heading).toString().isEmpty();
    if (heading)
        return {200, m_twoLines ? theme().rowHeight() + space::kTight : theme().rowHeight() - 4};
    const int line = QFontMetrics(theme().font(TextSize::Body)).height();
    return {200, m_twoLines ? 2 * line + 2 * space::kSmall : theme().rowHeight()};
}

} // namespace duebook::ui
