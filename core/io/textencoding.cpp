// SPDX-License-Identifier: Apache-2.0
#include "core/io/textencoding.h"

#include "core/io/encodingguess.h"

#include <QIODevice>

#include <algorithm>

namespace duebook {

namespace {

struct Name {
    TextEncoding encoding;
    const char *iana;
    const char *others[4];
};

constexpr Name kNames[] = {
    {TextEncoding::Utf8, "utf-8", {"utf8", "utf-8-sig", "", ""}},
    {TextEncoding::Utf16Le, "utf-16le", {"utf16le", "utf-16", "utf16", "unicode"}},
    {TextEncoding::Utf16Be, "utf-16be", {"utf16be", "", "", ""}},
    {TextEncoding::Windows1252, "windows-1252", {"cp1252", "1252", "ansi", ""}},
    {TextEncoding::Windows1250, "windows-1250", {"cp1250", "1250", "", ""}},
    {TextEncoding::Windows1251, "windows-1251", {"cp1251", "1251", "", ""}},
    {TextEncoding::Windows1253, "windows-1253", {"cp1253", "1253", "", ""}},
    {TextEncoding::Windows1254, "windows-1254", {"cp1254", "1254", "", ""}},
    {TextEncoding::Windows1255, "windows-1255", {"cp1255", "1255", "", ""}},
    {TextEncoding::Windows1256, "windows-1256", {"cp1256", "1256", "", ""}},
    {TextEncoding::Windows1257, "windows-1257", {"cp1257", "1257", "", ""}},
    {TextEncoding::Windows874, "windows-874", {"cp874", "874", "tis-620", ""}},
    {TextEncoding::Iso8859_1, "iso-8859-1", {"iso8859-1", "latin1", "latin-1", ""}},
    {TextEncoding::Iso8859_2, "iso-8859-2", {"iso8859-2", "latin2", "latin-2", ""}},
    {TextEncoding::Iso8859_5, "iso-8859-5", {"iso8859-5", "", "", ""}},
    {TextEncoding::Iso8859_7, "iso-8859-7", {"iso8859-7", "", "", ""}},
    {TextEncoding::Iso8859_8, "iso-8859-8", {"iso8859-8", "hebrew", "", ""}},
    {TextEncoding::Iso8859_9, "iso-8859-9", {"iso8859-9", "latin5", "latin-5", ""}},
    {TextEncoding::Iso8859_15, "iso-8859-15", {"iso8859-15", "latin9", "latin-9", ""}},
    {TextEncoding::Koi8R, "koi8-r", {"koi8r", "koi8", "", ""}},
    {TextEncoding::Koi8U, "koi8-u", {"koi8u", "", "", ""}},
    {TextEncoding::ShiftJis, "windows-31j", {"shift_jis", "shift-jis", "sjis", "cp932"}},
    {TextEncoding::EucJp, "euc-jp", {"eucjp", "", "", ""}},
    {TextEncoding::Gb18030, "gb18030", {"gbk", "gb2312", "cp936", ""}},
    {TextEncoding::Big5, "big5", {"cp950", "", "", ""}},
    {TextEncoding::EucKr, "euc-kr", {"euckr", "cp949", "", ""}},
    {TextEncoding::Ibm437, "ibm437", {"cp437", "437", "", ""}},
    {TextEncoding::Ibm850, "ibm850", {"cp850", "850", "dos", ""}},
    {TextEncoding::Ibm852, "ibm852", {"cp852", "852", "", ""}},
    {TextEncoding::Ibm866, "ibm866", {"cp866", "866", "", ""}},
    {TextEncoding::Macintosh, "macintosh", {"mac", "macroman", "mac-roman", ""}},
};

/// A sample may end in the middle of a letter: at most three bytes of one are forgiven.
bool isUtf8Sample(QByteArrayView sample)
{
    for (int cut = 0; cut < 4 && cut <= sample.size(); ++cut) {
        if (sample.chopped(cut).isValidUtf8())
            return true;
        if (cut == sample.size() ||
            static_cast<unsigned char>(sample[sample.size() - 1 - cut]) < 128)
            return false;
    }
    return false;
}

QStringDecoder decoderFor(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringDecoder(QStringConverter::Utf8);
    case TextEncoding::Utf16Le:
        return QStringDecoder(QStringConverter::Utf16LE);
    case TextEncoding::Utf16Be:
        return QStringDecoder(QStringConverter::Utf16BE);
    case TextEncoding::Iso8859_1:
        return QStringDecoder(QStringConverter::Latin1);
    default:
        break;
    }
    return QStringDecoder(encodingName(encoding).toLatin1().constData());
}

} // namespace

