// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/icons.h"

#include <QWidget>

namespace duebook::ui {

/// One of our drawings standing by itself; follows the theme. Decoration: it has no accessible name
/// unless the owner gives it one.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    IconLabel(const Theme &theme, Icon name, Role role, QWidget *parent = nullptr,
              int size = kIconSize);

    void setIcon(Icon name, Role role);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Icon m_name;
    Role m_role;
    int m_size;
};

} // namespace duebook::ui
