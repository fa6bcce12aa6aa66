// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QDateTime>

namespace duebook {

/// Calendar days as the book stores them: whole days since 1970-01-01 (negative before it).
constexpr qint64 kJulianDayOf1970 = 2440588;

inline qint64 toEpochDay(QDate day)
{
    return day.toJulianDay() - kJulianDayOf1970;
}

inline QDate fromEpochDay(qint64 day)
{
    return QDate::fromJulianDay(day + kJulianDayOf1970);
}

/// Moments as the book stores them: milliseconds since 1970-01-01T00:00Z.
inline qint64 toEpochMs(const QDateTime &moment)
{
    return moment.toMSecsSinceEpoch();
}

inline QDateTime fromEpochMs(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

/// The day (days since 1970-01-01) of a Gregorian date, by arithmetic alone; for the import's hot
/// path. The date must exist. Source: the civil-from-days algorithm over 400-year eras.
constexpr qint64 epochDayOf(int year, int month, int day)
{
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int yearOfEra = y - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return qint64{era} * 146097 + dayOfEra - 719468;
}

} // namespace duebook
