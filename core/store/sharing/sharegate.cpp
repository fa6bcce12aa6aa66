// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/sharegate.h"

#include "core/base/log.h"
#include "core/db/database.h"
#include "core/store/sharing/sharegatestate.h"

#include <QCoreApplication>
#include <QFile>
#include <QScopeGuard>
#include <QtEndian>

#include <thread>

namespace duebook {

namespace {

constexpr int kBeatsPerModeLook = 2;
constexpr std::chrono::milliseconds kLeaveLimit{1500};
// SQLite asks anew every few milliseconds while somebody waits for the book.
constexpr std::chrono::milliseconds kStillAsked{2000};
constexpr qint64 kCounterOffset = 24; // the change counter of SQLite's file format

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ShareGate)
};

Error stoppedError(const QString &path)
{
    return {ErrorCode::ReadOnly,
            Texts::tr("This drive does not keep locks between computers, so two people writing "
                      "would destroy the book: you can read, not change. Ask for SMB without "
                      "“nobrl” or NFS with locking, or let an administrator turn the slower lease "
                      "mode on (Settings, Sharing)."),
            path,
            {}};
}

} // namespace

Result<std::shared_ptr<ShareGate>> ShareGate::enter(const QString &bookPath,
                                                    const DriveFacts &drive, const Options &options)
{
    const auto state = std::make_shared<State>(bookPath, options);
    const Result<ShareMode> mode = state->folder.mode();
    if (!mode && mode.error().code != ErrorCode::Newer)
        return mode.error();
    if (mode)
        state->mode = *mode;
    else
        state->refused = mode.error();
    if (const Result<void> in = state->comeIn(); !in)
        return in.error();
    state->cannotLock =
        (options.believeMountTable && drive.locksKnownToLie) || !state->locksKeepApart();
    state->adopt(state->mode);
    if (const Result<void> told = state->folder.keepOlderOut(); !told)
        qCWarning(logBook) << "older programs are not told" << told.error().detail;
    const std::weak_ptr<State> weak = state;
    state->vfs->setMayRecover([weak] {
        const auto strong = weak.lock();
        return strong && strong->mayRecover();
    });
    state->vfs->setMayWrite([weak] {
        const auto strong = weak.lock();
        return strong && strong->mayWritePage();
    });
    state->look();
    return std::shared_ptr<ShareGate>(new ShareGate(state));
}

ShareGate::ShareGate(std::shared_ptr<State> state) : m_state(std::move(state))
{
    std::thread([kept = m_state] { run(kept); }).detach();
}

ShareGate::~ShareGate()
{
    std::unique_lock lock(m_state->mutex);
    m_state->stopping = true;
    m_state->changed.notify_all();
    // The thread keeps the state; on a drive that hangs it ends when the drive answers.
    m_state->changed.wait_for(lock, kLeaveLimit, [this] { return m_state->finished; });
}

void ShareGate::run(const std::shared_ptr<State> &state)
{
    Ms nextBeat = State::now() + state->options.heartbeat;
    for (int round = 1;;) {
        {
            std::unique_lock lock(state->mutex);
            const bool impatient = state->waiting > 0;
            const Ms left = std::max(nextBeat - State::now(), Ms(0));
            state->changed.wait_for(
                lock, impatient ? std::min(left, state->options.impatient) : left,
                [&] { return state->stopping || (state->waiting > 0) != impatient; });
            if (state->stopping)
                break;
        }
        if (State::now() < nextBeat) {
            state->look();
            continue;
        }
        nextBeat = State::now() + state->options.heartbeat;
        // Who stood still, or slept, may have lost its locks at the server: it must not be seen to
        // beat without them.
        if (State::everyTime() - state->lastBeat > state->options.vfs.lost)
            state->vfs->lose();
        bool beats = false;
        if (state->vfs->epoch() == state->epoch) {
            const ShareVfs::Operation operation(*state->vfs);
            beats = state->beat() && QFile::exists(state->folder.filePath(state->file));
        }
        // After a loss the server may have given our lock away; a file that was removed holds none.
        if (!beats || state->vfs->epoch() != state->epoch) {
            state->epoch = state->vfs->epoch();
            state->folder.remove(state->file);
            beats = bool(state->comeIn());
        }
        state->lastBeat = State::everyTime();
        if (!beats)
            continue;
        if (state->lease.held())
            state->lease.renew();
        state->look();
        if (round++ % kBeatsPerModeLook == 0)
            state->lookAtMode();
    }
    state->presence->close();
    state->folder.remove(state->file);
    const std::lock_guard lock(state->mutex);
    state->finished = true;
    state->changed.notify_all();
}

