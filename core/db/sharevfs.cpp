// SPDX-License-Identifier: Apache-2.0
#include "core/db/sharevfs.h"

#include "core/base/log.h"
#include "core/base/uid.h"
#include "core/db/pagesumvfs.h"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace duebook {

struct ShareVfs::Native {
    sqlite3_vfs vfs{};
    sqlite3_vfs *system = nullptr;
};

namespace {

constexpr std::string_view kJournalEnd = "-journal";
constexpr int kJournalHead = 28; // of SQLite's file format

/// What SQLite sees as an open file; the system's own file lies behind it in the same block.
struct ShareFile {
    sqlite3_file base;
    ShareVfs *vfs;
    int epoch;
    int lockLevel;
    bool isBook;

    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

ShareFile *shareFile(sqlite3_file *file)
{
    return reinterpret_cast<ShareFile *>(file);
}

ShareVfs *owner(sqlite3_vfs *vfs)
{
    return static_cast<ShareVfs *>(vfs->pAppData);
}

bool isJournal(const char *name)
{
    const std::string_view text(name);
    return text.size() > kJournalEnd.size() &&
           text.substr(text.size() - kJournalEnd.size()) == kJournalEnd;
}

/// What SQLite does with a journal that persists: a head of zeros says that there is nothing in it.
int emptyJournal(sqlite3_vfs &system, const char *name)
{
    std::vector<std::max_align_t> room(size_t(system.szOsFile) / sizeof(std::max_align_t) + 1);
    auto *file = reinterpret_cast<sqlite3_file *>(room.data());
    int code = system.xOpen(&system, name, file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_JOURNAL,
                            nullptr);
    if (code == SQLITE_OK) {
        const std::array<char, kJournalHead> nothing{};
        sqlite3_int64 size = 0;
        code = file->pMethods->xFileSize(file, &size);
        if (code == SQLITE_OK && size > 0)
            code = file->pMethods->xWrite(file, nothing.data(), kJournalHead, 0);
        if (code == SQLITE_OK && size > 0)
            code = file->pMethods->xSync(file, SQLITE_SYNC_FULL);
    }
    if (file->pMethods != nullptr)
        file->pMethods->xClose(file);
    return code;
}

} // namespace

/// The entries that SQLite calls.
struct ShareVfsCalls {
    /// Runs one operation under the clock: one that took too long counts as the end of the
    /// connection, also when it came back in order.
    template <typename Call>
    static int timed(ShareVfs &vfs, std::atomic<qint64> &counter, Call call)
    {
        ++counter;
        const ShareVfs::Operation operation(vfs);
        return call();
    }

    static bool dead(const ShareFile &file) { return file.epoch != file.vfs->m_epoch; }

    static int close(sqlite3_file *file)
    {
        return shareFile(file)->real()->pMethods->xClose(shareFile(file)->real());
    }

    static int read(sqlite3_file *file, void *into, int amount, sqlite3_int64 offset)
    {
        ShareFile &own = *shareFile(file);
        if (dead(own))
            return SQLITE_IOERR_READ;
        const int code = timed(*own.vfs, own.vfs->m_reads, [&] {
            return own.real()->pMethods->xRead(own.real(), into, amount, offset);
        });
        return dead(own) ? SQLITE_IOERR_READ : code;
    }

