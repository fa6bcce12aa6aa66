// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QStringList>

namespace duebook::ui {

/// Writes a table shown on the screen as CSV (UTF-8 with mark, safe against formulas): whole or not
/// at all. Not on the GUI thread. Errors: Io naming the file.
Result<void> writeCsvFile(const QString &path, const QList<QStringList> &lines);

} // namespace duebook::ui
