// SPDX-License-Identifier: Apache-2.0
#include "core/base/ownfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace duebook {

namespace {

constexpr QFileDevice::Permissions kOwnFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

#ifdef Q_OS_UNIX

constexpr mode_t kEverybody = 0777;

struct stat facts(const QString &path)
{
    struct stat found {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        found.st_mode = 0;
    return found;
}

struct stat folderOf(const QString &path)
{
    return facts(QFileInfo(path).absolutePath());
}

mode_t fileMode(const struct stat &folder, Circle circle)
{
    const mode_t group = circle == Circle::FolderGroup ? folder.st_mode & 0060 : 0;
    return 0600 | group;
}

/// What the folder's group may is not given to another group.
bool giveTo(int file, const struct stat &folder, mode_t mode)
{
    struct stat made {};
    if (::fstat(file, &made) != 0)
        return false;
    const bool groupFits =
        made.st_gid == folder.st_gid || ::fchown(file, uid_t(-1), folder.st_gid) == 0;
    // Drives whose files have fixed permissions refuse; the drive says who may use them.
    (void)::fchmod(file, groupFits ? mode : mode & ~mode_t(0070));
    return true;
}

void giveLike(int file, const QString &like)
{
    const struct stat model = facts(like);
    struct stat mine {};
    if (model.st_mode == 0 || ::fstat(file, &mine) != 0)
        return;
    mode_t mode = model.st_mode & kEverybody;
    if (S_ISDIR(mine.st_mode) && !S_ISDIR(model.st_mode))
        mode |= (mode & 0444) >> 2; // who may read the file may enter the folder
    giveTo(file, model, mode);
}

#endif

} // namespace

bool makeOwnFile(const QString &path, Circle circle)
{
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    const struct stat folder = folderOf(path);
    const bool given = circle == Circle::Owner || giveTo(file, folder, fileMode(folder, circle));
    ::close(file);
    return given;
#else
    Q_UNUSED(circle)
    QFile file(path);
    return file.open(QIODevice::ReadWrite | QIODevice::NewOnly);
#endif
}

bool openOwnFile(QFile &file, QIODevice::OpenMode mode, Circle circle)
{
    if (!isTaken(file.fileName()))
        makeOwnFile(file.fileName(), circle);
    return file.open(mode, kOwnFile);
}

bool openOwnFile(QSaveFile &file, Circle circle)
{
    const QFileInfo there(file.fileName());
    const bool isNew = !there.exists();
    // It would be followed, and something else be overwritten.
    if (there.isSymLink())
        return false;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    if (!isNew)
        return true;
#ifdef Q_OS_UNIX
    const struct stat folder = folderOf(file.fileName());
    return giveTo(file.handle(), folder, fileMode(folder, circle));
#else
    Q_UNUSED(circle)
    return true;
#endif
}

bool makeOwnFolder(const QString &path, Circle circle)
{
    const QString whole = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (QFileInfo(whole).isDir())
        return true;
    const QString above = QFileInfo(whole).absolutePath();
    if (above == whole || !makeOwnFolder(above, circle))
        return false;
#ifdef Q_OS_UNIX
    if (::mkdir(QFile::encodeName(whole).constData(), 0700) != 0)
        return errno == EEXIST && QFileInfo(whole).isDir();
    const int folder = ::open(QFile::encodeName(whole).constData(),
                              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return false;
    const struct stat over = facts(above);
    const mode_t group = circle == Circle::FolderGroup ? over.st_mode & (S_ISGID | 0070) : 0;
    const bool given = giveTo(folder, over, 0700 | group);
    ::close(folder);
    return given;
#else
    return QDir().mkdir(whole) || QFileInfo(whole).isDir();
#endif
}

bool isTaken(const QString &path)
{
    const QFileInfo there(path);
    return there.exists() || there.isSymLink();
}

bool folderGivesItsGroup(const QString &path)
{
#ifdef Q_OS_UNIX
    const mode_t marks = S_ISGID | S_IWGRP;
    return (folderOf(path).st_mode & marks) == marks;
#else
    Q_UNUSED(path)
    return false;
#endif
}

void shareLike(const QString &path, const QString &like)
{
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return;
    giveLike(file, like);
    ::close(file);
#else
    Q_UNUSED(path)
    Q_UNUSED(like)
#endif
}

void shareLike(QFile &file, const QString &like)
{
#ifdef Q_OS_UNIX
    giveLike(file.handle(), like);
#else
    Q_UNUSED(file)
    Q_UNUSED(like)
#endif
}

} // namespace duebook
