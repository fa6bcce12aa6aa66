// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"
#include "ui/widgets/givenfiles.h"

#include <QFrame>

class QPushButton;

namespace duebook::ui {

/// Takes files and pictures dropped on it, and files chosen with its button. Says what it takes;
/// lights up while something fitting is held above it. What a file is worth is for others to say.
class DropZone : public QFrame {
    Q_OBJECT
public:
    DropZone(const Theme &theme, const QString &sentence, const QString &buttonText,
             QWidget *parent = nullptr);

Q_SIGNALS:
    void given(const duebook::ui::GivenFiles &given);
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
