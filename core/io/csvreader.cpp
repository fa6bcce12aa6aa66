// SPDX-License-Identifier: Apache-2.0
#include "core/io/csvreader.h"

#include <algorithm>
#include <cstring>

namespace duebook {

namespace {

constexpr qsizetype kReadSize = 256 * 1024;

/// Turns every doubled quote into one, in place; returns the new end.
char *undoubleQuotes(char *begin, char *end)
{
    char *to = begin;
    for (char *from = begin; from < end; ++from) {
        *to++ = *from;
        if (*from == '"' && from + 1 < end && from[1] == '"')
            ++from;
    }
    return to;
}

} // namespace

CsvReader::CsvReader(QIODevice &device, CsvFormat format, CsvLimits limits)
    : m_source(device, format.encoding), m_separator(format.separator), m_columns(format.columns),
      m_limits(limits)
{
    if (!m_columns.empty())
        m_separator = '\0';
    for (const char c : {m_separator, '\n', '\r'})
        m_special[static_cast<unsigned char>(c)] = true;
}

bool CsvReader::next()
{
    if (m_stopped)
        return false;
    ++m_row;
    for (;;) {
        m_problems = 0;
        const qsizetype rowBegin = m_begin;
        const Scan scan = m_begin < m_end || m_atEnd ? scanRow() : Scan::NeedMore;
        if (scan == Scan::Complete) {
            deliver(rowBegin);
            return true;
        }
        if (scan == Scan::End) {
            --m_row;
            return false;
        }
        m_begin = rowBegin;
        if (m_end - m_begin > m_limits.rowBytes)
            return stop(CsvRowTooLong | (m_problems & CsvUnterminatedQuote));
        if (!fill())
            return stop(CsvReadFailed);
    }
}

bool CsvReader::stop(unsigned problem)
{
    m_problems = problem;
    m_stopped = true;
    m_fields.clear();
    m_buffer = {};
    m_begin = m_end = 0;
    return false;
}

/// Reads more text behind the unfinished row. A row longer than the buffer doubles it, so that
/// scanning it again from its beginning stays linear.
bool CsvReader::fill()
{
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.constData() + m_begin, size_t(m_end - m_begin));
        m_buffer.resize(m_end - m_begin);
        m_begin = 0;
    }
    if (!m_source.read(m_buffer, std::max(kReadSize, m_buffer.size())))
        m_atEnd = true;
    m_end = m_buffer.size();
    return !m_source.failed();
}

CsvReader::Scan CsvReader::scanRow()
{
    m_spans.clear();
    if (m_begin == m_end)
        return Scan::End;
    qsizetype at = m_begin;
    for (;;) {
        const bool quoted = at < m_end && m_buffer.constData()[at] == '"' && m_columns.empty();
        if ((quoted ? scanQuoted(at) : scanPlain(at)) == Scan::NeedMore)
            return Scan::NeedMore;
        if (at == m_end) {
            m_begin = at;
            m_hasLineEnd = false;
            return Scan::Complete;
        }
        if (m_buffer.constData()[at] == m_separator) {
            ++at;
            if (at == m_end && !m_atEnd)
                return Scan::NeedMore;
            continue;
        }
        qsizetype length = 0;
        lineEndAt(at, length);
        if (m_loneCr == LoneCr::Unknown)
            m_loneCr =
                length == 1 && m_buffer.constData()[at] == '\r' ? LoneCr::EndsRow : LoneCr::IsText;
        m_begin = at + length;
        return Scan::Complete;
    }
}

/// Is there a line end at `at`, and how long is it (0 = none)? A CR at the end of the buffer needs
/// the next byte.
CsvReader::Scan CsvReader::lineEndAt(qsizetype at, qsizetype &length) const
{
    const char *data = m_buffer.constData();
    length = 0;
    if (data[at] == '\n') {
        length = 1;
    } else if (data[at] == '\r') {
        if (at + 1 == m_end && !m_atEnd)
            return Scan::NeedMore;
        if (at + 1 < m_end && data[at + 1] == '\n')
            length = 2;
        else if (m_loneCr != LoneCr::IsText)
            length = 1;
    }
    return Scan::Complete;
}

