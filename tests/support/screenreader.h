// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QWidget>

namespace duebook::test {

/// Toggles a control as a screen reader does, without a click; false where that is not offered.
inline bool toggleAsScreenReader(QWidget &control)
{
    QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(&control);
    QAccessibleActionInterface *actions = seen != nullptr ? seen->actionInterface() : nullptr;
    const QString &toggle = QAccessibleActionInterface::toggleAction();
    if (actions == nullptr || !actions->actionNames().contains(toggle))
        return false;
    actions->doAction(toggle);
    return true;
}

} // namespace duebook::test