std::vector<TextEncoding> textEncodings()
{
    std::vector<TextEncoding> encodings;
    for (const Name &name : kNames)
        encodings.push_back(name.encoding);
    return encodings;
}

QString encodingName(TextEncoding encoding)
{
    for (const Name &name : kNames) {
        if (name.encoding == encoding)
            return QString::fromLatin1(name.iana);
    }
    return {};
}

std::optional<TextEncoding> encodingFromName(QStringView wanted)
{
    const QString folded = wanted.trimmed().toString().toLower();
    if (folded.isEmpty())
        return std::nullopt;
    for (const Name &name : kNames) {
        const auto isIt = [&](const char *text) { return folded == QLatin1String(text); };
        if (isIt(name.iana) || std::any_of(std::begin(name.others), std::end(name.others), isIt))
            return name.encoding;
    }
    return std::nullopt;
}

std::optional<TextEncoding> certainEncoding(QByteArrayView sample)
{
    if (sample.startsWith("\xEF\xBB\xBF"))
        return TextEncoding::Utf8;
    if (sample.startsWith("\xFF\xFE"))
        return TextEncoding::Utf16Le;
    if (sample.startsWith("\xFE\xFF"))
        return TextEncoding::Utf16Be;

    // Separators, digits and line ends are ASCII in every language: half of their bytes are zero.
    qsizetype zerosAtEven = 0;
    qsizetype zerosAtOdd = 0;
    for (qsizetype i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0')
            ++(i % 2 == 0 ? zerosAtEven : zerosAtOdd);
    }
    if (zerosAtOdd > sample.size() / 20 && zerosAtOdd > 4 * zerosAtEven)
        return TextEncoding::Utf16Le;
    if (zerosAtEven > sample.size() / 20 && zerosAtEven > 4 * zerosAtOdd)
        return TextEncoding::Utf16Be;

    if (isUtf8Sample(sample))
        return TextEncoding::Utf8;
    return std::nullopt;
}

TextEncoding recogniseEncoding(QByteArrayView sample)
{
    return guessEncoding(sample).encoding;
}

QString decodeText(QByteArrayView bytes, TextEncoding encoding)
{
    return decoderFor(encoding)(bytes);
}

Utf8Source::Utf8Source(QIODevice &device, TextEncoding encoding)
    : m_device(device), m_encoding(encoding), m_decoder(decoderFor(encoding))
{
}

bool Utf8Source::read(QByteArray &to, qsizetype wanted)
{
    if (m_encoding != TextEncoding::Utf8) {
        m_raw.resize(wanted);
        const qint64 got = m_device.read(m_raw.data(), wanted);
        m_failed = got < 0 || !m_decoder.isValid();
        if (got <= 0 || m_failed)
            return false;
        m_bytesRead += got;
        const QString decoded = m_decoder(QByteArrayView(m_raw.constData(), got));
        to += decoded.toUtf8();
        return true;
    }

    const qsizetype before = to.size();
    to.resize(before + wanted);
    const qint64 got = m_device.read(to.data() + before, wanted);
    to.resize(before + std::max<qint64>(got, 0));
    m_failed = got < 0;
    if (got <= 0)
        return false;
    m_bytesRead += got;
    if (m_atStart) {
        m_atStart = false;
        if (QByteArrayView(to).sliced(before).startsWith("\xEF\xBB\xBF"))
            to.remove(before, 3);
    }
    return true;
}

} // namespace duebook
