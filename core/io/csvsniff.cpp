// SPDX-License-Identifier: Apache-2.0
#include "core/io/csvsniff.h"

#include "core/io/fixedwidth.h"

#include <QBuffer>

#include <map>

namespace duebook {

namespace {

/// Fewer points than these have no table cut by a separator: three columns in most rows.
constexpr double kSeparated = 1.0;

constexpr char kSeparators[] = {';', ',', '\t', '|'};

std::vector<QStringList> firstRows(const QByteArray &sample, CsvFormat format)
{
    QBuffer buffer;
    buffer.setData(sample);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, format);
    std::vector<QStringList> rows;
    while (int(rows.size()) < kSniffRows && reader.next()) {
        QStringList row;
        for (const QByteArrayView field : reader.fields())
            row.append(QString::fromUtf8(field));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The separator that cuts most rows into the same number of fields, more fields counting more.
double score(const std::vector<QStringList> &rows)
{
    std::map<qsizetype, int> widths;
    int filled = 0;
    for (const QStringList &row : rows) {
        if (row.size() == 1 && row.front().trimmed().isEmpty())
            continue;
        ++filled;
        ++widths[row.size()];
    }
    double best = 0;
    for (const auto &[width, count] : widths) {
        const double share = double(count) / filled;
        best = std::max(best, share * share * double(std::min<qsizetype>(width - 1, 20)));
    }
    return best;
}

/// "sep=;" as spreadsheet programs write and read it.
std::optional<char> separatorHint(const std::vector<QStringList> &rows, char parsedWith)
{
    if (rows.empty() ||
        !rows.front().front().startsWith(QLatin1String("sep="), Qt::CaseInsensitive))
        return std::nullopt;
    const QString line = rows.front().join(QLatin1Char(parsedWith));
    return line.size() >= 5 ? std::optional(line.at(4).toLatin1()) : std::nullopt;
}

} // namespace

CsvGuess sniffCsv(const QByteArray &sample, std::optional<TextEncoding> encoding,
                  std::optional<char> separator)
{
    CsvGuess guess;
    guess.format.encoding = encoding.value_or(recogniseEncoding(sample));
    double best = -1;
    for (const char candidate : kSeparators) {
        const CsvFormat format{guess.format.encoding, separator.value_or(candidate), {}};
        std::vector<QStringList> rows = firstRows(sample, format);
        const double points = score(rows);
        if (points > best) {
            best = points;
            guess.format = format;
            guess.rows = std::move(rows);
        }
    }
    if (best < kSeparated && !separator) {
        // The whole line is one field where nothing separates.
        CsvFormat lines{guess.format.encoding, '\0', {}};
        QStringList first;
        for (const QStringList &row : firstRows(sample, lines))
            first += row.join(QString());
        lines.columns = fixedColumns(first);
        if (!lines.columns.empty()) {
            guess.format = lines;
            guess.rows = firstRows(sample, lines);
            return guess;
        }
    }
    if (const auto hint = separatorHint(guess.rows, guess.format.separator)) {
        guess.hintRows = 1;
        if (!separator && *hint != guess.format.separator) {
            guess.format.separator = *hint;
            guess.rows = firstRows(sample, guess.format);
        }
    }
    return guess;
}

} // namespace duebook
