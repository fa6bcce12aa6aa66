// SPDX-License-Identifier: Apache-2.0
#include "core/base/privatefolder.h"

#include "core/base/filelock.h"
#include "core/base/fullness.h"
#include "core/base/ownfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace duebook {

namespace {

const QString kPrefix = QStringLiteral("duebook-");
const QString kHeld = QStringLiteral("/.held");
constexpr qint64 kHeldByte = 0; // nobody reads that file
// A folder without the file is just being made, or of a program that made none.
constexpr qint64 kUnmarkedSeconds = qint64{24} * 60 * 60;

bool isMine(const QFileInfo &folder)
{
#ifdef Q_OS_UNIX
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (folder.ownerId() != ::geteuid() || (folder.permissions() & others) != QFile::Permissions())
        return false;
#endif
    return folder.isDir() && !folder.isSymLink();
}

bool isAbandoned(const QFileInfo &folder, const Clock &clock)
{
    const QFileInfo mark(folder.filePath() + kHeld);
    if (mark.isSymLink())
        return false;
    if (!mark.exists())
        return folder.lastModified().secsTo(clock.nowUtc()) > kUnmarkedSeconds;
    // The lock goes with the program, however that ends; a number of a process may come again.
    QFile held(mark.filePath());
    return held.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) &&
           FileLock::tryTake(held, kHeldByte) == FileLock::Outcome::Taken;
}

} // namespace

PrivateFolder::PrivateFolder(std::unique_ptr<QTemporaryDir> folder, std::unique_ptr<QFile> held)
    : m_folder(std::move(folder)), m_held(std::move(held))
{
}

PrivateFolder::PrivateFolder(PrivateFolder &&other) noexcept = default;
PrivateFolder &PrivateFolder::operator=(PrivateFolder &&other) noexcept = default;

PrivateFolder::~PrivateFolder()
{
    // An open file cannot be removed everywhere.
    m_held.reset();
}

Result<PrivateFolder> PrivateFolder::create()
{
    auto folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(kPrefix));
    const auto failed = [&folder](bool full, const QString &detail) {
        return Error{full ? ErrorCode::Full : ErrorCode::Io,
                     QCoreApplication::translate("duebook::PrivateFolder",
                                                 "The folder for temporary files, \"%1\", cannot "
                                                 "be written: make room in it or choose another.")
                         .arg(QDir::toNativeSeparators(QDir::tempPath())),
                     {},
                     detail};
    };
    if (!folder->isValid() ||
        !QFile::setPermissions(folder->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                   QFileDevice::ExeOwner))
        return failed(false, folder->errorString());
    auto held = std::make_unique<QFile>(folder->path() + kHeld);
    if (!openOwnFile(*held, QIODevice::ReadWrite))
        return failed(ranFull(*held), held->errorString());
    FileLock::tryTake(*held, kHeldByte);
    return PrivateFolder(std::move(folder), std::move(held));
}

void PrivateFolder::removeAbandoned(const Clock &clock)
{
    const QFileInfoList folders = QDir::temp().entryInfoList({kPrefix + QStringLiteral("??????")},
                                                             QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &folder : folders) {
        if (isMine(folder) && isAbandoned(folder, clock))
            QDir(folder.filePath()).removeRecursively();
    }
}

} // namespace duebook
