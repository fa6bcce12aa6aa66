// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QString>

namespace duebook {

/// What a person may do. The numbers stand in the book: only add at the end.
enum class Role { Clerk = 1, Manager, Sales, Administrator };

/// A person who works with the book. The owner of an account (its collector) is one of them.
struct User {
    UserId id;
    QString login; ///< the system user name by default; unique, compared folded
    QString name;
    QString email;
    QString phone;
    Role role = Role::Clerk;
    bool active = true;
    int callsPerDay = 0;      ///< target; 0 = none
    bool hasPassword = false; ///< told when read; set by `SignInService` only
    qint64 rowVersion = 0;

    friend bool operator==(const User &, const User &) = default;
};

} // namespace duebook
