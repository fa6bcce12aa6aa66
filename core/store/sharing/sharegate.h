// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/db/sharevfs.h"
#include "core/store/sharing/booklease.h"
#include "core/store/sharing/drivekind.h"
#include "core/store/sharing/presencewatch.h"
#include "core/store/sharing/sidefolder.h"

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace duebook {

class Database;

/// The way of one program to one book on a network drive: its presence file with heartbeats, the
/// look at the others', and the question before each transaction whether it may be written. One for
/// all connections of the program to the book. A thread of its own beats and looks; a drive that
/// hangs holds only that one. Any thread.
class ShareGate {
public:
    using Ms = std::chrono::milliseconds;

    struct Options {
        Ms heartbeat{3000};
        Ms settle{15000};   ///< most that a write waits until the others are known
        Ms impatient{1000}; ///< how often is looked at the others while a write waits for them
        PresenceWatch::Limits watch;
        BookLease::Limits lease;
        ShareVfs::Limits vfs;
        bool believeMountTable = true; ///< mounts known to keep no locks are not even tried
    };

    /// The right to use the book for one transaction; given back at the end of its life, which the
    /// gate outlives.
    class Hold {
    public:
        Hold() = default;
        Hold(Hold &&other) noexcept
            : m_gate(std::exchange(other.m_gate, nullptr)), m_leased(other.m_leased)
        {
        }
        Hold &operator=(Hold &&) = delete;
        Hold(const Hold &) = delete;
        Hold &operator=(const Hold &) = delete;
        ~Hold();

    private:
        friend class ShareGate;
        /// Without the lease, which may be taken later. Waits for a look at the file to end.
        explicit Hold(ShareGate &gate);
        /// Errors: those of BookLease::take.
        Result<void> takeLease();

        ShareGate *m_gate = nullptr;
        bool m_leased = false;
    };

    /// Comes to the book: makes the side folder, locks a presence file of its own, tries whether
    /// locks keep two handles apart, starts to beat. Errors: ReadOnly (with what to do), Newer, Io.
    static Result<std::shared_ptr<ShareGate>>
    enter(const QString &bookPath, const DriveFacts &drive, const Options &options);

    /// Takes the presence file away; does not wait for a drive that hangs.
    ~ShareGate();
    ShareGate(const ShareGate &) = delete;
    ShareGate &operator=(const ShareGate &) = delete;

    const std::shared_ptr<ShareVfs> &vfs() const;
    ShareMode mode() const;

    /// Why nothing can be written, as far as it is known; without waiting.
    std::optional<Error> refusal() const;

    /// Before the first connection is opened: the lease, in lease mode. Throws `SqlFailure` (Busy,
    /// Io) as the opening itself does.
    Hold holdToOpen();

    /// Whether something may be written now; waits while it is not known yet who else is there.
    /// Errors: ReadOnly (the drive's locks lie), Newer, Busy.
    Result<void> mayWrite();

    /// Before a transaction: brings a lost connection back, and in lease mode takes the lease and
    /// opens the book anew. Errors as `mayWrite` (only when `write`), Busy, Io, Damaged.
    Result<Hold> begin(Database &db, bool write);

    /// The counter that each commit moves on, read without a lock; -1 = could not be read, or a
    /// transaction of this program is under way: to close a file gives away every POSIX lock that
    /// the program has on it, also those that SQLite took through another handle.
    qint64 changeCounter();

    /// The computer whose unfinished change may not be undone yet, when SQLite asked last; empty =
    /// none.
    std::optional<PresenceWatch::Awaited> waitsFor() const;

    /// Who keeps this program from the book at this moment, and for how long at most; without
    /// waiting.
    std::optional<PresenceWatch::Awaited> awaited() const;

    /// How many other programs have the book open.
    int others() const;

private:
    struct State;
    explicit ShareGate(std::shared_ptr<State> state);
    static void run(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state;
};

} // namespace duebook
