// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/previewloader.h"

#include "core/io/htmltext.h"
#include "core/services/documents/documentservice.h"
#include "core/services/ports/ports.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/documents/picturereader.h"

#include <QFile>

namespace duebook::ui {

namespace {

constexpr std::chrono::seconds kReadTime{10};
// Longer than every reader gives itself, PDF programs too.
constexpr std::chrono::seconds kPatience{45};
constexpr std::chrono::milliseconds kNextTry{100};
// More is not read on a screen, and a window must lay it out.
constexpr qint64 kMostShown = 500000;
constexpr qsizetype kLongestLine = 1000;
constexpr qsizetype kMostPageWords = 20000;

ReadLimits previewLimits()
{
    ReadLimits limits;
    limits.time = kReadTime;
    limits.characters = kMostShown;
    return limits;
}

/// Lines without end are folded: laid out in one, they hold the window.
QString folded(const QString &text)
{
    QString shown;
    shown.reserve(text.size() + text.size() / kLongestLine);
    qsizetype length = 0;
    for (const QChar c : text) {
        if (length >= kLongestLine && !c.isLowSurrogate() && c != QLatin1Char('\n')) {
            shown += QLatin1Char('\n');
            length = 0;
        }
        shown += c;
        length = c == QLatin1Char('\n') ? 0 : length + 1;
    }
    return shown;
}

} // namespace

PreviewLoader::PreviewLoader(BookContext &book, PdfReader *pdf, QObject *parent)
    : QObject(parent), m_book(book), m_pdf(pdf == nullptr ? nullptr : pdf->shared_from_this())
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &PreviewLoader::giveUp);
}

PreviewLoader::~PreviewLoader()
{
    stop();
}

void PreviewLoader::stop()
{
    ++m_question;
    m_patience.stop();
    m_cancel.cancel();
    m_cancel = CancelFlag();
    m_pageCancel.cancel();
    if (!m_copy.isEmpty())
        QFile::remove(m_copy);
    m_copy.clear();
}

void PreviewLoader::giveUp()
{
    stop();
    Q_EMIT failed(readingStopped(m_name, ReadStop::TooSlow));
}

template <typename Work, typename Done>
void PreviewLoader::readAside(Work work, Done done)
{
    const int question = m_question;
    if (!m_patience.isActive())
        m_patience.start();
    const auto begun = m_threads.run(work);
    if (!begun) {
        // Those before are on their way to stop.
        QTimer::singleShot(kNextTry, this, [this, question, work, done] {
            if (question == m_question)
                readAside(work, done);
        });
        return;
    }
    using Value = std::invoke_result_t<Work>;
    whenDone(this, *begun, [this, question, done](const Value &value) {
        if (question != m_question)
            return;
        m_patience.stop();
        done(value);
    });
}

void PreviewLoader::load(const Document &document)
{
    stop();
    m_name = document.name;
    const DocumentShape shape = shapeOf(document);
    if (shape == DocumentShape::Other || document.size == 0)
        Q_EMIT loaded({});
    else if (shape == DocumentShape::Pdf)
        loadPdf(document);
    else
        loadBytes(document, shape);
}

void PreviewLoader::loadBytes(const Document &document, DocumentShape shape)
{
    const qint64 most = shape == DocumentShape::Picture ? kMostPicture
                        : shape == DocumentShape::Mail  ? kMostMail
                                                        : kMostText;
    const bool whole = shape == DocumentShape::Picture || shape == DocumentShape::Mail;
    if (whole && document.size > most) {
        Q_EMIT failed({ErrorCode::Invalid,
                       tr("“%1” is too large to be shown here: open it.").arg(document.name),
                       {},
                       {}});
        return;
    }
    const auto beginning = [id = document.id, most, cancel = m_cancel](Session &session) {
        return DocumentService(session).beginning(id, most, cancel);
    };
    whenDone(this, m_book.read(beginning),
             [this, document, shape, question = m_question](const Result<QByteArray> &bytes) {
                 if (question != m_question)
                     return;
                 if (!bytes) {
                     Q_EMIT failed(bytes.error());
                     return;
                 }
                 readAside(
                     [document, shape, bytes = *bytes, cancel = m_cancel] {
                         ReadGuard guard(previewLimits(), cancel);
                         return read(document, shape, bytes, guard);
                     },
                     [this](const Result<Preview> &preview) {
                         if (preview)
                             Q_EMIT loaded(*preview);
                         else
                             Q_EMIT failed(preview.error());
                     });
             });
}

