// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QPointer>
#include <QTableView>

class QSettings;

namespace duebook::ui {

class EmptyState;

/// Our table: rows of one height parted by hairlines, whole rows chosen, sortable and movable
/// columns, walked by keyboard (arrows, Home/End, Enter opens). Numbers stand at the trailing edge
/// where the model says so by `Qt::TextAlignmentRole`, and their headings with them.
class TableView : public QTableView {
    Q_OBJECT
public:
    explicit TableView(const Theme &theme, QWidget *parent = nullptr);
    ~TableView() override;

    void setModel(QAbstractItemModel *model) override;

    /// Shown over the rows while the model has none. It becomes a child beside the table.
    void setEmptyState(EmptyState *state);
    /// Keep the empty state away while rows are still being fetched.
    void setLoading(bool loading);

    /// Widths of the columns in pixels; 0 = takes the rest. Given before `remember`.
    void setColumnWidths(const QList<int> &widths);
    /// Columns are restored from `settings` now and saved when the table goes away.
    void remember(QSettings &settings, const QString &key);

    /// The chosen row's index in column 0, or an invalid one.
    QModelIndex currentRow() const;

Q_SIGNALS:
    /// Enter or a double click on a row.
    void opened(const QModelIndex &index);
    /// Ctrl+Enter on a row: open in a window of its own.
    void openedInWindow(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    int sizeHintForColumn(int column) const override;

private:
    void showEmptyState();
    void placeEmptyState();

    const Theme &m_theme;
    QPointer<EmptyState> m_empty;
    QSettings *m_settings = nullptr;
    QString m_key;
    bool m_loading = false;
};

} // namespace duebook::ui
