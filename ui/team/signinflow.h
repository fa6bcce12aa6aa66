// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"

#include <QString>

#include <functional>

class QSettings;
class QWidget;

namespace duebook::ui {

class BookContext;

/// Asks who goes on working at this window, proves it where the person has a password, and
/// switches. `chosen` may be unset.
void askToSwitchPerson(QWidget *parent, BookContext &book, QSettings &local, UserId chosen,
                       const std::function<void(const QString &)> &complain);

/// The person at this window sets their own password, or an administrator that of another.
void askForPassword(QWidget *parent, BookContext &book, const User &user,
                    const std::function<void(const QString &)> &done);

/// Which person this computer's user was last, to be proposed when a book is opened.
QString lastPerson(const QSettings &local);
void rememberPerson(QSettings &local, const QString &login);
void forgetPerson(QSettings &local);

} // namespace duebook::ui
