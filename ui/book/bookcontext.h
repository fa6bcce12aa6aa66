// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/changeset.h"
#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/settings.h"
#include "core/domain/user.h"
#include "core/store/book/bookexecutor.h"
#include "core/store/book/bookfile.h"
#include "core/store/book/session.h"
#include "core/store/sharing/drivekind.h"

#include <QLocale>
#include <QObject>
#include <QScopeGuard>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>

namespace duebook {
class ChangeWatcher;
class ShareGate;
class SignInAttempts;

} // namespace duebook

namespace duebook::ui {

class Presence;

/// How the drive with the book answers.
enum class DriveState {
    Ready,
    Slow, ///< something has been waited for for more than two seconds
    Away, ///< no answer, or no connection: what is loaded can be read, notes wait on this computer
};

/// The open book as the window sees it: a writer and a reader, each a thread with its own
/// connection, and the hub that tells pages what changed, here or at another client. Lives on the
/// GUI thread, which never waits: `read` and `write` queue work and give a future, answered through
/// `whenDone`.
///
///     whenDone(this, m_book.read([id](Session &s) { return AccountService(s).account(id); }),
///              [this](Result<AccountHeader> header) { … });
class BookContext : public QObject {
    Q_OBJECT
public:
    /// `clock` must outlive the context. Nothing is opened yet.
    explicit BookContext(const Clock &clock, QObject *parent = nullptr);
    ~BookContext() override;

    /// Opens the book on the executors; `opened`, `signInNeeded` or `openFailed` follows. A context
    /// opens one book once.
    void open(const QString &path, const QString &login, const BookOpening &opening = {});

    /// Says who one is after `signInNeeded`; `opened`, `signInFailed` or `openFailed` follows.
    void signIn(const QString &login, const QString &password);

    /// What slows guessing of passwords down; used by work queued with `write` only.
    /// Who may be chosen after `signInNeeded`; empty = one types one's name.
    const std::vector<User> &peopleToChoose() const { return m_waiting.people; }

    const std::shared_ptr<SignInAttempts> &signInAttempts() const { return m_attempts; }

    bool isOpen() const { return m_open; }
    const QString &path() const { return m_path; }
    const BookSettings &settings() const { return m_settings; }
    const User &user() const { return m_user; }
    bool readOnly() const { return m_readOnly; }
    /// The file is damaged: what can be read is shown, nothing is written any more.
    bool damaged() const { return m_damaged; }
    bool userGuessed() const { return m_userGuessed; }
    DriveKind drive() const { return m_drive; }
    DriveState driveState() const { return m_driveState; }
    /// The computer that what is to be saved waits for, and for how long at most; empty = none.
    const std::optional<PresenceWatch::Awaited> &awaited() const { return m_awaited; }
    const QString &notice() const { return m_notice; }
    Presence &presence() { return *m_presence; }
    bool isWriting() const { return m_waitingWrites > 0; }
    const Clock &clock() const { return m_clock; }
    /// The day in the book's time zone.
    QDate today() const;
    QTimeZone zone() const;

    /// Queues `work(Session &)` on the reader. It runs after what was queued before it.
    template <typename Work>
    auto read(Work work) -> QFuture<std::invoke_result_t<Work, Session &>>
    {
        return m_reader->run([work = std::move(work), part = m_readerPart]() mutable {
            return work(*part->session);
        });
    }

    /// Queues `work(Session &)` on the writer; its commits are announced by `changed`.
    template <typename Work>
    auto write(Work work) -> QFuture<std::invoke_result_t<Work, Session &>>
    {
        startWork();
        return m_writer->run([this, work = std::move(work), part = m_writerPart]() mutable {
            auto outcome = work(*part->session);
            QMetaObject::invokeMethod(this, &BookContext::endWork, Qt::QueuedConnection);
            return outcome;
        });
    }

    /// The same without a sign of it in the window: heartbeats.
    template <typename Work>
    auto background(Work work) -> QFuture<std::invoke_result_t<Work, Session &>>
    {
        return m_writer->run([work = std::move(work), part = m_writerPart]() mutable {
            return work(*part->session);
        });
    }

    /// Queues `work(Session &)` on a reader of its own, whose work may be stopped at any time:
    /// searches. Its connection is opened with the first one.
    template <typename Work>
    auto search(Work work) -> QFuture<std::invoke_result_t<Work, Session &>>
    {
        return runOn(*m_searcher, m_searchPart, std::move(work));
    }

    /// The same for work that takes seconds (previews, reports, backups): pages are not kept
    /// waiting.
    template <typename Work>
    auto readLong(Work work) -> QFuture<std::invoke_result_t<Work, Session &>>
    {
        return runOn(*m_longReader, m_longPart, std::move(work));
    }

    /// Queues changes that take seconds and write in many short transactions (large files): other
    /// changes are not kept waiting. On a connection of its own, opened with the first one.
    template <typename Work>
    auto writeLong(Work work) -> QFuture<std::invoke_result_t<Work, Session &>>
    {
        using Outcome = std::invoke_result_t<Work, Session &>;
        startWork();
        return m_longWriter->run([work = std::move(work), part = m_longWriterPart,
                                  opening = readerOpening(), this]() mutable -> Outcome {
            const auto end = qScopeGuard([this] {
                QMetaObject::invokeMethod(this, &BookContext::endWork, Qt::QueuedConnection);
            });
            if (!part->session) {
                const Result<void> opened = openReaderPart(*part, opening);
                if (!opened)
                    return opened.error();
            }
            return work(*part->session);
        });
    }

