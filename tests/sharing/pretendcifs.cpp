// SPDX-License-Identifier: Apache-2.0
// Preloaded into a program (LD_PRELOAD): makes the files below $PRETEND_CIFS behave as Linux's SMB
// client was measured to do where it differs from a local drive. For tests without a server.
//   - No shared lock becomes an exclusive one on the same bytes.
//   - What stands under another's lock cannot be read.
//   - Two openings that are alike are one at the server: with the first that is closed go the locks
//     of the other.
//   - A file that is open is not replaced by another one: it is removed, and that fails.
//   - A size that was asked for is remembered, whatever others do, until it is asked for anew with
//     AT_STATX_FORCE_SYNC.
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace {

constexpr off_t kSharedFirst = 0x40000002; // of SQLite's file format

template <typename Call>
Call next(const char *name)
{
    return reinterpret_cast<Call>(dlsym(RTLD_NEXT, name));
}

std::mutex &mutex()
{
    static std::mutex one;
    return one;
}

/// Where the file of a descriptor stands; empty = not on the pretended drive.
std::string placeOf(int file)
{
    const char *drive = std::getenv("PRETEND_CIFS");
    char link[64];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = drive != nullptr ? readlink(link, path, sizeof path) : -1;
    const std::string place(path, length > 0 ? size_t(length) : 0);
    return drive != nullptr && place.rfind(drive, 0) == 0 ? place : std::string();
}

std::map<std::string, off_t> &sizes()
{
    static std::map<std::string, off_t> known;
    return known;
}

std::set<std::string> &readers()
{
    static std::set<std::string> shared;
    return shared;
}

std::map<int, struct flock> &held()
{
    static std::map<int, struct flock> locks;
    return locks;
}

off_t realSize(int file)
{
    struct statx asked {};
    static const auto call =
        next<int (*)(int, const char *, int, unsigned, struct statx *)>("statx");
    return call(file, "", AT_EMPTY_PATH, STATX_SIZE, &asked) == 0 ? off_t(asked.stx_size) : 0;
}

int lock(int file, int command, void *argument)
{
    static const auto call = next<int (*)(int, int, void *)>("fcntl");
    const bool locks = command == F_SETLK || command == F_OFD_SETLK;
    const std::string place = locks ? placeOf(file) : std::string();
    if (place.empty())
        return call(file, command, argument);
    auto *wanted = static_cast<struct flock *>(argument);
    const std::lock_guard guard(mutex());
    const bool shared = command == F_SETLK && wanted->l_start == kSharedFirst;
    if (shared && wanted->l_type == F_WRLCK && readers().count(place) == 1) {
        errno = EACCES;
        return -1;
    }
    const int done = call(file, command, argument);
    if (done != 0)
        return done;
    if (shared && wanted->l_type == F_RDLCK)
        readers().insert(place);
    else if (shared || (wanted->l_type == F_UNLCK && wanted->l_len == 0))
        readers().erase(place);
    if (command == F_OFD_SETLK && wanted->l_type == F_WRLCK)
        held()[file] = *wanted;
    else if (command == F_OFD_SETLK)
        held().erase(file);
    return done;
}

int sizeOf(int file, struct stat *into, const char *name)
{
    const auto call = next<int (*)(int, struct stat *)>(name);
    const int done = call(file, into);
    const std::string place = done == 0 ? placeOf(file) : std::string();
    if (place.empty())
        return done;
    const std::lock_guard guard(mutex());
    into->st_size = sizes().emplace(place, into->st_size).first->second;
    return done;
}

ssize_t written(int file, ssize_t amount)
{
    const int reason = errno;
    const std::string place = amount > 0 ? placeOf(file) : std::string();
    if (!place.empty()) {
        const off_t size = realSize(file);
        const std::lock_guard guard(mutex());
        sizes()[place] = size;
    }
    errno = reason;
    return amount;
}

void *argumentOf(va_list arguments)
{
    return va_arg(arguments, void *);
}

} // namespace

namespace {

/// Whether this program has the file open.
bool isOpen(const char *path)
{
    struct stat wanted {};
    if (stat(path, &wanted) != 0)
        return false;
    for (int file = 0; file < 1024; ++file) {
        struct statx there {};
        static const auto call =
            next<int (*)(int, const char *, int, unsigned, struct statx *)>("statx");
        if (call(file, "", AT_EMPTY_PATH, STATX_INO, &there) == 0 &&
            there.stx_ino == wanted.st_ino && !placeOf(file).empty())
            return true;
    }
    return false;
}

} // namespace

