// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"

#include <QFrame>

class QGridLayout;

namespace duebook::ui {

/// What F1 shows over the window: the keys of the page and of the window. Any key or click closes
/// it.
class ShortcutOverlay : public QFrame {
    Q_OBJECT
public:
    ShortcutOverlay(const Theme &theme, QWidget *parent);

    void present(const QString &pageTitle, const QList<ShortcutHelp> &page,
                 const QList<ShortcutHelp> &window);

    /// Actions with a shortcut as lines of help, texts without their "&" and "…".
    static QList<ShortcutHelp> helpFor(const QList<QAction *> &actions);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void addColumn(QGridLayout &grid, int column, const QString &heading,
                   const QList<ShortcutHelp> &lines);

    const Theme &m_theme;
    QWidget *m_content = nullptr;
};

} // namespace duebook::ui
