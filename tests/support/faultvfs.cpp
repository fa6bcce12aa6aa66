// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultvfs.h"

#include <sqlite3.h>

#include <atomic>

namespace duebook::test {

namespace {

constexpr char kName[] = "duebook-faulty";

/// The state of the one drive there can be: SQLite's table of file systems is the process's own.
struct State {
    std::atomic<Fault> fault{Fault::None};
    std::atomic_int nth{0};
    std::atomic_bool lasting{false};
    std::atomic_int seen{0};
    std::atomic_bool struck{false};
    std::atomic_bool dead{false};
    std::atomic_int reads{0};
    std::atomic_int writes{0};
    std::atomic_int syncs{0};
    std::atomic_int others{0};

    bool strikes(Fault kind)
    {
        if (dead)
            return true;
        if (fault != kind)
            return false;
        const int number = ++seen;
        const bool now = number == nth || (lasting && number > nth);
        if (now)
            struck = true;
        return now;
    }
};

State &state()
{
    static State state;
    return state;
}

struct File {
    sqlite3_file base;
    sqlite3_file *real; ///< stands behind this object in the same memory
};

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real;
}

sqlite3_vfs *below(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

int closeFile(sqlite3_file *file)
{
    sqlite3_file *real = realOf(file);
    return real->pMethods != nullptr ? real->pMethods->xClose(real) : SQLITE_OK;
}

int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    ++state().reads;
    if (state().strikes(Fault::ReadError))
        return SQLITE_IOERR_READ;
    return realOf(file)->pMethods->xRead(realOf(file), to, size, at);
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    ++state().writes;
    if (state().strikes(Fault::WriteError))
        return SQLITE_IOERR_WRITE;
    if (state().strikes(Fault::Full))
        return SQLITE_FULL;
    if (state().strikes(Fault::TornWrite)) {
        realOf(file)->pMethods->xWrite(realOf(file), from, size / 2, at);
        state().dead = true;
        return SQLITE_IOERR_WRITE;
    }
    return realOf(file)->pMethods->xWrite(realOf(file), from, size, at);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    ++state().others;
    if (state().strikes(Fault::TruncateError))
        return SQLITE_IOERR_TRUNCATE;
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    ++state().syncs;
    if (state().strikes(Fault::SyncError))
        return SQLITE_IOERR_FSYNC;
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    ++state().others;
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    ++state().others;
    if (state().strikes(Fault::LockError))
        return SQLITE_IOERR_LOCK;
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

// Giving back always works: what it would leave behind dies with the process elsewhere.
int unlockFile(sqlite3_file *file, int level)
{
    ++state().others;
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkReserved(sqlite3_file *file, int *held)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), held);
}

int fileControl(sqlite3_file *file, int what, void *with)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), what, with);
}

int sectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int characteristics(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **to)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, to);
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void shmBarrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int shmUnmap(sqlite3_file *file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

// Version 2: no mapping of the file into memory, so that every read comes through here.
constexpr sqlite3_io_methods kMethods{
    2,        closeFile,  readFile,      writeFile,   truncateFile, syncFile,        fileSize,
    lockFile, unlockFile, checkReserved, fileControl, sectorSize,   characteristics, shmMap,
    shmLock,  shmBarrier, shmUnmap,      nullptr,     nullptr};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *opened)
{
    ++state().others;
    auto *own = reinterpret_cast<File *>(file);
    own->base.pMethods = nullptr;
    own->real = reinterpret_cast<sqlite3_file *>(own + 1);
    own->real->pMethods = nullptr;
    if (state().strikes(Fault::OpenError))
        return SQLITE_CANTOPEN;
    const int code = below(vfs)->xOpen(below(vfs), name, own->real, flags, opened);
    if (own->real->pMethods != nullptr)
        own->base.pMethods = &kMethods;
    return code;
}

int removeFile(sqlite3_vfs *vfs, const char *name, int sync)
{
    ++state().others;
    if (state().strikes(Fault::TruncateError))
        return SQLITE_IOERR_DELETE;
    return below(vfs)->xDelete(below(vfs), name, sync);
}

int accessFile(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    ++state().others;
    return below(vfs)->xAccess(below(vfs), name, flags, result);
}

sqlite3_vfs *registered()
{
    // Everything that is not about files is the system's own.
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
        sqlite3_vfs copy = *system;
        copy.szOsFile = int(sizeof(File)) + system->szOsFile;
        copy.zName = kName;
        copy.pAppData = system;
        copy.xOpen = openFile;
        copy.xDelete = removeFile;
        copy.xAccess = accessFile;
        return copy;
    }();
    return &vfs;
}

} // namespace

FaultyDrive::FaultyDrive()
{
    sqlite3_vfs_register(registered(), 1);
    mend();
}

FaultyDrive::~FaultyDrive()
{
    mend();
    sqlite3_vfs_unregister(registered());
    sqlite3_vfs_register(below(registered()), 1);
}

void FaultyDrive::arm(Fault fault, int nth, bool lasting)
{
    State &now = state();
    now.fault = fault;
    now.nth = nth;
    now.lasting = lasting;
    now.seen = 0;
    now.struck = false;
    now.dead = false;
    now.reads = 0;
    now.writes = 0;
    now.syncs = 0;
    now.others = 0;
}

int FaultyDrive::operations() const
{
    return state().seen;
}

bool FaultyDrive::struck() const
{
    return state().struck;
}

int FaultyDrive::reads() const
{
    return state().reads;
}

int FaultyDrive::writes() const
{
    return state().writes;
}

int FaultyDrive::syncs() const
{
    return state().syncs;
}

int FaultyDrive::others() const
{
    return state().others;
}

} // namespace duebook::test
