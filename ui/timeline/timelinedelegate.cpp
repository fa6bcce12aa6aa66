// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinedelegate.h"

#include "ui/timeline/timelinemodel.h"
#include "ui/widgets/chip.h"

#include <QAbstractItemView>
#include <QGuiApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kIconColumn = 26;
constexpr int kFoldedLines = 4;
constexpr int kAllLines = 10000;
constexpr int kMostMarksShare = 2; // marks take at most 1/2 of the width

QRect placed(const QRect &rect, const QRect &within, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, within, rect.translated(within.topLeft()));
}

int widthFor(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view != nullptr ? view->viewport()->width() : std::max(option.rect.width(), 300);
}

/// What people wrote runs as most of its letters do, line for line, whatever the window's language.
QString inOwnDirection(const QString &line, Qt::LayoutDirection own, bool bothWays)
{
    constexpr QChar kLeftToRightIsolate(u'\u2066');
    constexpr QChar kRightToLeftIsolate(u'\u2067');
    constexpr QChar kPopIsolate(u'\u2069');
    if (!bothWays)
        return line;
    return (own == Qt::RightToLeft ? kRightToLeftIsolate : kLeftToRightIsolate) + line +
           kPopIsolate;
}

} // namespace

QStringList TimelineDelegate::wrapped(const QString &text, int width, int mostLines) const
{
    const QFont font = theme().font(TextSize::Body);
    QStringList lines;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        if (paragraph.trimmed().isEmpty())
            continue;
        int runsLeft = 0;
        int runsRight = 0;
        for (const QChar c : paragraph) {
            runsRight += c.direction() == QChar::DirL ? 1 : 0;
            runsLeft += c.direction() == QChar::DirR || c.direction() == QChar::DirAL ? 1 : 0;
        }
        const Qt::LayoutDirection own = runsLeft > runsRight ? Qt::RightToLeft : Qt::LeftToRight;
        const bool turned = runsLeft > 0 || QGuiApplication::isRightToLeft();
        QString last;
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setTextDirection(own);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            if (lines.size() == mostLines) {
                const QString rest = (last.isEmpty() ? lines.last() : last) + QLatin1Char(' ') +
                                     paragraph.mid(line.textStart());
                lines.last() = inOwnDirection(
                    QFontMetrics(font).elidedText(rest, Qt::ElideRight, width), own, turned);
                return lines;
            }
            last = paragraph.mid(line.textStart(), line.textLength());
            lines.append(inOwnDirection(last, own, turned));
        }
        layout.endLayout();
    }
    return lines;
}

TimelineDelegate::Shape TimelineDelegate::shapeOf(const TimelineText &text,
                                                  const QModelIndex &index, int width) const
{
    Shape shape;
    const QFontMetrics body(theme().font(TextSize::Body));
    const int line = std::max(body.height(), Chip::sizeFor(theme(), QStringLiteral("x")).height());
    const int left = space::kMedium + kIconColumn;
    const int right = width - space::kMedium;
    int y = space::kSmall;
    shape.icon = QRect(space::kMedium, y + (line - kIconSize) / 2, kIconSize, kIconSize);

    int x = right;
    const int leastX = left + (right - left) / kMostMarksShare;
    for (const TimelineText::Mark &mark : text.marks) {
        const int wanted = Chip::sizeFor(theme(), mark.text).width();
        const int taken = std::min(wanted, x - leastX);
        if (taken < 24)
            break;
        shape.marks.append(QRect(x - taken, y, taken, line));
        x -= taken + space::kTight;
    }
    shape.head = QRect(left, y, x - left - space::kTight, line);
    y += line + 2;

    const bool unfolded = index.data(TimelineModel::UnfoldedRole).toBool();
    shape.lines = wrapped(text.body, right - left, unfolded ? kAllLines : kFoldedLines);
    shape.mutedFrom = int(shape.lines.size());
    if (unfolded)
        for (const QString &earlier : index.data(TimelineModel::EarlierRole).toStringList())
            shape.lines += wrapped(earlier, right - left, kAllLines);
    for (int i = 0; i < int(shape.lines.size()); ++i) {
        shape.lineRects.append(QRect(left, y, right - left, body.lineSpacing()));
        y += body.lineSpacing();
    }
    for (const TimelineText::File &file : text.files) {
        const int wanted = kIconSize + space::kTight + body.horizontalAdvance(file.text) + 2;
        shape.files.append(QRect(left, y + 2, std::min(wanted, right - left), line));
        y += line + 2;
    }
    shape.height = y + space::kSmall + 1;
    return shape;
}

