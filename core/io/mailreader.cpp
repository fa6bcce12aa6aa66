// SPDX-License-Identifier: Apache-2.0
#include "core/io/mailreader.h"

#include "core/base/filename.h"
#include "core/io/htmltext.h"
#include "core/io/textencoding.h"

#include <QBuffer>

#include <gmime/gmime.h>

#include <memory>
#include <mutex>

namespace duebook {

namespace {

// More parts than a person attaches; a made-up mail could have millions.
constexpr size_t kMostParts = 500;
constexpr int kDeepest = 20;

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

QString addresses(InternetAddressList *list)
{
    if (list == nullptr)
        return {};
    const OwnedText text(internet_address_list_to_string(list, nullptr, FALSE));
    return fromUtf8(text.get());
}

QByteArray contentOf(GMimePart *part)
{
    GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
    if (wrapper == nullptr)
        return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    if (g_mime_data_wrapper_write_to_stream(wrapper, stream.get()) < 0)
        return {};
    const GByteArray *bytes =
        g_mime_stream_mem_get_byte_array(reinterpret_cast<GMimeStreamMem *>(stream.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), qsizetype(bytes->len));
}

QByteArray wholeOf(GMimeMessage *message)
{
    const OwnedText text(
        g_mime_object_to_string(reinterpret_cast<GMimeObject *>(message), nullptr));
    return QByteArray(text.get());
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

class Walk {
public:
    explicit Walk(MailContent &mail) : m_mail(mail) {}

    void visit(GMimeObject *object, int depth)
    {
        if (object == nullptr || depth > kDeepest || m_mail.attachments.size() >= kMostParts)
            return;
        if (GMIME_IS_MULTIPART(object)) {
            auto *multipart = reinterpret_cast<GMimeMultipart *>(object);
            const int count = g_mime_multipart_get_count(multipart);
            for (int i = 0; i < count; ++i)
                visit(g_mime_multipart_get_part(multipart, i), depth + 1);
        } else if (GMIME_IS_MESSAGE_PART(object)) {
            GMimeMessage *inside =
                g_mime_message_part_get_message(reinterpret_cast<GMimeMessagePart *>(object));
            if (inside != nullptr)
                attach(fromUtf8(g_mime_message_get_subject(inside)) + QStringLiteral(".eml"),
                       QStringLiteral("message/rfc822"), wholeOf(inside));
        } else if (GMIME_IS_PART(object)) {
            visitPart(reinterpret_cast<GMimePart *>(object));
        }
    }

    void finish()
    {
        if (m_mail.text.trimmed().isEmpty())
            m_mail.text = htmlToText(m_html);
    }

private:
    void visitPart(GMimePart *part)
    {
        auto *object = reinterpret_cast<GMimeObject *>(part);
        GMimeContentType *type = g_mime_object_get_content_type(object);
        const QString name = fromUtf8(g_mime_part_get_filename(part));
        const char *disposition = g_mime_object_get_disposition(object);
        const bool attached =
            !name.isEmpty() || (disposition != nullptr && qstricmp(disposition, "attachment") == 0);
        const bool isText = type == nullptr || g_mime_content_type_is_type(type, "text", "*");
        const char *charset =
            type == nullptr ? nullptr : g_mime_content_type_get_parameter(type, "charset");
        if (isText && !attached) {
            const QString text = decoded(contentOf(part), charset);
            if (type != nullptr && g_mime_content_type_is_type(type, "text", "html"))
                m_html += text;
            else
                m_mail.text += (m_mail.text.isEmpty() ? QString() : QStringLiteral("\n")) + text;
            return;
        }
        const OwnedText mediaType(type == nullptr ? nullptr
                                                  : g_mime_content_type_get_mime_type(type));
        attach(name, fromUtf8(mediaType.get()), contentOf(part));
    }

    void attach(const QString &name, const QString &mediaType, const QByteArray &content)
    {
        QString shown = documentName(name);
        if (name.trimmed().isEmpty() || name == QLatin1String(".eml"))
            shown = QStringLiteral("part %1%2")
                        .arg(m_mail.attachments.size() + 1)
                        .arg(mediaType == QLatin1String("message/rfc822") ? QStringLiteral(".eml")
                                                                          : QString());
        m_mail.attachments.push_back({shown, mediaType, content});
    }

    MailContent &m_mail;
    QString m_html;
};

} // namespace

std::optional<MailContent> readMail(const QByteArray &bytes)
{
    startLibrary();
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(bytes.constData(), size_t(bytes.size())));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    if (bytes.startsWith("From "))
        g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message)
        return std::nullopt;
    MailContent mail;
    mail.from = addresses(g_mime_message_get_from(message.get()));
    mail.to = addresses(g_mime_message_get_to(message.get()));
    mail.cc = addresses(g_mime_message_get_cc(message.get()));
    mail.subject = fromUtf8(g_mime_message_get_subject(message.get()));
    if (GDateTime *date = g_mime_message_get_date(message.get()))
        mail.date = QDateTime::fromSecsSinceEpoch(g_date_time_to_unix(date), Qt::UTC);
    Walk walk(mail);
    walk.visit(g_mime_message_get_mime_part(message.get()), 0);
    walk.finish();
    // Any text parses as a mail without headers; that is none.
    if (mail.from.isEmpty() && mail.subject.isEmpty() && !mail.date.isValid() && mail.to.isEmpty())
        return std::nullopt;
    return mail;
}

} // namespace duebook
