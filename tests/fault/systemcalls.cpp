// SPDX-License-Identifier: Apache-2.0
// Stands in front of the C library's calls, for everything that is linked to this program.
#include "tests/fault/systemcalls.h"

#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>

namespace {

std::atomic_bool &watching()
{
    static std::atomic_bool on = false;
    return on;
}

struct Noted {
    std::mutex mutex;
    QByteArrayList calls;
};
Noted &noted()
{
    static Noted all;
    return all;
}

void note(const char *what)
{
    if (!watching() || what == nullptr)
        return;
    // Tables of alphabets, plugins and the like.
    for (const char *own :
         {"/usr/", "/lib", "/etc/ld.so", "/proc/self/", "/dev/null", "/dev/urandom"}) {
        if (std::strncmp(what, own, std::strlen(own)) == 0)
            return;
    }
    const std::lock_guard lock(noted().mutex);
    noted().calls += what;
}

template <typename Call>
Call real(const char *name)
{
    return reinterpret_cast<Call>(dlsym(RTLD_NEXT, name));
}

unsigned modeOf(int flags, va_list &more)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, unsigned) : 0;
}

} // namespace

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const unsigned mode = modeOf(flags, more);
    va_end(more);
    note(path);
    static const auto next = real<int (*)(const char *, int, unsigned)>("open");
    return next(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const unsigned mode = modeOf(flags, more);
    va_end(more);
    note(path);
    static const auto next = real<int (*)(const char *, int, unsigned)>("open64");
    return next(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const unsigned mode = modeOf(flags, more);
    va_end(more);
    note(path);
    static const auto next = real<int (*)(int, const char *, int, unsigned)>("openat");
    return next(folder, path, flags, mode);
}

FILE *fopen(const char *path, const char *how)
{
    note(path);
    static const auto next = real<FILE *(*)(const char *, const char *)>("fopen");
    return next(path, how);
}

FILE *fopen64(const char *path, const char *how)
{
    note(path);
    static const auto next = real<FILE *(*)(const char *, const char *)>("fopen64");
    return next(path, how);
}

int socket(int family, int type, int protocol) noexcept
{
    note("network");
    static const auto next = real<int (*)(int, int, int)>("socket");
    return next(family, type, protocol);
}
}

namespace duebook::test {

void watchSystemCalls(bool watch)
{
    watching() = watch;
}

QByteArrayList takeSystemCalls()
{
    const std::lock_guard lock(noted().mutex);
    return std::exchange(noted().calls, {});
}

} // namespace duebook::test
