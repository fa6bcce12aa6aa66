// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

class QTimeZone;

namespace duebook {

/// In which order the parts of a date stand.
enum class DateOrder { Unknown, Dmy, Mdy, Ymd };

/// "DMY", "MDY", "YMD"; empty for Unknown.
QString dateOrderName(DateOrder order);
std::optional<DateOrder> dateOrderFromName(const QString &name);

enum class DateError {
    None,
    Empty,
    NotADate,
    NoSuchDay,  ///< 2026-02-30, month 13
    OutOfRange, ///< before 1900 or after 2199: a slip of the pen in a ledger
    Ambiguous,  ///< 3/4/2026 where nothing tells day from month
};

/// How a day was found where it does not simply stand there.
enum class DaySource {
    Written,
    SerialNumber, ///< a spreadsheet's number of days since 1899-12-30, such as 45383
    OtherZone,    ///< a moment of UTC that lies on another day in the zone asked for
};

struct ParsedDay {
    qint64 day = 0; ///< days since 1970-01-01
    DateError error = DateError::None;
    DaySource source = DaySource::Written;
};

/// A date as accounting programs write it: numbers with . / - or blanks in the given order, ISO
/// (also with a time behind it), YYYYMMDD (also as a number, 20200210.0), the day numbers of
/// spreadsheets from 2000 to 2050, and month names in English, German, French, Spanish, Italian,
/// Dutch, Portuguese, Polish and the Nordic languages. A year of four digits in front is always
/// YMD. Two-digit years: 00 to 69 are 20xx, 70 to 99 are 19xx. With `order` Unknown the date itself
/// must tell (points mean DMY).
///
/// A moment of UTC ("2026-03-31T22:00:00Z") is a day of `zone` where one is given: programs write
/// midnight like that. At exactly 00:00 it is a day without a time and stays. With another offset
/// the day is the one that stands there. Byte level; allocates only for such moments.
ParsedDay parseDay(QByteArrayView text, DateOrder order, const QTimeZone *zone = nullptr);

/// Counts which orders the values of a column fit.
class DateOrderCounter {
public:
    void add(QByteArrayView text);

    int dmyOnly() const { return m_dmyOnly; }
    int mdyOnly() const { return m_mdyOnly; }
    int plain() const { return m_plain; } ///< need no order: ISO, month names, 4/4/2026
    int both() const { return m_both; }   ///< fit DMY and MDY and mean different days
    int bad() const { return m_bad; }     ///< not empty and no date in any order

    /// The order; Unknown where only values that fit both remain, or values speak for both. Ymd
    /// where every date needs no order.
    DateOrder decided() const;

    /// True when values fit DMY and MDY and none decides: a person must say.
    bool ambiguous() const { return m_both > 0 && decided() == DateOrder::Unknown; }

private:
    int m_dmyOnly = 0;
    int m_mdyOnly = 0;
    int m_plain = 0;
    int m_both = 0;
    int m_bad = 0;
};

} // namespace duebook
