// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QWidget>

namespace duebook::ui {

/// How much of a credit limit is used: a bar in the accent colour, orange from the warning on (90 %
/// unless set), red above the limit. The words that say the same stand beside it (`setWords`), also
/// for screen readers.
class LimitBar : public QWidget {
    Q_OBJECT
public:
    explicit LimitBar(const Theme &theme, QWidget *parent = nullptr);

    /// `used` and `limit` in the same minor units; a limit of 0 or less means "no limit": empty
    /// bar.
    void setUse(qint64 used, qint64 limit);
    void setWarnPercent(int percent);
    /// What is said to a screen reader and in the tool tip: "96 % of 80,000.00 used".
    void setWords(const QString &words);
    Role role() const;

    QSize sizeHint() const override { return {190, 8}; }
    QSize minimumSizeHint() const override { return {60, 8}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    double m_share = 0;
    int m_warnPercent = 90;
};

} // namespace duebook::ui
