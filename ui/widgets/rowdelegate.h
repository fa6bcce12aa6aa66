// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QStyledItemDelegate>

namespace duebook::ui {

/// Draws the cells of our tables: hairline below each row, the chosen row on a tinted ground with
/// an accent bar on its leading edge, text by `EmphasisRole`, chips where `ToneRole` is set.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

protected:
    /// Ground, hairline and accent bar; for delegates with another inside.
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, bool leading) const;
    const Theme &theme() const { return m_theme; }

private:
    const Theme &m_theme;
};

/// Draws lists of two-line entries: icon, strong first line with a trailing text or chip, and a
/// muted second line (`SecondLineRole`, `TrailingRole`, `ToneRole`).
class TwoLineDelegate : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace duebook::ui