CsvReader::Scan CsvReader::scanPlain(qsizetype &at)
{
    const char *data = m_buffer.constData();
    const qsizetype begin = at;
    for (;; ++at) {
        while (at < m_end && !m_special[static_cast<unsigned char>(data[at])])
            ++at;
        if (at == m_end) {
            if (!m_atEnd)
                return Scan::NeedMore;
            break;
        }
        if (data[at] == m_separator)
            break;
        qsizetype length = 0;
        if (lineEndAt(at, length) == Scan::NeedMore)
            return Scan::NeedMore;
        if (length > 0)
            break;
    }
    m_spans.push_back({begin, at, false});
    return Scan::Complete;
}

CsvReader::Scan CsvReader::scanQuoted(qsizetype &at)
{
    const char *data = m_buffer.constData();
    const qsizetype begin = at + 1;
    bool hasQuotes = false;
    qsizetype quote = begin;
    for (;;) {
        const void *found =
            quote < m_end ? std::memchr(data + quote, '"', size_t(m_end - quote)) : nullptr;
        if (!found) {
            m_problems |= CsvUnterminatedQuote;
            if (!m_atEnd)
                return Scan::NeedMore;
            m_spans.push_back({begin, m_end, hasQuotes});
            at = m_end;
            return Scan::Complete;
        }
        quote = static_cast<const char *>(found) - data;
        if (quote + 1 < m_end && data[quote + 1] == '"') {
            hasQuotes = true;
            quote += 2;
            continue;
        }
        qsizetype after = quote + 1;
        while (after < m_end && data[after] == ' ' && m_separator != ' ')
            ++after;
        if (after == m_end && !m_atEnd)
            return Scan::NeedMore;
        bool closes = after == m_end || data[after] == m_separator;
        if (!closes) {
            qsizetype length = 0;
            if (lineEndAt(after, length) == Scan::NeedMore)
                return Scan::NeedMore;
            closes = length > 0;
        }
        if (closes) {
            m_spans.push_back({begin, quote, hasQuotes});
            at = after;
            return Scan::Complete;
        }
        m_problems |= CsvStrayQuote;
        ++quote;
    }
}

/// A line of a printed list, at the places where its columns begin.
void CsvReader::cutLine(QByteArrayView line)
{
    qsizetype from = 0;
    qsizetype at = 0;
    int character = 0;
    for (size_t column = 1; column <= m_columns.size(); ++column) {
        const bool last = column == m_columns.size();
        while (at < line.size() && (last || character < m_columns[column])) {
            ++at;
            while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80)
                ++at;
            ++character;
        }
        m_fields.push_back(line.sliced(from, at - from).trimmed());
        from = at;
    }
}

void CsvReader::deliver(qsizetype rowBegin)
{
    char *data = m_buffer.data();
    const QByteArrayView text(data + rowBegin, m_begin - rowBegin);
    if (std::memchr(text.data(), '\0', size_t(text.size())))
        m_problems |= CsvNulByte;
    if (!text.isValidUtf8())
        m_problems |= CsvInvalidText;
    m_fields.clear();
    if (!m_columns.empty() && !m_spans.empty()) {
        cutLine(QByteArrayView(data + m_spans.front().begin,
                               m_spans.front().end - m_spans.front().begin));
        return;
    }
    for (const Span &span : m_spans) {
        const char *end =
            span.hasQuotes ? undoubleQuotes(data + span.begin, data + span.end) : data + span.end;
        m_fields.emplace_back(data + span.begin, end - (data + span.begin));
        if (m_fields.back().size() > m_limits.fieldBytes)
            m_problems |= CsvFieldTooLong;
    }
}

unsigned CutOffWatch::problems(const CsvReader &reader)
{
    const size_t fields = reader.fields().size();
    const bool shorter = fields < m_headings && (m_before == 0 || fields < m_before);
    const bool open = (reader.problems() & CsvUnterminatedQuote) != 0;
    m_before = fields;
    return reader.problems() |
           (!reader.hasLineEnd() && (shorter || open) ? CsvCutOff : CsvProblem());
}

} // namespace duebook
