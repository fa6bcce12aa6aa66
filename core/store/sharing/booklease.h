// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/sharing/sidefolder.h"

#include <atomic>
#include <chrono>
#include <mutex>

namespace duebook {

/// The right to have the book open, for drives that keep no locks: a token file beside the book,
/// created exclusively, read back after creation, renewed while it is held. One whose content has
/// stood still for `Limits::takeOver` of the observer's own clock may be taken over; a holder that
/// was stopped so long finds that out before it writes. Source:
/// core/store/sharing/README.md, *Lease mode*.
/// Any thread; one holder at a time also within the program.
class BookLease {
public:
    using Clock = std::chrono::steady_clock;
    using Ms = std::chrono::milliseconds;

    struct Limits {
        Ms wait{10000};     ///< for another's lease
        Ms takeOver{60000}; ///< a lease that stood still so long is nobody's
        Ms sureFor{3000};   ///< a lease seen to be ours so recently is not read again
    };

    BookLease(const SideFolder &folder, QString owner, Limits limits);

    /// Errors: Busy (names who has it), Io, ReadOnly.
    Result<void> take();
    /// On the thread that took it.
    void release();

    bool held() const { return m_held; }

    /// Before each page that is written: whether the lease is still ours. Reads the token when that
    /// was not seen for `sureFor`.
    bool stillOurs();

    /// From another thread while the lease is held long: shows that its holder lives.
    void renew();

private:
    enum class Made { Ours, Exists, Failed };
    Made make();
    void considerTakeOver();
    QByteArray content() const;
    QByteArray token() const;
    bool isOurs(const QByteArray &content) const;

    const QString m_path;
    const QString m_book;
    const QString m_owner;
    const Limits m_limits;
    std::timed_mutex m_turn; ///< among this program's connections
    mutable std::mutex m_mutex;
    std::atomic<bool> m_held{false};
    QByteArray m_id;
    qint64 m_renewals = 0;
    std::atomic<Clock::time_point> m_seenOurs{Clock::time_point{}};
    QByteArray m_other; ///< what stood in another's token, and since when
    Clock::time_point m_otherSince;
};

} // namespace duebook
