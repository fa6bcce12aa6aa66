// SPDX-License-Identifier: Apache-2.0
#include "core/services/documents/documentintake.h"

#include "core/base/filename.h"
#include "core/base/log.h"
#include "core/io/mediatype.h"
#include "core/services/documents/documentservice.h"
#include "core/store/documents/documentcontents.h"
#include "core/store/documents/documentrepository.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace duebook {

namespace {

constexpr qint64 kReadBytes = DocumentContents::kChunkBytes;
// Two mebibytes a transaction: a commit is worth its flush, and nobody waits long for the lock.
constexpr int kChunksPerTransaction = 8;
// So much of a content tells its type.
constexpr qsizetype kTypeBytes = qsizetype{64} * 1024;

Error fileError(ErrorCode code, const QString &sentence, const QString &detail = {})
{
    return {code, sentence, DocumentIntake::kPlace, detail};
}

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

} // namespace

DocumentIntake::DocumentIntake(Session &session, const WorkControl &control)
    : m_session(session), m_control(control)
{
}

DocumentIntake::~DocumentIntake()
{
    for (const Staged &staged : m_staged) {
        bool more = !staged.mark.isEmpty();
        while (more) {
            const Result<bool> dropped = m_session.write([&](Transaction &transaction) {
                return Result<bool>(
                    DocumentContents::dropStaged(transaction, staged.mark, kChunksPerTransaction));
            });
            // What cannot be cleared now is found by its age later.
            more = dropped.valueOr(false);
        }
    }
}

Result<void> DocumentIntake::usable(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fileError(ErrorCode::NotFound,
                         tr("The file \"%1\" is not there any more: add it again from where it is "
                            "now.")
                             .arg(nameOf(path)),
                         path);
    if (info.isDir())
        return fileError(
            ErrorCode::Invalid,
            tr("\"%1\" is a folder: add the files inside it instead.").arg(nameOf(path)), path);
    if (!info.isFile())
        return fileError(
            ErrorCode::Invalid,
            tr("\"%1\" is not a file with a content that could be kept.").arg(nameOf(path)), path);
    // By its name: to open and close the open book would give away SQLite's locks on it.
    if (info.suffix().compare(QLatin1String("duebook"), Qt::CaseInsensitive) == 0)
        return fileError(ErrorCode::Invalid,
                         tr("\"%1\" is a book, not a document: make a backup to keep a copy of it.")
                             .arg(nameOf(path)),
                         path);
    if (!info.isReadable())
        return fileError(
            ErrorCode::Io,
            tr("The file \"%1\" cannot be read: ask its owner for the right to open it.")
                .arg(nameOf(path)),
            path);
    return {};
}

Result<void> DocumentIntake::stage(const std::vector<NewDocument> &documents)
{
    for (const NewDocument &document : documents) {
        if (document.path.isEmpty())
            continue;
        if (const Result<void> fine = usable(document.path); !fine)
            return fine;
        m_total += 2 * QFileInfo(document.path).size();
    }
    for (const NewDocument &document : documents) {
        if (const Result<void> staged = stageOne(document); !staged)
            return staged;
    }
    return {};
}

Result<void> DocumentIntake::stageOne(const NewDocument &given)
{
    Staged staged;
    staged.document.name =
        documentName(given.name.trimmed().isEmpty() ? nameOf(given.path) : given.name);
    staged.document.kind = DocumentService::kindAsListed(m_session.settings(), given.kind);
    staged.document.source = given.source;
    staged.document.isProof = given.isProof;
    staged.document.received = given.received.isValid() ? given.received : m_session.today();
    if (staged.document.received > m_session.today())
        return DocumentService::receivedLater();
    const Result<void> done =
        given.path.isEmpty() ? stagePasted(given, staged) : stageFile(given, staged);
    // Kept even after a failure: its destructor clears away what stands ahead.
    m_staged.push_back(std::move(staged));
    return done;
}

Result<void> DocumentIntake::stagePasted(const NewDocument &given, Staged &staged)
{
    staged.document.size = given.content.size();
    staged.document.sha256 = QCryptographicHash::hash(given.content, QCryptographicHash::Sha256);
    staged.document.mediaType = mediaTypeOf(staged.document.name, given.content.left(kTypeBytes));
    staged.small = given.content;
    return {};
}

