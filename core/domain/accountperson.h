// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QString>

namespace duebook {

/// One of our own people who has to do with an account.
struct AccountPerson {
    UserId user;
    QString name;
    QString email;
    QString phone;
    bool active = true;          ///< still works with the book
    bool owner = false;          ///< the collector
    bool representative = false; ///< our account representative
    QString role;                ///< what else the person does for the account; may be empty

    friend bool operator==(const AccountPerson &, const AccountPerson &) = default;
};

} // namespace duebook
