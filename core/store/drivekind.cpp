// SPDX-License-Identifier: Apache-2.0
#include "core/store/drivekind.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <array>

namespace duebook {

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

DriveKind driveKindOf(const QString &path)
{
    if (path.startsWith(QStringLiteral("//")) || path.startsWith(QStringLiteral("\\\\")))
        return DriveKind::Network;
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    return driveKindOfFileSystem(storage.fileSystemType());
}

} // namespace duebook
