// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/seal.h"
#include "core/domain/document.h"

#include <QCoreApplication>

namespace duebook {

/// The files of waiting notes: only the user may read them, each is written whole or not at all,
/// and sealed when there is a key. What was written before there was one stays readable.
class WaitingNotesFiles {
    Q_DECLARE_TR_FUNCTIONS(duebook::WaitingNotesFiles)
public:
    explicit WaitingNotesFiles(SealKey key = {}) : m_key(std::move(key)) {}

    /// False when it cannot be made.
    static bool makeFolder(const QString &path);

    /// On the disk when it returns. Errors: Io.
    Result<void> write(const QString &path, const QByteArray &content) const;

    /// The content of the document, or of the file it comes from. Errors: Io.
    Result<void> copy(const NewDocument &document, const QString &to) const;

    /// Errors: NotFound; Busy when it is sealed and there is no key yet; Invalid.
    Result<QByteArray> read(const QString &path) const;

    static bool isSealedFile(const QString &path);
    /// A copy that everything can read which the user starts. Errors as `read`, and Io.
    Result<void> openCopy(const QString &from, const QString &to) const;

private:
    Result<void> copyInto(QIODevice &from, const QString &to) const;
    Error locked() const;

    SealKey m_key;
};

} // namespace duebook
