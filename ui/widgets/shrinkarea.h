// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

namespace duebook::ui {

/// As tall as what is in it while there is room; where there is not, it scrolls instead of pressing
/// rows into each other. What has the keyboard is kept in sight.
class ShrinkArea : public QScrollArea {
    Q_OBJECT
public:
    explicit ShrinkArea(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int contentHeight() const;
};

} // namespace duebook::ui
