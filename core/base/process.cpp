// SPDX-License-Identifier: Apache-2.0
#include "core/base/process.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#endif

namespace duebook {

bool processLives(qint64 process)
{
#ifdef Q_OS_UNIX
    return process <= 0 || ::kill(pid_t(process), 0) == 0 || errno == EPERM;
#else
    Q_UNUSED(process);
    return true;
#endif
}

} // namespace duebook
