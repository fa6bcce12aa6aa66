// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/sharegate.h"

#include "core/db/cifslocks.h"
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
    if (drive.fileSystem == "cifs" || drive.fileSystem == "smb3")
        installCifsLocks();
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
    for (int round = 1;; ++round) {
        {
            std::unique_lock lock(state->mutex);
            state->changed.wait_for(lock, state->options.heartbeat,
                                    [&] { return state->stopping; });
            if (state->stopping)
                break;
        }
        bool beats = false;
        {
            const ShareVfs::Operation operation(*state->vfs);
            beats = state->beat() && QFile::exists(state->presence->fileName());
        }
        // After a loss the server may have given our lock away; a file that was removed holds none.
        if (!beats || state->vfs->epoch() != state->epoch) {
            state->epoch = state->vfs->epoch();
            state->folder.remove(state->file);
            beats = bool(state->comeIn());
        }
        if (!beats)
            continue;
        if (state->lease.held())
            state->lease.renew();
        state->look();
        if (round % kBeatsPerModeLook == 0)
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

std::optional<QString> ShareGate::waitsFor() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->waitsFor;
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
    const auto known = [&] {
        return state.refused || state.mode != ShareMode::Locks || state.watch.settled(State::now());
    };
    state.changed.wait_for(lock, state.options.settle, known);
    const bool isKnown = known();
    lock.unlock();
    if (const std::optional<Error> refused = refusal())
        return *refused;
    if (isKnown)
        return {};
    return Error{ErrorCode::Busy,
                 Texts::tr("Another computer has the book open and does not answer yet; try again "
                           "in some seconds."),
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
    QFile file(state.bookPath);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !file.seek(kCounterOffset))
        return -1;
    const QByteArray bytes = file.read(sizeof(quint32));
    return bytes.size() == qsizetype(sizeof(quint32)) ? qFromBigEndian<quint32>(bytes.constData())
                                                      : -1;
}

} // namespace duebook
