// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace duebook::ui {

/// Who scrolls a page must not change the choice or number that comes below the pointer: over those
/// the wheel goes to what they stand in. Installed on the application.
class WheelGuard : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace duebook::ui
