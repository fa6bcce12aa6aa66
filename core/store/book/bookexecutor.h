// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace duebook {

/// One thread with one queue, in order of arrival: what belongs to a connection runs here and
/// nowhere else. `run` may be called from any thread and never waits.
class BookExecutor {
public:
    BookExecutor();
    BookExecutor(const BookExecutor &) = delete;
    BookExecutor &operator=(const BookExecutor &) = delete;

    /// Runs what is queued to its end, then stops the thread.
    ~BookExecutor();

    /// Queues `work()`; the future gets what it returns.
    template <typename Work>
    auto run(Work work) -> QFuture<std::invoke_result_t<Work>>
    {
        using Value = std::invoke_result_t<Work>;
        auto task = std::make_unique<TaskOf<Work, Value>>(std::move(work));
        QFuture<Value> future = task->promise.future();
        post(std::move(task));
        return future;
    }

private:
    struct Task {
        Task() = default;
        Task(const Task &) = delete;
        Task &operator=(const Task &) = delete;
        virtual ~Task() = default;
        virtual void run() = 0;
    };
    template <typename Work, typename Value>
    struct TaskOf final : Task {
        explicit TaskOf(Work given) : work(std::move(given)) { promise.start(); }
        void run() override
        {
            if constexpr (std::is_void_v<Value>)
                work();
            else
                promise.addResult(work());
            promise.finish();
        }
        Work work;
        QPromise<Value> promise;
    };

    void post(std::unique_ptr<Task> task);
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::unique_ptr<Task>> m_queue;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace duebook
