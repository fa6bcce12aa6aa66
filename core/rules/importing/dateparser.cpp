// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/dateparser.h"

#include "core/base/days.h"
#include "core/rules/importing/monthnames.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kSerialDigits = 5;
constexpr int kSerialOfEpoch = 25569; // 1970-01-01
constexpr int kFirstSerial = 36526;   // 2000-01-01
constexpr int kLastSerial = 55152;    // 2050-12-31

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The parts of a date in the order in which they stand.
struct Parts {
    int numbers[3] = {};
    int digits[3] = {};
    int count = 0;
    int month = 0; ///< from a name; then `numbers` are day and year
    int dots = 0;  ///< among the separators: nobody writes month.day.year
    DateError error = DateError::None;
};

constexpr ParsedDay fail(DateError error)
{
    return {0, error, DaySource::Written};
}

bool isSeparator(char c)
{
    return c == '.' || c == '/' || c == '-' || c == ' ' || c == ',' || c == '\t';
}

/// A time of day (and anything about its zone) may stand behind a date: it starts with a T or a
/// blank and has a colon.
bool isTimeOfDay(QByteArrayView rest)
{
    rest = rest.trimmed();
    if (rest.startsWith('T'))
        rest = rest.sliced(1);
    return rest.size() >= 4 && isDigit(rest[0]) &&
           (rest[1] == ':' || (isDigit(rest[1]) && rest[2] == ':'));
}

Parts readParts(QByteArrayView text)
{
    Parts parts;
    for (qsizetype at = 0; at < text.size();) {
        const char c = text[at];
        if (isDigit(c)) {
            if (parts.count + (parts.month != 0 ? 1 : 0) == 3) {
                if (!isTimeOfDay(text.sliced(at)))
                    parts.error = DateError::NotADate;
                return parts;
            }
            int number = 0;
            int digits = 0;
            for (; at < text.size() && isDigit(text[at]); ++at) {
                number = number * 10 + (text[at] - '0');
                if (++digits > 8) {
                    parts.error = DateError::NotADate;
                    return parts;
                }
            }
            parts.numbers[parts.count] = number;
            parts.digits[parts.count] = digits;
            ++parts.count;
            continue;
        }
        if (isSeparator(c)) {
            parts.dots += c == '.' ? 1 : 0;
            ++at;
            continue;
        }
        if (c == 'T' && isTimeOfDay(text.sliced(at)) && parts.count > 0)
            return parts;
        char folded[16];
        int length = 0;
        int letters = 0;
        for (char letter = 0; at < text.size() && (letter = foldedLetter(text, at, length)) != 0;
             at += length) {
            if (letters == int(sizeof folded)) {
                parts.error = DateError::NotADate;
                return parts;
            }
            folded[letters++] = letter;
        }
        const QByteArrayView word(folded, letters);
        const bool isFiller = word == "de" || word == "del" || word == "st" || word == "nd" ||
                              word == "rd" || word == "th" || word == "er";
        if (isFiller && parts.count > 0)
            continue;
        const int month = monthFromName(word);
        if (month == 0 || parts.month != 0) {
            parts.error = DateError::NotADate;
            return parts;
        }
        parts.month = month;
    }
    return parts;
}

int fullYear(int year, int digits)
{
    if (digits > 2)
        return year;
    return year < 70 ? 2000 + year : 1900 + year;
}

int daysInMonth(int year, int month)
{
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[month - 1];
}

ParsedDay dayFrom(int year, int month, int day)
{
    if (month < 1 || month > 12 || day < 1)
        return fail(DateError::NoSuchDay);
    if (day > daysInMonth(year, month))
        return fail(DateError::NoSuchDay);
    if (year < 1900 || year > 2199)
        return fail(DateError::OutOfRange);
    return {epochDayOf(year, month, day)};
}

