// SPDX-License-Identifier: Apache-2.0
#include "core/services/waiting/waitingnotesfiles.h"

#include "core/base/ownfile.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace duebook {

namespace {

constexpr QFileDevice::Permissions kMine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 kCopyBytes = qint64{1} << 20;
constexpr qint64 kBeginning = 64;

/// A rename is on the disk when its folder is.
void syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
#else
    Q_UNUSED(path)
#endif
}

Error failed(const QString &detail)
{
    return {ErrorCode::Io, {}, {}, detail};
}

Result<void> copyPlain(QIODevice &from, QIODevice &to)
{
    while (!from.atEnd()) {
        const QByteArray part = from.read(kCopyBytes);
        if (part.isEmpty())
            return failed(from.errorString());
        if (to.write(part) != part.size())
            return failed(to.errorString());
    }
    return {};
}

/// The permissions are set before the first byte is written.
template <typename Fill>
Result<void> writePrivate(const QString &path, Fill &&fill)
{
    QSaveFile file(path);
    if (!openOwnFile(file) || !file.setPermissions(kMine))
        return failed(file.errorString());
    if (const Result<void> filled = fill(file); !filled)
        return filled;
    if (!file.commit())
        return failed(file.errorString());
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

} // namespace

bool WaitingNotesFiles::makeFolder(const QString &path)
{
    return makeOwnFolder(path) && QFile::setPermissions(path, kMine | QFileDevice::ExeOwner);
}

Result<void> WaitingNotesFiles::copyInto(QIODevice &from, const QString &to) const
{
    return writePrivate(to, [&](QIODevice &file) {
        return m_key.isSet() ? seal(from, file, m_key) : copyPlain(from, file);
    });
}

Result<void> WaitingNotesFiles::write(const QString &path, const QByteArray &content) const
{
    QBuffer from;
    from.setData(content);
    from.open(QIODevice::ReadOnly);
    return copyInto(from, path);
}

Result<void> WaitingNotesFiles::copy(const NewDocument &document, const QString &to) const
{
    if (document.path.isEmpty())
        return write(to, document.content);
    QFile from(document.path);
    if (!from.open(QIODevice::ReadOnly))
        return failed(from.errorString());
    return copyInto(from, to);
}

Error WaitingNotesFiles::locked() const
{
    return {ErrorCode::Busy,
            tr("The notes that wait are sealed with a key in this computer's keyring: unlock the "
               "keyring, then they are saved."),
            {},
            {}};
}

Result<QByteArray> WaitingNotesFiles::read(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, {}, {}, file.errorString()};
    if (!isSealed(file.peek(kBeginning)))
        return file.readAll();
    if (!m_key.isSet())
        return locked();
    QBuffer content;
    content.open(QIODevice::WriteOnly);
    if (const Result<void> opened = unseal(file, content, m_key); !opened)
        return opened.error();
    return content.data();
}

bool WaitingNotesFiles::isSealedFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && isSealed(file.read(kBeginning));
}

Result<void> WaitingNotesFiles::openCopy(const QString &from, const QString &to) const
{
    QFile file(from);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, {}, {}, file.errorString()};
    const bool sealed = isSealed(file.peek(kBeginning));
    if (sealed && !m_key.isSet())
        return locked();
    return writePrivate(to, [&](QIODevice &open) {
        return sealed ? unseal(file, open, m_key) : copyPlain(file, open);
    });
}

} // namespace duebook
