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

/// What a client's presence file says. Numbers, not clocks: hosts are never compared by time.
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
/// Every call may wait for the drive; any thread. No call throws.
class SideFolder {
public:
    explicit SideFolder(const QString &bookPath);

    const QString &path() const { return m_path; }
    QString filePath(const QString &name) const;

    /// Makes the folder when it is missing. Errors: Io, ReadOnly.
    Result<void> ensure() const;

    /// The mode that all clients use; Locks when nothing was written yet. Errors: Newer (a mode or
    /// protocol this program does not know: read only), Io.
    Result<ShareMode> mode() const;
    Result<void> setMode(ShareMode mode) const;

    /// Everyone's presence, without the file named `own`.
    std::vector<PresenceNote> others(const QString &own) const;

    void remove(const QString &file) const;

private:
    QString m_path;
};

} // namespace duebook