/// Eight digits in one: YYYYMMDD where that can be a year, else by the order.
ParsedDay fromEightDigits(int number, DateOrder order)
{
    const int leading = number / 10000;
    if (order == DateOrder::Ymd || (leading >= 1900 && leading <= 2199))
        return dayFrom(leading, number / 100 % 100, number % 100);
    const int first = number / 1000000;
    const int second = number / 10000 % 100;
    if (order == DateOrder::Unknown)
        return fail(DateError::Ambiguous);
    return order == DateOrder::Mdy ? dayFrom(number % 10000, first, second)
                                   : dayFrom(number % 10000, second, first);
}

ParsedDay fromNamedMonth(const Parts &parts)
{
    if (parts.count != 2)
        return fail(DateError::NotADate);
    const bool yearFirst = parts.digits[0] == 4;
    const int year = yearFirst ? 0 : 1;
    return dayFrom(fullYear(parts.numbers[year], parts.digits[year]), parts.month,
                   parts.numbers[1 - year]);
}

ParsedDay fromParts(const Parts &parts, DateOrder order)
{
    if (parts.error != DateError::None)
        return fail(parts.error);
    if (parts.count == 0)
        return fail(parts.month != 0 ? DateError::NotADate : DateError::Empty);
    if (parts.month != 0)
        return fromNamedMonth(parts);
    if (parts.count == 1 && parts.digits[0] == 8)
        return fromEightDigits(parts.numbers[0], order);
    if (parts.count != 3)
        return fail(DateError::NotADate);
    const int *n = parts.numbers;
    const bool yearFirst = parts.digits[0] == 4;
    const bool yearLast = parts.digits[2] == 4;
    if (parts.digits[1] > 2 || (yearFirst && parts.digits[2] > 2) ||
        (!yearFirst && parts.digits[0] > 2) || parts.digits[2] == 3 || parts.digits[2] > 4)
        return fail(DateError::NotADate);
    if (yearFirst || (order == DateOrder::Ymd && !yearLast))
        return dayFrom(fullYear(n[0], parts.digits[0]), n[1], n[2]);
    const int year = fullYear(n[2], parts.digits[2]);
    if (order == DateOrder::Dmy)
        return dayFrom(year, n[1], n[0]);
    if (order == DateOrder::Mdy)
        return dayFrom(year, n[0], n[1]);
    if (n[0] > 12 || n[0] == n[1] || (parts.dots >= 2 && n[1] <= 12))
        return dayFrom(year, n[1], n[0]);
    if (n[1] > 12)
        return dayFrom(year, n[0], n[1]);
    return fail(DateError::Ambiguous);
}

bool areDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// Tables of numbers write 20200210 as 20200210.0.
QByteArrayView withoutZeroDecimals(QByteArrayView text)
{
    const qsizetype point = text.indexOf('.');
    if (point < kSerialDigits || !areDigits(text.first(point)))
        return text;
    const QByteArrayView decimals = text.sliced(point + 1);
    return areDigits(decimals) &&
                   std::count(decimals.begin(), decimals.end(), '0') == decimals.size()
               ? text.first(point)
               : text;
}

/// Decimals of a spreadsheet's number are a time of day.
std::optional<ParsedDay> fromSerialNumber(QByteArrayView text)
{
    if (text.size() < kSerialDigits || !areDigits(text.first(kSerialDigits)))
        return std::nullopt;
    const QByteArrayView rest = text.sliced(kSerialDigits);
    const bool hasTime =
        rest.size() > 1 && (rest[0] == '.' || rest[0] == ',') && areDigits(rest.sliced(1));
    if (!rest.isEmpty() && !hasTime)
        return std::nullopt;
    int number = 0;
    for (const char c : text.first(kSerialDigits))
        number = number * 10 + (c - '0');
    if (number < kFirstSerial || number > kLastSerial)
        return std::nullopt;
    return ParsedDay{number - kSerialOfEpoch, DateError::None, DaySource::SerialNumber};
}

