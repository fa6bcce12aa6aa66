// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"

namespace duebook::cli {

/// While it lives, Ctrl+C and a polite request to end (SIGTERM) set the flag, so that the work
/// stops between two rows and rolls back. A second Ctrl+C ends the program at once. One at a time.
class Interrupt {
public:
    explicit Interrupt(const CancelFlag &flag);
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;
    ~Interrupt();

private:
    CancelFlag m_flag;
};

} // namespace duebook::cli
