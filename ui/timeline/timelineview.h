// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "ui/look/theme.h"

#include <QListView>
#include <QPointer>

namespace duebook::ui {

class EmptyState;
class TimelineDelegate;

/// The list of a timeline: walked with the arrows, Space unfolds an entry, Enter opens what it is
/// about, documents open by click or with O. More is asked for while scrolling down.
class TimelineView : public QListView {
    Q_OBJECT
public:
    explicit TimelineView(const Theme &theme, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Shown over the list while it has no entries and nothing is being fetched.
    void setEmptyState(EmptyState *state);
    void setLoading(bool loading);
    /// The words of this text stand out; empty = none.
    void setMarked(const QString &typed);

Q_SIGNALS:
    void documentClicked(duebook::DocumentId document);
    /// Space on an entry.
    void unfoldPressed(const QModelIndex &index);
    /// Enter or a double click on an entry.
    void openPressed(const QModelIndex &index);
    void openDocumentPressed(const QModelIndex &index);
    /// The end of what is loaded comes into sight.
    void moreWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    /// What stood in sight stays where it is when entries come above it.
    void doItemsLayout() override;

private:
    DocumentId documentAt(QPoint where) const;
    void showEmptyState();
    void askForMore();
    void rememberPlace();

    TimelineDelegate *m_delegate;
    QPointer<EmptyState> m_empty;
    QPersistentModelIndex m_anchor;
    int m_anchorY = 0; // pixels from the top of the viewport, before the entries came
    bool m_loading = false;
};

} // namespace duebook::ui
