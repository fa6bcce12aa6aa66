// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <functional>

namespace duebook {

/// What reading one file from a stranger may take.
struct ReadLimits {
    std::chrono::milliseconds time{20000};
    qint64 characters = qint64{4} * 1000 * 1000; ///< of text; what follows is left out
    int depth = 20;                              ///< parts inside parts; deeper ones are left out
    int parts = 500;                             ///< files inside a file; further ones are left out
};

/// Why reading ended before the end of the file.
enum class ReadStop {
    None,
    Cancelled,
    TooSlow, ///< the time of its limits is over
};

/// Watches over one reading: the reader counts the bytes or letters it looks at, ahead too, and
/// goes on only as long as it is told to. Belongs to the thread that reads.
class ReadGuard {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Now = std::function<TimePoint()>;

    /// `now` is another clock in tests.
    explicit ReadGuard(const ReadLimits &limits = {}, CancelFlag cancel = {},
                       Now now = &std::chrono::steady_clock::now)
        : m_limits(limits), m_cancel(std::move(cancel)), m_now(std::move(now)),
          m_end(m_now() + limits.time)
    {
    }

    /// Counts work; false = stop. Clock and switch are looked at every 64 Ki steps only.
    bool step(qint64 count = 1)
    {
        m_steps += count;
        return m_steps < m_nextLook ? m_stop == ReadStop::None : look();
    }

    /// The same, looked at now: before work that cannot be counted.
    bool look()
    {
        m_nextLook = m_steps + kStepsPerLook;
        if (m_stop == ReadStop::None && m_cancel.cancelled())
            m_stop = ReadStop::Cancelled;
        else if (m_stop == ReadStop::None && m_now() >= m_end)
            m_stop = ReadStop::TooSlow;
        return m_stop == ReadStop::None;
    }

    ReadStop stopped() const { return m_stop; }
    qint64 steps() const { return m_steps; }
    const ReadLimits &limits() const { return m_limits; }

private:
    static constexpr qint64 kStepsPerLook = 65536;

    ReadLimits m_limits;
    CancelFlag m_cancel;
    Now m_now;
    TimePoint m_end;
    ReadStop m_stop = ReadStop::None;
    qint64 m_steps = 0;
    qint64 m_nextLook = kStepsPerLook;
};

} // namespace duebook
