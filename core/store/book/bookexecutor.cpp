// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/bookexecutor.h"

namespace duebook {

BookExecutor::BookExecutor() : m_thread([this] { loop(); }) {}

BookExecutor::~BookExecutor()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void BookExecutor::post(std::unique_ptr<Task> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void BookExecutor::loop()
{
    while (true) {
        std::unique_ptr<Task> task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            task = std::move(m_queue.front());
            m_queue.pop_front();
        }
        task->run();
    }
}

} // namespace duebook
