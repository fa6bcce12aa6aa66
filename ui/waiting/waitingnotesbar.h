// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QFrame>
#include <QPointer>

class QPushButton;

namespace duebook::ui {

class ElidedLabel;
class IconLabel;
class OutboxKeeper;

/// The slim bar that says how many notes wait on this computer, with *Show*. Hidden when none do.
class OutboxBar : public QFrame {
    Q_OBJECT
public:
    explicit OutboxBar(const Theme &theme, QWidget *parent = nullptr);

    /// The outbox of the open book; nothing = no book is open.
    void setOutbox(OutboxKeeper *outbox);

Q_SIGNALS:
    void showPressed();

private:
    void refresh();

    QPointer<OutboxKeeper> m_outbox;
    IconLabel *m_icon;
    ElidedLabel *m_text;
};

} // namespace duebook::ui
