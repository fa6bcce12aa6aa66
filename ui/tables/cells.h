// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/itemroles.h"

#include <QString>
#include <QVariant>

namespace duebook::ui {

/// The answer of a cell of plain text to any role. A text that may be elided is also its tool tip.
inline QVariant textCell(int role, const QString &text, Emphasis emphasis = Emphasis::Normal)
{
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text;
    if (role == EmphasisRole)
        return QVariant::fromValue(emphasis);
    return {};
}

/// The answer of a cell drawn as a chip to any role.
inline QVariant chipCell(int role, const QString &text, Tone tone, const QString &toolTip = {})
{
    if (role == Qt::DisplayRole)
        return text;
    if (role == ToneRole)
        return QVariant::fromValue(tone);
    if (role == Qt::ToolTipRole && !toolTip.isEmpty())
        return toolTip;
    return {};
}

} // namespace duebook::ui
