// SPDX-License-Identifier: Apache-2.0
#include "core/services/documents/documentcopy.h"

#include "core/base/fullness.h"
#include "core/base/log.h"
#include "core/store/book/session.h"
#include "core/store/documents/documentcontents.h"
#include "core/store/sharing/filecircle.h"

#include <QDir>
#include <QFileInfo>

namespace duebook {

DocumentCopy::DocumentCopy(Document document, const QString &path)
    : m_document(std::move(document)), m_path(path), m_file(path)
{
}

Error DocumentCopy::writeError(const QString &path, const QString &detail, bool full)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (full)
        return {
            ErrorCode::Full,
            tr("There is no room for \"%1\": free some space or choose another drive.").arg(shown),
            QStringLiteral("path"), detail};
    return {ErrorCode::Io,
            tr("\"%1\" cannot be written: choose another folder or close the program that uses it.")
                .arg(shown),
            QStringLiteral("path"), detail};
}

Result<bool> DocumentCopy::more(Session &session, int chunks)
{
    if (!m_file.isOpen()) {
        if (QFileInfo(m_path).isSymLink())
            return Error{ErrorCode::Invalid,
                         tr("\"%1\" is a link to another file, which would be overwritten: choose "
                            "another name.")
                             .arg(QDir::toNativeSeparators(m_path)),
                         QStringLiteral("path"),
                         {}};
        if (!openOwnFile(m_file, circleAt(m_path)))
            return writeError(m_path, m_file.errorString(), ranFull(m_file));
        const Result<qint64> content = session.read([&](Database &db) {
            return Result<qint64>(DocumentContents::contentIdOf(db, m_document.id));
        });
        if (!content)
            return content.error();
        m_content = *content;
    }
    for (int i = 0; i < chunks && m_written < m_document.size; ++i) {
        // One chunk a read: on a shared book nobody waits for a long export.
        const Result<QByteArray> chunk = session.read([&](Database &db) {
            return Result<QByteArray>(DocumentContents::chunk(db, m_content, m_position));
        });
        if (!chunk)
            return chunk.error();
        if (chunk->isEmpty())
            return finish();
        if (m_file.write(*chunk) != chunk->size())
            return writeError(m_path, m_file.errorString(), ranFull(m_file));
        m_hash.addData(*chunk);
        m_written += chunk->size();
        ++m_position;
    }
    return m_written < m_document.size ? Result<bool>(true) : finish();
}

Result<bool> DocumentCopy::finish()
{
    if (m_written != m_document.size || m_hash.result() != m_document.sha256) {
        qCWarning(logBook) << "document" << m_document.id.number() << "is damaged";
        return Error{ErrorCode::Damaged,
                     tr("The content of \"%1\" is damaged in the book: restore the book from a "
                        "backup.")
                         .arg(m_document.name),
                     {},
                     {}};
    }
    if (!m_file.commit())
        return writeError(m_path, m_file.errorString(), ranFull(m_file));
    return false;
}

Result<void> DocumentCopy::run(Session &session, const WorkControl &control)
{
    while (true) {
        const Result<bool> left = more(session, 1);
        if (!left)
            return left.error();
        if (*left && control.cancel.cancelled())
            return Error{ErrorCode::Cancelled, tr("Stopped; no file was written."), {}, {}};
        control.report(m_written, m_document.size);
        if (!*left)
            return {};
    }
}

} // namespace duebook
