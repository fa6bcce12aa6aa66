// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/theme.h"

#include <QFrame>

class QPushButton;

namespace duebook::ui {

/// Takes files dropped on it or chosen with its button. Says what it takes; lights up while files
/// are held above it. Folders and things that are not local files are left out.
class DropZone : public QFrame {
    Q_OBJECT
public:
    DropZone(const Theme &theme, const QString &sentence, const QString &buttonText,
             QWidget *parent = nullptr);

Q_SIGNALS:
    void filesDropped(const QStringList &paths);
    /// The button: the page opens its file picker.
    void choosePressed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QPushButton *m_button;
    bool m_lit = false;
};

} // namespace duebook::ui
