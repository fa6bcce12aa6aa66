// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/document.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

class PdfReader;
class Session;

/// How a document can be looked at without opening it with another program.
enum class DocumentShape {
    Other, ///< not at all
    Pdf,
    Picture, ///< a raster picture; drawings (SVG) are not shown
    Text,
    Mail,
    WebPage, ///< shown as plain text
};
DocumentShape shapeOf(const Document &document);
/// Whether there may be words to search for inside.
bool hasText(DocumentShape shape);

/// What was found inside a document.
struct DocumentText {
    DocumentTextState state = DocumentTextState::None;
    QString text;  ///< at most 500,000 characters
    Error problem; ///< why not, when the state is Failed
};

/// Finds the words inside documents, for the search. PDF files are read by separate processes;
/// texts, mails and web pages here. Belongs to the thread of its session, except `extract`.
class DocumentTextService {
    Q_DECLARE_TR_FUNCTIONS(duebook::DocumentTextService)
public:
    explicit DocumentTextService(Session &session) : m_session(session) {}

    /// Documents whose text was not looked for yet, by their ids. Errors: those of reading.
    Result<std::vector<Document>> waiting(DocumentId after = {}, int limit = 20);

    /// The text inside a copy of the document at `path`; any thread. Never fails: what cannot be
    /// read is Failed, with its sentence. Cancelled work stays Waiting.
    static DocumentText extract(const Document &document, const QString &path, PdfReader &pdf,
                                const CancelFlag &cancel = {});

    struct Found {
        Document document;
        DocumentText text;
    };
    /// Keeps what was found, all in one transaction; nothing is done for a document that another
    /// client did meanwhile, or that still waits.
    Result<void> store(const std::vector<Found> &found);

    /// What a failure to copy the document means for its text: damaged content is Failed.
    static DocumentText withoutCopy(const Error &error);

    /// All three in turn, with the copy in `privateFolder`; the copy is removed again.
    Result<DocumentText> read(const Document &document, PdfReader &pdf,
                              const QString &privateFolder, const CancelFlag &cancel = {});

    /// The words kept for the search. Errors: NotFound.
    Result<QString> text(DocumentId id);

private:
    Session &m_session;
};

/// Text of a file's beginning, its encoding guessed; nothing where it is no text (zeros inside).
QString plainText(const QByteArray &bytes);

} // namespace duebook
