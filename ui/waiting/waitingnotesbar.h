// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QFrame>
#include <QPointer>

class QPushButton;

namespace duebook::ui {

class ElidedLabel;
class IconLabel;
class WaitingNotesKeeper;

/// The slim bar that says how many notes wait on this computer, with *Show*. Hidden when none do.
class WaitingNotesBar : public QFrame {
    Q_OBJECT
public:
    explicit WaitingNotesBar(const Theme &theme, QWidget *parent = nullptr);

    /// Those of the open book; nothing = no book is open.
    void setWaitingNotes(WaitingNotesKeeper *waitingNotes);

Q_SIGNALS:
    void showPressed();

private:
    void refresh();

    QPointer<WaitingNotesKeeper> m_waitingNotes;
    IconLabel *m_icon;
    ElidedLabel *m_text;
};

} // namespace duebook::ui
