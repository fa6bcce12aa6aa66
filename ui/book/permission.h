// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/team/permissions.h"

class QAction;
class QWidget;

namespace duebook::ui {

class BookContext;

/// Why the person at this window may not, in one sentence; empty when they may. Services refuse by
/// the same rule: this is for showing beforehand.
QString whyNot(const BookContext &book, Right right);

inline bool may(const BookContext &book, Right right)
{
    return whyNot(book, right).isEmpty();
}

/// Switches a control with the right. While it is off its tip says why (`refused`); then it is its
/// own again.
void allow(QWidget *control, const QString &refused);
void allow(QAction *action, const QString &refused);

} // namespace duebook::ui
