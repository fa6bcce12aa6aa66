// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// Where a book stands: decides the journal mode and what may be promised (design: a book on a
/// share).
enum class DriveKind { Local, Network };

/// Decides by the file system of the folder that holds `path`. Unknown file systems count as local,
/// every FUSE file system as network. Touches only the table of mounts, not the drive.
DriveKind driveKindOf(const QString &path);

/// The same for a file system's type as the system names it ("ext4", "cifs", "fuse.sshfs").
DriveKind driveKindOfFileSystem(const QByteArray &type);

} // namespace duebook
