// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/waitingnoteskeeper.h"

#include "core/services/documents/documentintake.h"
#include "ui/book/async.h"
#include "ui/book/draftkeeper.h"
#include "ui/talks/notedraft.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace duebook::ui {

namespace {

// Notes brought into the book before other changes have their turn.
constexpr int kInOneGo = 20;
// A book that was busy is tried again after so long.
constexpr int kAgainMs = 30000;
constexpr int kDaysAside = 90;

struct Listing {
    int count = 0;
    std::vector<WaitingNote> notes;
};

Listing listed(const WaitingNotes &waitingNotes)
{
    const QStringList entries = waitingNotes.entries();
    Listing listing{int(entries.size()), {}};
    for (const QString &entry : entries.mid(0, WaitingNotesKeeper::kMostShown)) {
        Result<WaitingNote> waiting = waitingNotes.read(entry);
        if (waiting) {
            listing.notes.push_back(std::move(*waiting));
        } else if (waiting.error().code != ErrorCode::NotFound) {
            WaitingNote broken;
            broken.entry = entry;
            broken.refusal = waiting.error().sentence;
            listing.notes.push_back(std::move(broken));
        }
    }
    return listing;
}

} // namespace

WaitingNotesKeeper::WaitingNotesKeeper(const QString &folder, BookContext &book, QObject *parent)
    : QObject(parent), m_book(book), m_waitingNotes(std::make_shared<WaitingNotes>(folder)),
      m_drive(book.driveState())
{
    m_again.setSingleShot(true);
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, &WaitingNotesKeeper::tryNow);
    connect(&m_book, &BookContext::driveStateChanged, this, &WaitingNotesKeeper::takeDriveState);
    onWorker([old = m_book.clock().nowUtc().addDays(-kDaysAside)](WaitingNotes &waitingNotes) {
        waitingNotes.forgetAside(old);
        return Result<void>();
    });
    tryNow();
}

WaitingNotesKeeper::~WaitingNotesKeeper() = default;

QString WaitingNotesKeeper::folderFor(const QString &dataFolder, const QString &bookPath)
{
    return DraftKeeper::folderFor(dataFolder, bookPath) + QStringLiteral("/outbox");
}

void WaitingNotesKeeper::setKey(const SealKey &key)
{
    m_key = key;
    onWorker([key](WaitingNotes &waitingNotes) {
        waitingNotes.setKey(key);
        return Result<void>();
    });
    tryNow();
}

void WaitingNotesKeeper::takeDriveState(DriveState state)
{
    m_drive = state;
    if (state == DriveState::Ready)
        tryNow();
    else if (state == DriveState::Away)
        Q_EMIT wanted();
    Q_EMIT changed();
}

bool WaitingNotesKeeper::isWanted() const
{
    return m_drive == DriveState::Away;
}

bool WaitingNotesKeeper::isWantedAfter(const Error &error) const
{
    const bool unreachable = error.code == ErrorCode::Io || error.code == ErrorCode::Busy;
    // A file that cannot be attached is told beside it; every other place is the book's own.
    return unreachable && error.place != DocumentIntake::kPlace &&
           (isWanted() || m_book.drive() == DriveKind::Network);
}

void WaitingNotesKeeper::keep(QObject *context, const NewNote &note, const QString &accountName,
                              const QJsonObject &asTyped,
                              std::function<void(const Result<void> &)> done)
{
    WaitingNote waiting;
    waiting.note = note;
    waiting.author = m_book.user().id;
    waiting.authorName = m_book.user().name;
    waiting.accountName = accountName;
    waiting.keptAt = m_book.clock().nowUtc();
    waiting.asTyped = asTyped;
    // What "now" and "today" meant when it was written.
    if (!waiting.note.spokenAt.isValid())
        waiting.note.spokenAt = waiting.keptAt;
    for (NewDocument &document : waiting.note.documents) {
        if (!document.received.isValid())
            document.received = m_book.today();
    }
    whenDone(context, m_worker.run([waitingNotes = m_waitingNotes, waiting]() -> Result<void> {
        const Result<QString> kept = waitingNotes->add(waiting);
        return kept ? Result<void>() : Result<void>(kept.error());
    }),
             [done = std::move(done)](const Result<void> &kept) { done(kept); });
    reload();
    m_again.start();
}

