// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/privatefolder.h"
#include "core/base/readerthreads.h"
#include "core/base/readlimits.h"
#include "core/io/mailreader.h"
#include "core/services/documents/documenttext.h"

#include <QImage>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace duebook::ui {

class BookContext;

/// What is shown of a document without opening it.
struct Preview {
    DocumentShape shape = DocumentShape::Other;
    QString text;                    ///< Text, WebPage
    bool cut = false;                ///< there is more of the text than is shown
    QImage picture;                  ///< Picture
    QSize fullSize;                  ///< of the picture as it is stored
    std::optional<MailContent> mail; ///< Mail
    int pages = 0;                   ///< Pdf: pages follow by `showPage`
};

/// Reads documents for looking at them, beside the window: texts, pictures and mails from their
/// beginning, PDF files page by page through `PdfReader`. What was asked for before is stopped, and
/// nothing waits for it; what takes too long is given up. Nothing of a document is run, and nothing
/// is loaded from elsewhere. GUI thread.
class PreviewLoader : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMostText = qint64{1024} * 1024;
    static constexpr qint64 kMostPicture = qint64{64} * 1024 * 1024;
    static constexpr qint64 kMostMail = qint64{48} * 1024 * 1024;

    /// `book` must outlive it; without `pdf`, which a shared pointer holds, PDF files are not
    /// shown.
    PreviewLoader(BookContext &book, PdfReader *pdf, QObject *parent = nullptr);
    ~PreviewLoader() override;

    /// `loaded` or `failed` follows.
    void load(const Document &document);
    /// A page of the PDF that was loaded, its longer side about `pixels` long; `pageLoaded` or
    /// `failed` follows.
    void showPage(int page, int pixels);
    void stop();
    /// What is being read takes too long: `failed` says so. By itself after some time.
    void giveUp();

    /// What is to be shown of a document with this content; any thread.
    static Result<Preview> read(const Document &document, DocumentShape shape,
                                const QByteArray &bytes, ReadGuard &guard);

Q_SIGNALS:
    void loaded(const duebook::ui::Preview &preview);
    /// `words` are those on the page, for a screen reader.
    void pageLoaded(int page, const QImage &picture, const QString &words);
    void failed(const duebook::Error &error);

private:
    void loadBytes(const Document &document, DocumentShape shape);
    void loadPdf(const Document &document);
    void countPages(const QString &copy);
    /// `work()` on a thread of its own, as soon as there is one; `done` with its value, unless
    /// something else was asked for meanwhile.
    template <typename Work, typename Done>
    void readAside(Work work, Done done);

    BookContext &m_book;
    std::shared_ptr<PdfReader> m_pdf;
    std::unique_ptr<PrivateFolder> m_folder;
    QString m_name; ///< of the document asked for
    QString m_copy; ///< of the PDF shown
    CancelFlag m_cancel;
    CancelFlag m_pageCancel;
    int m_question = 0;
    QTimer m_patience;
    ReaderThreads m_threads;
};

} // namespace duebook::ui
