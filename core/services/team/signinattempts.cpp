// SPDX-License-Identifier: Apache-2.0
#include "core/services/team/signinattempts.h"

#include "core/base/log.h"
#include "core/base/ownfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace duebook {

namespace {

constexpr int kFreeFailures = 3;
constexpr int kLongestWait = 60; ///< seconds
constexpr int kMostCounted = 1000;
constexpr qint64 kMostBytes = 100;

const SignInFailures &worse(const SignInFailures &a, const SignInFailures &b)
{
    return b.count > a.count ? b : a;
}

SignInFailures readFile(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> words = file.read(kMostBytes).split(' ');
    if (words.size() != 2)
        return {};
    return {std::clamp(words[0].toInt(), 0, kMostCounted),
            QDateTime::fromMSecsSinceEpoch(words[1].toLongLong(), Qt::UTC)};
}

void writeFile(const QString &path, const SignInFailures &failures)
{
    if (path.isEmpty() || !makeOwnFolder(QFileInfo(path).absolutePath()))
        return;
    QSaveFile file(path);
    const QByteArray words = QByteArray::number(failures.count) + ' ' +
                             QByteArray::number(failures.last.toMSecsSinceEpoch());
    if (!openOwnFile(file) || file.write(words) != words.size() || !file.commit())
        qCWarning(logBook) << "a wrong password could not be counted" << file.errorString();
}

} // namespace

Result<void> SignInAttempts::writeAs(Session &session, User user,
                                     const std::function<void(Transaction &)> &work)
{
    const User before = session.user();
    // What is written is the program's own, whatever the person's role may.
    user.role = Role::Administrator;
    user.id = UserId();
    session.setUser(user);
    const Result<void> written = session.write([&](Transaction &transaction) -> Result<void> {
        work(transaction);
        return {};
    });
    session.setUser(before);
    return written;
}

int SignInAttempts::delayAfter(int failures)
{
    if (failures < kFreeFailures)
        return 0;
    return std::min(kLongestWait, 1 << std::min(6, failures - kFreeFailures + 1));
}

QDateTime SignInAttempts::now(const Session &session) const
{
    return m_clock != nullptr ? m_clock->nowUtc() : session.clock().nowUtc();
}

QString SignInAttempts::fileFor(Session &session, const User &user) const
{
    if (m_folder.isEmpty())
        return {};
    const QFileInfo book(session.database().path());
    const QString whole =
        book.canonicalFilePath() + QLatin1Char('\n') + QString::number(user.id.number());
    const QByteArray name = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256);
    return QDir(m_folder).filePath(QStringLiteral("sign-in/") +
                                   QString::fromLatin1(name.toHex().left(32)));
}

SignInFailures SignInAttempts::known(Session &session, const User &user) const
{
    const Result<SignInFailures> inBook = session.read([&user](Database &db) {
        return Result<SignInFailures>(SignInRepository::failures(db, user.id));
    });
    const SignInFailures inFile = readFile(fileFor(session, user));
    const SignInFailures seen = m_seen.value(user.id.number());
    return worse(worse(inBook ? *inBook : SignInFailures(), inFile), seen);
}

void SignInAttempts::keep(Session &session, const User &user, const SignInFailures &failures)
{
    m_seen.insert(user.id.number(), failures);
    const Result<void> kept = session.readOnly()
                                  ? Result<void>(Error{ErrorCode::ReadOnly, {}, {}, {}})
                                  : writeAs(session, user, [&](Transaction &transaction) {
                                        SignInRepository::keep(transaction, user.id, failures);
                                    });
    if (!kept)
        writeFile(fileFor(session, user), failures);
}

int SignInAttempts::begin(Session &session, const User &user)
{
    SignInFailures failures = known(session, user);
    if (failures.count == 0)
        return 0;
    const QDateTime moment = now(session);
    if (failures.last > moment) {
        // A clock that was put back neither ends the wait nor makes it one of hours.
        failures.last = moment;
        keep(session, user, failures);
    }
    const int delay = delayAfter(failures.count);
    const int left = delay - int(std::min<qint64>(delay, failures.last.secsTo(moment)));
    if (left > 0)
        return left;
    keep(session, user, {std::min(failures.count + 1, kMostCounted), moment});
    return 0;
}

void SignInAttempts::failed(Session &session, const User &user)
{
    // Those after the first were counted when they began.
    if (known(session, user).count == 0)
        keep(session, user, {1, now(session)});
}

void SignInAttempts::succeeded(Session &session, const User &user)
{
    const bool counted = known(session, user).count > 0;
    m_seen.remove(user.id.number());
    if (!counted)
        return;
    if (!session.readOnly())
        (void)writeAs(session, user, [&](Transaction &transaction) {
            SignInRepository::forget(transaction, user.id);
        });
    const QString path = fileFor(session, user);
    if (!path.isEmpty())
        QFile::remove(path);
}

} // namespace duebook
