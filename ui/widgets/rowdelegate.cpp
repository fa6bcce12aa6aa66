// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/rowdelegate.h"

#include "ui/look/icons.h"
#include "ui/look/itemroles.h"
#include "ui/widgets/chip.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QIcon>
#include <QMouseEvent>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kSide = 8;
constexpr int kAccentBar = 3;
constexpr int kBoxSize = 14;

bool isLeadingColumn(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (table == nullptr)
        return true;
    const QHeaderView *header = table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical))
            return logical == index.column();
    }
    return false;
}

Emphasis emphasisOf(const QModelIndex &index)
{
    const QVariant value = index.data(EmphasisRole);
    return value.canConvert<Emphasis>() ? value.value<Emphasis>() : Emphasis::Normal;
}

Role inkOf(Emphasis emphasis)
{
    switch (emphasis) {
    case Emphasis::Muted:
        return Role::Muted;
    case Emphasis::Bad:
        return Role::Bad;
    case Emphasis::Normal:
    case Emphasis::Strong:
        break;
    }
    return Role::Text;
}

QFont fontOf(const Theme &theme, Emphasis emphasis)
{
    return theme.font(TextSize::Body, emphasis == Emphasis::Strong || emphasis == Emphasis::Bad
                                          ? QFont::DemiBold
                                          : QFont::Normal);
}

/// Models answer alignment as flags or as a number.
Qt::Alignment alignmentOf(const QModelIndex &index)
{
    const QVariant value = index.data(Qt::TextAlignmentRole);
    if (value.typeId() == qMetaTypeId<Qt::Alignment>())
        return value.value<Qt::Alignment>();
    return Qt::Alignment(value.toInt());
}

/// Cuts `width` off the leading side of `rect`.
QRect afterLeading(const QRect &rect, int width, Qt::LayoutDirection direction)
{
    return direction == Qt::LeftToRight ? rect.adjusted(width, 0, 0, 0)
                                        : rect.adjusted(0, 0, -width, 0);
}

void drawBox(QPainter *painter, const Theme &theme, const QRect &rect, bool ticked)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme.color(ticked ? Role::Accent : Role::Muted), 1));
    painter->setBrush(theme.color(ticked ? Role::Accent : Role::Background));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->restore();
    if (ticked)
        icon(theme, Icon::Check, Role::AccentText).paint(painter, rect.adjusted(1, 1, -1, -1));
}

QRect drawIcon(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
               const QRect &inner)
{
    const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
    if (icon.isNull())
        return inner;
    const QRect place = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter,
                                            QSize(kIconSize, kIconSize), inner);
    icon.paint(painter, place);
    return afterLeading(inner, kIconSize + kSide, option.direction);
}

void drawText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
              const QString &text, const QFont &font, const QColor &ink,
              Qt::Alignment alignment = Qt::AlignLeading)
{
    painter->setFont(font);
    painter->setPen(ink);
    painter->setLayoutDirection(option.direction);
    const QString shown =
        QFontMetrics(font).elidedText(text.simplified(), Qt::ElideRight, std::max(0, rect.width()));
    const Qt::Alignment horizontal = alignment & Qt::AlignHorizontal_Mask;
    painter->drawText(rect,
                      int(horizontal ? horizontal : Qt::AlignLeading) | int(Qt::AlignVCenter) |
                          int(Qt::TextSingleLine),
                      shown);
}

} // namespace

RowDelegate::RowDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

void RowDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                              bool leading) const
{
    const QRect rect = option.rect;
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen)
        painter->fillRect(rect, m_theme.color(Role::Selection));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                      m_theme.color(Role::Line));
    if (chosen && leading) {
        const QRect bar = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignTop,
                                              QSize(kAccentBar, rect.height()), rect);
        painter->fillRect(bar, m_theme.color(Role::Accent));
    }
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    painter->save();
    paintGround(painter, option, isLeadingColumn(option, index));
    QRect inner = option.rect.adjusted(kSide, 0, -kSide, -1);
    if (option.features.testFlag(QStyleOptionViewItem::HasCheckIndicator) ||
        index.data(Qt::CheckStateRole).isValid()) {
        const QRect box = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter,
                                              QSize(kBoxSize, kBoxSize), inner);
        drawBox(painter, m_theme, box, index.data(Qt::CheckStateRole).toInt() == Qt::Checked);
        inner = afterLeading(inner, kBoxSize + kSide, option.direction);
    }
    inner = drawIcon(painter, option, index, inner);
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    const QVariant tone = index.data(ToneRole);
    if (tone.isValid()) {
        Chip::draw(*painter, m_theme, inner, text, tone.value<Tone>(), option.direction);
    } else {
        const Emphasis emphasis = emphasisOf(index);
        drawText(painter, option, inner, text, fontOf(m_theme, emphasis),
                 m_theme.color(inkOf(emphasis)), alignmentOf(index));
    }
    painter->restore();
}

bool RowDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool checkable = model->flags(index).testFlag(Qt::ItemIsUserCheckable);
    if (!checkable || event->type() != QEvent::MouseButtonRelease)
        return checkable && event->type() == QEvent::MouseButtonDblClick
                   ? true
                   : QStyledItemDelegate::editorEvent(event, model, option, index);
    // The box is drawn by us, so it is also found by us; a little beside it counts too.
    const QRect box =
        QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter,
                            QSize(kBoxSize + 2 * kSide, option.rect.height()), option.rect);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || !box.contains(mouse->position().toPoint()))
        return false;
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale).simplified();
    int width = index.data(ToneRole).isValid()
                    ? Chip::sizeFor(m_theme, text).width()
                    : QFontMetrics(fontOf(m_theme, emphasisOf(index))).horizontalAdvance(text);
    if (index.data(Qt::DecorationRole).isValid())
        width += kIconSize + kSide;
    if (index.data(Qt::CheckStateRole).isValid())
        width += kIconSize + kSide;
    return {width + 2 * kSide + 2, m_theme.rowHeight()};
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    paintGround(painter, option, true);
    QRect inner =
        option.rect.adjusted(space::kMedium, space::kSmall, -space::kMedium, -space::kSmall - 1);
    const int half = inner.height() / 2;
    QRect upper = inner.adjusted(0, 0, 0, -half);
    if (index.data(Qt::DecorationRole).isValid()) {
        upper = drawIcon(painter, option, index, upper);
        inner = afterLeading(inner, kIconSize + kSide, option.direction);
    }
    const QRect lower = inner.adjusted(0, half, 0, 0);

    const QString trailing = index.data(TrailingRole).toString();
    if (!trailing.isEmpty()) {
        const QVariant tone = index.data(ToneRole);
        const int width =
            tone.isValid()
                ? Chip::sizeFor(theme(), trailing).width()
                : QFontMetrics(theme().font(TextSize::Small)).horizontalAdvance(trailing) + 2;
        const QRect place =
            QStyle::alignedRect(option.direction, Qt::AlignTrailing | Qt::AlignVCenter,
                                QSize(std::min(width, upper.width() / 2), upper.height()), upper);
        if (tone.isValid())
            Chip::draw(*painter, theme(), place, trailing, tone.value<Tone>(), option.direction);
        else
            drawText(painter, option, place, trailing, theme().font(TextSize::Small),
                     theme().color(Role::Muted), Qt::AlignTrailing);
        upper = option.direction == Qt::LeftToRight
                    ? upper.adjusted(0, 0, -place.width() - kSide, 0)
                    : upper.adjusted(place.width() + kSide, 0, 0, 0);
    }
    drawText(painter, option, upper, index.data(Qt::DisplayRole).toString(),
             theme().font(TextSize::Body, QFont::DemiBold), theme().color(Role::Text));
    drawText(painter, option, lower, index.data(SecondLineRole).toString(),
             theme().font(TextSize::Body), theme().color(Role::Muted));
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int line = QFontMetrics(theme().font(TextSize::Body)).height();
    return {200, 2 * line + 2 * space::kSmall + 2};
}

} // namespace duebook::ui
