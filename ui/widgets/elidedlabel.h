// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace duebook::ui {

/// A one-line label that gives way: text that does not fit ends in an ellipsis and stands whole in
/// the tool tip. Takes every `Look` a QLabel takes.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool fits() const;
};

} // namespace duebook::ui
