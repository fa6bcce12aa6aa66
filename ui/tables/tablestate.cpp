// SPDX-License-Identifier: Apache-2.0
#include "ui/tables/tablestate.h"

#include <QHeaderView>
#include <QSettings>

namespace duebook::ui::tablestate {

namespace {

QString stateKey(const QString &key)
{
    return QStringLiteral("tables/%1/columns").arg(key);
}

QString countKey(const QString &key)
{
    return QStringLiteral("tables/%1/count").arg(key);
}

} // namespace

bool restore(QHeaderView &header, const QSettings &settings, const QString &key)
{
    if (settings.value(countKey(key)).toInt() != header.count())
        return false;
    return header.restoreState(settings.value(stateKey(key)).toByteArray());
}

void save(const QHeaderView &header, QSettings &settings, const QString &key)
{
    if (header.count() == 0)
        return;
    settings.setValue(countKey(key), header.count());
    settings.setValue(stateKey(key), header.saveState());
}

} // namespace duebook::ui::tablestate
