// SPDX-License-Identifier: Apache-2.0
#include "ui/support/previewloader.h"

#include "core/io/htmltext.h"
#include "core/services/documentservice.h"
#include "core/services/ports.h"
#include "ui/support/async.h"
#include "ui/support/bookcontext.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

namespace duebook::ui {

namespace {

constexpr int kLongestSide = 4000;
constexpr int kMegabytes = 256;

} // namespace

PreviewLoader::PreviewLoader(BookContext &book, PdfReader *pdf, QObject *parent)
    : QObject(parent), m_book(book), m_pdf(pdf)
{
}

PreviewLoader::~PreviewLoader()
{
    m_cancel.cancel();
}

void PreviewLoader::stop()
{
    ++m_question;
    ++m_pageQuestion;
    m_cancel.cancel();
    m_cancel = CancelFlag();
    if (!m_copy.isEmpty())
        QFile::remove(m_copy);
    m_copy.clear();
}

void PreviewLoader::load(const Document &document)
{
    stop();
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
    whenDone(this, m_book.read([id = document.id, most](Session &session) {
        return DocumentService(session).beginning(id, most);
    }),
             [this, document, shape, question = m_question](Result<QByteArray> bytes) {
                 if (question != m_question)
                     return;
                 if (!bytes) {
                     Q_EMIT failed(bytes.error());
                     return;
                 }
                 whenDone(this, m_aside.run([document, shape, bytes = std::move(*bytes)]() mutable {
                     return read(document, shape, std::move(bytes));
                 }),
                          [this, question](const Result<Preview> &preview) {
                              if (question != m_question)
                                  return;
                              if (preview)
                                  Q_EMIT loaded(*preview);
                              else
                                  Q_EMIT failed(preview.error());
                          });
             });
}

Result<Preview> PreviewLoader::read(const Document &document, DocumentShape shape, QByteArray bytes)
{
    Preview preview;
    preview.shape = shape;
    if (shape == DocumentShape::Picture)
        return readPicture(document.name, std::move(bytes));
    if (shape == DocumentShape::Mail) {
        preview.mail = readMail(bytes);
        if (preview.mail)
            return preview;
        // Not in order as a mail, but a person may still read it.
        preview.shape = DocumentShape::Text;
    }
    preview.text = plainText(bytes.left(kMostText));
    preview.cut = document.size > kMostText;
    if (preview.text.isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("“%1” contains no text that could be shown.").arg(document.name),
                     {},
                     {}};
    if (shape == DocumentShape::WebPage)
        preview.text = htmlToText(preview.text);
    return preview;
}

Result<Preview> PreviewLoader::readPicture(const QString &name, QByteArray bytes)
{
    static const QList<QByteArray> kFormats{"png", "jpeg", "jpg", "gif", "bmp", "webp", "tiff"};
    const auto broken = [&name](const QString &detail) {
        return Error{ErrorCode::Invalid,
                     tr("“%1” is no picture in order: ask who sent it for another copy.").arg(name),
                     {},
                     detail};
    };
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader::setAllocationLimit(kMegabytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    // Drawings and documents that some system reads as pictures are programs of their own.
    if (!kFormats.contains(reader.format()))
        return broken(QString::fromLatin1(reader.format()));
    Preview preview;
    preview.shape = DocumentShape::Picture;
    preview.fullSize = reader.size();
    const int longest = std::max(preview.fullSize.width(), preview.fullSize.height());
    if (longest > kLongestSide)
        reader.setScaledSize(
            preview.fullSize.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio));
    preview.picture = reader.read();
    if (preview.picture.isNull())
        return broken(reader.errorString());
    if (reader.transformation().testFlag(QImageIOHandler::TransformationRotate90))
        preview.fullSize.transpose();
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
                 if (!path) {
                     Q_EMIT failed(path.error());
                     return;
                 }
                 m_copy = *path;
                 whenDone(this, m_aside.run([pdf = m_pdf, copied = *path, cancel = m_cancel] {
                     return pdf->pageCount(copied, cancel);
                 }),
                          [this, question](const Result<int> &pages) {
                              if (question != m_question)
                                  return;
                              if (!pages) {
                                  Q_EMIT failed(pages.error());
                                  return;
                              }
                              Preview preview;
                              preview.shape = DocumentShape::Pdf;
                              preview.pages = *pages;
                              Q_EMIT loaded(preview);
                          });
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
    const auto draw = [pdf = m_pdf, copy = m_copy, page, pixels,
                       cancel = m_cancel]() -> Result<Page> {
        const Result<QByteArray> png = pdf->picture(copy, page, pixels, cancel);
        if (!png)
            return png.error();
        const Result<Preview> read = readPicture(copy, *png);
        if (!read)
            return read.error();
        return Page{read->picture, pdf->text(copy, page, page, cancel).valueOr(QString())};
    };
    whenDone(this, m_aside.run(draw),
             [this, page, question = m_question,
              pageQuestion = ++m_pageQuestion](const Result<Page> &drawn) {
                 if (question != m_question || pageQuestion != m_pageQuestion)
                     return;
                 if (drawn)
                     Q_EMIT pageLoaded(page, drawn->picture, drawn->words);
                 else
                     Q_EMIT failed(drawn.error());
             });
}

} // namespace duebook::ui
