// SPDX-License-Identifier: Apache-2.0
#include "ui/tables/tableheader.h"

#include "ui/look/icons.h"

#include <QPainter>

namespace duebook::ui {

namespace {

constexpr int kArrowSize = 12;

} // namespace

TableHeader::TableHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (!rect.isValid() || model() == nullptr)
        return;
    const auto say = [&](int role) {
        return model()->headerData(logicalIndex, orientation(), role);
    };
    const QVariant given = say(Qt::TextAlignmentRole);
    const Qt::Alignment alignment =
        given.isValid() ? Qt::Alignment(given.toInt()) : defaultAlignment();
    const Qt::Alignment visual = QStyle::visualAlignment(layoutDirection(), alignment);
    QRect room = rect.adjusted(space::kSmall, 0, -space::kSmall, 0);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;

    painter->save();
    painter->setFont(m_theme.font(TextSize::Small, QFont::Medium));
    painter->setPen(m_theme.color(Role::Muted));
    const QFontMetrics metrics = painter->fontMetrics();
    const int textRoom = room.width() - (sorted ? kArrowSize + space::kTight : 0);
    const QString text =
        metrics.elidedText(say(Qt::DisplayRole).toString(), Qt::ElideRight, textRoom);
    painter->drawText(room, int(visual | Qt::AlignVCenter), text);
    if (sorted) {
        const int width = metrics.horizontalAdvance(text) + space::kTight;
        const int x = visual.testFlag(Qt::AlignRight) ? room.right() - width - kArrowSize + 1
                                                      : room.left() + width;
        const Icon arrow =
            sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ChevronUp : Icon::ChevronDown;
        icon(m_theme, arrow, Role::Muted)
            .paint(painter, QRect(x, rect.center().y() - kArrowSize / 2, kArrowSize, kArrowSize));
    }
    painter->setPen(m_theme.color(Role::Line));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->restore();
}

} // namespace duebook::ui
