// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/document.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSaveFile>

namespace duebook {

class Session;

/// The content of a document on its way into a file: under another name first, renamed when every
/// byte was verified against its SHA-256, so a failure leaves what was there before. Written piece
/// by piece, so that other work of the same session can come between. Belongs to the thread of the
/// session it is given.
class DocumentCopy {
    Q_DECLARE_TR_FUNCTIONS(duebook::DocumentCopy)
public:
    /// Nothing is opened yet.
    DocumentCopy(Document document, const QString &path);

    const QString &path() const { return m_path; }

    /// Writes up to `chunks` more (256 KiB each). True when there is more to write. Errors:
    /// NotFound, Damaged (the content is not what was stored), Invalid (a link has the name), Io,
    /// Full.
    Result<bool> more(Session &session, int chunks);

    /// All of it. Errors: as `more`; Cancelled.
    Result<void> run(Session &session, const WorkControl &control);

    static Error writeError(const QString &path, const QString &detail, bool full = false);

private:
    Result<bool> finish();

    Document m_document;
    QString m_path;
    QSaveFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_content = 0;
    qint64 m_written = 0;
    int m_position = 0;
};

} // namespace duebook
