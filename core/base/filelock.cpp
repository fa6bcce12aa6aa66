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

namespace {

OVERLAPPED byteAt(qint64 at)
{
    OVERLAPPED byte{};
    byte.Offset = DWORD(at);
    byte.OffsetHigh = DWORD(at >> 32);
    return byte;
}

} // namespace

bool FileLock::makeFile(QFile &file)
{
    return file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered);
}

FileLock::Outcome FileLock::tryTake(QFile &file, qint64 at)
{
    OVERLAPPED byte = byteAt(at);
    const auto handle = reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()));
    if (LockFileEx(handle, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &byte))
        return Outcome::Taken;
    return GetLastError() == ERROR_LOCK_VIOLATION ? Outcome::HeldByOther : Outcome::Unsupported;
}

bool FileLock::isFree(QFile &file, qint64 at)
{
    OVERLAPPED byte = byteAt(at);
    const auto handle = reinterpret_cast<HANDLE>(_get_osfhandle(file.handle()));
    if (!LockFileEx(handle, LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &byte))
        return false;
    release(file, at);
    return true;
}

void FileLock::release(QFile &file, qint64 at)
{
    OVERLAPPED byte = byteAt(at);
    UnlockFileEx(reinterpret_cast<HANDLE>(_get_osfhandle(file.handle())), 0, 1, 0, &byte);
}

#else

bool FileLock::makeFile(QFile &file)
{
    constexpr mode_t kReadWrite = 0666; // less what the mask of the process takes away
    const int handle = ::open(QFile::encodeName(file.fileName()).constData(),
                              O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_DSYNC, kReadWrite);
    return handle >= 0 && file.open(handle, QIODevice::ReadWrite | QIODevice::Unbuffered,
                                    QFileDevice::AutoCloseHandle);
}

#ifdef F_OFD_SETLK

namespace {

int setLock(QFile &file, qint64 at, short type)
{
    struct flock byte {};
    byte.l_type = type;
    byte.l_whence = SEEK_SET;
    byte.l_start = off_t(at);
    byte.l_len = 1;
    // Of the open file, not of the process: two handles of one program keep each other out.
    return ::fcntl(file.handle(), F_OFD_SETLK, &byte);
}

} // namespace

FileLock::Outcome FileLock::tryTake(QFile &file, qint64 at)
{
    if (setLock(file, at, F_WRLCK) == 0)
        return Outcome::Taken;
    return errno == EAGAIN || errno == EACCES ? Outcome::HeldByOther : Outcome::Unsupported;
}

bool FileLock::isFree(QFile &file, qint64 at)
{
    if (setLock(file, at, F_RDLCK) != 0)
        return false;
    release(file, at);
    return true;
}

void FileLock::release(QFile &file, qint64 at)
{
    setLock(file, at, F_UNLCK);
}

#else

FileLock::Outcome FileLock::tryTake(QFile &file, qint64)
{
    if (::flock(file.handle(), LOCK_EX | LOCK_NB) == 0)
        return Outcome::Taken;
    return errno == EWOULDBLOCK ? Outcome::HeldByOther : Outcome::Unsupported;
}

bool FileLock::isFree(QFile &file, qint64 at)
{
    if (::flock(file.handle(), LOCK_SH | LOCK_NB) != 0)
        return false;
    release(file, at);
    return true;
}

void FileLock::release(QFile &file, qint64)
{
    ::flock(file.handle(), LOCK_UN);
}

#endif
#endif

} // namespace duebook
