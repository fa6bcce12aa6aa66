// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/searchwords.h"
#include "core/domain/ids.h"
#include "ui/timeline/timelinetext.h"
#include "ui/widgets/rowdelegate.h"

#include <QHash>

namespace duebook::ui {

/// Draws timeline entries: drawing and heading with marks, the text wrapped below (a few lines
/// until unfolded), documents as links; words that are looked for stand out. Heights are worked out
/// once per entry and width: whoever changes an entry tells it (`forget`).
class TimelineDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The document shown at `where` (view coordinates) of the entry drawn in `rect`; unset = none.
    DocumentId documentAt(const QRect &rect, Qt::LayoutDirection direction,
                          const QModelIndex &index, QPoint where) const;

    /// The words that stand out from now on; none = nothing is looked for.
    void setMarked(std::vector<SearchTerm> terms) { m_terms = std::move(terms); }

    /// These entries need another height.
    void forget(const QAbstractItemModel &model, int first, int last);
    void forgetAll() { m_heights.clear(); }

private:
    /// Where things stand, for a left-to-right entry that begins at (0, 0).
    struct Shape {
        QRect icon;
        QRect head;
        QList<QRect> marks;
        QStringList lines;
        QList<QRect> lineRects;
        int mutedFrom = 0; ///< lines from here on are earlier versions
        QList<QRect> files;
        int height = 0;
    };
    Shape shapeOf(const TimelineText &text, const QModelIndex &index, int width) const;
    QStringList wrapped(const QString &text, int width, int mostLines) const;
    void drawHead(QPainter &painter, const QRect &rect, const TimelineText &text,
                  Qt::LayoutDirection direction) const;
    /// One line at the leading edge of `rect`, found words marked.
    void drawLine(QPainter &painter, const QRect &rect, const QString &text,
                  Qt::LayoutDirection direction) const;

    std::vector<SearchTerm> m_terms;
    mutable QHash<qint64, int> m_heights; ///< by `TimelineModel::KeyRole`, for `m_width`
    mutable int m_width = 0;
};

} // namespace duebook::ui
