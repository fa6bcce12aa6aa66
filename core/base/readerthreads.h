// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace duebook {

/// Threads for reading what strangers sent. Each piece of work begins at once on a thread of its
/// own, so one that never comes back holds up no other; nobody waits for it, not even the
/// destructor. Work must therefore own all that it touches. Safe from any thread.
class ReaderThreads {
public:
    /// So many at a time; more of them are stuck readers.
    static constexpr int kMost = 4;

    /// The future gets what `work()` returns; nothing when `kMost` are still at work.
    template <typename Work>
    auto run(Work work) -> std::optional<QFuture<std::invoke_result_t<Work>>>
    {
        using Value = std::invoke_result_t<Work>;
        auto promise = std::make_shared<QPromise<Value>>();
        promise->start();
        QFuture<Value> future = promise->future();
        const bool begun = begin([work = std::move(work), promise]() mutable {
            promise->addResult(work());
            promise->finish();
        });
        return begun ? std::optional(std::move(future)) : std::nullopt;
    }

    int working() const { return m_working->load(); }

private:
    bool begin(std::function<void()> work);

    std::shared_ptr<std::atomic_int> m_working = std::make_shared<std::atomic_int>(0);
};

} // namespace duebook
