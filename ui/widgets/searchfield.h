// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QKeySequence>
#include <QLineEdit>
#include <QTimer>

namespace duebook::ui {

class KeyHint;

/// A field to search or filter with: drawing in front, its key behind while empty, a cross to
/// clear, Esc clears. `searched` comes when typing pauses, at once on Enter and on clearing.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    /// `keys` are only shown; empty = no hint.
    SearchField(const Theme &theme, const QString &placeholder, const QKeySequence &keys,
                QWidget *parent = nullptr);

    /// How long typing must pause before `searched`; 150 ms at first, 0 = every key.
    void setPause(int milliseconds);

Q_SIGNALS:
    void searched(const QString &text);
    /// Down or Up in the field: the list of results may take it.
    void walked(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void tell();
    void placeHint();

    KeyHint *m_hint = nullptr;
    QTimer m_timer;
    QString m_told;
};

} // namespace duebook::ui
