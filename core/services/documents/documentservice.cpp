// SPDX-License-Identifier: Apache-2.0
#include "core/services/documents/documentservice.h"

#include "core/base/filename.h"
#include "core/base/ownfile.h"
#include "core/rules/team/permissions.h"
#include "core/services/documents/documentcopy.h"
#include "core/services/documents/documentintake.h"
#include "core/store/book/conflict.h"
#include "core/store/documents/documentcontents.h"
#include "core/store/documents/documentlistquery.h"
#include "core/store/documents/documentrepository.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeDatabase>

#include <limits>

namespace duebook {

namespace {

constexpr int kLeftoverHours = 24;
constexpr int kDroppedChunks = 64;

} // namespace

Result<FileFacts> DocumentService::inspect(const QString &path)
{
    if (const Result<void> usable = DocumentIntake::usable(path); !usable)
        return usable.error();
    const QFileInfo info(path);
    return FileFacts{info.fileName(), QMimeDatabase().mimeTypeForFile(info).name(), info.size()};
}

Result<DocumentId> DocumentService::add(const NewDocument &document, const DocumentLink &link,
                                        const WorkControl &control)
{
    if (const auto allowed = require(Right::KeepDocuments, m_session.user()); !allowed)
        return allowed.error();
    if (document.path.isEmpty() && document.name.trimmed().isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("Give the pasted content a name."),
                     QStringLiteral("documents"),
                     {}};
    DocumentIntake intake(m_session, control);
    if (const Result<void> staged = intake.stage({document}); !staged)
        return staged.error();
    return m_session.write([&](Transaction &transaction) -> Result<DocumentId> {
        DocumentLink whole = link;
        whole.account = DocumentRepository::accountOf(transaction, link);
        if (!whole.account.isSet())
            return Error{ErrorCode::Invalid,
                         tr("Say which account the document belongs to."),
                         QStringLiteral("documents"),
                         {}};
        const Result<std::vector<DocumentId>> ids = intake.link(transaction, whole);
        if (!ids)
            return ids.error();
        return ids->front();
    });
}

Result<Document> DocumentService::document(DocumentId id)
{
    return m_session.read([&](Database &db) -> Result<Document> {
        std::optional<Document> document = DocumentRepository::find(db, id);
        if (!document)
            return conflictOrMissing(false);
        return std::move(*document);
    });
}

Result<DocumentPage> DocumentService::ofAccount(AccountId account, const PageKey &after, int limit)
{
    const bool fromTop = after.id == 0;
    return m_session.read([&](Database &db) -> Result<DocumentPage> {
        std::vector<DocumentRow> rows = DocumentRepository::ofAccount(
            db, account, fromTop ? std::numeric_limits<qint64>::max() : after.number, after.id,
            limit);
        DocumentPage page;
        if (!rows.empty() && int(rows.size()) == limit)
            page.next = PageKey{rows.back().linkedAtMs, {}, rows.back().linkId};
        for (DocumentRow &row : rows)
            page.rows.push_back({std::move(row.document), row.link});
        return page;
    });
}

Result<std::vector<Document>> DocumentService::ofNote(NoteId note)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Document>> {
        return DocumentRepository::ofNote(db, note);
    });
}

Result<ListedDocumentPage> DocumentService::list(const DocumentFilter &filter, const PageKey &after,
                                                 int limit)
{
    return m_session.read([&](Database &db) {
        return Result<ListedDocumentPage>(DocumentListQuery::page(db, filter, after, limit));
    });
}

Result<MissingProofPage> DocumentService::missingProof(const MissingProofFilter &filter,
                                                       const PageKey &after, int limit)
{
    MissingProofRequest request;
    request.filter = filter;
    request.today = m_session.today();
    request.days = m_session.settings().missingProofDays;
    // Books of other languages and books made in English both know their kind again.
    request.proofKinds = {proofOfDelivery().toLower(), QStringLiteral("proof of delivery")};
    request.after = after;
    request.limit = limit;
    return m_session.read([&](Database &db) {
        return Result<MissingProofPage>(DocumentListQuery::missingProof(db, request));
    });
}

Result<QByteArray> DocumentService::beginning(DocumentId id, qint64 bytes, const CancelFlag &cancel)
{
    return m_session.read([&](Database &db) -> Result<QByteArray> {
        const qint64 content = DocumentContents::contentIdOf(db, id);
        if (content == 0)
            return conflictOrMissing(false);
        QByteArray all;
        for (int position = 0; all.size() < bytes; ++position) {
            if (cancel.cancelled())
                return Error{ErrorCode::Cancelled, tr("Stopped."), {}, {}};
            const QByteArray chunk = DocumentContents::chunk(db, content, position);
            if (chunk.isEmpty())
                break;
            all += chunk;
        }
        all.truncate(qMin<qint64>(all.size(), bytes));
        return all;
    });
}

Result<std::shared_ptr<DocumentCopy>> DocumentService::beginCopy(DocumentId id,
                                                                 const QString &privateFolder)
{
    const Result<Document> wanted = document(id);
    if (!wanted)
        return wanted.error();
    // A folder per document: two documents of one name do not meet.
    const QDir folder(QDir(privateFolder).filePath(QString::number(id.number())));
    if (!makeOwnFolder(folder.path()))
        return DocumentCopy::writeError(folder.path(), {});
    return std::make_shared<DocumentCopy>(*wanted, folder.filePath(safeFileName(wanted->name)));
}

Result<QString> DocumentService::openCopy(DocumentId id, const QString &privateFolder,
                                          const WorkControl &control)
{
    const Result<std::shared_ptr<DocumentCopy>> copy = beginCopy(id, privateFolder);
    if (!copy)
        return copy.error();
    const QString path = (*copy)->path();
    // An earlier copy is replaced, unless a program on a system with file locks still shows it.
    if (QFile::exists(path) && !QFile::remove(path))
        return path;
    if (const Result<void> saved = (*copy)->run(m_session, control); !saved)
        return saved.error();
    QFile::setPermissions(path, QFileDevice::ReadOwner);
    return path;
}

Result<void> DocumentService::saveAs(DocumentId id, const QString &path, const WorkControl &control)
{
    const Result<Document> wanted = document(id);
    if (!wanted)
        return wanted.error();
    return DocumentCopy(*wanted, path).run(m_session, control);
}

Result<void> DocumentService::removeLeftovers()
{
    const QDateTime before = m_session.clock().nowUtc().addSecs(qint64{-kLeftoverHours} * 60 * 60);
    const Result<std::vector<QByteArray>> marks =
        m_session.read([&](Database &db) -> Result<std::vector<QByteArray>> {
            return DocumentContents::staleMarks(db, before);
        });
    if (!marks)
        return marks.error();
    for (const QByteArray &mark : *marks) {
        bool more = true;
        while (more) {
            const Result<bool> dropped = m_session.write([&](Transaction &transaction) {
                return Result<bool>(
                    DocumentContents::dropStaged(transaction, mark, kDroppedChunks));
            });
            if (!dropped)
                return dropped.error();
            more = *dropped;
        }
    }
    return {};
}

} // namespace duebook
