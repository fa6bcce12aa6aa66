// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QHeaderView;
class QSettings;

namespace duebook::ui::tablestate {

/// Gives the columns the order, widths and sort column they had under `key`. False (and nothing
/// changed) when there is none or the table has other columns now.
bool restore(QHeaderView &header, const QSettings &settings, const QString &key);

/// Remembers order, widths and sort column under `key`.
void save(const QHeaderView &header, QSettings &settings, const QString &key);

} // namespace duebook::ui::tablestate
