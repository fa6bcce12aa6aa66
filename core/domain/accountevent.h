// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QDate>
#include <QString>

namespace duebook {

enum class AccountEventKind {
    HoldSet,
    HoldLifted,
    OwnerChanged,
    StatusChanged,
    Escalated,
    EscalationClosed,
};

/// Something that happened to the account itself, as its timeline tells it; read from the audit.
struct AccountEvent {
    qint64 id = 0; ///< of the audit row
    AccountId account;
    AccountEventKind kind = AccountEventKind::HoldSet;
    QString from;   ///< the owner or status before, by name; may be empty
    QString to;     ///< the owner, status or person after
    QString reason; ///< in the words of who did it; may be empty
    QDate revisit;  ///< invalid = none

    friend bool operator==(const AccountEvent &, const AccountEvent &) = default;
};

} // namespace duebook
