// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "core/domain/settings.h"

#include <QString>

#include <vector>

namespace duebook::ui {

/// "Every 2 weeks" for a stored repetition; empty for none.
QString repeatWords(const QString &stored);

/// The repetitions that menus and forms offer, as stored ("every 2 weeks").
QStringList repeatChoices();

/// "Task", "Answer expected", "To read" ...
QString followUpKindWord(FollowUpKind kind);

/// A day to put something off to, as menus offer it; the text has its mnemonic.
struct SnoozeDay {
    QString text;
    QDate day;
};
std::vector<SnoozeDay> snoozeDays(const BookSettings &settings, QDate today);

} // namespace duebook::ui
