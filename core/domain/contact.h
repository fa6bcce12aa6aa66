// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QString>

namespace duebook {

/// A person at the account.
struct Contact {
    ContactId id;
    AccountId account;
    QString name;
    QString role; ///< payables clerk, controller, owner ...; free text with suggestions
    QString email;
    QString phone;
    QString mobile;
    QString language;         ///< BCP 47, empty = the account's
    QString preferredChannel; ///< email, phone, letter, text; empty = no preference
    bool doNotContact = false;
    QString doNotContactReason;
    bool hasLeft = false; ///< no longer there; kept for the history
    bool isMain = false;  ///< the one to call first
    qint64 rowVersion = 0;
    ContactId mergedInto; ///< the same person under this one; kept for the history only

    friend bool operator==(const Contact &, const Contact &) = default;
};

} // namespace duebook
