// SPDX-License-Identifier: Apache-2.0
#include "core/services/calendar/holidayfile.h"

#include "core/base/days.h"
#include "core/io/csvsniff.h"
#include "core/io/icalreader.h"
#include "core/rules/importing/dateparser.h"

#include <QBuffer>
#include <QCoreApplication>

namespace duebook {

namespace {

constexpr qsizetype kLargestFile = 4 << 20;
constexpr int kMostDays = 5000;
constexpr int kYearsAround = 3;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::HolidayFile)
};

Error unreadable()
{
    return {
        ErrorCode::Invalid,
        Texts::tr("No day was found in the file: it should be a calendar (.ics) or a table with "
                  "a column of dates and one of names."),
        QStringLiteral("file"),
        {}};
}

/// Which column holds dates, in which order, and which the names.
struct Columns {
    int date = -1;
    int name = -1;
    DateOrder order = DateOrder::Unknown;
};

Columns findColumns(const std::vector<QStringList> &rows, DateOrder assumed)
{
    qsizetype width = 0;
    for (const QStringList &row : rows)
        width = qMax(width, row.size());
    Columns columns;
    int most = 0;
    std::vector<int> texts(size_t(width), 0);
    for (int column = 0; column < width; ++column) {
        DateOrderCounter counter;
        int filled = 0;
        for (const QStringList &row : rows) {
            const QByteArray cell = row.value(column).trimmed().toUtf8();
            if (cell.isEmpty())
                continue;
            ++filled;
            counter.add(cell);
        }
        const int dates = filled - counter.bad();
        if (dates > most) {
            most = dates;
            columns.date = column;
            const DateOrder decided = counter.decided();
            columns.order = decided == DateOrder::Unknown ? assumed : decided;
        }
        texts[size_t(column)] = counter.bad();
    }
    int longest = 0;
    for (int column = 0; column < width; ++column) {
        if (column == columns.date || texts[size_t(column)] == 0)
            continue;
        int letters = 0;
        for (const QStringList &row : rows)
            letters += int(row.value(column).size());
        if (letters > longest) {
            longest = letters;
            columns.name = column;
        }
    }
    return columns;
}

QString reasonOf(DateError error, const QString &text)
{
    switch (error) {
    case DateError::Empty:
        return Texts::tr("there is no date");
    case DateError::NoSuchDay:
        return Texts::tr("there is no day “%1” in the calendar").arg(text);
    case DateError::OutOfRange:
        return Texts::tr("the year of “%1” cannot be right").arg(text);
    default:
        return Texts::tr("“%1” is not a date").arg(text);
    }
}

Result<HolidayFile> readTable(const QByteArray &content, DateOrder assumed)
{
    const CsvGuess guess = sniffCsv(content);
    const Columns columns = findColumns(guess.rows, assumed);
    if (columns.date < 0)
        return unreadable();
    QBuffer buffer;
    buffer.setData(content);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, guess.format);
    HolidayFile file;
    bool first = true;
    while (reader.next() && int(file.days.size()) < kMostDays) {
        const auto cell = [&](int column) {
            return column >= 0 && size_t(column) < reader.fields().size()
                       ? QString::fromUtf8(reader.fields()[size_t(column)]).trimmed()
                       : QString();
        };
        const QString text = cell(columns.date);
        const QString name = cell(columns.name);
        if (text.isEmpty() && name.isEmpty())
            continue;
        const ParsedDay parsed = parseDay(text.toUtf8(), columns.order);
        if (parsed.error == DateError::None) {
            const QDate day = fromEpochDay(parsed.day);
            file.days.push_back({day, name.isEmpty() ? Texts::tr("Holiday") : name, true});
        } else if (!first && file.rejected.size() < kMostDays) {
            // The first row may be the headings.
            file.rejected +=
                Texts::tr("Row %1: %2.").arg(reader.row()).arg(reasonOf(parsed.error, text));
        }
        first = false;
    }
    return file;
}

} // namespace

Result<HolidayFile> readHolidayFile(const QByteArray &content, DateOrder assumed, QDate today)
{
    if (content.size() > kLargestFile)
        return Error{ErrorCode::Invalid,
                     Texts::tr("The file is too large for a list of holidays."),
                     QStringLiteral("file"),
                     {}};
    Result<HolidayFile> file = HolidayFile();
    if (looksLikeIcal(content)) {
        const QDate from(today.year() - kYearsAround, 1, 1);
        const QDate until(today.year() + kYearsAround, 12, 31);
        for (const IcalDay &day : readIcalDays(content, from, until, kMostDays))
            file->days.push_back(
                {day.day, day.summary.isEmpty() ? Texts::tr("Holiday") : day.summary, true});
    } else {
        file = readTable(content, assumed);
    }
    if (file && file->days.empty())
        return unreadable();
    return file;
}

} // namespace duebook
