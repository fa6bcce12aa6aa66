// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/session.h"

namespace duebook {

/// What a new day needs, whoever opens the book first: the window, or any command. Everything may
/// run again at any time and by several programs at once; it changes only what the day changed.
class DayUpkeep {
public:
    /// Left-over parts of documents removed, holidays filled in, balances brought to today,
    /// promises whose time has passed judged, disputes and escalations looked after, the change log
    /// trimmed. Does nothing on a read-only book and for people without the right `KeepUp`. Errors:
    /// those of writing.
    static Result<void> begin(Session &session);

    /// The same where no program has begun the session's day yet.
    static Result<void> beginOnce(Session &session);

    /// Whether figures of the session's day can be read: it has begun. Throws `SqlFailure`.
    static bool hasBegun(Database &db, QDate today);
};

} // namespace duebook
