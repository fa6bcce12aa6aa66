// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/drivekind.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <array>

namespace duebook {

namespace {

struct CloudMarker {
    const char *program;
    const char *marker; ///< a file or folder in the top folder of what is copied
};

// What each program leaves in the folder that it copies, or how it names that folder.
constexpr CloudMarker kCloudMarkers[] = {
    {"Dropbox", ".dropbox"},
    {"Dropbox", ".dropbox.cache"},
    {"OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"},
    {"Nextcloud", ".sync_*.db"},
    {"Nextcloud", "._sync_*.db"},
    {"Nextcloud", ".nextcloudsync.log"},
    {"ownCloud", ".owncloudsync.log"},
    {"Google Drive", ".tmp.drivedownload"},
    {"Google Drive", ".tmp.driveupload"},
    {"Syncthing", ".stfolder"},
};
constexpr CloudMarker kCloudFolders[] = {
    {"OneDrive", "OneDrive"},        {"Dropbox", "Dropbox"},     {"Google Drive", "Google Drive"},
    {"Google Drive", "GoogleDrive"}, {"Nextcloud", "Nextcloud"}, {"iCloud", "com~apple~CloudDocs"},
    {"iCloud", "iCloudDrive"},
};

bool named(const QString &folder, const char *name)
{
    const QString wanted = QLatin1String(name);
    return folder == wanted || folder.startsWith(wanted + QStringLiteral(" - ")) ||
           folder.startsWith(wanted + QStringLiteral(" ("));
}

/// The mount's options and those of the file system, from the table of mounts; Linux only.
QByteArray mountOptions(const QString &root)
{
    QFile table(QStringLiteral("/proc/self/mountinfo"));
    if (!table.open(QIODevice::ReadOnly))
        return {};
    QByteArray options;
    const QByteArray wanted = root.toUtf8();
    for (const QByteArray &line : table.readAll().split('\n')) {
        // id parent major:minor root mountpoint options … - type source super-options
        const QList<QByteArray> parts = line.split(' ');
        if (parts.size() < 10 || QByteArray(parts[4]).replace("\\040", " ") != wanted)
            continue;
        options = parts[5] + ',' + parts.last(); // the last mount on a place covers the others
    }
    return options;
}

} // namespace

DriveKind driveKindOfFileSystem(const QByteArray &type)
{
    static constexpr std::array kNetwork{"cifs", "smb3",  "smbfs",  "nfs",   "nfs4",     "9p",
                                         "afs",  "afpfs", "webdav", "davfs", "glusterfs"};
    if (type.startsWith("fuse") && type != "fuseblk")
        return DriveKind::Network;
    const bool known = std::any_of(kNetwork.begin(), kNetwork.end(),
                                   [&](const char *name) { return type == name; });
    return known ? DriveKind::Network : DriveKind::Local;
}

bool locksKnownToLie(const QByteArray &type, const QByteArray &options)
{
    // These keep locks to themselves: measured for sshfs, documented for the others.
    static constexpr std::array kWithoutLocks{"fuse.sshfs",     "fuse.rclone", "fuse.gvfsd-fuse",
                                              "webdav",         "davfs",       "fuse.davfs2",
                                              "fuse.curlftpfs", "fuse.s3fs"};
    if (std::any_of(kWithoutLocks.begin(), kWithoutLocks.end(),
                    [&](const char *name) { return type == name; }))
        return true;
    const QList<QByteArray> words = options.split(',');
    if (type == "cifs" || type == "smb3")
        return words.contains("nobrl");
    if (type == "nfs" || type == "nfs4")
        return words.contains("nolock") || words.contains("local_lock=all") ||
               words.contains("local_lock=posix");
    return false;
}

QString cloudProgramOf(const QString &folder)
{
    QDir dir(folder);
    do {
        for (const CloudMarker &each : kCloudFolders) {
            if (named(dir.dirName(), each.marker))
                return QLatin1String(each.program);
        }
        for (const CloudMarker &each : kCloudMarkers) {
            const QString pattern = QLatin1String(each.marker);
            const bool there = pattern.contains(QLatin1Char('*'))
                                   ? !dir.entryList({pattern}, QDir::Files | QDir::Hidden).isEmpty()
                                   : QFileInfo::exists(dir.filePath(pattern));
            if (there)
                return QLatin1String(each.program);
        }
    } while (!dir.isRoot() && dir.cdUp());
    return {};
}

DriveKind driveKindOf(const QString &path)
{
    if (path.startsWith(QStringLiteral("//")) || path.startsWith(QStringLiteral("\\\\")))
        return DriveKind::Network;
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    return driveKindOfFileSystem(storage.fileSystemType());
}

DriveFacts driveFactsOf(const QString &path)
{
    DriveFacts facts;
    const QString folder = QFileInfo(path).absolutePath();
    const QStorageInfo storage(folder);
    facts.kind = driveKindOf(path);
    facts.fileSystem = storage.fileSystemType();
    if (facts.kind == DriveKind::Network)
        facts.locksKnownToLie = locksKnownToLie(facts.fileSystem, mountOptions(storage.rootPath()));
    facts.cloudProgram = cloudProgramOf(folder);
    return facts;
}

} // namespace duebook