void TimelineDelegate::drawHead(QPainter &painter, const QRect &rect, const TimelineText &text,
                                Qt::LayoutDirection direction) const
{
    const QFont strong = theme().font(TextSize::Body, QFont::DemiBold);
    const QFont plain = theme().font(TextSize::Body);
    const int titleWidth =
        std::min(QFontMetrics(strong).horizontalAdvance(text.title) + 1, rect.width());
    painter.setLayoutDirection(direction);
    painter.setFont(strong);
    painter.setPen(theme().color(Role::Text));
    const QRect title = QStyle::visualRect(direction, rect,
                                           QRect(rect.topLeft(), QSize(titleWidth, rect.height())));
    drawLine(painter, title, text.title, direction);
    const QRect rest =
        QStyle::visualRect(direction, rect, rect.adjusted(titleWidth + space::kSmall, 0, 0, 0));
    if (rest.width() < 20)
        return;
    painter.setFont(plain);
    painter.setPen(theme().color(Role::Muted));
    drawLine(painter, rest,
             QFontMetrics(plain).elidedText(text.about, Qt::ElideRight, rest.width()), direction);
}

void TimelineDelegate::drawLine(QPainter &painter, const QRect &rect, const QString &text,
                                Qt::LayoutDirection direction) const
{
    const std::vector<TextRange> found =
        m_terms.empty() ? std::vector<TextRange>() : markTerms(text, m_terms);
    if (found.empty()) {
        painter.drawText(rect, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, text);
        return;
    }
    QTextOption option(Qt::AlignLeading);
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    QTextLayout layout(text, painter.font());
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> marks;
    for (const TextRange &range : found) {
        QTextLayout::FormatRange mark;
        mark.start = int(range.start);
        mark.length = int(range.length);
        mark.format.setBackground(theme().color(Role::WarnBackground));
        mark.format.setForeground(theme().color(Role::Text));
        marks.append(mark);
    }
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    const double y = rect.y() + (rect.height() - line.height()) / 2;
    layout.draw(&painter, QPointF(rect.x(), y));
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto text = index.data(TimelineModel::TextRole).value<TimelineText>();
    const QRect whole = option.rect;
    const Qt::LayoutDirection direction = option.direction;
    const Shape shape = shapeOf(text, index, whole.width());
    painter->save();
    paintGround(painter, option, true);
    icon(theme(), text.icon, Role::Muted).paint(painter, placed(shape.icon, whole, direction));
    drawHead(*painter, placed(shape.head, whole, direction), text, direction);
    for (int i = 0; i < int(shape.marks.size()); ++i)
        Chip::draw(*painter, theme(), placed(shape.marks[i], whole, direction), text.marks[i].text,
                   text.marks[i].tone, direction);

    painter->setFont(theme().font(TextSize::Body));
    for (int i = 0; i < int(shape.lines.size()); ++i) {
        painter->setPen(theme().color(i < shape.mutedFrom ? Role::Text : Role::Muted));
        drawLine(*painter, placed(shape.lineRects[i], whole, direction), shape.lines[i], direction);
    }
    for (int i = 0; i < int(shape.files.size()); ++i) {
        const QRect file = placed(shape.files[i], whole, direction);
        const QRect clip = QStyle::alignedRect(direction, Qt::AlignLeading | Qt::AlignVCenter,
                                               QSize(kIconSize, kIconSize), file);
        icon(theme(), text.files[i].proof ? Icon::Check : Icon::Paperclip, Role::Accent)
            .paint(painter, clip);
        const int taken = kIconSize + space::kTight;
        const QRect name = direction == Qt::LeftToRight ? file.adjusted(taken, 0, 0, 0)
                                                        : file.adjusted(0, 0, -taken, 0);
        painter->setPen(theme().color(Role::Accent));
        drawLine(
            *painter, name,
            painter->fontMetrics().elidedText(text.files[i].text, Qt::ElideMiddle, name.width()),
            direction);
    }
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = widthFor(option);
    if (width != m_width) {
        m_heights.clear();
        m_width = width;
    }
    // A list asks for every entry's size whenever one is added.
    const qint64 key = index.data(TimelineModel::KeyRole).toLongLong();
    const auto known = m_heights.constFind(key);
    if (known != m_heights.constEnd())
        return {width, *known};
    const auto text = index.data(TimelineModel::TextRole).value<TimelineText>();
    return {width, *m_heights.insert(key, shapeOf(text, index, width).height)};
}

void TimelineDelegate::forget(const QAbstractItemModel &model, int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_heights.remove(model.index(row, 0).data(TimelineModel::KeyRole).toLongLong());
}

DocumentId TimelineDelegate::documentAt(const QRect &rect, Qt::LayoutDirection direction,
                                        const QModelIndex &index, QPoint where) const
{
    const auto text = index.data(TimelineModel::TextRole).value<TimelineText>();
    const Shape shape = shapeOf(text, index, rect.width());
    for (int i = 0; i < int(shape.files.size()); ++i)
        if (placed(shape.files[i], rect, direction).contains(where))
            return text.files[i].id;
    return {};
}

} // namespace duebook::ui