Result<Preview> PreviewLoader::read(const Document &document, DocumentShape shape,
                                    const QByteArray &bytes, ReadGuard &guard)
{
    Preview preview;
    preview.shape = shape;
    if (shape == DocumentShape::Picture) {
        const Result<ReadPicture> read = readPicture(document.name, bytes, guard);
        if (!read)
            return read.error();
        preview.picture = read->picture;
        preview.fullSize = read->fullSize;
        return preview;
    }
    if (shape == DocumentShape::Mail) {
        preview.mail = readMail(bytes, guard);
        if (guard.stopped() != ReadStop::None)
            return readingStopped(document.name, guard.stopped());
        if (preview.mail) {
            preview.mail->text = folded(preview.mail->text);
            return preview;
        }
        // Not in order as a mail, but a person may still read it.
        preview.shape = DocumentShape::Text;
    }
    preview.text = plainText(bytes.left(kMostText));
    if (preview.text.isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("“%1” contains no text that could be shown.").arg(document.name),
                     {},
                     {}};
    preview.cut = document.size > kMostText || preview.text.size() > kMostShown;
    if (shape == DocumentShape::WebPage)
        preview.text = htmlToText(preview.text, guard);
    if (guard.stopped() != ReadStop::None)
        return readingStopped(document.name, guard.stopped());
    preview.text = folded(preview.text.left(kMostShown));
    return preview;
}

void PreviewLoader::loadPdf(const Document &document)
{
    if (m_pdf == nullptr) {
        Q_EMIT loaded({});
        return;
    }
    if (!m_folder) {
        Result<PrivateFolder> folder = PrivateFolder::create();
        if (!folder) {
            Q_EMIT failed(folder.error());
            return;
        }
        m_folder = std::make_unique<PrivateFolder>(std::move(*folder));
    }
    const auto copy = [id = document.id, folder = m_folder->path(),
                       control = WorkControl{m_cancel, {}}](Session &session) {
        return DocumentService(session).openCopy(id, folder, control);
    };
    whenDone(this, m_book.readLong(copy),
             [this, question = m_question](const Result<QString> &path) {
                 if (question != m_question)
                     return;
                 if (path)
                     countPages(*path);
                 else
                     Q_EMIT failed(path.error());
             });
}

void PreviewLoader::countPages(const QString &copy)
{
    m_copy = copy;
    readAside([pdf = m_pdf, copy, cancel = m_cancel] { return pdf->pageCount(copy, cancel); },
              [this](const Result<int> &pages) {
                  if (!pages) {
                      Q_EMIT failed(pages.error());
                      return;
                  }
                  Preview preview;
                  preview.shape = DocumentShape::Pdf;
                  preview.pages = *pages;
                  Q_EMIT loaded(preview);
              });
}

void PreviewLoader::showPage(int page, int pixels)
{
    if (m_copy.isEmpty())
        return;
    struct Page {
        QImage picture;
        QString words;
    };
    // The page asked for before is of no use any more.
    ++m_question;
    m_patience.stop();
    m_pageCancel.cancel();
    m_pageCancel = CancelFlag();
    const auto draw = [pdf = m_pdf, copy = m_copy, name = m_name, page, pixels,
                       cancel = m_pageCancel]() -> Result<Page> {
        const Result<QByteArray> png = pdf->picture(copy, page, pixels, cancel);
        if (!png)
            return png.error();
        ReadGuard guard(previewLimits(), cancel);
        const Result<ReadPicture> read = readPicture(name, *png, guard);
        if (!read)
            return read.error();
        return Page{read->picture,
                    pdf->text(copy, page, page, cancel).valueOr(QString()).left(kMostPageWords)};
    };
    readAside(draw, [this, page](const Result<Page> &drawn) {
        if (drawn)
            Q_EMIT pageLoaded(page, drawn->picture, drawn->words);
        else
            Q_EMIT failed(drawn.error());
    });
}

} // namespace duebook::ui
