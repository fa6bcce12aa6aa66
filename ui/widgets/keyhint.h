// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QKeySequence>
#include <QPushButton>
#include <QWidget>

namespace duebook::ui {

/// A key drawn as a small frame ("Ctrl K"), beside what it does.
class KeyHint : public QWidget {
    Q_OBJECT
public:
    KeyHint(const Theme &theme, const QKeySequence &keys, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static QString textFor(const QKeySequence &keys);
    /// "Back (Alt+Left)".
    static QString toolTipFor(const QString &text, const QKeySequence &keys);
    static QSize sizeFor(const Theme &theme, const QString &text);
    static void draw(QPainter &painter, const Theme &theme, const QRect &rect, const QString &text,
                     const QColor &color);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_text;
};

/// A push button that shows its key behind its text. The key itself belongs to the page's action:
/// the button only shows it.
class KeyButton : public QPushButton {
    Q_OBJECT
public:
    /// `objectName` is also what tests and screen readers find it by; the accessible name is
    /// `text`.
    KeyButton(const Theme &theme, const QString &text, const QKeySequence &keys,
              const QString &objectName, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont::Weight weight() const;

    const Theme &m_theme;
    QString m_keys;
};

} // namespace duebook::ui
