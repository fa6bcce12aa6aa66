// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace duebook::ui {

class IconLabel;

/// What stands where there is nothing to show: a drawing, a sentence that says what to do next, and
/// the button for it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const Theme &theme, Icon icon, const QString &sentence, QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    /// An empty text hides the button.
    void setButton(const QString &text);

Q_SIGNALS:
    void buttonPressed();

private:
    IconLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace duebook::ui
