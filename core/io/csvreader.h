// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/textencoding.h"

#include <span>
#include <vector>

namespace duebook {

struct CsvFormat {
    TextEncoding encoding = TextEncoding::Utf8;
    char separator = ',';
    /// Of a printed list: where its columns begin, in characters; the separator is then none.
    std::vector<int> columns;
};

/// Bounds that keep memory small whatever the file holds.
struct CsvLimits {
    qsizetype fieldBytes = 1 << 20;
    qsizetype rowBytes = 8 << 20;
};

/// What is wrong with a row, as bits.
enum CsvProblem : unsigned {
    CsvStrayQuote = 1, ///< a quote inside a quoted field is neither doubled nor the end of it
    CsvUnterminatedQuote =
        2, ///< a quoted field is still open at the end of the file (or of the row limit)
    CsvFieldTooLong = 4,
    CsvRowTooLong = 8, ///< reading ends here
    CsvNulByte = 16,
    CsvInvalidText = 32, ///< bytes that are not text in the file's encoding
    CsvReadFailed = 64,  ///< the device failed; reading ends here
    CsvCutOff = 128,     ///< the file ends in the middle of this row (`CutOffWatch`)
};

/// Reads RFC 4180 rows from a device in constant memory, forgiving what real files do: LF, CRLF or
/// CR line ends (a lone CR is part of a field where the file's first line end was another), line
/// ends and doubled quotes inside quoted fields, blanks after a closing quote, a quote inside an
/// unquoted field (kept). Nothing is trimmed. An empty line is a row with one empty field; the line
/// end at the end of the file makes no row.
///
///     CsvReader reader(file, {encoding, ';'});
///     while (reader.next())
///         use(reader.row(), reader.fields());
///     if (reader.stopped()) ...
class CsvReader {
public:
    /// `device` is open for reading and outlives the reader.
    CsvReader(QIODevice &device, CsvFormat format, CsvLimits limits = {});

    /// Moves to the next row; false at the end and when reading cannot go on (`stopped`).
    bool next();

    /// The fields of the row as UTF-8; valid until the next call of `next`.
    std::span<const QByteArrayView> fields() const { return m_fields; }

    /// Number of the row, from 1, as a spreadsheet counts them. After `stopped`, the row that
    /// stopped it.
    qint64 row() const { return m_row; }

    /// Whether a line end follows the row; only the last one may be without.
    bool hasLineEnd() const { return m_hasLineEnd; }

    /// CsvProblem bits of the row; 0 = in order.
    unsigned problems() const { return m_problems; }

    /// True when reading ended before the end of the file; `problems` says why, `row` where.
    bool stopped() const { return m_stopped; }

    qint64 bytesRead() const { return m_source.bytesRead(); }

private:
    enum class Scan { Complete, NeedMore, End };
    enum class LoneCr { Unknown, EndsRow, IsText };
    struct Span {
        qsizetype begin;
        qsizetype end;
        bool hasQuotes;
    };

    Scan scanRow();
    Scan scanQuoted(qsizetype &at);
    Scan scanPlain(qsizetype &at);
    Scan lineEndAt(qsizetype at, qsizetype &length) const;
    void deliver(qsizetype rowBegin);
    void cutLine(QByteArrayView line);
    bool fill();
    bool stop(unsigned problem);

    Utf8Source m_source;
    char m_separator;
    std::vector<int> m_columns; ///< of a printed list
    CsvLimits m_limits;
    QByteArray m_buffer;
    qsizetype m_begin = 0; // of the unread text in the buffer
    qsizetype m_end = 0;
    bool m_atEnd = false;
    bool m_stopped = false;
    bool m_hasLineEnd = true;
    LoneCr m_loneCr = LoneCr::Unknown;
    bool m_special[256] = {};
    std::vector<Span> m_spans;
    std::vector<QByteArrayView> m_fields;
    qint64 m_row = 0;
    unsigned m_problems = 0;
};

/// Sees a file that was cut off: its last row has no line end, and fewer fields than the headings
/// and than the row before.
class CutOffWatch {
public:
    explicit CutOffWatch(size_t headings) : m_headings(headings) {}

    /// For each data row in order: the problems of the reader's row, with `CsvCutOff` where it is
    /// so.
    unsigned problems(const CsvReader &reader);

private:
    size_t m_headings;
    size_t m_before = 0;
};

} // namespace duebook
