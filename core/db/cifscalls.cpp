// SPDX-License-Identifier: Apache-2.0
#include "core/db/cifscalls.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstdarg>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sqlite3.h>
#include <string_view>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <utility>
#include <vector>
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

/// SQLite's open files on such drives, by the file that they are. SQLite's system calls carry
/// nothing that could lead to it.
class OpenFiles {
public:
    static OpenFiles &ofThisProgram()
    {
        static OpenFiles files;
        return files;
    }

    void add(int file)
    {
        struct stat about {};
        const std::lock_guard lock(m_mutex);
        if (::fstat(file, &about) == 0)
            m_files[file] = {about.st_dev, about.st_ino};
    }

    void remove(int file)
    {
        const std::lock_guard lock(m_mutex);
        m_files.erase(file);
    }

    /// All openings of what `file` is, with it.
    std::vector<int> alike(int file)
    {
        const std::lock_guard lock(m_mutex);
        const auto own = m_files.find(file);
        std::vector<int> found{file};
        for (const auto &[each, is] : m_files) {
            if (own != m_files.end() && each != file && is == own->second)
                found.push_back(each);
        }
        return found;
    }

private:
    std::mutex m_mutex;
    std::map<int, std::pair<dev_t, ino_t>> m_files;
};

/// To SQLite the locks of a program are one, and what one opening took another gives up; at the
/// server each opening has its own. One that the server has closed has none there, and fails.
int unlock(int file, const struct flock &range)
{
    int outcome = 0;
    int reason = errno;
    for (const int each : OpenFiles::ofThisProgram().alike(file)) {
        struct flock free = range;
        free.l_type = F_UNLCK;
        if (::fcntl(each, F_SETLK, &free) != 0 && each == file) {
            outcome = -1;
            reason = errno;
        }
    }
    errno = reason;
    return outcome;
}

/// The shared lock is given up before the exclusive one is asked for, as SQLite does it on Windows:
/// safe, because the pending lock is held and keeps everybody else out.
int lockCall(int file, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    if (command != F_SETLK)
        return ::fcntl(file, command, argument);
    auto *wanted = static_cast<struct flock *>(argument);
    if (wanted->l_type == F_UNLCK)
        return unlock(file, *wanted);
    const bool upgrades = wanted->l_type == F_WRLCK && wanted->l_start == kSharedFirst &&
                          wanted->l_len == kSharedSize;
    if (!upgrades)
        return ::fcntl(file, F_SETLK, wanted);
    if (unlock(file, *wanted) != 0)
        return -1;
    if (::fcntl(file, F_SETLK, wanted) == 0)
        return 0;
    const int reason = errno;
    // Others still read: we go on as a reader, as SQLite believes. The pending lock that we hold
    // keeps writers from the bytes meanwhile.
    struct flock shared = *wanted;
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

int closeCall(int file)
{
    OpenFiles::ofThisProgram().remove(file);
    return ::close(file);
}

/// A journal that another computer wrote is read past what this one remembers of the file. Records
/// that it remembered from before would not fit their sums, be taken for the journal's end, and
/// leave a change rolled back in part. Mounts that cannot do so remember nothing, or are left as
/// they are.
int openLeftJournal(const char *path, int flags, int mode)
{
    const int file = ::open(path, flags | O_DIRECT, mode);
    char first = 0;
    if (file >= 0 && ::pread(file, &first, 1, 0) >= 0)
        return file;
    if (file >= 0)
        ::close(file);
    return file >= 0 || errno == EINVAL ? ::open(path, flags, mode) : file;
}

int openCall(const char *path, int flags, int mode)
{
    if (!isOnCifs(QFile::decodeName(path)))
        return ::open(path, flags, mode);
    sqlite3_vfs *system = sqlite3_vfs_find("unix");
    system->xSetSystemCall(system, "fcntl", asSystemCall(&lockCall));
    system->xSetSystemCall(system, "fstat", asSystemCall(&statCall));
    system->xSetSystemCall(system, "close", asSystemCall(&closeCall));
    // Who begins a change opens its journal to make it.
    const bool isLeft = std::string_view(path).ends_with("-journal") && (flags & O_CREAT) == 0;
    const int file = isLeft ? openLeftJournal(path, flags, mode) : ::open(path, flags, mode);
    const int reason = errno;
    if (file >= 0)
        OpenFiles::ofThisProgram().add(file);
    errno = reason;
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