#define PRETEND extern "C" __attribute__((visibility("default")))

PRETEND int fcntl(int file, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = argumentOf(arguments);
    va_end(arguments);
    return lock(file, command, argument);
}

PRETEND int fcntl64(int file, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = argumentOf(arguments);
    va_end(arguments);
    return lock(file, command, argument);
}

PRETEND int fstat(int file, struct stat *into) noexcept
{
    return sizeOf(file, into, "fstat");
}

PRETEND int fstat64(int file, struct stat64 *into) noexcept
{
    return sizeOf(file, reinterpret_cast<struct stat *>(into), "fstat64");
}

PRETEND int statx(int folder, const char *path, int flags, unsigned mask,
                  struct statx *into) noexcept
{
    static const auto call =
        next<int (*)(int, const char *, int, unsigned, struct statx *)>("statx");
    const int done = call(folder, path, flags, mask, into);
    const bool byFile = done == 0 && (flags & AT_EMPTY_PATH) != 0 && *path == '\0';
    const std::string place = byFile ? placeOf(folder) : std::string();
    if (place.empty())
        return done;
    const std::lock_guard guard(mutex());
    if ((flags & AT_STATX_FORCE_SYNC) != 0)
        sizes()[place] = off_t(into->stx_size);
    else
        into->stx_size = uint64_t(sizes().emplace(place, off_t(into->stx_size)).first->second);
    return done;
}

PRETEND int fstatfs(int file, struct statfs *into) noexcept
{
    static const auto call = next<int (*)(int, struct statfs *)>("fstatfs");
    const int done = call(file, into);
    if (done == 0 && !placeOf(file).empty())
        into->f_type = 0xfe534d42;
    return done;
}

PRETEND int statfs(const char *path, struct statfs *into) noexcept
{
    static const auto call = next<int (*)(const char *, struct statfs *)>("statfs");
    const int done = call(path, into);
    const char *drive = std::getenv("PRETEND_CIFS");
    if (done == 0 && drive != nullptr && std::string(path).rfind(drive, 0) == 0)
        into->f_type = 0xfe534d42;
    return done;
}

PRETEND int fstatfs64(int file, struct statfs64 *into) noexcept
{
    return fstatfs(file, reinterpret_cast<struct statfs *>(into));
}

PRETEND ssize_t read(int file, void *into, size_t amount)
{
    static const auto call = next<ssize_t (*)(int, void *, size_t)>("read");
    static const auto ask = next<int (*)(int, int, void *)>("fcntl");
    if (!placeOf(file).empty()) {
        struct flock wanted {};
        wanted.l_type = F_RDLCK;
        wanted.l_start = lseek(file, 0, SEEK_CUR);
        wanted.l_len = off_t(amount);
        if (ask(file, F_OFD_GETLK, &wanted) == 0 && wanted.l_type == F_WRLCK) {
            errno = EACCES;
            return -1;
        }
    }
    return call(file, into, amount);
}

PRETEND ssize_t pwrite(int file, const void *from, size_t amount, off_t at)
{
    static const auto call = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    return written(file, call(file, from, amount, at));
}

PRETEND ssize_t pwrite64(int file, const void *from, size_t amount, off64_t at)
{
    static const auto call = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return written(file, call(file, from, amount, at));
}

PRETEND ssize_t write(int file, const void *from, size_t amount)
{
    static const auto call = next<ssize_t (*)(int, const void *, size_t)>("write");
    return written(file, call(file, from, amount));
}

PRETEND int close(int file)
{
    static const auto call = next<int (*)(int)>("close");
    static const auto ask = next<int (*)(int, int, ...)>("fcntl");
    const std::string place = placeOf(file);
    if (!place.empty()) {
        const std::lock_guard guard(mutex());
        held().erase(file);
        for (auto each = held().begin(); each != held().end();) {
            const bool alike =
                placeOf(each->first) == place && ask(each->first, F_GETFL) == ask(file, F_GETFL);
            if (alike) {
                struct flock gone = each->second;
                gone.l_type = F_UNLCK;
                gone.l_pid = 0;
                ask(each->first, F_OFD_SETLK, &gone);
            }
            each = alike ? held().erase(each) : std::next(each);
        }
    }
    return call(file);
}

PRETEND int rename(const char *from, const char *to) noexcept
{
    static const auto call = next<int (*)(const char *, const char *)>("rename");
    if (!isOpen(to))
        return call(from, to);
    unlink(to);
    errno = EACCES;
    return -1;
}