Result<void> DocumentIntake::stageFile(const NewDocument &given, Staged &staged)
{
    // Not even opened: to close it would give away SQLite's locks on it.
    if (QFileInfo(given.path).canonicalFilePath() ==
        QFileInfo(m_session.database().path()).canonicalFilePath())
        return fileError(
            ErrorCode::Invalid,
            tr("\"%1\" is this book: make a backup to keep a copy of it.").arg(nameOf(given.path)));
    QFile file(given.path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fileError(
            ErrorCode::Io,
            tr("The file \"%1\" cannot be read: close other programs that use it and try again.")
                .arg(nameOf(given.path)),
            file.errorString());
    const bool small = file.size() <= kSmallBytes && m_smallBytes + file.size() <= kSmallTotalBytes;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray content;
    QByteArray beginning;
    qint64 size = 0;
    QByteArray block(kReadBytes, Qt::Uninitialized);
    for (qint64 got = 1; got > 0;) {
        got = file.read(block.data(), block.size());
        if (got < 0 || (small && size + got > kSmallBytes))
            return fileError(ErrorCode::Io,
                             tr("The file \"%1\" could not be read to its end: check the drive it "
                                "is on and add it again.")
                                 .arg(nameOf(given.path)),
                             file.errorString());
        hash.addData(QByteArrayView(block.constData(), got));
        if (beginning.size() < kTypeBytes)
            beginning.append(block.constData(), qMin(got, kTypeBytes - beginning.size()));
        if (small)
            content.append(block.constData(), got);
        size += got;
        if (const Result<void> going = advance(got); !going)
            return going;
    }
    staged.document.size = size;
    staged.document.sha256 = hash.result();
    staged.document.mediaType = mediaTypeOf(staged.document.name, beginning);
    if (small) {
        m_smallBytes += size;
        staged.small = content;
        return advance(size);
    }
    const Result<qint64> known = m_session.read([&](Database &db) {
        return Result<qint64>(DocumentContents::contentOf(db, staged.document.sha256));
    });
    if (!known)
        return known.error();
    if (*known != 0)
        return advance(size);
    return writeAhead(file, staged);
}

Result<void> DocumentIntake::writeAhead(QFile &file, Staged &staged)
{
    const Error changed =
        fileError(ErrorCode::Conflict, tr("The file \"%1\" changed while it was being added: wait "
                                          "until it is finished and add it again.")
                                           .arg(staged.document.name));
    if (!file.seek(0))
        return changed;
    staged.mark = DocumentContents::newMark(m_session.clock().nowUtc());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 left = staged.document.size;
    int position = 0;
    while (left > 0) {
        std::vector<QByteArray> chunks;
        while (left > 0 && chunks.size() < size_t(kChunksPerTransaction)) {
            QByteArray chunk = file.read(qMin(left, kReadBytes));
            if (chunk.isEmpty())
                return changed;
            // A read may be short; a chunk must not be, or its position would not tell its place.
            while (chunk.size() < qMin(left, kReadBytes)) {
                const QByteArray rest = file.read(qMin(left, kReadBytes) - chunk.size());
                if (rest.isEmpty())
                    return changed;
                chunk += rest;
            }
            hash.addData(chunk);
            left -= chunk.size();
            if (const Result<void> going = advance(chunk.size()); !going)
                return going;
            chunks.push_back(std::move(chunk));
        }
        const Result<void> written = m_session.write([&](Transaction &transaction) -> Result<void> {
            if (position == 0)
                staged.content = DocumentContents::beginContent(transaction, staged.mark);
            for (size_t i = 0; i < chunks.size(); ++i) {
                if (!DocumentContents::appendChunk(transaction, staged.content, staged.mark,
                                                   position + int(i), chunks[i]))
                    return changed;
            }
            return {};
        });
        if (!written)
            return written;
        position += int(chunks.size());
    }
    if (hash.result() != staged.document.sha256)
        return changed;
    return {};
}

Result<void> DocumentIntake::advance(qint64 bytes)
{
    m_done += bytes;
    if (m_control.cancel.cancelled())
        return fileError(ErrorCode::Cancelled, tr("Stopped; nothing was added."));
    m_control.report(m_done, qMax(m_done, m_total));
    return {};
}

Result<qint64> DocumentIntake::contentFor(Transaction &transaction, const Staged &staged) const
{
    const Document &document = staged.document;
    const qint64 known = DocumentContents::contentOf(transaction, document.sha256);
    if (known != 0)
        return known;
    if (!staged.mark.isEmpty()) {
        if (DocumentContents::finishContent(transaction, staged.content, staged.mark,
                                            document.sha256, document.size))
            return staged.content;
    } else if (staged.small.size() == document.size) {
        return DocumentContents::insertContent(transaction, document.sha256, staged.small);
    }
    return fileError(ErrorCode::Conflict,
                     tr("The content of \"%1\" was cleared away meanwhile: add the file again.")
                         .arg(document.name));
}

Result<std::vector<DocumentId>> DocumentIntake::link(Transaction &transaction,
                                                     const DocumentLink &link)
{
    std::vector<DocumentId> ids;
    for (const Staged &staged : m_staged) {
        const Result<qint64> content = contentFor(transaction, staged);
        if (!content)
            return content.error();
        ids.push_back(DocumentRepository::insert(transaction, *content, staged.document, link));
    }
    return ids;
}

} // namespace duebook
