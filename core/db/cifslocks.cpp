// SPDX-License-Identifier: Apache-2.0
#include "core/db/cifslocks.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstdarg>
#include <fcntl.h>
#include <sqlite3.h>
#endif

namespace duebook {

#ifdef Q_OS_LINUX
namespace {

// The bytes that readers hold and a writer takes exclusively: "File Locking" of SQLite's format.
constexpr off_t kSharedFirst = 0x40000002;
constexpr off_t kSharedSize = 510;

int lockCall(int file, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    auto *wanted = static_cast<struct flock *>(argument);
    const bool upgrades = command == F_SETLK && wanted->l_type == F_WRLCK &&
                          wanted->l_start == kSharedFirst && wanted->l_len == kSharedSize;
    if (!upgrades)
        return ::fcntl(file, command, argument);
    struct flock shared = *wanted;
    shared.l_type = F_UNLCK;
    if (::fcntl(file, F_SETLK, &shared) != 0)
        return -1;
    if (::fcntl(file, F_SETLK, wanted) == 0)
        return 0;
    const int reason = errno;
    // Others still read: we go on as a reader, as SQLite believes. The pending lock that we hold
    // keeps writers from the bytes meanwhile.
    shared.l_type = F_RDLCK;
    ::fcntl(file, F_SETLK, &shared);
    errno = reason;
    return -1;
}

} // namespace
#endif

void installCifsLocks()
{
#ifdef Q_OS_LINUX
    sqlite3_vfs *unixVfs = sqlite3_vfs_find("unix");
    if (unixVfs != nullptr && unixVfs->iVersion >= 3 && unixVfs->xSetSystemCall != nullptr)
        unixVfs->xSetSystemCall(unixVfs, "fcntl", reinterpret_cast<sqlite3_syscall_ptr>(&lockCall));
#endif
}

} // namespace duebook
