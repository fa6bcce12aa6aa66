// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"

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
    QString from; ///< the owner before, by name; empty = without
    QString to;   ///< the owner, or who or what it was taken to; empty = without
    std::optional<AccountStatus> statusFrom; ///< of a changed status
    std::optional<AccountStatus> statusTo;
    QString reason; ///< in the words of who did it; may be empty
    QDate revisit;  ///< invalid = none

    friend bool operator==(const AccountEvent &, const AccountEvent &) = default;
};

} // namespace duebook
