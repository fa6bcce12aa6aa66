// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace duebook {

/// How the clients of a book on a share keep out of each other's way.
enum class ShareMode {
    Locks,   ///< SQLite's own locks, which the drive must keep between computers
    Lease,   ///< one client at a time has the book open, by a token file: slow, for drives without
             ///< locks
    Stopped, ///< the drive's locks were found out to lie: nobody writes until a mode is chosen
};

/// What a client's presence file says; its heartbeat is 0 where it is there and cannot be read.
/// Numbers, not clocks: hosts are never compared by time.
struct PresenceNote {
    QString file; ///< its name in the folder
    QString host;
    qint64 process = 0;
    qint64 heartbeat = 0;
    /// The lock that the client holds on its file as long as it runs could be taken: it is gone, or
    /// the drive's locks lie.
    bool lockIsFree = false;
};

/// The folder beside a book on a share ("NAME.duebook.d"): the mode, and a file for each client.
///
/// The protocol has a number. With 1 a client's file is called "*.here" and locked on its first
/// byte, which nobody else can read then on SMB and Windows; with 2 it is called "*.present" and
/// locked on a byte far behind its content. An older program that looked for its own kind of lock
/// in a newer file would take the drive's locks for lies and stop everybody: so it must not find
/// such files, and where a newer program has been, the marker of the mode says 2, which older ones
/// answer by reading only. They are seen all the same: one of them may have the book open still,
/// or have left a change unfinished.
///
/// Every call may wait for the drive; any thread. No call throws.
class SideFolder {
public:
    explicit SideFolder(const QString &bookPath);

    /// The name of a new client's file.
    static QString presenceName(const QString &host);

    /// The byte that a client locks in its presence file of this name.
    static qint64 lockedByte(const QString &file);

    const QString &path() const { return m_path; }
    QString filePath(const QString &name) const;

    /// Makes the folder when it is missing. Errors: Io, ReadOnly.
    Result<void> ensure() const;

    /// The mode that all clients use; Locks when nothing was written yet. Errors: Newer (a mode or
    /// protocol this program does not know: read only), Io.
    Result<ShareMode> mode() const;
    Result<void> setMode(ShareMode mode) const;

    /// Makes programs that know an older protocol only read from now on.
    Result<void> keepOlderOut() const;

    /// Everyone's presence, without the file named `own`.
    std::vector<PresenceNote> others(const QString &own) const;

    void remove(const QString &file) const;

    /// The book it stands beside: who may use that may use what lies here.
    QString bookPath() const { return m_path.chopped(2); }

private:
    struct Marker {
        int protocol = 0; ///< 0 = there is none yet
        ShareMode mode = ShareMode::Locks;
    };
    Result<Marker> marker() const;

    QString m_path;
};

} // namespace duebook
