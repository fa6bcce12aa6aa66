// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output.h"

#include "app/cli/textwidth.h"
#include "app/cli/verb.h"
#include "core/io/csvwriter.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace duebook::cli {

namespace {

constexpr size_t kRowsMeasured = 200;
constexpr qsizetype kHeldBack = 64 * 1024;
constexpr int kNarrowest = 24; ///< the last column is not wrapped to less

/// Any value as JSON text; the library writes only arrays and objects.
QString jsonText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QString pad(const QString &text, int width, Column::Align align)
{
    const QString blanks(std::max(0, width - textWidth(text)), QLatin1Char(' '));
    return align == Column::Align::Right ? blanks + text : text + blanks;
}

} // namespace

Column left(const char *key, const QString &title)
{
    return {QString::fromLatin1(key), title, Column::Align::Left};
}

Column right(const char *key, const QString &title)
{
    return {QString::fromLatin1(key), title, Column::Align::Right};
}

Cell count(qint64 number)
{
    return {QString::number(number), number};
}

Cell yesNo(bool yes)
{
    return {yes ? Texts::tr("yes") : QString(), yes};
}

Cell day(QDate day)
{
    if (!day.isValid())
        return {QString(), QJsonValue()};
    return {day.toString(Qt::ISODate)};
}

Cell moment(const QDateTime &utc, const QTimeZone &zone)
{
    if (!utc.isValid())
        return {QString(), QJsonValue()};
    const QDateTime local = utc.toTimeZone(zone);
    return {local.toString(QStringLiteral("yyyy-MM-dd HH:mm")),
            local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate)};
}

Cell amount(const Money &money)
{
    return {money.toDecimal()};
}

Cell amount(const std::optional<Money> &money)
{
    if (!money)
        return {QString(), QJsonValue()};
    return amount(*money);
}

Cell currency(Currency currency)
{
    if (!currency.isSet())
        return {QString(), QJsonValue()};
    return {currency.code()};
}

Cell list(const QStringList &texts)
{
    return {texts.join(QStringLiteral(", ")), QJsonArray::fromStringList(texts)};
}

Cell recordId(qint64 id)
{
    return id == 0 ? Cell{QString(), QJsonValue()} : count(id);
}

Output::Output(QIODevice &device, Format format, int width)
    : m_device(device), m_format(format), m_width(width)
{
    if (m_format == Format::Json)
        write(QStringLiteral("{"));
}

void Output::write(const QString &text)
{
    m_buffer += text.toUtf8();
    if (m_buffer.size() > kHeldBack)
        flush();
}

void Output::flush()
{
    if (!m_failed)
        m_failed = m_device.write(m_buffer) != m_buffer.size();
    m_buffer.clear();
}

void Output::jsonKey(const QString &key)
{
    write(m_begun ? QStringLiteral(",\n  ") : QStringLiteral("\n  "));
    write(jsonText(key) + QStringLiteral(": "));
    m_begun = true;
}

void Output::about(const QString &key, const QString &title, const Cell &value)
{
    const bool says = m_format == Format::Json || !value.text.isEmpty();
    if (m_format != Format::Csv && says)
        field(key, title, value);
}

void Output::field(const QString &key, const QString &title, const Cell &value)
{
    switch (m_format) {
    case Format::Json:
        jsonKey(key);
        write(jsonText(value.json));
        break;
    case Format::Csv:
        if (!m_fieldHeading)
            csvRow({QStringLiteral("field"), QStringLiteral("value")});
        m_fieldHeading = true;
        csvRow({key, value});
        m_begun = true;
        break;
    case Format::Table:
        m_fields.emplace_back(title, value.text);
        break;
    }
}

void Output::flushFields()
{
    int width = 0;
    for (const auto &[title, text] : m_fields)
        width = std::max(width, textWidth(title));
    for (const auto &[title, text] : m_fields) {
        const int room = m_width > 0 ? std::max(kNarrowest, m_width - width - 2) : 0;
        const QStringList lines = wrapLines(forTerminal(text, true), room);
        write(pad(title, width, Column::Align::Left) + QStringLiteral("  ") +
              lines.join(QLatin1Char('\n') + QString(width + 2, QLatin1Char(' '))) +
              QLatin1Char('\n'));
        m_begun = true;
    }
    m_fields.clear();
}

void Output::beginTable(const QString &key, std::vector<Column> columns, const QString &title,
                        const QString &whenEmpty)
{
    m_columns = std::move(columns);
    m_tableTitle = title;
    m_whenEmpty = whenEmpty;
    m_waiting.clear();
    m_widths.clear();
    m_rows = 0;
    if (m_format == Format::Json) {
        jsonKey(key);
        write(QStringLiteral("["));
    } else if (m_format == Format::Csv) {
        if (m_begun)
            write(QStringLiteral("\r\n"));
        std::vector<Cell> heading;
        for (const Column &column : m_columns)
            heading.emplace_back(column.key);
        csvRow(heading);
        m_begun = true;
    } else {
        flushFields();
    }
}

