// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/page.h"

#include <QFrame>

class QGridLayout;

namespace duebook::ui {

/// What F1 shows over the window: the keys of the page and of the window. Any key or click closes
/// it.
class ShortcutOverlay : public QFrame {
    Q_OBJECT
public:
    ShortcutOverlay(const Theme &theme, QWidget *parent);

    struct Section {
        QString heading;
        QList<ShortcutHelp> lines;
    };
    /// Sections stand side by side; empty ones are left out.
    void present(const QList<Section> &sections);

    /// Actions with a shortcut as lines of help, texts without their "&" and "…".
    static QList<ShortcutHelp> helpFor(const QList<QAction *> &actions);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void addSection(QGridLayout &grid, int column, const Section &section);

    const Theme &m_theme;
    QWidget *m_content = nullptr;
};

} // namespace duebook::ui
