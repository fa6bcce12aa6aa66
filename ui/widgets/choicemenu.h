// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

namespace duebook::ui {

/// A menu over a page that has single letters as shortcuts. While it is open its own letters win:
/// Qt asks the page's shortcuts first, for the keyboard focus stays on the page below the menu.
class ChoiceMenu : public QMenu {
    Q_OBJECT
public:
    using QMenu::QMenu;

protected:
    bool event(QEvent *event) override;
};

} // namespace duebook::ui
