// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/care/sealcheck.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace duebook {

/// Tells rows that were altered outside Duebook in words for a person.
class CheckWords {
    Q_DECLARE_TR_FUNCTIONS(duebook::CheckWords)
public:
    /// "note 2026-02-03 of account 10020"
    static QString place(const AlteredRow &row);

    /// "A row was changed outside Duebook."
    static QString what(AlteredRow::How how);

    /// When and by whom it was saved last; empty when nobody knows.
    static QString savedLast(const RowName &name, const QTimeZone &zone);

    /// Between which two backups it happened; a path may be empty.
    static QString between(const QString &lastSound, const QString &firstWrong);

    static QString moment(const QDateTime &at, const QTimeZone &zone);
};

} // namespace duebook
