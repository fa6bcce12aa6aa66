// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook::test {

/// What stands in an old book; updating keeps it.
constexpr int kOldAccounts = 40;
constexpr int kOldNotes = 600;

/// Makes a book as an earlier Duebook left it (schema of version 6), with the administrator "anna",
/// accounts "O-1" ... with an open invoice each, notes, and promises of which the later search
/// index must be made.
void makeOldBook(const QString &path);

} // namespace duebook::test
