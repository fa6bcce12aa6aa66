// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QFrame>

class QAction;
class QPushButton;

namespace duebook::ui {

class ElidedLabel;

/// The slim bar above the page while the list is worked through: "3 of 28", which account this is,
/// which comes next, *Skip* (F8) and *Stop* (Shift+F8).
class RoundBar : public QFrame {
    Q_OBJECT
public:
    explicit RoundBar(const Theme &theme, QWidget *parent = nullptr);

    /// Shows the bar; `next` empty = this is the last one.
    void present(int position, int total, const QString &account, const QString &next);

Q_SIGNALS:
    void skipPressed();
    void stopPressed();
    /// Back to the account that is to be dealt with.
    void accountPressed();

private:
    QPushButton *button(const QString &text, const QKeySequence &keys, const char *name,
                        void (RoundBar::*pressed)());

    const Theme &m_theme;
    ElidedLabel *m_where;
    QPushButton *m_account;
    ElidedLabel *m_next;
};

} // namespace duebook::ui
