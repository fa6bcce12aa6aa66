// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace duebook::ui {

/// Tells screen readers what a choice is for. On Linux Qt names a combo box after what is chosen
/// in it and leaves the rest to the label beside; one without a label gets a hidden one that says
/// its accessible name.
class ChoiceNames : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace duebook::ui
