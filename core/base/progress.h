// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace duebook {

/// A switch shared between the person who may stop long work and the work, which looks at it
/// between rows. Copies share the switch. Safe from any thread.
class CancelFlag {
public:
    CancelFlag() : m_cancelled(std::make_shared<std::atomic_bool>(false)) {}
    void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
    bool cancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

/// Told how far long work has come: `done` of `total` units (bytes, rows); total 0 = not known.
/// Called on the thread of the work, at most about ten times a second.
using ProgressFn = std::function<void(qint64 done, qint64 total)>;

/// What long work is given by its caller: both parts may be left at their defaults.
struct WorkControl {
    CancelFlag cancel;
    ProgressFn progress;

    void report(qint64 done, qint64 total) const
    {
        if (progress)
            progress(done, total);
    }
};

} // namespace duebook
