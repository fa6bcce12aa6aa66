// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QWidget>

namespace duebook::ui {

/// One step of an ageing: what it is called and what is open in it.
struct AgeingStep {
    QString label;         ///< "31–60"
    qint64 minorUnits = 0; ///< decides the width; credit (negative) has none
    QString amount;        ///< as shown: "21,450.00"
};

/// The ageing as one bar, oldest at the trailing edge, each step's label and amount below its
/// piece. Mirrored in right-to-left layouts. Read out as one sentence with all steps.
class AgeingBar : public QWidget {
    Q_OBJECT
public:
    explicit AgeingBar(const Theme &theme, QWidget *parent = nullptr);

    /// In order of age, the first step is what is not due yet; the colours go by position.
    void setSteps(const QList<AgeingStep> &steps);

    /// Where the pieces and the labels lie, in widget coordinates, in the order of the steps. A
    /// step without an open amount has an empty piece.
    QList<QRect> pieces() const;
    QList<QRect> labels() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect mirrored(const QRect &rect) const;
    QRect logicalPiece(int index) const;
    int labelWidth(const AgeingStep &step) const;

    const Theme &m_theme;
    QList<AgeingStep> m_steps;
    double m_total = 0;
};

} // namespace duebook::ui
