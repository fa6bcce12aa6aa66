// SPDX-License-Identifier: Apache-2.0
#include "core/io/fileformat.h"

#include "core/io/textencoding.h"

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kTextStart = 8192;

struct Magic {
    const char *bytes;
    qsizetype size;
    FileFormat format;
};

constexpr Magic kMagics[] = {
    {"%PDF-", 5, FileFormat::Pdf},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, FileFormat::Xls},
    {"\x1F\x8B", 2, FileFormat::Packed},
    {"7z\xBC\xAF\x27\x1C", 6, FileFormat::Packed},
    {"Rar!\x1A", 5, FileFormat::Packed},
    {"BZh", 3, FileFormat::Packed},
    {"\xFD"
     "7zXZ",
     5, FileFormat::Packed},
    {"{\\rtf", 5, FileFormat::Rtf},
    {"\x89PNG", 4, FileFormat::Image},
    {"\xFF\xD8\xFF", 3, FileFormat::Image},
    {"GIF8", 4, FileFormat::Image},
    {"II*\0", 4, FileFormat::Image},
    {"MM\0*", 4, FileFormat::Image},
    {"SQLite format 3", 15, FileFormat::Database},
    {"\x7F"
     "ELF",
     4, FileFormat::Program},
};

bool has(QByteArrayView bytes, const char *text)
{
    return bytes.indexOf(QByteArrayView(text)) >= 0;
}

/// The names of its members tell what a ZIP is; they stand unpacked at both ends.
FileFormat zipFormat(QByteArrayView beginning, QByteArrayView end)
{
    const auto either = [&](const char *text) { return has(beginning, text) || has(end, text); };
    if (either("opendocument.spreadsheet"))
        return FileFormat::Ods;
    if (either("xl/workbook") || either("xl/worksheets"))
        return FileFormat::Xlsx;
    if (either("word/document") || either("ppt/presentation") ||
        either("application/vnd.oasis.opendocument"))
        return FileFormat::OfficeDocument;
    return FileFormat::Zip;
}

FileFormat xmlFormat(QByteArrayView text)
{
    if (has(text, "xsd:camt.05"))
        return FileFormat::Camt;
    if (has(text, "xsd:pain.0"))
        return FileFormat::Pain;
    if (has(text, "CrossIndustryInvoice") || has(text, "CrossIndustryDocument"))
        return FileFormat::CiiInvoice;
    if (has(text, "ubl:schema:xsd:Invoice") || has(text, "ubl:schema:xsd:CreditNote"))
        return FileFormat::UblInvoice;
    if (has(text, "office:spreadsheet"))
        return FileFormat::SpreadsheetXml;
    if (has(text, "<OFX>"))
        return FileFormat::Ofx;
    const QByteArray lower = text.toByteArray().toLower();
    if (lower.contains("<html") || lower.contains("<table"))
        return FileFormat::Html;
    return FileFormat::Xml;
}

/// A mail begins with its header: lines of a word and a colon, some of them known.
bool isMail(QByteArrayView text)
{
    static constexpr const char *kKnown[] = {
        "from:",        "to:",           "subject:",    "date:",        "received:",
        "return-path:", "mime-version:", "message-id:", "delivered-to:"};
    int known = 0;
    const QList<QByteArray> lines = text.toByteArray().left(kTextStart).split('\n');
    for (const QByteArray &raw : lines) {
        const QByteArray line = raw.toLower();
        if (line.trimmed().isEmpty())
            break;
        const bool continued = line.startsWith(' ') || line.startsWith('\t');
        const bool envelope = line.startsWith("from ");
        if (continued || envelope)
            continue;
        const qsizetype colon = line.indexOf(':');
        if (colon < 1 || line.left(colon).contains(' '))
            return false;
        known += std::any_of(std::begin(kKnown), std::end(kKnown),
                             [&](const char *name) { return line.startsWith(name); })
                     ? 1
                     : 0;
    }
    return known >= 2;
}

bool lineStarts(QByteArrayView text, const char *start)
{
    return text.startsWith(QByteArrayView(start)) ||
           text.indexOf(QByteArrayView(QByteArray("\n") + start)) >= 0;
}

FileFormat textFormat(QByteArrayView text)
{
    if (text.startsWith("{1:F01") || (lineStarts(text, ":20:") && lineStarts(text, ":25:")))
        return FileFormat::Mt940;
    if (text.startsWith("OFXHEADER"))
        return FileFormat::Ofx;
    if (text.startsWith("!Type:") || text.startsWith("!Account") || text.startsWith("!Option:"))
        return FileFormat::Qif;
    for (const char *start :
         {"!CUST\t", "!TRNS\t", "!HDR\t", "!ACCNT\t", "!INVITEM\t", "!VEND\t"}) {
        if (lineStarts(text, start))
            return FileFormat::Iif;
    }
    if (text.startsWith("#FLAGGA"))
        return FileFormat::Sie;
    const bool object = text.startsWith("{") && text.sliced(1).trimmed().startsWith("\"");
    const bool list = text.startsWith("[") && text.sliced(1).trimmed().startsWith("{");
    if (object || list)
        return FileFormat::Json;
    if (text.startsWith("<"))
        return xmlFormat(text);
    return isMail(text) ? FileFormat::Mail : FileFormat::Text;
}

} // namespace

FileFormat recogniseFormat(QByteArrayView beginning, QByteArrayView end)
{
    for (const Magic &magic : kMagics) {
        if (beginning.startsWith(QByteArrayView(magic.bytes, magic.size)))
            return magic.format;
    }
    if (beginning.startsWith("PK\x03\x04") || beginning.startsWith("PK\x05\x06"))
        return zipFormat(beginning, end);
    const TextEncoding encoding = recogniseEncoding(beginning);
    const bool wide = encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be;
    if (!wide) {
        // Real lists have a stray zero byte at most; the reader refuses the row of such a one.
        const auto zeros = std::count(beginning.begin(), beginning.end(), '\0');
        if (beginning.startsWith("MZ") && zeros > 0)
            return FileFormat::Program;
        if (zeros > 2 && zeros > beginning.size() / 200)
            return FileFormat::Binary;
    }
    QByteArray text = beginning.toByteArray();
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    if (wide) {
        text.replace('\0', "");
        text.replace("\xFF\xFE", "").replace("\xFE\xFF", "");
    }
    return textFormat(QByteArrayView(text).trimmed());
}

} // namespace duebook
