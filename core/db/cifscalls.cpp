// SPDX-License-Identifier: Apache-2.0
#include "core/db/cifscalls.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <fcntl.h>
#include <iterator>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/vfs.h>
#include <unistd.h>
#endif

namespace duebook {

#ifdef Q_OS_LINUX
namespace {

// The bytes that readers hold and a writer takes exclusively: "File Locking" of SQLite's format.
constexpr off_t kSharedFirst = 0x40000002;
constexpr off_t kSharedSize = 510;

// What statfs(2) says of a mount of type cifs or smb3, by the version that it speaks.
constexpr quint32 kCifsMagic = 0xff534d42;
constexpr quint32 kSmb2Magic = 0xfe534d42;

template <typename Call>
sqlite3_syscall_ptr asSystemCall(Call call)
{
    return reinterpret_cast<sqlite3_syscall_ptr>(call);
}

/// The shared lock is given up before the exclusive one is asked for, as SQLite does it on Windows:
/// safe, because the pending lock is held and keeps everybody else out.
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

/// The server is asked for the size; what the client remembers is brought up to date by that.
int statCall(int file, struct stat *into)
{
    struct statx asked {};
    const bool known =
        ::statx(file, "", AT_EMPTY_PATH | AT_STATX_FORCE_SYNC, STATX_SIZE, &asked) == 0;
    if (!known && errno != ENOSYS)
        return -1;
    if (::fstat(file, into) != 0)
        return -1;
    if (known)
        into->st_size = static_cast<off_t>(asked.stx_size);
    return 0;
}

/// Keeps a number among the running programs of this computer for itself until it ends.
bool takeNumber(int number)
{
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    // Begins with a zero: a name without a file.
    const int length = std::snprintf(name.sun_path + 1, sizeof name.sun_path - 1,
                                     "duebook-smb-opening-%d", number);
    const int holder = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + 1 + size_t(length));
    if (holder >= 0 && ::bind(holder, reinterpret_cast<const sockaddr *>(&name), size) == 0)
        return true;
    ::close(holder);
    return false;
}

/// Two openings of one computer that are alike become a single handle at the server. The locks of a
/// program that is killed stay then until the last other program there closes the file, and nobody
/// can commit meanwhile. So each program opens in a way of its own, by bits that change nothing for
/// files.
int ownWay()
{
    static const int way = [] {
        static constexpr int kWays[] = {O_ASYNC,
                                        O_NONBLOCK,
                                        O_ASYNC | O_NONBLOCK,
                                        O_NOATIME,
                                        O_NOATIME | O_ASYNC,
                                        O_NOATIME | O_NONBLOCK,
                                        O_NOATIME | O_ASYNC | O_NONBLOCK};
        for (int number = 0; number < int(std::size(kWays)); ++number) {
            if (takeNumber(number))
                return kWays[number];
        }
        return 0;
    }();
    return way;
}

int openCall(const char *path, int flags, int mode)
{
    if (!isOnCifs(QFile::decodeName(path)))
        return ::open(path, flags, mode);
    sqlite3_vfs *system = sqlite3_vfs_find("unix");
    system->xSetSystemCall(system, "fcntl", asSystemCall(&lockCall));
    system->xSetSystemCall(system, "fstat", asSystemCall(&statCall));
    const int file = ::open(path, flags | ownWay(), mode);
    // Only the owner may ask for no times of access.
    if (file < 0 && errno == EPERM)
        return ::open(path, flags | (ownWay() & ~O_NOATIME), mode);
    return file;
}

} // namespace
#endif

void watchForCifs()
{
#ifdef Q_OS_LINUX
    sqlite3_vfs *system = sqlite3_vfs_find("unix");
    const bool canBeTold = system != nullptr && system->iVersion >= 3 &&
                           system->xSetSystemCall != nullptr && system->xGetSystemCall != nullptr;
    if (canBeTold && system->xGetSystemCall(system, "open") != asSystemCall(&openCall))
        system->xSetSystemCall(system, "open", asSystemCall(&openCall));
#endif
}

bool isOnCifs(const QString &path)
{
#ifdef Q_OS_LINUX
    struct statfs drive {};
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const bool known = ::statfs(folder.constData(), &drive) == 0;
    const auto magic = static_cast<quint32>(drive.f_type);
    return known && (magic == kCifsMagic || magic == kSmb2Magic);
#else
    Q_UNUSED(path)
    return false;
#endif
}

} // namespace duebook
