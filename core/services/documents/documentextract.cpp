// SPDX-License-Identifier: Apache-2.0
// What readers make of a document; keeping it is in documenttext.cpp.
#include "core/io/htmltext.h"
#include "core/io/mailreader.h"
#include "core/io/textencoding.h"
#include "core/services/documents/documenttext.h"
#include "core/services/ports/ports.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

namespace duebook {

namespace {

constexpr qsizetype kMostText = 500000;
// A mail is taken apart in memory; its words stand at its beginning.
constexpr qint64 kMostMail = qint64{32} * 1024 * 1024;
constexpr qint64 kMostPlain = qint64{2} * 1024 * 1024;
// What is larger is not worth the minutes it takes.
constexpr qint64 kMostPdf = qint64{512} * 1024 * 1024;

QString words(const QString &text)
{
    QString clean;
    clean.reserve(std::min(text.size(), kMostText));
    for (const QChar c : text) {
        if (clean.size() >= kMostText)
            break;
        // The book's text columns end at a zero; other control characters are no words either.
        if (c.category() == QChar::Other_Control && c != QLatin1Char('\n') &&
            c != QLatin1Char('\t'))
            clean += QLatin1Char(' ');
        else
            clean += c;
    }
    return clean.trimmed();
}

DocumentText asFound(const QString &text)
{
    const QString clean = words(text);
    return {clean.isEmpty() ? DocumentTextState::None : DocumentTextState::Read, clean, {}};
}

QString mailText(const MailContent &mail)
{
    QStringList parts{mail.subject, mail.from, mail.to, mail.cc, mail.text};
    for (const MailPart &part : mail.attachments)
        parts += part.name;
    return parts.join(QLatin1Char('\n'));
}

} // namespace

DocumentShape shapeOf(const Document &document)
{
    const QString &type = document.mediaType;
    const QString ending = QFileInfo(document.name).suffix().toLower();
    if (type == QLatin1String("application/pdf"))
        return DocumentShape::Pdf;
    if (type == QLatin1String("message/rfc822") || ending == QLatin1String("eml"))
        return DocumentShape::Mail;
    if (type == QLatin1String("text/html") || type == QLatin1String("application/xhtml+xml"))
        return DocumentShape::WebPage;
    static const QStringList kPictures{
        QStringLiteral("image/png"),     QStringLiteral("image/jpeg"), QStringLiteral("image/gif"),
        QStringLiteral("image/bmp"),     QStringLiteral("image/webp"), QStringLiteral("image/tiff"),
        QStringLiteral("image/x-ms-bmp")};
    if (kPictures.contains(type))
        return DocumentShape::Picture;
    if (type.startsWith(QLatin1String("image/")))
        return DocumentShape::Other;
    const QMimeType mime = QMimeDatabase().mimeTypeForName(type);
    if (type.startsWith(QLatin1String("text/")) ||
        (mime.isValid() && mime.inherits(QStringLiteral("text/plain"))))
        return DocumentShape::Text;
    return DocumentShape::Other;
}

bool hasText(DocumentShape shape)
{
    return shape != DocumentShape::Other && shape != DocumentShape::Picture;
}

QString plainText(const QByteArray &bytes)
{
    const TextEncoding encoding = recogniseEncoding(bytes.left(65536));
    const bool wide = encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be;
    if (!wide && bytes.contains('\0'))
        return {};
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    Utf8Source source(buffer, encoding);
    QByteArray utf8;
    while (source.read(utf8, qMax<qsizetype>(bytes.size(), 1))) {
    }
    QString text = QString::fromUtf8(utf8);
    text.remove(QChar(0xFEFF));
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return text;
}

Error readingStopped(const QString &name, ReadStop why)
{
    if (why == ReadStop::Cancelled)
        return {ErrorCode::Cancelled, DocumentTextService::tr("Stopped."), {}, {}};
    return {ErrorCode::Invalid,
            DocumentTextService::tr("“%1” takes longer to read than is safe: open it with another "
                                    "program if you trust who sent it.")
                .arg(name),
            {},
            {}};
}

DocumentText DocumentTextService::extract(const Document &document, const QString &path,
                                          PdfReader &pdf, const CancelFlag &cancel,
                                          const ReadLimits &limits)
{
    const DocumentShape shape = shapeOf(document);
    if (document.size == 0 || !hasText(shape))
        return {};
    const auto failed = [](const QString &sentence) {
        return DocumentText{DocumentTextState::Failed, {}, {ErrorCode::Invalid, sentence, {}, {}}};
    };
    if (shape == DocumentShape::Pdf) {
        if (document.size > kMostPdf)
            return failed(tr("“%1” is too large to be searched.").arg(document.name));
        const Result<QString> text = pdf.text(path, 1, 0, cancel);
        if (text)
            return asFound(*text);
        // Stopped, or not possible on this computer: another time, or another client.
        const bool later =
            text.error().code == ErrorCode::Cancelled || text.error().code == ErrorCode::NotFound;
        return {later ? DocumentTextState::Waiting : DocumentTextState::Failed, {}, text.error()};
    }
    const qint64 most = shape == DocumentShape::Mail ? kMostMail : kMostPlain;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {
            DocumentTextState::Waiting,
            {},
            {ErrorCode::Io, tr("“%1” cannot be read.").arg(document.name), {}, file.errorString()}};
    const QByteArray bytes = file.read(most);
    ReadGuard guard(limits, cancel);
    DocumentText found;
    if (shape == DocumentShape::Mail) {
        const std::optional<MailContent> mail = readMail(bytes, guard, MailFiles::NamesOnly);
        found = mail ? asFound(mailText(*mail))
                     : failed(tr("“%1” is no mail that can be read.").arg(document.name));
    } else {
        const QString text = plainText(bytes);
        found = asFound(shape == DocumentShape::WebPage ? htmlToText(text, guard) : text);
    }
    if (guard.stopped() == ReadStop::None)
        return found;
    return {guard.stopped() == ReadStop::Cancelled ? DocumentTextState::Waiting
                                                   : DocumentTextState::Failed,
            {},
            readingStopped(document.name, guard.stopped())};
}

DocumentText DocumentTextService::withoutCopy(const Error &error)
{
    return {error.code == ErrorCode::Damaged ? DocumentTextState::Failed
                                             : DocumentTextState::Waiting,
            {},
            error};
}

DocumentText DocumentTextService::givenUp(const Document &document)
{
    return {DocumentTextState::Failed, {}, readingStopped(document.name, ReadStop::TooSlow)};
}

} // namespace duebook