void Output::row(std::vector<Cell> cells)
{
    Q_ASSERT(cells.size() == m_columns.size());
    if (m_format == Format::Json) {
        QString line = m_rows == 0 ? QStringLiteral("\n    {") : QStringLiteral(",\n    {");
        for (size_t i = 0; i < cells.size(); ++i) {
            line += (i == 0 ? QString() : QStringLiteral(", ")) + jsonText(m_columns[i].key) +
                    QStringLiteral(": ") + jsonText(cells[i].json);
        }
        write(line + QLatin1Char('}'));
        ++m_rows;
    } else {
        rowBelow(std::move(cells));
    }
}

void Output::rowBelow(std::vector<Cell> cells)
{
    Q_ASSERT(cells.size() == m_columns.size());
    if (m_format == Format::Json)
        return;
    ++m_rows;
    if (m_format == Format::Csv) {
        csvRow(cells);
    } else if (m_widths.empty()) {
        m_waiting.push_back(std::move(cells));
        if (m_waiting.size() == kRowsMeasured)
            printRows();
    } else {
        printRow(cells, false);
    }
}

void Output::endTable()
{
    if (m_format == Format::Json) {
        write(m_rows == 0 ? QStringLiteral("]") : QStringLiteral("\n  ]"));
    } else if (m_format == Format::Table) {
        if (m_rows > 0 && m_widths.empty()) {
            dropEmptyColumns();
            printRows();
        }
        if (m_rows == 0 && !m_whenEmpty.isEmpty()) {
            write((m_begun ? QStringLiteral("\n") : QString()) + m_whenEmpty + QLatin1Char('\n'));
            m_begun = true;
        }
    }
    m_columns.clear();
}

void Output::dropEmptyColumns()
{
    for (size_t i = m_columns.size(); i-- > 0;) {
        const bool filled =
            std::any_of(m_waiting.begin(), m_waiting.end(),
                        [i](const std::vector<Cell> &cells) { return !cells[i].text.isEmpty(); });
        if (filled)
            continue;
        m_columns.erase(m_columns.begin() + qsizetype(i));
        for (std::vector<Cell> &cells : m_waiting)
            cells.erase(cells.begin() + qsizetype(i));
    }
}

void Output::printRows()
{
    if (m_begun)
        write(QStringLiteral("\n"));
    if (!m_tableTitle.isEmpty())
        write(m_tableTitle + QLatin1Char('\n'));
    std::vector<Cell> heading;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        heading.emplace_back(m_columns[i].title);
        int width = textWidth(m_columns[i].title);
        for (const std::vector<Cell> &cells : m_waiting)
            width = std::max(width, textWidth(forTerminal(cells[i].text)));
        m_widths.push_back(width);
    }
    printRow(heading, true);
    QString rule;
    for (size_t i = 0; i < m_widths.size(); ++i) {
        const bool flows = i + 1 == m_widths.size() && m_columns[i].align == Column::Align::Left;
        const int shown = flows ? textWidth(m_columns[i].title) : m_widths[i];
        rule += (i == 0 ? QString() : QStringLiteral("  ")) + QString(shown, QLatin1Char('-'));
    }
    write(rule + QLatin1Char('\n'));
    for (const std::vector<Cell> &cells : m_waiting)
        printRow(cells, false);
    m_waiting.clear();
    m_begun = true;
}

void Output::printRow(const std::vector<Cell> &cells, bool heading)
{
    QString line;
    int column = 0;
    for (size_t i = 0; i < cells.size(); ++i) {
        const bool last = i + 1 == cells.size();
        if (!last || m_columns[i].align == Column::Align::Right) {
            line += pad(forTerminal(cells[i].text), m_widths[i], m_columns[i].align) +
                    (last ? QString() : QStringLiteral("  "));
            column += m_widths[i] + 2;
            continue;
        }
        // Texts of any length stand in the last column: their lines stay in it.
        const int room = m_width > 0 && !heading ? std::max(kNarrowest, m_width - column) : 0;
        const QStringList lines = wrapLines(forTerminal(cells[i].text, true), room);
        line += lines.join(QLatin1Char('\n') + QString(column, QLatin1Char(' ')));
    }
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    write(line + QLatin1Char('\n'));
}

void Output::csvRow(const std::vector<Cell> &cells)
{
    QBuffer line;
    line.open(QIODevice::WriteOnly);
    CsvWriter writer(line);
    for (const Cell &cell : cells)
        writer.cell(cell.text);
    writer.endRow();
    m_failed = !writer.finish() || m_failed;
    write(QString::fromUtf8(line.data()));
}

Result<void> Output::finish()
{
    if (m_format == Format::Json)
        write(QStringLiteral("\n}\n"));
    flushFields();
    flush();
    if (m_failed)
        return Error{ErrorCode::Io,
                     Texts::tr("the result could not be written: check that the drive has room and "
                               "the reader still listens"),
                     Texts::tr("standard output"),
                     {}};
    return {};
}

} // namespace duebook::cli
