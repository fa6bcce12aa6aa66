// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/sidefolder.h"

#include "core/base/filelock.h"
#include "core/base/log.h"
#include "core/base/ownfile.h"
#include "core/base/uid.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QThread>

namespace duebook {

namespace {

constexpr int kProtocol = 2;
constexpr int kOldestProtocol = 1;
constexpr int kDashesAfterHost = 5; // HOST-UUID
constexpr qint64 kFarByte = 0x40000000;
constexpr QLatin1String kPresence(".present");
constexpr QLatin1String kOldPresence(".here");
constexpr qint64 kMostBytes = 4096;
constexpr int kAttempts = 5;
constexpr unsigned long kPauseMs = 50;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::SideFolder)
};

struct ModeName {
    const char *name;
    ShareMode mode;
};
constexpr ModeName kModes[] = {
    {"locks", ShareMode::Locks}, {"lease", ShareMode::Lease}, {"stopped", ShareMode::Stopped}};

Error unknownMode(const QString &path)
{
    return {ErrorCode::Newer,
            Texts::tr("Another Duebook shares this book in a way that this one does not know: "
                      "update Duebook to write; until then it can be read."),
            path,
            {}};
}

bool readNote(QFile &file, PresenceNote *note)
{
    const QList<QByteArray> lines = file.read(kMostBytes).split('\n');
    if (lines.size() < 3)
        return false;
    bool counts = false;
    note->heartbeat = lines[0].toLongLong(&counts);
    note->process = lines[1].toLongLong();
    note->host = QString::fromUtf8(lines[2]);
    return counts;
}

/// Somebody is there, and more cannot be told: the lock keeps the file from being read.
PresenceNote unreadNote(const QString &name)
{
    PresenceNote note;
    note.file = name;
    note.host = name.section(QLatin1Char('-'), 0, -1 - kDashesAfterHost);
    return note;
}

} // namespace

QString SideFolder::presenceName(const QString &host)
{
    return host + QLatin1Char('-') + newUid() + kPresence;
}

qint64 SideFolder::lockedByte(const QString &file)
{
    return file.endsWith(kOldPresence) ? 0 : kFarByte;
}

SideFolder::SideFolder(const QString &bookPath)
    : m_path(QFileInfo(bookPath).absoluteFilePath() + QStringLiteral(".d"))
{
}

QString SideFolder::filePath(const QString &name) const
{
    return m_path + QLatin1Char('/') + name;
}

Result<void> SideFolder::ensure() const
{
    const bool isNew = !QFileInfo::exists(m_path);
    // Who may use the book may come here; before there is one, who may use its folder.
    const bool there = makeOwnFolder(m_path, Circle::FolderGroup);
    if (isNew && there && QFileInfo::exists(bookPath()))
        shareLike(m_path, bookPath());
    if (there && QFileInfo(m_path).isWritable())
        return {};
    return Error{ErrorCode::ReadOnly,
                 Texts::tr("The folder “%1” beside the book cannot be written, so others could not "
                           "see that you write: you can read, not change. Ask for write "
                           "permission on it.")
                     .arg(QFileInfo(m_path).fileName()),
                 m_path,
                 {}};
}

Result<ShareMode> SideFolder::mode() const
{
    const Result<Marker> there = marker();
    if (!there)
        return there.error();
    return there->mode;
}

Result<void> SideFolder::keepOlderOut() const
{
    const Result<Marker> there = marker();
    if (!there)
        return there.error();
    return there->protocol == kProtocol ? Result<void>() : setMode(there->mode);
}

Result<SideFolder::Marker> SideFolder::marker() const
{
    const QString path = filePath(QStringLiteral("mode"));
    QFile file(path);
    if (!file.exists())
        return Marker();
    const auto unreadable = [&] {
        return Error{ErrorCode::Io,
                     Texts::tr("How this book is shared cannot be read: check the connection to "
                               "the drive and the permissions of “%1”.")
                         .arg(path),
                     path, file.errorString()};
    };
    QJsonDocument document;
    bool isCut = true;
    // While it is replaced a drive can give it empty, or as long as it was before.
    for (int attempt = 0; attempt < kAttempts && isCut; ++attempt) {
        if (attempt > 0)
            QThread::msleep(kPauseMs);
        if (!file.open(QIODevice::ReadOnly))
            return unreadable();
        const QByteArray bytes = file.read(kMostBytes);
        file.close();
        document = QJsonDocument::fromJson(bytes);
        isCut = document.isNull() && (bytes.isEmpty() || bytes.startsWith('{'));
    }
    if (isCut)
        return unreadable();
    const QJsonObject content = document.object();
    const int protocol = content.value(QStringLiteral("protocol")).toInt();
    if (protocol < kOldestProtocol || protocol > kProtocol)
        return unknownMode(path);
    const QString name = content.value(QStringLiteral("mode")).toString();
    for (const ModeName &each : kModes) {
        if (name == QLatin1String(each.name))
            return Marker{protocol, each.mode};
    }
    return unknownMode(path);
}

Result<void> SideFolder::setMode(ShareMode mode) const
{
    if (const Result<void> there = ensure(); !there)
        return there;
    const QString path = filePath(QStringLiteral("mode"));
    QJsonObject content{{QStringLiteral("protocol"), kProtocol}};
    for (const ModeName &each : kModes) {
        if (each.mode == mode)
            content.insert(QStringLiteral("mode"), QLatin1String(each.name));
    }
    const QByteArray bytes = QJsonDocument(content).toJson(QJsonDocument::Compact);
    QString reason;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        if (attempt > 0)
            QThread::msleep(kPauseMs);
        QSaveFile file(path);
        if (openOwnFile(file) && file.write(bytes) == bytes.size() && file.commit()) {
            shareLike(path, bookPath());
            return {};
        }
        // On SMB a file that another client reads at this moment is not replaced but removed.
        reason = file.errorString();
    }
    return Error{ErrorCode::Io,
                 Texts::tr("How this book is shared could not be written to “%1”: check the "
                           "connection to the drive.")
                     .arg(path),
                 path, reason};
}

std::vector<PresenceNote> SideFolder::others(const QString &own) const
{
    std::vector<PresenceNote> notes;
    const QDir folder(m_path);
    const QStringList kinds{QLatin1Char('*') + kPresence, QLatin1Char('*') + kOldPresence};
    for (const QString &name : folder.entryList(kinds, QDir::Files)) {
        if (name == own)
            continue;
        QFile file(folder.filePath(name));
        PresenceNote note;
        note.file = name;
        if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
            continue;
        // Asked before it is read: a lock makes the kernel read anew what others wrote.
        note.lockIsFree = FileLock::isFree(file, lockedByte(name));
        if (readNote(file, &note))
            notes.push_back(note);
        else if (!note.lockIsFree)
            notes.push_back(unreadNote(name));
    }
    return notes;
}

void SideFolder::remove(const QString &file) const
{
    if (!QFile::remove(filePath(file)))
        qCDebug(logBook) << "presence file stays" << file;
}

} // namespace duebook
