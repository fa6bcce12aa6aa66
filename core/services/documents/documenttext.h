// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/readlimits.h"
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
/// texts, mails and web pages here, within limits. Each attempt stands in the book before it
/// begins, so that a document which takes the program down is given up after some of them. Belongs
/// to the thread of its session, except `extract`.
class DocumentTextService {
    Q_DECLARE_TR_FUNCTIONS(duebook::DocumentTextService)
public:
    /// Counted up when readers learn to read more: what could not be read is then tried again.
    static constexpr int kReaders = 1;
    /// Attempts that did not end, after which a document is given up.
    static constexpr int kMostAttempts = 3;

    explicit DocumentTextService(Session &session) : m_session(session) {}

    /// Documents whose text was not looked for yet, by their ids. Errors: those of reading.
    Result<std::vector<Document>> waiting(DocumentId after = {}, int limit = 20);
    /// Those that were begun and not ended, which come last.
    Result<std::vector<Document>> waitingAgain(DocumentId after = {}, int limit = 20);

    /// Lets what older readers could not read wait again; how many.
    Result<int> tryOlderFailures();
    /// Lets one that could not be read wait again, for a person who asks. Errors: NotFound.
    Result<void> tryAgain(DocumentId id);

    enum class Turn {
        Ours,      ///< it is to be read now, then stored
        Elsewhere, ///< another client reads it, or did a moment ago
        Over,      ///< it was read or given up
    };
    /// Puts an attempt into the book. Errors: those of writing.
    Result<Turn> begin(const Document &document);

    /// The text inside a copy of the document at `path`; any thread. Never fails: what cannot be
    /// read is Failed, with its sentence. Cancelled work stays Waiting.
    static DocumentText extract(const Document &document, const QString &path, PdfReader &pdf,
                                const CancelFlag &cancel = {}, const ReadLimits &limits = {});

    struct Found {
        Document document;
        DocumentText text;
    };
    /// Keeps what was found, all in one transaction; nothing is done for a document that another
    /// client did meanwhile. The attempt of one that still waits does not count.
    Result<void> store(const std::vector<Found> &found);

    /// What a failure to copy the document means for its text: damaged content is Failed.
    static DocumentText withoutCopy(const Error &error);
    /// For a reader that does not come back.
    static DocumentText givenUp(const Document &document);

    /// All in turn, with the copy in `privateFolder`; the copy is removed again. What is not to be
    /// read now stays Waiting, with its sentence.
    Result<DocumentText> read(const Document &document, PdfReader &pdf,
                              const QString &privateFolder, const CancelFlag &cancel = {});

    /// The words kept for the search. Errors: NotFound.
    Result<QString> text(DocumentId id);
    /// Why there are none, as a sentence; empty when there is no reason. Errors: those of reading.
    Result<QString> reason(DocumentId id);

private:
    Result<DocumentText> notNow(const Document &document, Turn turn);

    Session &m_session;
};

/// The sentence for a document whose reading was stopped by its guard.
Error readingStopped(const QString &name, ReadStop why);

/// Text of a file's beginning, its encoding guessed; nothing where it is no text (zeros inside).
QString plainText(const QByteArray &bytes);

} // namespace duebook
