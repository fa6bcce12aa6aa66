// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/holidays.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

namespace duebook {

namespace {

constexpr int kSaturday = 6;
constexpr int kSunday = 7;

/// Days from the Hebrew epoch to the molad of Tishrei, moved by the first two postponements.
qint64 elapsedDays(qint64 hebrewYear)
{
    const qint64 months = (235 * hebrewYear - 234) / 19;
    const qint64 parts = 12084 + 13753 * months;
    const qint64 day = 29 * months + parts / 25920;
    return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}

/// The other two postponements: no year has 356 or 382 days.
int yearLengthCorrection(qint64 hebrewYear)
{
    const qint64 before = elapsedDays(hebrewYear - 1);
    const qint64 start = elapsedDays(hebrewYear);
    const qint64 after = elapsedDays(hebrewYear + 1);
    if (after - start == 356)
        return 2;
    return start - before == 382 ? 1 : 0;
}

QDate nthWeekday(int year, int month, int weekday, int nth)
{
    if (nth < 0) {
        const QDate last(year, month, QDate(year, month, 1).daysInMonth());
        return last.addDays(-((last.dayOfWeek() - weekday + 7) % 7) + 7 * (nth + 1));
    }
    const QDate first(year, month, 1);
    return first.addDays((weekday - first.dayOfWeek() + 7) % 7 + 7 * (nth - 1));
}

/// Law of 2004: the day of remembrance before it shall not touch a Sabbath.
QDate independenceDay(QDate day)
{
    switch (day.dayOfWeek()) {
    case 1:
        return day.addDays(1);
    case 5:
        return day.addDays(-1);
    case kSaturday:
        return day.addDays(-2);
    default:
        return day;
    }
}

bool isWeekend(QDate day)
{
    return day.dayOfWeek() >= kSaturday;
}

bool earlier(const Holiday &a, const Holiday &b)
{
    return a.day < b.day;
}

std::nullopt_t refuse(QString *problem, const QString &what)
{
    if (problem != nullptr)
        *problem = what;
    return std::nullopt;
}

} // namespace

QDate easterSunday(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int monthAndDay = h + l - 7 * m + 114;
    return {year, monthAndDay / 31, monthAndDay % 31 + 1};
}

QDate roshHashanah(int gregorianYear)
{
    constexpr qint64 kEpochJulianDay = 347998; // 1 Tishrei 1, 7 October 3761 BC (Julian)
    const qint64 hebrewYear = qint64{gregorianYear} + 3761;
    return QDate::fromJulianDay(kEpochJulianDay + elapsedDays(hebrewYear) +
                                yearLengthCorrection(hebrewYear));
}

std::optional<HolidayTable::Rule> HolidayTable::readRule(const QJsonObject &object,
                                                         QString *problem)
{
    const auto has = [&](const char *key) { return object.contains(QLatin1String(key)); };
    const auto number = [&](const char *key) { return object.value(QLatin1String(key)).toInt(); };
    Rule rule;
    rule.name = object.value(QLatin1String("name")).toString();
    if (rule.name.isEmpty())
        return refuse(problem, QStringLiteral("a rule without a name"));
    if (has("dates")) {
        rule.kind = Kind::Dates;
        for (const QJsonValue &text : object.value(QLatin1String("dates")).toArray()) {
            rule.dates.push_back(QDate::fromString(text.toString(), Qt::ISODate));
            if (!rule.dates.back().isValid())
                return refuse(problem, rule.name + QStringLiteral(": ") + text.toString());
        }
    } else if (has("easter")) {
        rule.kind = Kind::Easter;
        rule.day = number("easter");
    } else if (has("roshHashanah")) {
        rule.kind = Kind::RoshHashanah;
        rule.day = number("roshHashanah");
        rule.independence = has("moved");
    } else {
        rule.kind = has("weekday") ? Kind::Weekday : Kind::Fixed;
        rule.month = number("month");
        rule.day = number("day");
        rule.weekday = number("weekday");
        rule.nth = number("nth");
        const bool sound = rule.kind == Kind::Fixed
                               ? QDate(2000, rule.month, rule.day).isValid()
                               : rule.month >= 1 && rule.month <= 12 && rule.weekday >= 1 &&
                                     rule.weekday <= 7 && rule.nth != 0 && qAbs(rule.nth) <= 4;
        if (!sound)
            return refuse(problem, rule.name + QStringLiteral(": not a day"));
    }
    if (has("from"))
        rule.from = number("from");
    if (has("until"))
        rule.until = number("until");
    for (const QJsonValue &year : object.value(QLatin1String("except")).toArray())
        rule.except.push_back(year.toInt());
    return rule;
}

std::optional<HolidayTable> HolidayTable::fromJson(const QByteArray &json, QString *problem)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return refuse(problem, error.errorString());
    HolidayTable table;
    table.m_country = object.value(QLatin1String("country")).toString();
    table.m_name = object.value(QLatin1String("name")).toString();
    table.m_source = object.value(QLatin1String("source")).toString();
    table.m_shifted = object.value(QLatin1String("shifted")).toString();
    const QString shift = object.value(QLatin1String("shift")).toString();
    if (shift == QLatin1String("nearest"))
        table.m_shift = Shift::Nearest;
    else if (shift == QLatin1String("next"))
        table.m_shift = Shift::Next;
    for (const QJsonValue &each : object.value(QLatin1String("rules")).toArray()) {
        const std::optional<Rule> rule = readRule(each.toObject(), problem);
        if (!rule)
            return std::nullopt;
        table.m_rules.push_back(*rule);
    }
    if (table.m_country.isEmpty() || table.m_name.isEmpty() || table.m_rules.empty())
        return refuse(problem, QStringLiteral("country, name or rules are missing"));
    return table;
}

