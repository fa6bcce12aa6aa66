// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/tone.h"

#include <QWidget>

class QPainter;

namespace duebook::ui {

/// A word or two on a rounded ground in the colours of a tone. Says something, is not pressed.
class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(const Theme &theme, QWidget *parent = nullptr);
    Chip(const Theme &theme, const QString &text, Tone tone, QWidget *parent = nullptr);

    /// An empty text hides the chip.
    void setText(const QString &text, Tone tone);
    QString text() const { return m_text; }
    Tone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The same shape for delegates: the size a text takes, and the drawing. Text that does not fit
    /// into `rect` is elided; the chip is centred vertically at the leading edge of `rect`.
    static QSize sizeFor(const Theme &theme, const QString &text);
    static void draw(QPainter &painter, const Theme &theme, const QRect &rect, const QString &text,
                     Tone tone, Qt::LayoutDirection direction);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace duebook::ui
