// SPDX-License-Identifier: Apache-2.0
#include "core/store/sharing/booklease.h"

#include "core/base/filesync.h"
#include "core/base/log.h"
#include "core/base/ownfile.h"
#include "core/base/process.h"
#include "core/base/uid.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>
#include <QThread>

namespace duebook {

namespace {

constexpr int kShortestWaitMs = 3;
constexpr int kLongestWaitMs = 40;
constexpr qint64 kMostBytes = 4096;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::BookLease)
};

bool syncedWrite(QFile &file, const QByteArray &bytes)
{
    return file.write(bytes) == bytes.size() && syncToDrive(file);
}

} // namespace

BookLease::BookLease(const SideFolder &folder, QString owner, Limits limits)
    : m_path(folder.filePath(QStringLiteral("lease"))), m_book(folder.bookPath()),
      m_owner(std::move(owner)), m_limits(limits)
{
}

// id, renewals, computer, process: lines of one small file.
QByteArray BookLease::content() const
{
    return m_id + '\n' + QByteArray::number(m_renewals) + '\n' + m_owner.toUtf8() + '\n' +
           QByteArray::number(QCoreApplication::applicationPid()) + '\n';
}

QByteArray BookLease::token() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.read(kMostBytes) : QByteArray();
}

bool BookLease::isOurs(const QByteArray &content) const
{
    return !m_id.isEmpty() && content.startsWith(m_id + '\n');
}

BookLease::Made BookLease::make()
{
    const std::lock_guard lock(m_mutex);
    m_id = newUid().toLatin1();
    m_renewals = 0;
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return QFile::exists(m_path) ? Made::Exists : Made::Failed;
    shareLike(file, m_book);
    const bool written = syncedWrite(file, content());
    file.close();
    // Some drives let two clients create one file: only what is read back counts.
    if (!written || !isOurs(token()))
        return Made::Exists;
    m_seenOurs = Clock::now();
    return Made::Ours;
}

void BookLease::considerTakeOver()
{
    const QByteArray there = token();
    const Clock::time_point now = Clock::now();
    if (there != m_other) {
        m_other = there;
        m_otherSince = now;
        return;
    }
    // A killed program of this computer is known to be gone.
    const QList<QByteArray> lines = there.split('\n');
    const bool ended =
        QString::fromUtf8(lines.value(2)) == m_owner && !processLives(lines.value(3).toLongLong());
    if (!ended && now - m_otherSince < m_limits.takeOver)
        return;
    // Moved aside under a name of ours first: of two observers only one can, and it sees whether it
    // got the lease that stood still or one made meanwhile.
    const QString aside = m_path + QLatin1Char('.') + newUid();
    if (!QFile::rename(m_path, aside))
        return;
    QFile moved(aside);
    const bool theDeadOne = moved.open(QIODevice::ReadOnly) && moved.read(kMostBytes) == there;
    moved.close();
    if (!theDeadOne && !QFile::rename(aside, m_path))
        qCWarning(logBook) << "a living lease could not be put back; its holder will notice";
    QFile::remove(aside);
    m_other.clear();
    qCWarning(logBook) << "a lease that stood still was taken over";
}

Result<void> BookLease::take()
{
    const Clock::time_point until = Clock::now() + m_limits.wait;
    if (!m_turn.try_lock_until(until))
        return Error{ErrorCode::Busy,
                     Texts::tr("This program is still busy with the book; try again."),
                     m_path,
                     {}};
    while (true) {
        switch (make()) {
        case Made::Ours:
            m_held = true;
            m_other.clear();
            return {};
        case Made::Failed:
            m_turn.unlock();
            return Error{ErrorCode::Io,
                         Texts::tr("The drive did not answer properly: check the connection to it "
                                   "and try again."),
                         m_path, QStringLiteral("the lease file cannot be made")};
        case Made::Exists:
            considerTakeOver();
        }
        if (Clock::now() > until)
            break;
        QThread::msleep(static_cast<unsigned long>(
            QRandomGenerator::global()->bounded(kShortestWaitMs, kLongestWaitMs)));
    }
    const QString holder = QString::fromUtf8(token().split('\n').value(2));
    m_turn.unlock();
    return Error{ErrorCode::Busy,
                 Texts::tr("“%1” has the book just now; try again. If that computer is gone, the "
                           "book is free after a minute.")
                     .arg(holder),
                 m_path,
                 {}};
}

void BookLease::release()
{
    {
        const std::lock_guard lock(m_mutex);
        if (isOurs(token()))
            QFile::remove(m_path);
        m_id.clear();
        m_held = false;
    }
    m_turn.unlock();
}

bool BookLease::stillOurs()
{
    if (!m_held)
        return false;
    if (Clock::now() - m_seenOurs.load() < m_limits.sureFor)
        return true;
    const std::lock_guard lock(m_mutex);
    if (!isOurs(token()))
        return false;
    m_seenOurs = Clock::now();
    return true;
}

void BookLease::renew()
{
    const std::lock_guard lock(m_mutex);
    if (!m_held || !isOurs(token()))
        return;
    ++m_renewals;
    QFile file(m_path);
    // In place: a file that is replaced could bring a lost lease back.
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        syncedWrite(file, content());
}

} // namespace duebook
