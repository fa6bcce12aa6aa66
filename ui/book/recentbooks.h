// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QSettings;

namespace duebook::ui {

/// The books opened on this computer, the latest first, those that are gone left out.
QStringList recentBooks(const QSettings &local);

/// Puts `path` first; keeps the latest eight.
void rememberBook(QSettings &local, const QString &path);

} // namespace duebook::ui
