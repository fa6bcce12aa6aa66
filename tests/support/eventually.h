// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/patience.h"

#include <chrono>
#include <thread>

namespace duebook::test {

/// Looks again and again until `happened()` or the time is over; what it gave last. For what other
/// threads and programs do, where no event loop runs.
template <typename Happened>
bool eventually(Happened happened,
                std::chrono::milliseconds most = std::chrono::milliseconds(kPatienceMs))
{
    const auto until = std::chrono::steady_clock::now() + most;
    while (!happened()) {
        if (std::chrono::steady_clock::now() > until)
            return happened();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

} // namespace duebook::test
