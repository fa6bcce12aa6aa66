// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemView>
#include <QTimer>

namespace duebook::ui {

/// Leads to one record in a list that is still being read: the row is chosen and brought into sight
/// as soon as it is there; until then the list is led to its end, where it asks for more. Ends by
/// itself after a while, and when the person takes over. The view's model answers `RowIdRole`.
class RowReveal : public QObject {
    Q_OBJECT
public:
    /// The view's own; made by the first call.
    static RowReveal &of(QAbstractItemView &view);

    /// Whether a row is looked for that was not found yet: there must be more rows then.
    static bool seeks(const QAbstractItemView &view);

    void show(qint64 id);

Q_SIGNALS:
    void shown(const QModelIndex &index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit RowReveal(QAbstractItemView &view);
    static RowReveal *madeFor(const QAbstractItemView &view);
    void look();
    void end();

    QAbstractItemView &m_view;
    QTimer m_look;
    QTimer m_patience;
    qint64 m_id = 0; // 0 = nothing is looked for
};

} // namespace duebook::ui
