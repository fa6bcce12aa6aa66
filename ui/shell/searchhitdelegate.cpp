// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/searchhitdelegate.h"

#include "ui/shell/icons.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr QChar kMarkStart(2);
constexpr QChar kMarkEnd(3);

/// One line with its marked words in bold, cut off at the end of `rect`. Returns the width used.
int drawMarked(QPainter *painter, const QRect &rect, const QString &marked, const QFont &font,
               const QColor &ink, Qt::LayoutDirection direction)
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
            ranges.append(range);
            start = -1;
        } else if (c != kMarkEnd) {
            text.append(c.isSpace() ? QLatin1Char(' ') : c);
        }
    }
    QTextLayout layout(text, font);
    QTextOption option;
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(rect.width());
    layout.endLayout();
    const int width = std::min(int(line.naturalTextWidth()) + 1, rect.width());
    painter->save();
    painter->setClipRect(rect);
    painter->setPen(ink);
    layout.draw(painter, QPointF(rect.x(), rect.y() + (rect.height() - line.height()) / 2));
    painter->restore();
    return width;
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
    const QRect place = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter,
                                            QSize(kIconSize, kIconSize), inner);
    icon.paint(painter, place);
    const int taken = kIconSize + space::kSmall;
    const bool leftToRight = option.direction == Qt::LeftToRight;
    QRect rest = inner.adjusted(leftToRight ? taken : 0, 0, leftToRight ? 0 : -taken, 0);
    const int used =
        drawMarked(painter, rest, index.data(Title).toString(), theme().font(TextSize::Body),
                   theme().color(Role::Text), option.direction) +
        space::kMedium;
    rest.adjust(leftToRight ? used : 0, 0, leftToRight ? 0 : -used, 0);
    if (rest.width() > 2 * kIconSize)
        drawMarked(painter, rest, index.data(Detail).toString(), theme().font(TextSize::Small),
                   theme().color(Role::Muted), option.direction);
    painter->restore();
}

QSize SearchHitDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = !index.data(Heading).toString().isEmpty();
    return {200, heading ? theme().rowHeight() - 4 : theme().rowHeight()};
}

} // namespace duebook::ui
