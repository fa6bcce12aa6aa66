// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/document.h"

#include <QCoreApplication>
#include <QFile>

#include <vector>

namespace duebook {

class Session;
class Transaction;

/// Brings files into the book for one transaction that links them. `stage` reads them: small ones
/// are held until the transaction, large ones are written ahead in short transactions of their own,
/// under a mark that makes them nobody's until `link` succeeds. A content that is in the book
/// already is read once and not written. Belongs to the thread of its session.
class DocumentIntake {
    Q_DECLARE_TR_FUNCTIONS(duebook::DocumentIntake)
public:
    /// Up to this size a content is written by the linking transaction itself.
    static constexpr qint64 kSmallBytes = qint64{1024} * 1024;
    /// As long as all small ones together stay below this.
    static constexpr qint64 kSmallTotalBytes = 4 * kSmallBytes;
    /// The place that an error names when it is about one of the files.
    static constexpr QLatin1StringView kPlace{"documents"};

    DocumentIntake(Session &session, const WorkControl &control);
    DocumentIntake(const DocumentIntake &) = delete;
    DocumentIntake &operator=(const DocumentIntake &) = delete;

    /// Clears away what was written ahead and not linked.
    ~DocumentIntake();

    /// Errors: those of DocumentService::add; each sentence names the file.
    Result<void> stage(const std::vector<NewDocument> &documents);

    /// Makes the staged contents documents of `link`, in their order. Errors: Conflict.
    Result<std::vector<DocumentId>> link(Transaction &transaction, const DocumentLink &link);

    /// The sentence for a file that cannot be taken; no error when it can.
    static Result<void> usable(const QString &path);

private:
    struct Staged {
        Document document;
        QByteArray small;   ///< the content, when it is written by `link`
        QByteArray mark;    ///< set: the content stands ahead under this mark
        qint64 content = 0; ///< the marked content
    };

    Result<void> stageOne(const NewDocument &given);
    Result<void> stagePasted(const NewDocument &given, Staged &staged);
    Result<void> stageFile(const NewDocument &given, Staged &staged);
    Result<void> writeAhead(QFile &file, Staged &staged);
    Result<void> advance(qint64 bytes);
    Result<qint64> contentFor(Transaction &transaction, const Staged &staged) const;

    Session &m_session;
    const WorkControl &m_control;
    std::vector<Staged> m_staged;
    qint64 m_smallBytes = 0;
    qint64 m_done = 0;  ///< bytes read so far
    qint64 m_total = 0; ///< bytes to read, each file twice
};

} // namespace duebook
