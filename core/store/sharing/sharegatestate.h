// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sharing/sharegate.h"

#include <QFile>

#include <condition_variable>
#include <mutex>

namespace duebook {

/// What the gate, its thread and its holds share: the presence file and what is known of the
/// others. Outlives the gate while a drive that hangs holds the thread.
struct ShareGate::State {
    State(const QString &book, const Options &given);

    /// The time by which the others' heartbeats are counted.
    static Ms now();
    /// Another that goes on while the computer sleeps.
    static Ms everyTime();

    /// A presence file of our own, locked, with its first heartbeat. Errors: ReadOnly.
    Result<void> comeIn();
    /// Whether a second handle is refused the lock that the first one has: tried on a file made for
    /// it, since to close the second could give the lock away.
    bool locksKeepApart();
    /// false = the presence file could not be written.
    bool beat();
    /// At the others' presence files; tells them when a lock of theirs lies.
    void look();
    /// At the marker that makes all clients use one protocol.
    void lookAtMode();
    /// Locks that are known to lie are not used, whatever the folder says. Under the mutex.
    void adopt(ShareMode chosen);
    /// Whether what another client left unfinished may be undone.
    bool mayRecover();
    /// Whether a page may go into the book's file now.
    bool mayWritePage();

    const Options options;
    const QString bookPath;
    const SideFolder folder;
    const std::shared_ptr<ShareVfs> vfs;
    const bool onCifs;
    BookLease lease;
    QFile counter; ///< the book's file, kept open for looks at its counter where that is better

    // Of the gate's thread after `enter`.
    QString file;
    std::unique_ptr<QFile> presence;
    qint64 beats = 0;
    Ms lastBeat = everyTime();
    int epoch = 1;

    std::mutex mutex;
    std::condition_variable changed;
    PresenceWatch watch;
    ShareMode mode = ShareMode::Locks;
    bool cannotLock = false; ///< by the table of mounts, or found out
    std::optional<Error> refused;
    /// Whose unfinished change may not be undone yet, and when SQLite asked.
    std::optional<PresenceWatch::Awaited> waitsFor;
    Ms askedToRecover{0};
    int waiting = 0;      ///< writes that wait until it is known who is there
    int holds = 0;        ///< transactions of this program that are under way
    bool looking = false; ///< the file is open for a look, and none may begin
    bool stopping = false;
    bool finished = false;
};

} // namespace duebook
