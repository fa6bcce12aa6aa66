// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/rowdelegate.h"

namespace duebook::ui {

/// Draws the search box's list: headings, and hits with their found words in bold.
class SearchHitDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    enum Data { Heading = Qt::UserRole + 1, Title, Detail };

    /// The text without its marks.
    static QString plain(const QString &marked);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace duebook::ui
