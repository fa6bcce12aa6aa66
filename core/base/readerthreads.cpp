// SPDX-License-Identifier: Apache-2.0
#include "core/base/readerthreads.h"

#include <system_error>
#include <thread>

namespace duebook {

bool ReaderThreads::begin(std::function<void()> work)
{
    if (m_working->fetch_add(1) >= kMost) {
        m_working->fetch_sub(1);
        return false;
    }
    try {
        std::thread([work = std::move(work), working = m_working]() mutable {
            work();
            // What the work owned goes first: whoever sees the place free finds nothing left of it.
            work = nullptr;
            working->fetch_sub(1);
        }).detach();
    } catch (const std::system_error &) {
        // The system has no thread left.
        m_working->fetch_sub(1);
        return false;
    }
    return true;
}

} // namespace duebook