int WaitingNotesKeeper::refused() const
{
    return int(std::count_if(m_notes.begin(), m_notes.end(),
                             [](const WaitingNote &waiting) { return waiting.isRefused(); }));
}

void WaitingNotesKeeper::reload()
{
    whenDone(this, m_worker.run([waitingNotes = m_waitingNotes] { return listed(*waitingNotes); }),
             [this](Listing listing) { show(listing.count, std::move(listing.notes)); });
}

void WaitingNotesKeeper::show(int count, std::vector<WaitingNote> notes)
{
    m_count = count;
    m_notes = std::move(notes);
    Q_EMIT changed();
}

void WaitingNotesKeeper::onWorker(std::function<Result<void>(WaitingNotes &)> work)
{
    whenDone(this, m_worker.run([waitingNotes = m_waitingNotes, work = std::move(work)] {
        return work(*waitingNotes);
    }),
             [this](const Result<void> &done) {
                 if (!done)
                     Q_EMIT failed(done.error());
             });
    reload();
}

void WaitingNotesKeeper::tryNow()
{
    if (m_replaying || m_book.readOnly() || m_drive == DriveState::Away)
        return;
    m_replaying = true;
    m_savedNow = 0;
    whenDone(this,
             m_worker.run([waitingNotes = m_waitingNotes] { return waitingNotes->entries(); }),
             [this](const QStringList &entries) {
                 m_left = entries;
                 replayNext();
             });
}

void WaitingNotesKeeper::replayNext()
{
    if (m_left.isEmpty()) {
        take({});
        return;
    }
    // A copy: the worker may keep another note meanwhile.
    const auto work = [waitingNotes = WaitingNotes(m_waitingNotes->folder(), m_key),
                       left = m_left](Session &session) {
        return WaitingNotesReplay(session, waitingNotes).replay(left, kInOneGo);
    };
    whenDone(this, m_book.write(work), [this](const ReplayReport &report) { take(report); });
}

void WaitingNotesKeeper::take(const ReplayReport &report)
{
    m_savedNow += report.saved;
    m_left = report.left;
    if (report.stopped || m_left.isEmpty()) {
        m_replaying = false;
        m_left.clear();
        if (report.stopped)
            m_again.start();
        if (m_savedNow > 0)
            Q_EMIT saved(m_savedNow);
        reload();
        return;
    }
    replayNext();
}

void WaitingNotesKeeper::discard(const QString &entry)
{
    onWorker([entry](WaitingNotes &waitingNotes) { return waitingNotes.putAside(entry); });
}

void WaitingNotesKeeper::bringBack(const QString &entry)
{
    onWorker([entry](WaitingNotes &waitingNotes) { return waitingNotes.bringBack(entry); });
}

QJsonObject WaitingNotesKeeper::takeDraft(const WaitingNote &waiting)
{
    NoteDraft draft = NoteDraft::fromJson(waiting.asTyped);
    // The files as they were when the note was kept, wherever the originals are by now.
    draft.documents = waiting.note.documents;
    for (NewDocument &document : draft.documents)
        document.path = m_waitingNotes->draftFolder(waiting.entry) + QLatin1Char('/') +
                        QFileInfo(document.path).fileName();
    onWorker([waiting](WaitingNotes &waitingNotes) {
        const Result<void> aside = waitingNotes.putAside(waiting.entry);
        return aside ? waitingNotes.openForDraft(waiting) : aside;
    });
    return draft.toJson();
}

} // namespace duebook::ui
