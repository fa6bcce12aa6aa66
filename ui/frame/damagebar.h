// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QFrame>

namespace duebook::ui {

/// Says over every page that the open book is damaged and cannot be changed, with the ways out. It
/// cannot be dismissed.
class DamageBar : public QFrame {
    Q_OBJECT
public:
    explicit DamageBar(const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void restoreRequested();
    void salvageRequested();
};

} // namespace duebook::ui
