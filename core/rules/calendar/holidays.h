// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/holiday.h"

#include <QByteArray>

#include <optional>
#include <vector>

class QJsonObject;

namespace duebook {

/// Western Easter Sunday of a year. Source: the "anonymous Gregorian" algorithm (Nature, 20 April
/// 1876), as in Meeus, Astronomical Algorithms, chapter 8.
QDate easterSunday(int year);

/// 1 Tishrei that falls into a year of the Gregorian calendar. All feasts from 15 Nisan to 22
/// Tishrei lie a fixed number of days from it. Source: Reingold and Dershowitz, Calendrical
/// Calculations, chapter 8 (molad and the four postponements).
QDate roshHashanah(int gregorianYear);

/// The holidays of a country as rules (resources/holidays/*.json), so that they hold for any year.
///
/// The file: `country` (ISO 3166), `name`, `source` (the law), `rules`, and where holidays on a
/// weekend are made up for, `shift`: "nearest" (Saturday: the Friday before, Sunday: the Monday
/// after) or "next" (the next weekday that is no holiday), with `shifted`, the name of the day that
/// is observed then ("%1 (observed)"). A rule has a `name` and one of
///
/// - `month`, `day`: the same day each year
/// - `month`, `weekday` (1 = Monday), `nth`: the nth such weekday of the month, -1 = the last
/// - `easter`: days after Easter Sunday
/// - `roshHashanah`: days after 1 Tishrei of the same Gregorian year; `moved`: "independence" moves
///   a Monday to the Tuesday, a Friday or Saturday to the Thursday before
/// - `dates`: single days
///
/// and may have `from` and `until` (years, both included) and `except` (years without it).
class HolidayTable {
public:
    /// Nothing when `json` is no such table; `problem` says what is wrong, for the log.
    static std::optional<HolidayTable> fromJson(const QByteArray &json, QString *problem = nullptr);

    const QString &country() const { return m_country; }
    const QString &name() const { return m_name; }
    const QString &source() const { return m_source; }

    /// The days of a year by date, each once (the first rule names it), with those that are
    /// observed in place of a weekend.
    std::vector<Holiday> of(int year) const;

private:
    enum class Kind { Fixed, Weekday, Easter, RoshHashanah, Dates };
    enum class Shift { None, Nearest, Next };
    struct Rule {
        QString name;
        Kind kind = Kind::Fixed;
        int month = 0;
        int day = 0; ///< of the month, or the offset in days
        int weekday = 0;
        int nth = 0;
        bool independence = false;
        std::vector<QDate> dates;
        int from = 0;
        int until = 9999;
        std::vector<int> except;
    };

    static std::optional<Rule> readRule(const QJsonObject &object, QString *problem);
    static QDate dayOf(const Rule &rule, int year);
    std::vector<Holiday> onTheirDay(int year) const;
    void addShifted(int year, std::vector<Holiday> &days) const;

    QString m_country;
    QString m_name;
    QString m_source;
    QString m_shifted;
    Shift m_shift = Shift::None;
    std::vector<Rule> m_rules;
};

} // namespace duebook
