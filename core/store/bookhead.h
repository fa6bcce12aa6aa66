// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

namespace duebook {

/// What the first bytes of a book's file say.
struct BookHead {
    bool wal = false; ///< last used with a write-ahead log
};

/// Looks at the file before SQLite does: what SQLite reports late or not at all gets its own
/// sentence. Errors: NotFound, NotABook, Damaged (empty, cut short, a head that would mislead), Io.
Result<BookHead> readBookHead(const QString &path);

} // namespace duebook
