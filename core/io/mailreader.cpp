// SPDX-License-Identifier: Apache-2.0
#include "core/io/mailreader.h"

#include "core/base/filename.h"
#include "core/io/htmltext.h"
#include "core/io/mailparts.h"
#include "core/io/textencoding.h"

#include <QBuffer>

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

namespace duebook {

namespace {

// Longer ones are no names that a person gave.
constexpr qsizetype kLongestName = 250;
// Bytes that a letter takes at most in the encodings of mails.
constexpr qint64 kMostBytesOfLetter = 8;

struct Unref {
    void operator()(void *object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

struct Free {
    void operator()(char *text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, Free>;

void startLibrary()
{
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

QString fromUtf8(const char *text)
{
    return text == nullptr ? QString() : QString::fromUtf8(text);
}

/// The addresses of all fields of that name.
QString addresses(const MailBlock &heads, QByteArrayView name)
{
    QStringList all;
    for (const MailField &field : heads.fields) {
        if (field.name != name)
            continue;
        const Owned<InternetAddressList> list(
            internet_address_list_parse(nullptr, tamedAddresses(field.value).constData()));
        if (!list)
            continue;
        const OwnedText text(internet_address_list_to_string(list.get(), nullptr, FALSE));
        if (text && *text != '\0')
            all += fromUtf8(text.get());
    }
    return all.join(QStringLiteral(", "));
}

QString subjectOf(const MailBlock &heads)
{
    const OwnedText text(
        g_mime_utils_header_decode_text(nullptr, heads.value("subject").constData()));
    return fromUtf8(text.get()).trimmed();
}

QByteArray contentOf(const MailBlock &part)
{
    const QByteArray named = part.value("content-transfer-encoding").trimmed().toLower();
    const GMimeContentEncoding encoding = g_mime_content_encoding_from_string(named.constData());
    if (encoding != GMIME_CONTENT_ENCODING_BASE64 &&
        encoding != GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE &&
        encoding != GMIME_CONTENT_ENCODING_UUENCODE)
        return part.body.toByteArray();
    const Owned<GMimeStream> encoded(
        g_mime_stream_mem_new_with_buffer(part.body.data(), size_t(part.body.size())));
    const Owned<GMimeDataWrapper> wrapper(
        g_mime_data_wrapper_new_with_stream(encoded.get(), encoding));
    const Owned<GMimeStream> plain(g_mime_stream_mem_new());
    if (g_mime_data_wrapper_write_to_stream(wrapper.get(), plain.get()) < 0)
        return {};
    const GByteArray *bytes =
        g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem *>(plain.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), qsizetype(bytes->len));
}

/// Declared charsets are often wrong or missing: valid UTF-8 is UTF-8 (but for those that are
/// written in seven bits), else what was declared.
QString decoded(const QByteArray &bytes, const char *charset)
{
    const bool sevenBits = charset != nullptr && qstrnicmp(charset, "iso-2022", 8) == 0;
    if (!sevenBits && bytes.isValidUtf8())
        return QString::fromUtf8(bytes);
    if (charset != nullptr) {
        QStringDecoder decoder(charset);
        if (decoder.isValid())
            return decoder(bytes);
    }
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    Utf8Source source(buffer, recogniseEncoding(bytes));
    QByteArray utf8;
    while (source.read(utf8, bytes.size())) {
    }
    return QString::fromUtf8(utf8);
}

/// Without what a mailbox or an editor put before and behind it.
QByteArrayView firstMail(QByteArrayView bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    const qsizetype next = bytes.startsWith("From ") ? bytes.indexOf("\nFrom ") : -1;
    return next < 0 ? bytes : bytes.first(next + 1);
}

class Walk {
public:
    Walk(MailContent &mail, ReadGuard &guard, MailFiles files)
        : m_mail(mail), m_guard(guard), m_files(files)
    {
    }

    /// `digest`: a part that does not say what it is is a mail.
    void visit(const MailBlock &part, int depth, bool digest)
    {
        if (depth > m_guard.limits().depth || m_seen++ >= m_guard.limits().parts || !m_guard.look())
            return;
        const QByteArray named = part.value("content-type").trimmed();
        const Owned<GMimeContentType> type(
            g_mime_content_type_parse(nullptr, !named.isEmpty() ? named.constData()
                                               : digest         ? "message/rfc822"
                                                                : "text/plain"));
        const auto is = [&](const char *one, const char *kind) {
            return g_mime_content_type_is_type(type.get(), one, kind) != FALSE;
        };
        if (is("multipart", "*") && visitParts(part, type.get(), depth))
            return;
        if (is("message", "rfc822") || is("message", "rfc2822") || is("message", "global") ||
            is("message", "news"))
            attachMail(part);
        else
            visitLeaf(part, type.get());
    }

    void finish()
    {
        if (m_mail.text.trimmed().isEmpty())
            m_mail.text = htmlToText(m_html, m_guard);
        m_mail.text.truncate(m_guard.limits().characters);
    }

private:
    /// False where no line parts anything: then the body is a text.
    bool visitParts(const MailBlock &part, GMimeContentType *type, int depth)
    {
        const QByteArray boundary(g_mime_content_type_get_parameter(type, "boundary"));
        if (boundary.isEmpty())
            return false;
        const std::vector<QByteArrayView> parts =
            splitParts(part.body, boundary, m_guard.limits().parts, m_guard);
        const bool digest = g_mime_content_type_is_type(type, "multipart", "digest") != FALSE;
        for (const QByteArrayView &each : parts)
            visit(readMailBlock(each, m_guard), depth + 1, digest);
        return !parts.empty();
    }

    void visitLeaf(const MailBlock &part, GMimeContentType *type)
    {
        const QByteArray placed = part.value("content-disposition").trimmed();
        QString name;
        bool attached = false;
        if (!placed.isEmpty()) {
            const Owned<GMimeContentDisposition> disposition(
                g_mime_content_disposition_parse(nullptr, placed.constData()));
            name =
                fromUtf8(g_mime_content_disposition_get_parameter(disposition.get(), "filename"));
            attached = qstricmp(g_mime_content_disposition_get_disposition(disposition.get()),
                                "attachment") == 0;
        }
        if (name.isEmpty())
            name = fromUtf8(g_mime_content_type_get_parameter(type, "name"));
        attached = attached || !name.isEmpty();
        const bool isMultipart = g_mime_content_type_is_type(type, "multipart", "*") != FALSE;
        if (!attached && (isMultipart || g_mime_content_type_is_type(type, "text", "*") != FALSE)) {
            addText(part, type);
            return;
        }
        const OwnedText mediaType(g_mime_content_type_get_mime_type(type));
        attach(name, fromUtf8(mediaType.get()), part);
    }

    void addText(const MailBlock &part, GMimeContentType *type)
    {
        const qint64 room = m_guard.limits().characters - m_mail.text.size() - m_html.size();
        if (room <= 0)
            return;
        const QByteArray bytes = contentOf(part).left(room * kMostBytesOfLetter);
        if (!m_guard.step(bytes.size()))
            return;
        const QString text =
            decoded(bytes, g_mime_content_type_get_parameter(type, "charset")).left(room);
        if (g_mime_content_type_is_type(type, "text", "html"))
            m_html += text;
        else
            m_mail.text += (m_mail.text.isEmpty() ? QString() : QStringLiteral("\n")) + text;
    }

    void attachMail(const MailBlock &part)
    {
        if (part.body.trimmed().isEmpty())
            return;
        const QString subject = subjectOf(readMailBlock(part.body, m_guard));
        attach(subject.left(kLongestName) + QStringLiteral(".eml"),
               QStringLiteral("message/rfc822"), part);
    }

    void attach(const QString &name, const QString &mediaType, const MailBlock &part)
    {
        QString shown = documentName(shortened(name));
        if (name.trimmed().isEmpty() || name == QLatin1String(".eml"))
            shown = QStringLiteral("part %1%2")
                        .arg(m_mail.attachments.size() + 1)
                        .arg(mediaType == QLatin1String("message/rfc822") ? QStringLiteral(".eml")
                                                                          : QString());
        m_mail.attachments.push_back(
            {shown, mediaType, m_files == MailFiles::Whole ? contentOf(part) : QByteArray()});
    }

    /// With its ending, which says what the file is.
    static QString shortened(const QString &name)
    {
        return name.size() <= kLongestName
                   ? name
                   : name.left(kLongestName / 2) + name.right(kLongestName / 2);
    }

    MailContent &m_mail;
    ReadGuard &m_guard;
    MailFiles m_files;
    int m_seen = 0;
    QString m_html;
};

} // namespace

std::optional<MailContent> readMail(const QByteArray &bytes, ReadGuard &guard, MailFiles files)
{
    startLibrary();
    const MailBlock whole = readMailBlock(firstMail(bytes), guard);
    MailContent mail;
    mail.from = addresses(whole, "from");
    mail.to = addresses(whole, "to");
    mail.cc = addresses(whole, "cc");
    mail.subject = subjectOf(whole);
    if (const QByteArray date = whole.value("date"); !date.isEmpty()) {
        if (GDateTime *moment = g_mime_utils_header_decode_date(date.constData())) {
            mail.date = QDateTime::fromSecsSinceEpoch(g_date_time_to_unix(moment), Qt::UTC);
            g_date_time_unref(moment);
        }
    }
    // Any text parses as a mail without heads; that is none.
    if (mail.from.isEmpty() && mail.subject.isEmpty() && !mail.date.isValid() && mail.to.isEmpty())
        return std::nullopt;
    Walk walk(mail, guard, files);
    walk.visit(whole, 0, false);
    walk.finish();
    return mail;
}

} // namespace duebook
