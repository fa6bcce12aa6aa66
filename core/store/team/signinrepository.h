// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/session.h"

namespace duebook {

/// Wrong passwords in a row, and when the last was typed.
struct SignInFailures {
    int count = 0;
    QDateTime last;
};

/// Wrong passwords as the book knows them, by person and computer: who guesses at one computer does
/// not keep the person out at another. They stand among the claims on work: rows that pass, that no
/// check seals and that are forgotten after a while.
class SignInRepository {
public:
    /// At this computer.
    static SignInFailures failures(Database &db, UserId user);
    static void keep(Transaction &transaction, UserId user, const SignInFailures &failures);
    static void forget(Transaction &transaction, UserId user);
};

} // namespace duebook
