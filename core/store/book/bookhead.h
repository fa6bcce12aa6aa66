// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/sharing/drivekind.h"

namespace duebook {

/// What the first bytes of a book's file say.
struct BookHead {
    bool wal = false; ///< last used with a write-ahead log
};

/// Looks at the file before SQLite does: what SQLite reports late or not at all gets its own
/// sentence. Errors: NotFound, NotABook, Damaged (empty, cut short, a head that would mislead), Io.
Result<BookHead> readBookHead(const QString &path);

/// Whether an error about a file says what only a second look may be believed: a network drive can
/// give old content and old sizes, which look like damage. Waits then until its client, in its
/// usual settings, remembers nothing of the file any more.
bool wantsSecondLook(const Error &error, DriveKind drive);

} // namespace duebook
