// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/presence.h"

#include <QHash>

#include <chrono>
#include <vector>

namespace duebook {

class Session;

/// Who has the book open, and on which account. A client that goes silent is taken out by the
/// others, who count its heartbeats by their own monotonic time; its claims are free then. One
/// object for the whole time the book is open, on the thread of a session that can write.
class PresenceService {
public:
    using Ms = std::chrono::milliseconds;

    /// How often a client beats, and after how long a silence it counts as gone.
    static constexpr Ms kBeat{20000};
    static constexpr Ms kGone{70000};
    /// A clock that differs by less is not worth a word.
    static constexpr Ms kClocksAgree{180000};

    /// Where this client is.
    struct Place {
        AccountId account;    ///< the account it shows; unset = none
        bool writing = false; ///< something unsaved is typed there
    };

    explicit PresenceService(Session &session) : m_session(session) {}

    /// One heartbeat at `now` (monotonic): says where we are and takes out who is gone. Gives the
    /// computers whose clocks differ from ours, as far as it is known. Short, but a write.
    /// Read-only sessions are not seen and do nothing.
    Result<std::vector<ClockDifference>> beat(const Place &place, Ms now);

    Result<void> leave();

    /// The others, in the order of opening. May run on another session than the beats.
    static Result<std::vector<PresentClient>> others(Session &session);

private:
    struct Seen {
        qint64 heartbeats = 0;
        Ms movedAt{0};
    };

    Session &m_session;
    QHash<QString, Seen> m_seen;
    bool m_here = false;
};

} // namespace duebook
