// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace duebook {

/// Where a book stands: decides the journal mode and what may be promised (README.md beside
/// this).
enum class DriveKind { Local, Network };

/// What the system tells about the drive that holds a book.
struct DriveFacts {
    DriveKind kind = DriveKind::Local;
    QByteArray fileSystem; ///< as the system names it: "ext4", "cifs", "fuse.sshfs"
    /// True where it is known that locks of one computer are not seen by another (SMB mounted
    /// `nobrl`, NFS `nolock`, file systems that hand no locks on). False proves nothing.
    bool locksKnownToLie = false;
    /// The program that copies this folder to other computers ("Dropbox"); empty = none is known.
    QString cloudProgram;
};

/// Reads the table of mounts, and looks for the markers of programs that copy folders in the
/// folders above `path`. May wait for the drive.
DriveFacts driveFactsOf(const QString &path);

/// Decides by the file system of the folder that holds `path`. Unknown file systems count as local,
/// every FUSE file system as network. Touches only the table of mounts, not the drive.
DriveKind driveKindOf(const QString &path);

/// The same for a file system's type as the system names it.
DriveKind driveKindOfFileSystem(const QByteArray &type);

/// Whether locks are known not to reach other computers, by type and mount options as they stand in
/// /proc/self/mountinfo ("rw,vers=3.1.1,nobrl").
bool locksKnownToLie(const QByteArray &type, const QByteArray &options);

/// The program whose folder `folder` (or one above it) is; empty = none is known.
QString cloudProgramOf(const QString &folder);

} // namespace duebook
