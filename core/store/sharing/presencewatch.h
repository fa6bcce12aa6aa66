// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sharing/sidefolder.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <vector>

namespace duebook {

/// What one client may conclude from the presence files of the others. Pure: looks and the
/// observer's own monotonic time come in, conclusions go out; no two hosts' clocks are compared.
/// Source: core/store/sharing/README.md, *Trust is tested* and *A writer that vanished*.
class PresenceWatch {
public:
    using Ms = std::chrono::milliseconds;

    struct Limits {
        Ms gone{10000}; ///< a heartbeat that stands still so long has stopped
        /// The same where the lock was seen to be held before: longer than from beat to beat.
        Ms vanished{4500};
        Ms recover{90000}; ///< another host's unfinished change is undone after so much silence
        Ms forget{100000}; ///< its presence file is removed after so much
        Ms unasked{10000}; ///< a journal not asked about for so long is another one
    };

    /// Whose silence has to be waited for, and how long it can take from now on.
    struct Awaited {
        QString host;
        Ms atMost{0};
    };

    PresenceWatch(QString host, Limits limits) : m_host(std::move(host)), m_limits(limits) {}

    /// One look at everybody's files. `processLives` tells whether a process of this host runs.
    template <typename Lives>
    void look(const std::vector<PresenceNote> &notes, Ms now, Lives processLives)
    {
        std::vector<PresenceNote> seen = notes;
        QHash<QString, bool> dead;
        for (const PresenceNote &note : notes)
            dead.insert(note.file,
                        note.host == m_host && note.lockIsFree && !processLives(note.process));
        take(seen, now, dead);
    }

    /// A client whose lock could be taken went on beating: the drive's locks lie. One beat proves
    /// nothing: a computer that stood still so long that the server took its locks away may have
    /// been about to beat.
    bool locksLie() const { return m_lies; }

    /// Everybody there is known to hold a lock that we see, or to be gone: nothing. Else who is
    /// not. What such a client may have left unfinished is another question: `waitsFor`.
    std::optional<Awaited> unsettled(Ms now) const;

    /// Whether the journal that a vanished client left may be rolled back now; else the host that
    /// is waited for. Clients that hold a lock and whose heartbeat went on since the first asking
    /// did not leave it.
    std::optional<Awaited> waitsFor(Ms now);

    /// Files of clients that are gone for good.
    std::vector<QString> forgotten(Ms now) const;

    int clients() const { return int(m_seen.size()); }

private:
    struct Seen {
        QString host;
        qint64 heartbeat = 0;
        Ms movedAt{0};
        bool lockIsFree = false;
        int movedFree = 0;    ///< how often it moved on while its lock was free
        bool wasHeld = false; ///< at any look: between us the drive keeps locks
        bool dead = false;    ///< a process of this host that runs no more
    };

    void take(const std::vector<PresenceNote> &notes, Ms now, const QHash<QString, bool> &dead);

    QString m_host;
    Limits m_limits;
    QHash<QString, Seen> m_seen;
    bool m_lies = false;
    std::optional<Ms> m_askedFirst;
    Ms m_askedLast{0};
};

} // namespace duebook