    /// Stops the search that is running; it ends with `Cancelled`.
    void interruptSearch();
    /// The same for what runs by `readLong`.
    void interruptLong();

Q_SIGNALS:
    void opened();
    void openFailed(const duebook::Error &error);
    /// The book is there and asks who opens it; `login` is a proposal and may be empty.
    void signInNeeded(const QString &login);
    void signInFailed(const duebook::Error &error);
    /// Something was committed, by this window or by another client.
    void changed(const duebook::ChangeSet &changes);
    void settingsChanged();
    void userChanged();
    /// The calendar day in the book's time zone moved on.
    void dayChanged(QDate today);
    /// True while something waits to be written.
    void writingChanged(bool writing);
    void driveStateChanged(duebook::ui::DriveState state);
    void awaitedChanged();
    /// Damage was found while the book was open; it is open for reading only from now on.
    void damageFound();

public:
    /// Work as this person from now on (both connections).
    void actAs(const User &user);

    /// True when an operation on the drive hangs: to end the context would wait for it.
    bool hangs() const;

    /// Asks and tells nothing more by itself; for a context that is kept until its drive answers.
    void rest();

private:
    struct Part {
        std::unique_ptr<Session> session;
        std::unique_ptr<ChangeWatcher> watcher;
        // For interrupting from the GUI thread: set once the connection is there, cleared before it
        // goes.
        std::mutex mutex;
        Database *interruptible = nullptr;
    };
    /// What a further connection needs to know, taken on the GUI thread.
    struct ReaderOpening {
        QString path;
        User user;
        QString client;
        bool readOnly = false;
        bool damaged = false;
        DriveKind drive = DriveKind::Local;
        std::shared_ptr<ShareGate> gate;
    };
    struct Facts {
        BookSettings settings;
        User user;
        bool readOnly = false;
        bool damaged = false;
        bool userGuessed = false;
        DriveKind drive = DriveKind::Local;
        std::shared_ptr<ShareGate> gate;
        QString notice;
        bool signInNeeded = false;
        QString login;
        std::vector<User> people;
    };

    /// Runs on a further reader; its work returns a Result, which may be the failure to open.
    template <typename Work>
    auto runOn(BookExecutor &executor, const std::shared_ptr<Part> &part, Work work)
        -> QFuture<std::invoke_result_t<Work, Session &>>
    {
        using Outcome = std::invoke_result_t<Work, Session &>;
        return executor.run(
            [work = std::move(work), part, opening = readerOpening(), this]() mutable -> Outcome {
                if (!part->session) {
                    const Result<void> opened = openReaderPart(*part, opening);
                    if (!opened)
                        return opened.error();
                }
                return work(*part->session);
            });
    }

    /// Runs on the writer.
    Result<Facts> openWriter(Part &part, const QString &path, const QString &login,
                             const BookOpening &opening);
    void openReader(const Facts &facts);
    /// Runs on the writer once it is known who works.
    Result<Facts> start(Part &part, Facts facts);
    void reloadUser();
    ReaderOpening readerOpening() const;
    Result<void> openReaderPart(Part &part, const ReaderOpening &opening);
    static void closePart(Part &part);
    static void interrupt(Part &part);
    void takeFacts(const Facts &facts);
    void connectSession(Session &session);
    void takeDamage();
    /// Queues a change of every open connection's session.
    void forEachPart(const std::function<void(Session &)> &change);
    void announce(const ChangeSet &changes);
    void poll();
    void takePoll(const Result<ChangeSet> &changes);
    void watchDrive();
    void watchOthers();
    void setDriveState(DriveState state);
    void checkDay();
    void startWork();
    void endWork();

    const Clock &m_clock;
    QString m_client;
    QString m_path;
    std::shared_ptr<SignInAttempts> m_attempts;
    Facts m_waiting; ///< for a sign-in
    bool m_open = false;
    BookSettings m_settings;
    User m_user;
    bool m_readOnly = false;
    bool m_damaged = false;
    bool m_userGuessed = false;
    DriveKind m_drive = DriveKind::Local;
    DriveState m_driveState = DriveState::Ready;
    std::optional<PresenceWatch::Awaited> m_awaited;
    std::shared_ptr<ShareGate> m_gate; ///< of a book on a network drive
    bool m_unreachable = false;        ///< the last look at the book failed
    QString m_notice;
    QDate m_day;
    int m_waitingWrites = 0;
    bool m_polling = false;
    QTimer m_pollTimer;
    QTimer m_driveTimer;
    QTimer m_quietTimer; ///< nothing was written for a moment
    std::unique_ptr<Presence> m_presence;
    std::shared_ptr<Part> m_readerPart;
    std::shared_ptr<Part> m_writerPart;
    std::shared_ptr<Part> m_searchPart;
    std::shared_ptr<Part> m_longPart;
    std::shared_ptr<Part> m_longWriterPart;
    // Declared last: destroyed first, so that queued work still finds what it uses.
    std::unique_ptr<BookExecutor> m_reader;
    std::unique_ptr<BookExecutor> m_writer;
    std::unique_ptr<BookExecutor> m_searcher;
    std::unique_ptr<BookExecutor> m_longReader;
    std::unique_ptr<BookExecutor> m_longWriter;
};

} // namespace duebook::ui