    static int write(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
    {
        ShareFile &own = *shareFile(file);
        if (dead(own))
            return SQLITE_IOERR_WRITE;
        if (own.isBook && own.vfs->m_mayWrite && !own.vfs->m_mayWrite()) {
            own.vfs->lose();
            return SQLITE_IOERR_WRITE;
        }
        const int code = timed(*own.vfs, own.vfs->m_writes, [&] {
            return own.real()->pMethods->xWrite(own.real(), from, amount, offset);
        });
        return dead(own) ? SQLITE_IOERR_WRITE : code;
    }

    static int truncate(sqlite3_file *file, sqlite3_int64 size)
    {
        ShareFile &own = *shareFile(file);
        if (dead(own))
            return SQLITE_IOERR_TRUNCATE;
        return timed(*own.vfs, own.vfs->m_writes,
                     [&] { return own.real()->pMethods->xTruncate(own.real(), size); });
    }

    static int sync(sqlite3_file *file, int flags)
    {
        ShareFile &own = *shareFile(file);
        if (dead(own))
            return SQLITE_IOERR_FSYNC;
        const int code = timed(*own.vfs, own.vfs->m_syncs,
                               [&] { return own.real()->pMethods->xSync(own.real(), flags); });
        return dead(own) ? SQLITE_IOERR_FSYNC : code;
    }

    static int fileSize(sqlite3_file *file, sqlite3_int64 *size)
    {
        ShareFile &own = *shareFile(file);
        if (dead(own))
            return SQLITE_IOERR_FSTAT;
        return timed(*own.vfs, own.vfs->m_others,
                     [&] { return own.real()->pMethods->xFileSize(own.real(), size); });
    }

    static int lock(sqlite3_file *file, int level)
    {
        ShareFile &own = *shareFile(file);
        if (dead(own))
            return SQLITE_IOERR_LOCK;
        // Straight from shared to exclusive goes only who found a journal that nobody holds.
        const bool recovers = level == SQLITE_LOCK_EXCLUSIVE && own.lockLevel == SQLITE_LOCK_SHARED;
        if (recovers && own.vfs->m_mayRecover && !own.vfs->m_mayRecover())
            return SQLITE_BUSY;
        const int code = timed(*own.vfs, own.vfs->m_locks,
                               [&] { return own.real()->pMethods->xLock(own.real(), level); });
        if (code == SQLITE_OK && level > own.lockLevel)
            own.lockLevel = level;
        return dead(own) ? SQLITE_IOERR_LOCK : code;
    }

    static int unlock(sqlite3_file *file, int level)
    {
        ShareFile &own = *shareFile(file);
        const int code = timed(*own.vfs, own.vfs->m_locks,
                               [&] { return own.real()->pMethods->xUnlock(own.real(), level); });
        own.lockLevel = std::min(own.lockLevel, level);
        return code;
    }

    static int checkReserved(sqlite3_file *file, int *reserved)
    {
        ShareFile &own = *shareFile(file);
        if (dead(own))
            return SQLITE_IOERR_CHECKRESERVEDLOCK;
        return timed(*own.vfs, own.vfs->m_locks, [&] {
            return own.real()->pMethods->xCheckReservedLock(own.real(), reserved);
        });
    }

    static int control(sqlite3_file *file, int operation, void *argument)
    {
        ShareFile &own = *shareFile(file);
        const auto call = [&] {
            return own.real()->pMethods->xFileControl(own.real(), operation, argument);
        };
        if (operation != kLookAtPages)
            return call();
        return dead(own) ? SQLITE_IOERR_READ : timed(*own.vfs, own.vfs->m_reads, call);
    }

    static int sectorSize(sqlite3_file *file)
    {
        return shareFile(file)->real()->pMethods->xSectorSize(shareFile(file)->real());
    }

    static int characteristics(sqlite3_file *file)
    {
        return shareFile(file)->real()->pMethods->xDeviceCharacteristics(shareFile(file)->real());
    }

    static const sqlite3_io_methods *methods()
    {
        // Version 1: no shared memory, no mapping.
        static constexpr sqlite3_io_methods kMethods{1,
                                                     &close,
                                                     &read,
                                                     &write,
                                                     &truncate,
                                                     &sync,
                                                     &fileSize,
                                                     &lock,
                                                     &unlock,
                                                     &checkReserved,
                                                     &control,
                                                     &sectorSize,
                                                     &characteristics,
                                                     nullptr,
                                                     nullptr,
                                                     nullptr,
                                                     nullptr,
                                                     nullptr,
                                                     nullptr};
        return &kMethods;
    }

    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
    {
        ShareVfs &self = *owner(vfs);
        ShareFile &own = *shareFile(file);
        std::memset(&own, 0, sizeof own);
        const int code = timed(self, self.m_others, [&] {
            return self.m_native->system->xOpen(self.m_native->system, name, own.real(), flags,
                                                given);
        });
        if (code != SQLITE_OK)
            return code;
        own.base.pMethods = methods();
        own.vfs = &self;
        own.epoch = self.m_epoch;
        own.isBook = (flags & SQLITE_OPEN_MAIN_DB) != 0;
        return SQLITE_OK;
    }

    /// A journal of the book is emptied where SQLite means to remove it, as it does when it rolls
    /// one back before it was told that journals persist. An SMB server keeps the name of a removed
    /// file until its last opening ends anywhere (that of a program that was killed, too): nobody
    /// could open the book meanwhile, or a change went on with a journal that nobody else would
    /// find.
    static int remove(sqlite3_vfs *vfs, const char *name, int syncFolder)
    {
        ShareVfs &self = *owner(vfs);
        sqlite3_vfs *system = self.m_native->system;
        return timed(self, self.m_others, [&] {
            return isJournal(name) ? emptyJournal(*system, name)
                                   : system->xDelete(system, name, syncFolder);
        });
    }

    static int access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
    {
        ShareVfs &self = *owner(vfs);
        return timed(self, self.m_others, [&] {
            return self.m_native->system->xAccess(self.m_native->system, name, flags, result);
        });
    }
};

ShareVfs::ShareVfs(Limits limits)
    : m_limits(limits), m_name("duebook-share-" + newUid().toStdString()),
      m_native(std::make_unique<Native>())
{
    sqlite3_vfs *system = sqlite3_vfs_find(pageSumVfs());
    m_native->system = system;
    // What is not set below needs nothing of ours and is the system's own.
    m_native->vfs = *system;
    sqlite3_vfs &vfs = m_native->vfs;
    vfs.iVersion = 1;
    vfs.szOsFile = int(sizeof(ShareFile)) + system->szOsFile;
    vfs.pNext = nullptr;
    vfs.zName = m_name.c_str();
    vfs.pAppData = this;
    vfs.xOpen = &ShareVfsCalls::open;
    vfs.xDelete = &ShareVfsCalls::remove;
    vfs.xAccess = &ShareVfsCalls::access;
    vfs.xFullPathname = [](sqlite3_vfs *own, const char *name, int size, char *into) {
        sqlite3_vfs *real = owner(own)->m_native->system;
        return real->xFullPathname(real, name, size, into);
    };
    sqlite3_vfs_register(&vfs, 0);
}

ShareVfs::~ShareVfs()
{
    sqlite3_vfs_unregister(&m_native->vfs);
}

ShareVfs::Operation::Operation(ShareVfs &vfs) : m_vfs(vfs)
{
    const std::lock_guard lock(m_vfs.m_mutex);
    m_entry = m_vfs.m_underWay.insert(Clock::now());
}

ShareVfs::Operation::~Operation()
{
    const Clock::time_point started = *m_entry;
    {
        const std::lock_guard lock(m_vfs.m_mutex);
        m_vfs.m_underWay.erase(m_entry);
    }
    if (Clock::now() - started > m_vfs.m_limits.lost) {
        qCWarning(logBook) << "the drive did not answer for longer than the limit";
        m_vfs.lose();
    }
}

std::chrono::milliseconds ShareVfs::waiting() const
{
    const std::lock_guard lock(m_mutex);
    if (m_underWay.empty())
        return std::chrono::milliseconds(0);
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() -
                                                                 *m_underWay.begin());
}

ShareVfs::Counts ShareVfs::counts() const
{
    return {m_reads, m_writes, m_syncs, m_locks, m_others};
}

} // namespace duebook