const std::shared_ptr<ShareVfs> &ShareGate::vfs() const
{
    return m_state->vfs;
}

ShareMode ShareGate::mode() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->mode;
}

int ShareGate::others() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->watch.clients();
}

std::optional<PresenceWatch::Awaited> ShareGate::waitsFor() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->waitsFor;
}

std::optional<PresenceWatch::Awaited> ShareGate::awaited() const
{
    const std::lock_guard lock(m_state->mutex);
    const Ms now = State::now();
    if (m_state->waiting > 0 && m_state->mode == ShareMode::Locks) {
        if (const auto unsettled = m_state->watch.unsettled(now))
            return unsettled;
    }
    const Ms since = now - m_state->askedToRecover;
    if (!m_state->waitsFor || since >= kStillAsked)
        return std::nullopt;
    return PresenceWatch::Awaited{m_state->waitsFor->host,
                                  std::max(m_state->waitsFor->atMost - since, Ms(0))};
}

std::optional<Error> ShareGate::refusal() const
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->refused)
        return m_state->refused;
    if (m_state->mode == ShareMode::Stopped)
        return stoppedError(m_state->bookPath);
    return std::nullopt;
}

ShareGate::Hold ShareGate::holdToOpen()
{
    Hold hold(*this);
    if (mode() == ShareMode::Lease) {
        if (const Result<void> taken = hold.takeLease(); !taken)
            throw SqlFailure(taken.error());
    }
    return hold;
}

Result<void> ShareGate::mayWrite()
{
    State &state = *m_state;
    std::unique_lock lock(state.mutex);
    std::optional<PresenceWatch::Awaited> awaited;
    const auto known = [&] {
        awaited.reset();
        if (!state.refused && state.mode == ShareMode::Locks)
            awaited = state.watch.unsettled(State::now());
        return !awaited;
    };
    if (!known()) {
        ++state.waiting;
        state.changed.notify_all();
        state.changed.wait_for(lock, state.options.settle, known);
        --state.waiting;
    }
    lock.unlock();
    if (const std::optional<Error> refused = refusal())
        return *refused;
    if (!awaited)
        return {};
    return Error{ErrorCode::Busy,
                 Texts::tr("“%1” has the book open and does not answer yet; try again in some "
                           "seconds.")
                     .arg(awaited->host),
                 state.bookPath,
                 {}};
}

Result<ShareGate::Hold> ShareGate::begin(Database &db, bool write)
{
    if (write) {
        if (const Result<void> may = mayWrite(); !may)
            return may.error();
    }
    Hold hold(*this);
    try {
        if (mode() == ShareMode::Lease) {
            if (const Result<void> taken = hold.takeLease(); !taken)
                return taken.error();
            db.reopen();
        } else if (db.lost()) {
            db.reopen();
        }
        return hold;
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

ShareGate::Hold::Hold(ShareGate &gate) : m_gate(&gate)
{
    State &state = *gate.m_state;
    std::unique_lock lock(state.mutex);
    state.changed.wait(lock, [&] { return !state.looking; });
    ++state.holds;
}

Result<void> ShareGate::Hold::takeLease()
{
    const Result<void> taken = m_gate->m_state->lease.take();
    m_leased = bool(taken);
    return taken;
}

ShareGate::Hold::~Hold()
{
    if (m_gate == nullptr)
        return;
    State &state = *m_gate->m_state;
    if (m_leased)
        state.lease.release();
    const std::lock_guard lock(state.mutex);
    --state.holds;
}

qint64 ShareGate::changeCounter()
{
    State &state = *m_state;
    {
        const std::lock_guard lock(state.mutex);
        if (state.holds > 0 || state.looking)
            return -1;
        state.looking = true;
    }
    const auto ended = qScopeGuard([&state] {
        const std::lock_guard lock(state.mutex);
        state.looking = false;
        state.changed.notify_all();
    });
    const ShareVfs::Operation operation(*state.vfs);
    // Linux's SMB client loses its answers to the server where files are opened and closed all the
    // time, and everybody waits for half a minute then: there the file stays open.
    QFile once(state.bookPath);
    QFile &file = state.onCifs ? state.counter : once;
    const auto mode = QIODevice::ReadOnly | QIODevice::Unbuffered;
    if ((!file.isOpen() && !file.open(mode)) || !file.seek(kCounterOffset))
        return -1;
    const QByteArray bytes = file.read(sizeof(quint32));
    return bytes.size() == qsizetype(sizeof(quint32)) ? qFromBigEndian<quint32>(bytes.constData())
                                                      : -1;
}

} // namespace duebook
