// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/rowdelegate.h"

namespace duebook::ui {

/// Draws lists of hits: headings, and hits with their found words marked; in one line for the
/// search box, in two for its page.
class SearchHitDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void setTwoLines(bool twoLines) { m_twoLines = twoLines; }

    enum Data { Heading = Qt::UserRole + 1, Title, Detail };

    /// The text without its marks.
    static QString plain(const QString &marked);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_twoLines = false;
};

} // namespace duebook::ui
