// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/tone.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace duebook::ui {

class IconLabel;

/// A line inside a page or above it: a sentence on the ground of its tone, an optional button, a
/// cross to dismiss it. Hidden until something is said.
class Banner : public QFrame {
    Q_OBJECT
public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    /// An empty button text means no button.
    void say(const QString &sentence, Tone tone, const QString &buttonText = {});
    void dismiss();
    QString sentence() const;

Q_SIGNALS:
    void said();
    void buttonPressed();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    IconLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
    Tone m_tone = Tone::Neutral;
};

} // namespace duebook::ui
