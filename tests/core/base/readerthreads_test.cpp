// SPDX-License-Identifier: Apache-2.0
#include "core/base/readerthreads.h"

#include "tests/support/catch.h"
#include "tests/support/eventually.h"

#include <condition_variable>
#include <mutex>

using namespace duebook;

namespace {

/// Holds whoever comes until it is opened.
struct Gate {
    std::mutex mutex;
    std::condition_variable wake;
    bool isOpen = false;

    void pass()
    {
        std::unique_lock lock(mutex);
        wake.wait(lock, [this] { return isOpen; });
    }
    void open()
    {
        {
            const std::lock_guard lock(mutex);
            isOpen = true;
        }
        wake.notify_all();
    }
};

} // namespace

TEST_CASE("Work that never comes back holds up no other, and nobody waits for it",
          "[documents][threads]")
{
    const auto gate = std::make_shared<Gate>();
    QFuture<int> stuck;
    {
        ReaderThreads threads;
        for (int i = 1; i < ReaderThreads::kMost; ++i) {
            const auto begun = threads.run([gate] {
                gate->pass();
                return 1;
            });
            REQUIRE(begun);
            stuck = *begun;
        }
        auto other = threads.run([] { return 2; });
        REQUIRE(other);
        other->waitForFinished();
        CHECK(other->result() == 2);
        REQUIRE(test::eventually([&] { return threads.working() == ReaderThreads::kMost - 1; }));

        // The last place too: what comes then is told so at once.
        REQUIRE(threads.run([gate] {
            gate->pass();
            return 1;
        }));
        CHECK_FALSE(threads.run([] { return 3; }));
    }
    // The threads are left behind, their work is not.
    CHECK_FALSE(stuck.isFinished());
    gate->open();
    stuck.waitForFinished();
    CHECK(stuck.result() == 1);
}
