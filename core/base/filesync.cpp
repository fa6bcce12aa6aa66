// SPDX-License-Identifier: Apache-2.0
#include "core/base/filesync.h"

#include <QFile>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/stat.h>
#endif

namespace duebook {

bool syncToDrive(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0;
#else
    return ::fsync(file.handle()) == 0;
#endif
}

qint64 sizeAtDrive(QFile &file)
{
#ifdef Q_OS_LINUX
    struct statx asked {};
    if (::statx(file.handle(), "", AT_EMPTY_PATH | AT_STATX_FORCE_SYNC, STATX_SIZE, &asked) == 0)
        return qint64(asked.stx_size);
#endif
    return file.size();
}

} // namespace duebook
