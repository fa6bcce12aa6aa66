// SPDX-License-Identifier: Apache-2.0
#include "core/db/pagesumvfs.h"

#include "core/base/log.h"
#include "core/db/pagesum.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace duebook {

namespace {

constexpr char kName[] = "duebook-pages";
constexpr int kHeadSize = 100;
constexpr int kReservedAt = 20;
constexpr int kSmallestPage = 512;
// The page that holds this byte is never used: locks are taken there.
constexpr sqlite3_int64 kPendingByte = 0x40000000;

/// What SQLite sees as an open file. The file of the system below is made apart: which system that
/// is, and how large its files are, is known at the moment of opening only.
struct SumFile {
    sqlite3_file base;
    sqlite3_file *real;
    bool isBook;
    bool sums;    ///< the pages of the file carry them
    bool started; ///< they will, from the first page that is written
    bool verify;
    int pageSize; ///< 0 = not known yet
    /// The file is at least so long; 0 = not known. Others may change its length between locks.
    sqlite3_int64 knownEnd;
    quint32 wrongPage;
};

SumFile &sumFile(sqlite3_file *file)
{
    return *reinterpret_cast<SumFile *>(file);
}

sqlite3_vfs *below()
{
    return sqlite3_vfs_find(nullptr);
}

void learnHead(SumFile &own, const uchar *head)
{
    if (std::memcmp(head, "SQLite format 3", 16) != 0)
        return;
    const int field = head[16] << 8 | head[17];
    const int size = field == 1 ? 65536 : field;
    if (size < kSmallestPage || (size & (size - 1)) != 0)
        return;
    own.pageSize = size;
    own.sums = head[kReservedAt] == kPageSumSize;
}

/// The first page decides for itself and those after it: a book that is taken back to the state
/// before it had sums begins with it.
void learnNewHead(SumFile &own, const uchar *head)
{
    own.started = false;
    learnHead(own, head);
}

bool isWholePage(const SumFile &own, int amount, sqlite3_int64 offset)
{
    return own.pageSize != 0 && amount == own.pageSize && offset % own.pageSize == 0;
}

quint32 numberOf(const SumFile &own, sqlite3_int64 offset)
{
    return quint32(offset / own.pageSize + 1);
}

/// The byte that says whether pages have sums can be what was damaged.
bool hidesItsSum(const SumFile &own, const uchar *firstPage)
{
    std::vector<uchar> page(firstPage, firstPage + own.pageSize);
    page[kReservedAt] = kPageSumSize;
    return pageSumFits(page.data(), own.pageSize, 1);
}

bool isInOrder(const SumFile &own, const uchar *page, sqlite3_int64 offset)
{
    if (own.sums)
        return pageSumFits(page, own.pageSize, numberOf(own, offset));
    return offset != 0 || !hidesItsSum(own, page);
}

int readReal(SumFile &own, void *into, int amount, sqlite3_int64 offset)
{
    const int code = own.real->pMethods->xRead(own.real, into, amount, offset);
    if (code == SQLITE_OK && own.isBook && offset == 0 && amount >= kHeadSize)
        learnHead(own, static_cast<const uchar *>(into));
    return code;
}

int readFile(sqlite3_file *file, void *into, int amount, sqlite3_int64 offset)
{
    SumFile &own = sumFile(file);
    const auto *page = static_cast<const uchar *>(into);
    // A page is believed to be wrong when it is so twice: a drive far away may have mixed two
    // states of it.
    for (int look = 0; look < 2; ++look) {
        const int code = readReal(own, into, amount, offset);
        if (code != SQLITE_OK || !own.isBook || !own.verify || !isWholePage(own, amount, offset) ||
            isInOrder(own, page, offset))
            return code;
    }
    own.wrongPage = numberOf(own, offset);
    qCWarning(logBook) << "wrong sum of page" << own.wrongPage;
    return SQLITE_CORRUPT;
}

/// A page that was never written would be a hole in the file without a sum.
int fillGap(SumFile &own, sqlite3_int64 until)
{
    if (own.knownEnd >= until)
        return SQLITE_OK;
    const int code = own.real->pMethods->xFileSize(own.real, &own.knownEnd);
    if (code != SQLITE_OK)
        return code;
    std::vector<uchar> page;
    for (sqlite3_int64 at = (own.knownEnd + own.pageSize - 1) / own.pageSize * own.pageSize;
         at < until; at += own.pageSize) {
        if (at == kPendingByte / own.pageSize * own.pageSize)
            continue;
        page.assign(size_t(own.pageSize), 0);
        stampPage(page.data(), own.pageSize, numberOf(own, at));
        const int written = own.real->pMethods->xWrite(own.real, page.data(), own.pageSize, at);
        if (written != SQLITE_OK)
            return written;
    }
    return SQLITE_OK;
}

int writeFile(sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
    SumFile &own = sumFile(file);
    if (!own.isBook)
        return own.real->pMethods->xWrite(own.real, from, amount, offset);
    if (offset == 0 && amount >= kHeadSize)
        learnNewHead(own, static_cast<const uchar *>(from));
    if ((own.sums || own.started) && isWholePage(own, amount, offset)) {
        if (const int code = fillGap(own, offset); code != SQLITE_OK)
            return code;
        stampPage(static_cast<uchar *>(const_cast<void *>(from)), amount, numberOf(own, offset));
    }
    const int code = own.real->pMethods->xWrite(own.real, from, amount, offset);
    if (code == SQLITE_OK)
        own.knownEnd = std::max(own.knownEnd, offset + amount);
    return code;
}

int lookAtPages(SumFile &own, PageLook &look)
{
    if (!own.sums)
        return SQLITE_OK;
    std::vector<uchar> page(size_t(own.pageSize));
    for (quint32 number = look.first; number < look.first + look.count; ++number) {
        const sqlite3_int64 offset = sqlite3_int64(number - 1) * own.pageSize;
        if (offset == kPendingByte / own.pageSize * own.pageSize)
            continue;
        int code = own.real->pMethods->xRead(own.real, page.data(), own.pageSize, offset);
        // What is missing at the end stands in the log.
        if (code == SQLITE_IOERR_SHORT_READ)
            return SQLITE_OK;
        if (code == SQLITE_OK && !pageSumFits(page.data(), own.pageSize, number))
            look.wrong.push_back(number);
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

int control(sqlite3_file *file, int operation, void *argument)
{
    SumFile &own = sumFile(file);
    switch (operation) {
    case kHasPageSums:
        *static_cast<int *>(argument) = own.sums ? 1 : 0;
        return SQLITE_OK;
    case kStartPageSums:
        own.pageSize = *static_cast<int *>(argument);
        own.started = true;
        return SQLITE_OK;
    case kTrustPages:
        own.verify = *static_cast<int *>(argument) == 0;
        return SQLITE_OK;
    case kWrongPage:
        *static_cast<quint32 *>(argument) = std::exchange(own.wrongPage, 0);
        return SQLITE_OK;
    case kLookAtPages:
        return lookAtPages(own, *static_cast<PageLook *>(argument));
    case SQLITE_FCNTL_CKPT_START:
        own.knownEnd = 0;
        break;
    default:
        break;
    }
    return own.real->pMethods->xFileControl(own.real, operation, argument);
}

int closeFile(sqlite3_file *file)
{
    sqlite3_file *real = sumFile(file).real;
    const int code = real->pMethods->xClose(real);
    sqlite3_free(real);
    return code;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    SumFile &own = sumFile(file);
    own.knownEnd = std::min(own.knownEnd, size);
    return own.real->pMethods->xTruncate(own.real, size);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    SumFile &own = sumFile(file);
    const int code = own.real->pMethods->xFileSize(own.real, size);
    if (code == SQLITE_OK)
        own.knownEnd = *size;
    return code;
}

int lockFile(sqlite3_file *file, int level)
{
    SumFile &own = sumFile(file);
    if (level == SQLITE_LOCK_SHARED)
        own.knownEnd = 0;
    return own.real->pMethods->xLock(own.real, level);
}

/// The entry of the file below with the same arguments.
template <auto Entry, typename... Arguments>
auto forward(sqlite3_file *file, Arguments... arguments)
{
    sqlite3_file *real = sumFile(file).real;
    return (real->pMethods->*Entry)(real, arguments...);
}

using Methods = sqlite3_io_methods;

/// Version 2 has the memory that a write-ahead log needs; mapping would begin with 3.
constexpr Methods methodsOf(int version)
{
    Methods methods{};
    methods.iVersion = version;
    methods.xClose = &closeFile;
    methods.xRead = &readFile;
    methods.xWrite = &writeFile;
    methods.xTruncate = &truncateFile;
    methods.xSync = &forward<&Methods::xSync, int>;
    methods.xFileSize = &fileSize;
    methods.xLock = &lockFile;
    methods.xUnlock = &forward<&Methods::xUnlock, int>;
    methods.xCheckReservedLock = &forward<&Methods::xCheckReservedLock, int *>;
    methods.xFileControl = &control;
    methods.xSectorSize = &forward<&Methods::xSectorSize>;
    methods.xDeviceCharacteristics = &forward<&Methods::xDeviceCharacteristics>;
    methods.xShmMap = &forward<&Methods::xShmMap, int, int, int, void volatile **>;
    methods.xShmLock = &forward<&Methods::xShmLock, int, int, int>;
    methods.xShmBarrier = &forward<&Methods::xShmBarrier>;
    methods.xShmUnmap = &forward<&Methods::xShmUnmap, int>;
    return methods;
}

constexpr Methods kWithoutMemory = methodsOf(1);
constexpr Methods kWithMemory = methodsOf(2);

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *given)
{
    SumFile &own = sumFile(file);
    std::memset(&own, 0, sizeof own);
    sqlite3_vfs *system = below();
    own.real = static_cast<sqlite3_file *>(sqlite3_malloc(system->szOsFile));
    if (own.real == nullptr)
        return SQLITE_NOMEM;
    std::memset(own.real, 0, size_t(system->szOsFile));
    const int code = system->xOpen(system, name, own.real, flags, given);
    if (code != SQLITE_OK) {
        if (own.real->pMethods != nullptr)
            own.real->pMethods->xClose(own.real);
        sqlite3_free(own.real);
        return code;
    }
    own.isBook = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    own.verify = own.isBook;
    own.base.pMethods = own.real->pMethods->iVersion >= 2 && own.real->pMethods->xShmMap != nullptr
                            ? &kWithMemory
                            : &kWithoutMemory;
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    sqlite3_vfs *system = below();
    return system->xDelete(system, name, syncFolder);
}

int accessFile(sqlite3_vfs *, const char *name, int flags, int *result)
{
    sqlite3_vfs *system = below();
    return system->xAccess(system, name, flags, result);
}

int fullName(sqlite3_vfs *, const char *name, int size, char *into)
{
    sqlite3_vfs *system = below();
    return system->xFullPathname(system, name, size, into);
}

sqlite3_vfs make()
{
    // What is not about files needs nothing of ours and is the system's own.
    sqlite3_vfs vfs = *below();
    vfs.iVersion = std::min(vfs.iVersion, 2);
    vfs.szOsFile = int(sizeof(SumFile));
    vfs.pNext = nullptr;
    vfs.zName = kName;
    vfs.xOpen = &openFile;
    vfs.xDelete = &removeFile;
    vfs.xAccess = &accessFile;
    vfs.xFullPathname = &fullName;
    return vfs;
}

} // namespace

const char *pageSumVfs()
{
    // SQLite's table of file layers is the process's own, and an entry must outlive every file.
    static sqlite3_vfs vfs = make();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    return registered == SQLITE_OK ? kName : nullptr;
}

} // namespace duebook
