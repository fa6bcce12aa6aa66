// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace duebook::cli {

namespace {

// A signal handler gets no argument: what it sets must be reachable without one.
std::atomic<const CancelFlag *> interruptedFlag{nullptr};

extern "C" void onSignal(int signal)
{
    std::signal(signal, SIG_DFL);
    if (const CancelFlag *flag = interruptedFlag.load(std::memory_order_acquire))
        flag->cancel();
}

} // namespace

Interrupt::Interrupt(const CancelFlag &flag) : m_flag(flag)
{
    interruptedFlag.store(&m_flag, std::memory_order_release);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    interruptedFlag.store(nullptr, std::memory_order_release);
}

} // namespace duebook::cli
