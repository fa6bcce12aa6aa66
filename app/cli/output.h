// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/money.h"

#include <QDateTime>
#include <QJsonValue>
#include <QTimeZone>

#include <optional>
#include <vector>

class QIODevice;

namespace duebook::cli {

enum class Format { Table, Csv, Json };

/// One value with its two forms: what a person reads (also the CSV form) and JSON.
struct Cell {
    Cell(const QString &words) : text(words), json(words) {}
    Cell(QString words, QJsonValue value) : text(std::move(words)), json(std::move(value)) {}
    QString text;
    QJsonValue json;
};

Cell count(qint64 number);
Cell yesNo(bool yes);
/// YYYY-MM-DD; an invalid day is empty, in JSON null.
Cell day(QDate day);
/// The moment in the book's zone: "2026-03-02 14:30", in JSON with its offset.
Cell moment(const QDateTime &utc, const QTimeZone &zone);
/// Plain decimal without its currency, which stands in a cell of its own; in JSON a string.
Cell amount(const Money &money);
Cell amount(const std::optional<Money> &money);
Cell currency(Currency currency);
/// Several values: joined by commas, in JSON an array.
Cell list(const QStringList &texts);
/// A record's number; 0 is empty and null.
Cell recordId(qint64 id);

struct Column {
    enum class Align { Left, Right };
    QString key; ///< snake_case word of the domain; the heading of the CSV
    QString title;
    Align align = Align::Left;
};

/// Columns of words and of numbers.
Column left(const char *key, const QString &title);
Column right(const char *key, const QString &title);

/// Writes the result of a verb in one of three forms, row by row, so that a list of any length
/// needs no memory. Order: `about`, then fields and tables. A short answer is held back until
/// `finish`, so that a verb that fails leaves nothing half-said. Failures of the device are kept
/// for `finish`.
class Output {
public:
    /// `width` is the terminal's; 0 = not a terminal, nothing is wrapped.
    Output(QIODevice &device, Format format, int width);

    Format format() const { return m_format; }

    /// What the answer is about (a day, an account): left out of CSV, where only rows stand.
    void about(const QString &key, const QString &title, const Cell &value);

    /// A part of the answer.
    void field(const QString &key, const QString &title, const Cell &value);

    /// A table of rows. `whenEmpty` is said instead of an empty table to a person.
    void beginTable(const QString &key, std::vector<Column> columns, const QString &title = {},
                    const QString &whenEmpty = {});
    void row(std::vector<Cell> cells);
    /// A row under the one before it that JSON holds inside that one already.
    void rowBelow(std::vector<Cell> cells);
    void endTable();

    /// Ends the document. Io when standard output did not take it all.
    Result<void> finish();

private:
    void write(const QString &text);
    void flush();
    void jsonKey(const QString &key);
    void flushFields();
    void dropEmptyColumns(); ///< of a short table: a person has no use for them
    void printRows();
    void printRow(const std::vector<Cell> &cells, bool heading);
    void csvRow(const std::vector<Cell> &cells);

    QIODevice &m_device;
    QByteArray m_buffer;
    Format m_format;
    int m_width;
    bool m_failed = false;
    bool m_begun = false; ///< something stands in the document or table already
    bool m_fieldHeading = false;
    std::vector<std::pair<QString, QString>> m_fields; ///< title and text, waiting for their width
    QString m_tableTitle;
    QString m_whenEmpty;
    std::vector<Column> m_columns;
    std::vector<int> m_widths;
    std::vector<std::vector<Cell>> m_waiting; ///< first rows: they decide the widths
    qint64 m_rows = 0;
};

} // namespace duebook::cli
