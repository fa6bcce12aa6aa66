// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;
class QProgressBar;

namespace duebook::ui {

/// What one key figure shows.
struct Figure {
    QString label;                  ///< "Calls today"
    QString value;                  ///< "5"
    QString suffix;                 ///< smaller, behind the value: "of 20"
    QString hint;                   ///< below: "3 overdue since Friday"
    std::optional<double> progress; ///< 0..1: a bar in place of the hint
    bool worrying = false;          ///< the value in the colour of bad news
};

/// One key figure: label, value, hint or progress. Read out as one sentence.
class FigureCard : public QFrame {
    Q_OBJECT
public:
    explicit FigureCard(QWidget *parent = nullptr);
    void setFigure(const Figure &figure);

private:
    QLabel *m_label;
    QLabel *m_value;
    QLabel *m_suffix;
    QLabel *m_hint;
    QProgressBar *m_progress;
};

/// Key figures side by side in one frame, parted by hairlines.
class FigureRow : public QFrame {
    Q_OBJECT
public:
    explicit FigureRow(QWidget *parent = nullptr);
    /// Cards are reused, so a refresh does not flicker.
    void setFigures(const QList<Figure> &figures);

private:
    QHBoxLayout *m_layout;
    QList<FigureCard *> m_cards;
    QList<QFrame *> m_lines;
};

} // namespace duebook::ui
