// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/presence.h"
#include "core/store/book/session.h"

#include <vector>

namespace duebook {

/// Who has the book open. A client's row stands as long as it beats; heartbeats are counted, clocks
/// of two hosts are never compared. Nothing here is audited.
class PresenceRepository {
public:
    /// Writes our row with one heartbeat more, or anew when others removed it as dead (then false).
    /// The others are told when what they see of us changed.
    static bool beat(Transaction &transaction, const PresentClient &self);

    static void leave(Transaction &transaction, const QString &client);

    /// Removes a client that still is at the heartbeat it was seen at; false when it has moved on.
    static bool removeSilent(Transaction &transaction, const PresentClient &seen);

    /// Everyone, ourselves too, in the order of opening.
    static std::vector<PresentClient> all(Database &db);
};

} // namespace duebook
