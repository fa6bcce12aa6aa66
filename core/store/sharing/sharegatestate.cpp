// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/sharegatestate.h"

#include "core/base/filelock.h"
#include "core/base/filesync.h"
#include "core/base/log.h"
#include "core/base/ownfile.h"
#include "core/base/process.h"
#include "core/db/cifscalls.h"

#include <QCoreApplication>
#include <QScopeGuard>
#include <QSysInfo>

#include <ctime>

namespace duebook {

namespace {

constexpr int kAttempts = 3;
// Fixed, so that a heartbeat changes bytes in place.
constexpr int kHeartbeatDigits = 20;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ShareGate)
};

/// The file on which the client of this presence file tries the drive's locks.
QString trialOf(const QString &presence)
{
    return presence + QStringLiteral(".try");
}

} // namespace

ShareGate::State::State(const QString &book, const Options &given)
    : options(given), bookPath(book), folder(book), vfs(std::make_shared<ShareVfs>(given.vfs)),
      onCifs(isOnCifs(book)), lease(folder, QSysInfo::machineHostName(), given.lease),
      counter(book), watch(QSysInfo::machineHostName(), given.watch)
{
}

ShareGate::Ms ShareGate::State::now()
{
    return std::chrono::duration_cast<Ms>(std::chrono::steady_clock::now().time_since_epoch());
}

ShareGate::Ms ShareGate::State::everyTime()
{
#ifdef Q_OS_LINUX
    timespec time{};
    if (::clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return Ms(qint64{time.tv_sec} * 1000 + time.tv_nsec / 1000000);
#endif
    return now();
}

Result<void> ShareGate::State::comeIn()
{
    if (const Result<void> there = folder.ensure(); !there)
        return there;
    file = SideFolder::presenceName(QSysInfo::machineHostName());
    presence = std::make_unique<QFile>(folder.filePath(file));
    const QByteArray rest = '\n' + QByteArray::number(QCoreApplication::applicationPid()) + '\n' +
                            QSysInfo::machineHostName().toUtf8() + '\n';
    const bool made = FileLock::makeFile(*presence);
    // Whoever uses the book must be able to try the lock.
    if (made)
        shareLike(*presence, folder.bookPath());
    const bool written = made &&
                         FileLock::tryTake(*presence, SideFolder::lockedByte(file)) !=
                             FileLock::Outcome::HeldByOther &&
                         presence->write(QByteArray(kHeartbeatDigits, '0') + rest) > 0 && beat();
    if (written)
        return {};
    return Error{ErrorCode::ReadOnly,
                 Texts::tr("No file can be made in “%1” beside the book, so others could not see "
                           "that you write: you can read, not change. Ask for write permission "
                           "on it.")
                     .arg(folder.path()),
                 folder.path(), presence->errorString()};
}

bool ShareGate::State::locksKeepApart()
{
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const QString path = folder.filePath(trialOf(file));
        const auto removed = qScopeGuard([&path] { QFile::remove(path); });
        QFile first(path);
        QFile second(path);
        if (FileLock::makeFile(first)) {
            const qint64 at = SideFolder::lockedByte(file);
            return FileLock::tryTake(first, at) == FileLock::Outcome::Taken &&
                   second.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) &&
                   FileLock::tryTake(second, at) == FileLock::Outcome::HeldByOther;
        }
        // Somebody took the folder away just now: that tells nothing of locks.
        if (!comeIn())
            break;
    }
    return false;
}

bool ShareGate::State::beat()
{
    const QByteArray number = QByteArray::number(++beats).rightJustified(kHeartbeatDigits, '0');
    return presence->seek(0) && presence->write(number) == number.size() && syncToDrive(*presence);
}

void ShareGate::State::look()
{
    const std::vector<PresenceNote> notes = folder.others(file);
    std::vector<QString> forgotten;
    bool lies = false;
    {
        const std::lock_guard lock(mutex);
        watch.look(notes, now(), processLives);
        lies = watch.locksLie() && mode == ShareMode::Locks;
        if (lies) {
            cannotLock = true;
            adopt(mode);
        }
        forgotten = watch.forgotten(now());
    }
    changed.notify_all();
    for (const QString &each : forgotten) {
        folder.remove(each);
        folder.remove(trialOf(each));
    }
    if (lies) {
        qCWarning(logBook) << "another client's lock could be taken while it went on beating";
        if (const Result<void> told = folder.setMode(ShareMode::Stopped); !told)
            qCWarning(logBook) << "the others could not be told" << told.error().detail;
    }
}

void ShareGate::State::adopt(ShareMode chosen)
{
    mode = chosen == ShareMode::Locks && cannotLock ? ShareMode::Stopped : chosen;
}

void ShareGate::State::lookAtMode()
{
    const Result<ShareMode> found = folder.mode();
    const std::lock_guard lock(mutex);
    if (found) {
        adopt(*found);
        if (refused && refused->code == ErrorCode::Newer)
            refused.reset();
    } else if (!found && found.error().code == ErrorCode::Newer) {
        refused = found.error();
    }
}

bool ShareGate::State::mayRecover()
{
    const std::lock_guard lock(mutex);
    waitsFor.reset();
    askedToRecover = now();
    if (mode != ShareMode::Lease)
        waitsFor = watch.waitsFor(askedToRecover);
    return !waitsFor;
}

bool ShareGate::State::mayWritePage()
{
    bool leased = false;
    {
        const std::lock_guard lock(mutex);
        leased = mode == ShareMode::Lease;
    }
    return !leased || lease.stillOurs();
}

} // namespace duebook