QDate HolidayTable::dayOf(const Rule &rule, int year)
{
    switch (rule.kind) {
    case Kind::Fixed:
        return {year, rule.month, rule.day};
    case Kind::Weekday:
        return nthWeekday(year, rule.month, rule.weekday, rule.nth);
    case Kind::Easter:
        return easterSunday(year).addDays(rule.day);
    case Kind::RoshHashanah: {
        const QDate day = roshHashanah(year).addDays(rule.day);
        return rule.independence ? independenceDay(day) : day;
    }
    case Kind::Dates:
        break;
    }
    return {};
}

std::vector<Holiday> HolidayTable::onTheirDay(int year) const
{
    std::vector<Holiday> days;
    for (const Rule &rule : m_rules) {
        if (year < rule.from || year > rule.until ||
            std::find(rule.except.begin(), rule.except.end(), year) != rule.except.end())
            continue;
        if (rule.kind == Kind::Dates) {
            for (const QDate day : rule.dates) {
                if (day.year() == year)
                    days.push_back({day, rule.name});
            }
        } else if (const QDate day = dayOf(rule, year); day.isValid()) {
            days.push_back({day, rule.name});
        }
    }
    std::stable_sort(days.begin(), days.end(), earlier);
    return days;
}

void HolidayTable::addShifted(int year, std::vector<Holiday> &days) const
{
    std::set<QDate> taken;
    const std::vector<Holiday> own = onTheirDay(year);
    for (const Holiday &holiday : own)
        taken.insert(holiday.day);
    for (const Holiday &holiday : own) {
        if (!isWeekend(holiday.day))
            continue;
        QDate observed = holiday.day;
        if (m_shift == Shift::Nearest) {
            observed = observed.addDays(observed.dayOfWeek() == kSunday ? 1 : -1);
        } else {
            while (isWeekend(observed) || taken.count(observed) != 0)
                observed = observed.addDays(1);
        }
        taken.insert(observed);
        days.push_back({observed, m_shifted.arg(holiday.name)});
    }
}

std::vector<Holiday> HolidayTable::of(int year) const
{
    std::vector<Holiday> days = onTheirDay(year);
    if (m_shift != Shift::None) {
        // A day of the next year may be observed in this one.
        for (const int each : {year, year + 1})
            addShifted(each, days);
        std::erase_if(days, [year](const Holiday &each) { return each.day.year() != year; });
        std::stable_sort(days.begin(), days.end(), earlier);
    }
    days.erase(std::unique(days.begin(), days.end(),
                           [](const Holiday &a, const Holiday &b) { return a.day == b.day; }),
               days.end());
    return days;
}

} // namespace duebook
