// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace duebook::ui {

/// What can be done about a damaged book: a backup in its place, or a new book with what can be
/// read.
class RescueButtons : public QWidget {
    Q_OBJECT
public:
    explicit RescueButtons(QWidget *parent = nullptr);

Q_SIGNALS:
    void restoreRequested();
    void salvageRequested();
};

} // namespace duebook::ui
