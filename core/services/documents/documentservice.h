// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/documentlist.h"
#include "core/domain/settings.h"

#include <QCoreApplication>

#include <memory>
#include <optional>
#include <vector>

namespace duebook {

class DocumentCopy;
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

    /// The kinds a list offers: the setting, or the usual ones where it is empty.
    static QStringList kinds(const BookSettings &settings);
    static QStringList defaultKinds();
    /// The kind that proves a delivery.
    static QString proofOfDelivery();
    /// A kind as the list writes it, where it only differs in capitals.
    static QString kindAsListed(const BookSettings &settings, const QString &kind);
    /// The sentence for a received day that lies ahead; place "received".
    static Error receivedLater();

    /// Why the document is better not opened, as a sentence; empty when it only shows something.
    static QString warning(const Document &document);

    /// Gives it the name, kind, source, proof mark and received day of `wanted`, whose rowVersion
    /// is that of the document shown. A name keeps its ending. Returns the document as it is now;
    /// Undo: the one before with the new rowVersion. Errors: Invalid (place "name", "received"),
    /// Conflict, NotFound.
    Result<Document> change(const Document &wanted);

    /// One more thing an existing document belongs to; nothing is done when it does already.
    /// Errors: NotFound, Invalid.
    Result<void> link(DocumentId id, const DocumentLink &link);

    /// What the document belongs to, oldest first.
    Result<std::vector<DocumentLinkRow>> links(DocumentId id);

    /// What a document of the account could be linked to: its disputes, promises, invoices,
    /// payments and notes, the newest of each.
    Result<std::vector<DocumentLinkRow>> linkTargets(AccountId account, int limit = kPageRows);

    /// Takes one of its links away and returns it (Undo: `link`). Errors: NotFound, Invalid: it
    /// came with a note, or nothing else would be left.
    Result<DocumentLink> unlink(DocumentId id, qint64 link);

    /// Takes the document out of lists and search. The row and its content stay in the book: a note
    /// it came with still names it, with who removed it and why. Returns it as it is now. Errors:
    /// Invalid (place "reason": proof, or what came with a note or belongs to a dispute, needs
    /// one), Conflict, NotFound.
    Result<Document> remove(DocumentId id, qint64 rowVersion, const QString &reason);
    /// Whether `remove` wants a reason.
    Result<bool> needsReason(DocumentId id);

    /// Undoes `remove`. Errors: Conflict, NotFound.
    Result<Document> bringBack(DocumentId id, qint64 rowVersion);

    /// Documents of the whole book, newest received first.
    Result<ListedDocumentPage> list(const DocumentFilter &filter, const PageKey &after = {},
                                    int limit = kPageRows);

    /// Invoices in dispute, or overdue for the setting's days, without a proof of delivery: none of
    /// their documents, nor of the notes about them, is marked as proof or of the kind that proves
    /// delivery.
    Result<MissingProofPage> missingProof(const MissingProofFilter &filter,
                                          const PageKey &after = {}, int limit = kPageRows);

    /// The first bytes of the content, at most `bytes`. Errors: NotFound, Cancelled.
    Result<QByteArray> beginning(DocumentId id, qint64 bytes, const CancelFlag &cancel = {});

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

    /// The same in pieces, for work beside the window; nothing is written yet.
    Result<std::shared_ptr<DocumentCopy>> beginCopy(DocumentId id, const QString &privateFolder);

    /// Writes the content to `path`: under another name first, renamed when every byte was verified
    /// against its SHA-256, so a failure leaves what was there before. Errors: as `openCopy`.
    Result<void> saveAs(DocumentId id, const QString &path, const WorkControl &control = {});

    /// Removes what interrupted additions left behind. Cheap when there is nothing; for the start
    /// of a day.
    Result<void> removeLeftovers();

private:
    Session &m_session;
};

} // namespace duebook
