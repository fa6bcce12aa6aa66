// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/services/waiting/waitingnotes.h"
#include "core/services/waiting/waitingnotesreplay.h"
#include "core/store/book/bookexecutor.h"
#include "ui/book/bookcontext.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace duebook::ui {

/// What waits for the open book as the window sees it: notes saved while the drive is away are kept
/// here and brought into the book when it is back, by themselves. Files are read and written on a
/// thread of their own, the book on its writer. Lives on the GUI thread.
class WaitingNotesKeeper : public QObject {
    Q_OBJECT
public:
    /// What is shown at most; there may be more.
    static constexpr int kMostShown = 200;

    /// The book must be open and outlive the keeper. One folder per book: `folderFor`.
    WaitingNotesKeeper(const QString &folder, BookContext &book, QObject *parent = nullptr);
    ~WaitingNotesKeeper() override;

    /// Beside the drafts of the book inside `dataFolder`.
    static QString folderFor(const QString &dataFolder, const QString &bookPath);

    /// Notes are sealed with it from now on, and those that were sealed with it can be saved.
    void setKey(const SealKey &key);

    /// Whether a note is to wait here instead of being saved: now, or because saving it ended so.
    bool isWanted() const;
    bool isWantedAfter(const Error &error) const;

    /// Keeps a note of the person who is signed in. `asTyped` is the composer's draft. `done` is
    /// called on the GUI thread when it is on the disk, or with why it is not.
    void keep(QObject *context, const NewNote &note, const QString &accountName,
              const QJsonObject &asTyped, std::function<void(const Result<void> &)> done);

    /// How the drive answers from now on: away, notes are wanted here; ready, they are saved. The
    /// book's own word comes here by itself.
    void takeDriveState(DriveState state);
    DriveState driveState() const { return m_drive; }

    /// The first ones, in the order they were kept.
    const std::vector<WaitingNote> &notes() const { return m_notes; }
    int count() const { return m_count; }
    int refused() const;
    bool isReplaying() const { return m_replaying; }

    /// Brings what waits into the book, also what was refused before.
    void tryNow();

    /// Takes a note out of those that wait; `bringBack` undoes it.
    void discard(const QString &entry);
    void bringBack(const QString &entry);

    /// The draft to write on, with documents that are still there; the note does not wait any more.
    QJsonObject takeDraft(const WaitingNote &waiting);

Q_SIGNALS:
    /// Other notes wait than before.
    void changed();
    /// The drive went away: what is being saved is wanted here.
    void wanted();
    /// So many notes that waited here are in the book now.
    void saved(int count);
    void failed(const duebook::Error &error);

private:
    void reload();
    void show(int count, std::vector<WaitingNote> notes);
    void replayNext();
    void take(const ReplayReport &report);
    void onWorker(std::function<Result<void>(WaitingNotes &)> work);

    BookContext &m_book;
    std::shared_ptr<WaitingNotes> m_waitingNotes; ///< used on the worker
    std::vector<WaitingNote> m_notes;
    SealKey m_key;
    DriveState m_drive;
    int m_count = 0;
    bool m_replaying = false;
    QStringList m_left; ///< of the replay under way
    int m_savedNow = 0;
    QTimer m_again;
    // Declared last: destroyed first, after what is queued.
    BookExecutor m_worker;
};

} // namespace duebook::ui
