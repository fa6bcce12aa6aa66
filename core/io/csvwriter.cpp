// SPDX-License-Identifier: Apache-2.0
#include "core/io/csvwriter.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kFlushSize = qsizetype{64} * 1024;

bool isPlainNumber(QStringView text)
{
    bool hasDigit = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c >= u'0' && c <= u'9')
            hasDigit = true;
        else if (c != u'.' && c != u',' && !(i == 0 && (c == u'-' || c == u'+')))
            return false;
    }
    return hasDigit;
}

/// Includes the wide forms that spreadsheet programs of East Asia take for the plain ones.
bool startsFormula(QStringView text)
{
    return !text.isEmpty() &&
           QStringView(u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20").contains(text.front());
}

} // namespace

CsvWriter::CsvWriter(QIODevice &device, char separator, bool byteOrderMark)
    : m_device(device), m_separator(separator)
{
    if (byteOrderMark)
        m_buffer = QByteArrayLiteral("\xEF\xBB\xBF");
}

CsvWriter &CsvWriter::cell(QStringView text)
{
    if (m_rowStarted)
        m_buffer += m_separator;
    m_rowStarted = true;
    QByteArray bytes = text.toUtf8();
    if (startsFormula(text) && !isPlainNumber(text))
        bytes.prepend('\'');
    const bool needsQuotes =
        std::any_of(
            bytes.cbegin(), bytes.cend(),
            [this](char c) { return c == m_separator || c == '"' || c == '\n' || c == '\r'; }) ||
        bytes.startsWith(' ') || bytes.endsWith(' ');
    if (needsQuotes)
        m_buffer += '"' + bytes.replace('"', "\"\"") + '"';
    else
        m_buffer += bytes;
    return *this;
}

void CsvWriter::endRow()
{
    m_buffer += "\r\n";
    m_rowStarted = false;
    if (m_buffer.size() >= kFlushSize)
        flush();
}

void CsvWriter::flush()
{
    if (!m_failed)
        m_failed = m_device.write(m_buffer) != m_buffer.size();
    m_buffer.clear();
}

Result<void> CsvWriter::finish()
{
    flush();
    if (!m_failed)
        return {};
    return Error{
        ErrorCode::Io,
        QCoreApplication::translate("duebook::CsvWriter",
                                    "The file could not be written: %1. Choose another place.")
            .arg(m_device.errorString()),
        {},
        {}};
}

} // namespace duebook