/// The day in the zone, where a time of UTC stands behind the date.
ParsedDay inZone(const ParsedDay &written, QByteArrayView text, const QTimeZone &zone)
{
    const bool isUtc = text.endsWith('Z') || text.endsWith("+00:00") || text.endsWith("+0000") ||
                       text.endsWith(" UTC") || text.endsWith(" GMT");
    const qsizetype colon = text.indexOf(':');
    if (!isUtc || colon < 2)
        return written;
    qsizetype end = colon;
    while (end < text.size() && (isDigit(text[end]) || text[end] == ':'))
        ++end;
    const qsizetype begin = isDigit(text[colon - 2]) ? colon - 2 : colon - 1;
    const QString clock = QString::fromLatin1(text.sliced(begin, end - begin));
    const QTime time = QTime::fromString(clock, clock.size() > 5 ? QStringLiteral("H:m:s")
                                                                 : QStringLiteral("H:m"));
    if (!time.isValid() || time == QTime(0, 0))
        return written;
    const QDateTime moment(fromEpochDay(written.day), time, Qt::UTC);
    const qint64 day = toEpochDay(moment.toTimeZone(zone).date());
    return {day, DateError::None, day == written.day ? DaySource::Written : DaySource::OtherZone};
}

} // namespace

QString dateOrderName(DateOrder order)
{
    switch (order) {
    case DateOrder::Unknown:
        break;
    case DateOrder::Dmy:
        return QStringLiteral("DMY");
    case DateOrder::Mdy:
        return QStringLiteral("MDY");
    case DateOrder::Ymd:
        return QStringLiteral("YMD");
    }
    return {};
}

std::optional<DateOrder> dateOrderFromName(const QString &name)
{
    for (const DateOrder order : {DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd}) {
        if (name.compare(dateOrderName(order), Qt::CaseInsensitive) == 0)
            return order;
    }
    return std::nullopt;
}

ParsedDay parseDay(QByteArrayView text, DateOrder order, const QTimeZone *zone)
{
    text = withoutZeroDecimals(text.trimmed());
    if (const std::optional<ParsedDay> serial = fromSerialNumber(text))
        return *serial;
    const ParsedDay written = fromParts(readParts(text), order);
    return zone && written.error == DateError::None ? inZone(written, text, *zone) : written;
}

void DateOrderCounter::add(QByteArrayView text)
{
    text = withoutZeroDecimals(text.trimmed());
    if (fromSerialNumber(text)) {
        ++m_plain;
        return;
    }
    const Parts parts = readParts(text);
    const ParsedDay unknown = fromParts(parts, DateOrder::Unknown);
    if (unknown.error == DateError::Empty)
        return;
    const ParsedDay dmy = fromParts(parts, DateOrder::Dmy);
    const ParsedDay mdy = fromParts(parts, DateOrder::Mdy);
    const bool isDmy = dmy.error == DateError::None;
    const bool isMdy = mdy.error == DateError::None;
    if (isDmy && isMdy && parts.dots >= 2)
        ++m_dmyOnly;
    else if (isDmy && isMdy)
        ++(dmy.day == mdy.day ? m_plain : m_both);
    else if (isDmy)
        ++m_dmyOnly;
    else if (isMdy)
        ++m_mdyOnly;
    else if (unknown.error == DateError::None ||
             fromParts(parts, DateOrder::Ymd).error == DateError::None)
        ++m_plain;
    else
        ++m_bad;
}

DateOrder DateOrderCounter::decided() const
{
    // One stray value must not outvote a column, but a column that speaks for both orders is a
    // question.
    if (m_dmyOnly > 0 && m_mdyOnly == 0)
        return DateOrder::Dmy;
    if (m_mdyOnly > 0 && m_dmyOnly == 0)
        return DateOrder::Mdy;
    if (m_dmyOnly == 0 && m_mdyOnly == 0 && m_both == 0)
        return DateOrder::Ymd;
    return DateOrder::Unknown;
}

} // namespace duebook
