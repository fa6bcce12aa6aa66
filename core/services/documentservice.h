// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/document.h"
#include "core/domain/page.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace duebook {

class Session;

/// What a dropped file is, read from the file system alone.
struct FileFacts {
    QString name; ///< without folder
    QString mediaType;
    qint64 size = 0; ///< bytes
};

/// A document with what it belongs to.
struct LinkedDocument {
    Document document;
    DocumentLink link;
};

struct DocumentPage {
    std::vector<LinkedDocument> rows; ///< newest first
    std::optional<PageKey> next;      ///< nothing = that was the last page
};

/// Files in the book: stored in chunks, once if identical, never whole in memory. Belongs to the
/// thread of its session. Every error about a file names the file; `place` is "documents".
class DocumentService {
    Q_DECLARE_TR_FUNCTIONS(duebook::DocumentService)
public:
    explicit DocumentService(Session &session) : m_session(session) {}

    /// Whether a dropped or picked file can be taken, before anything is saved.
    /// Errors: NotFound (missing), Invalid (a folder, a device), Io (may not be read).
    static Result<FileFacts> inspect(const QString &path);

    /// Takes a file or pasted content into the book and links it. Progress in bytes read. Errors:
    /// as `inspect`; Invalid (no link, no name), Conflict (the file changed meanwhile), Cancelled.
    Result<DocumentId> add(const NewDocument &document, const DocumentLink &link,
                           const WorkControl &control = {});

    /// One more thing an existing document belongs to. Errors: NotFound, Invalid.
    Result<void> link(DocumentId id, const DocumentLink &link);

    /// Errors: NotFound.
    Result<Document> document(DocumentId id);

    /// The account's documents, those of its notes too, each once.
    Result<DocumentPage> ofAccount(AccountId account, const PageKey &after = {},
                                   int limit = kPageRows);

    Result<std::vector<Document>> ofNote(NoteId note);

    /// Writes a copy into `privateFolder` (see PrivateFolder) under the document's own name, made
    /// safe, readable only by the user, for opening with another program. Returns its path.
    /// Errors: NotFound, Damaged (the content is not what was stored), Io, Full, Cancelled.
    Result<QString> openCopy(DocumentId id, const QString &privateFolder,
                             const WorkControl &control = {});

    /// Writes the content to `path`: under another name first, renamed when every byte was verified
    /// against its SHA-256, so a failure leaves what was there before. Errors: as `openCopy`.
    Result<void> saveAs(DocumentId id, const QString &path, const WorkControl &control = {});

    /// Removes what interrupted additions left behind. Cheap when there is nothing; for the start
    /// of a day.
    Result<void> removeLeftovers();

private:
    static Error writeError(const QString &path, const QString &detail, bool full = false);
    Result<void> writeVerified(const Document &document, const QString &path,
                               const WorkControl &control);

    Session &m_session;
};

} // namespace duebook
