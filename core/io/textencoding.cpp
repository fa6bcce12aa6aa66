// SPDX-License-Identifier: Apache-2.0
#include "core/io/textencoding.h"

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
    {TextEncoding::Windows1255, "windows-1255", {"cp1255", "1255", "", ""}},
    {TextEncoding::Iso8859_1, "iso-8859-1", {"iso8859-1", "latin1", "latin-1", ""}},
    {TextEncoding::Iso8859_8, "iso-8859-8", {"iso8859-8", "hebrew", "", ""}},
};

constexpr unsigned char byteAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<unsigned char>(bytes[at]);
}

bool isAsciiLetter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A sample may end in the middle of a letter: at most three bytes are forgiven.
bool isUtf8Sample(QByteArrayView sample)
{
    for (int cut = 0; cut < 4 && cut <= sample.size(); ++cut) {
        if (sample.chopped(cut).isValidUtf8())
            return true;
    }
    return false;
}

/// Hebrew letters are E0 to FA in both Hebrew code pages, where western ones have accented small
/// letters. Accented letters stand alone between plain ones; Hebrew letters stand beside each
/// other.
bool looksHebrew(QByteArrayView sample)
{
    qsizetype inRuns = 0;
    qsizetype besideAscii = 0;
    for (qsizetype i = 1; i < sample.size(); ++i) {
        const unsigned char a = byteAt(sample, i - 1);
        const unsigned char b = byteAt(sample, i);
        const bool letterA = a >= 0xE0 && a <= 0xFA;
        const bool letterB = b >= 0xE0 && b <= 0xFA;
        if (letterA && letterB)
            ++inRuns;
        else if ((letterA && isAsciiLetter(b)) || (letterB && isAsciiLetter(a)))
            ++besideAscii;
    }
    return inRuns > besideAscii;
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
    case TextEncoding::Windows1252:
    case TextEncoding::Windows1255:
    case TextEncoding::Iso8859_8:
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

TextEncoding recogniseEncoding(QByteArrayView sample)
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
    if (zerosAtOdd > sample.size() / 10 && zerosAtOdd > 4 * zerosAtEven)
        return TextEncoding::Utf16Le;
    if (zerosAtEven > sample.size() / 10 && zerosAtEven > 4 * zerosAtOdd)
        return TextEncoding::Utf16Be;

    if (isUtf8Sample(sample))
        return TextEncoding::Utf8;
    return looksHebrew(sample) ? TextEncoding::Windows1255 : TextEncoding::Windows1252;
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
