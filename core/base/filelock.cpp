// SPDX-License-Identifier: Apache-2.0
#include "core/base/filelock.h"

#include <QFile>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#endif

namespace duebook {

#ifdef Q_OS_WIN

FileLock::Outcome FileLock::tryTake(QFile &file)
{
    OVERLAPPED first{};
    const auto handle = reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()));
    if (LockFileEx(handle, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &first))
        return Outcome::Taken;
    return GetLastError() == ERROR_LOCK_VIOLATION ? Outcome::HeldByOther : Outcome::Unsupported;
}

void FileLock::release(QFile &file)
{
    OVERLAPPED first{};
    UnlockFileEx(reinterpret_cast<HANDLE>(_get_osfhandle(file.handle())), 0, 1, 0, &first);
}

#elif defined(F_OFD_SETLK)

namespace {

int setLock(QFile &file, short type)
{
    struct flock first {};
    first.l_type = type;
    first.l_whence = SEEK_SET;
    first.l_len = 1;
    // Of the open file, not of the process: two handles of one program keep each other out.
    return ::fcntl(file.handle(), F_OFD_SETLK, &first);
}

} // namespace

FileLock::Outcome FileLock::tryTake(QFile &file)
{
    if (setLock(file, F_WRLCK) == 0)
        return Outcome::Taken;
    return errno == EAGAIN || errno == EACCES ? Outcome::HeldByOther : Outcome::Unsupported;
}

void FileLock::release(QFile &file)
{
    setLock(file, F_UNLCK);
}

#else

FileLock::Outcome FileLock::tryTake(QFile &file)
{
    if (::flock(file.handle(), LOCK_EX | LOCK_NB) == 0)
        return Outcome::Taken;
    return errno == EWOULDBLOCK ? Outcome::HeldByOther : Outcome::Unsupported;
}

void FileLock::release(QFile &file)
{
    ::flock(file.handle(), LOCK_UN);
}

#endif

} // namespace duebook
