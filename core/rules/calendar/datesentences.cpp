// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/datereading.h"

#include <QRegularExpression>

#include <vector>

namespace duebook {

namespace {

QDate firstOf(DateUnit unit, int ahead, const NaturalDateContext &context)
{
    const QDate today = context.today;
    const QDate month(today.year(), today.month(), 1);
    switch (unit) {
    case DateUnit::Day:
    case DateUnit::WorkingDay:
        return today.addDays(ahead);
    case DateUnit::Week:
        return today.addDays(7 * ahead -
                             (today.dayOfWeek() - context.calendar.firstWeekday() + 7) % 7);
    case DateUnit::Month:
        return month.addMonths(ahead);
    case DateUnit::Quarter:
        return month.addMonths(3 * ahead - (today.month() - 1) % 3);
    case DateUnit::Year:
        return {today.year() + ahead, 1, 1};
    }
    return {};
}

QDate endOf(DateUnit unit, int ahead, const NaturalDateContext &context)
{
    const QDate last = firstOf(unit, ahead + 1, context).addDays(-1);
    if (unit != DateUnit::Week)
        return last;
    const QDate worked = context.calendar.previousWorkingDay(last);
    return worked >= context.today ? worked : context.calendar.previousWorkingDay(last.addDays(7));
}

/// A weekday of the calendar week that begins `ahead` weeks from this one.
QDate weekdayOf(int weekday, int ahead, const NaturalDateContext &context)
{
    const int place = (weekday - context.calendar.firstWeekday() + 7) % 7;
    return firstOf(DateUnit::Week, ahead, context).addDays(place);
}

/// The first such weekday after today.
QDate comingWeekday(int weekday, QDate today)
{
    const int ahead = (weekday - today.dayOfWeek() + 7) % 7;
    return today.addDays(ahead == 0 ? 7 : ahead);
}

struct Token {
    int number = -1;
    QString word;
};

/// Words and numbers of the text, "7d" as two, without filler words.
std::vector<Token> tokensOf(const QString &text)
{
    static const QRegularExpression part(QStringLiteral("(\\d+)|([^\\W\\d_]+)"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    std::vector<Token> tokens;
    auto matches = part.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (match.capturedLength(1) > 0)
            tokens.push_back(
                {match.capturedLength(1) > 6 ? 999999 : match.captured(1).toInt(), {}});
        else if (!isDateFiller(match.captured(2)))
            tokens.push_back({-1, match.captured(2)});
    }
    // "day" before a Hebrew weekday says nothing more: "yom sheni" is Monday.
    if (tokens.size() >= 2 && tokens[0].word.endsWith(QStringLiteral("יום")) &&
        weekdayOfWord(tokens[1].word) != 0)
        tokens.erase(tokens.begin());
    return tokens;
}

int numberOf(const Token &token)
{
    return token.word.isEmpty() ? token.number : numberOfWord(token.word);
}

bool canBe(const Token &token, char kind)
{
    const QString &word = token.word;
    switch (kind) {
    case 'N':
        return word.isEmpty() || numberOfWord(word) != 0;
    case 'W':
        return weekdayOfWord(word) != 0;
    case 'M':
        return monthOfWord(word) != 0;
    case 'U':
        return unitOfWord(word).has_value();
    case 'O':
        return dayOffsetOfWord(word).has_value();
    case 'X':
        return meansNext(word);
    case 'T':
        return meansThis(word);
    case 'E':
        return meansEnd(word);
    case 'A':
        return meansAgo(word);
    case 'B':
        return meansStart(word);
    case 'H':
        return meansMiddle(word);
    case 'V':
        return meansNextButOne(word);
    case 'L':
        return meansPrevious(word);
    case 'K':
        return meansCalendarWeek(word);
    default:
        return false;
    }
}

bool shaped(const std::vector<Token> &tokens, QLatin1String shape)
{
    if (tokens.size() != size_t(shape.size()))
        return false;
    for (size_t at = 0; at < tokens.size(); ++at) {
        if (!canBe(tokens[at], shape[qsizetype(at)].toLatin1()))
            return false;
    }
    return true;
}

DateFound calendarWeek(int week, QDate today)
{
    const QDate monday = mondayOfWeek(week, today.year());
    if (monday.isValid() && monday.addDays(6) < today)
        return foundDay(mondayOfWeek(week, today.year() + 1));
    return foundDay(monday);
}

DateFound dayAndMonth(const Token &day, const Token &month, int year, QDate today)
{
    const int monthNumber = monthOfWord(month.word);
    return foundDay(year < 0 ? withoutYear(monthNumber, numberOf(day), today)
                             : fullDate(year, monthNumber, numberOf(day)));
}

/// The first month named like this that has not ended yet.
QDate comingMonth(int month, QDate today)
{
    const QDate first(today.year(), month, 1);
    return first.addMonths(1) > today ? first : first.addYears(1);
}

/// A weekday with what says which: "this fri", "lundi prochain", "Freitag in 2 Wochen".
DateReading readWeekday(const std::vector<Token> &t, const NaturalDateContext &context)
{
    const auto is = [&t](const char *shape) { return shaped(t, QLatin1String(shape)); };
    const auto isWeek = [&t](size_t at) { return *unitOfWord(t[at].word) == DateUnit::Week; };
    const auto weekday = [&t](size_t at) { return weekdayOfWord(t[at].word); };
    const QDate today = context.today;
    if (is("W"))
        return foundDay(comingWeekday(weekday(0), today));
    if (is("TW") || is("WT"))
        return foundDay(comingWeekday(weekday(is("TW") ? 1 : 0), today.addDays(-1)));
    if (is("XW") || is("WX") || (is("WXU") && isWeek(2)) || (is("WUX") && isWeek(1)) ||
        (is("XUW") && isWeek(1)))
        return foundDay(weekdayOf(weekday(is("XW") ? 1 : is("XUW") ? 2 : 0), 1, context));
    if (is("VW") || (is("WVU") && isWeek(2)) || (is("VUW") && isWeek(1)))
        return foundDay(weekdayOf(weekday(is("VW") ? 1 : is("VUW") ? 2 : 0), 2, context));
    if (is("LW") || is("WL"))
        return foundDay(comingWeekday(weekday(is("LW") ? 1 : 0), today.addDays(-8)));
    // "shnei shavuot" are two weeks, though "sheni" is Monday.
    if (is("WU") && isWeek(1) && numberOfWord(t[0].word) == 0)
        return foundDay(comingWeekday(weekday(0), today).addDays(7));
    if ((is("WNU") && isWeek(2)) || (is("NUW") && isWeek(1))) {
        const bool weekdayFirst = is("WNU");
        const int weeks = numberOf(t[weekdayFirst ? 1 : 0]);
        if (weeks > kFarthestDays / 7)
            return DateFound{{}, DateProblem::TooFar};
        return foundDay(comingWeekday(weekday(weekdayFirst ? 0 : 2), today).addDays(7 * weeks));
    }
    return std::nullopt;
}

/// So many days, weeks ... from today or from a day with a word of its own.
DateReading readDistance(const std::vector<Token> &t, const NaturalDateContext &context)
{
    const auto is = [&t](const char *shape) { return shaped(t, QLatin1String(shape)); };
    const auto unit = [&t](size_t at) { return *unitOfWord(t[at].word); };
    const auto from = [&](size_t at) {
        NaturalDateContext moved = context;
        moved.today = context.today.addDays(*dayOffsetOfWord(t[at].word));
        return moved;
    };
    if (is("O"))
        return foundDay(from(0).today);
    if (is("NUA"))
        return shiftedDay(-numberOf(t[0]), unit(1), context);
    if (is("ANU"))
        return shiftedDay(-numberOf(t[1]), unit(2), context);
    if (is("AU"))
        return shiftedDay(-1, unit(1), context);
    if (is("NU"))
        return shiftedDay(numberOf(t[0]), unit(1), context);
    if (is("U"))
        return shiftedDay(1, unit(0), context);
    if (is("ONU"))
        return shiftedDay(numberOf(t[1]), unit(2), from(0));
    if (is("NUO"))
        return shiftedDay(numberOf(t[0]), unit(1), from(2));
    return std::nullopt;
}

/// Beginnings, middles and ends of periods.
DateReading readPeriod(const std::vector<Token> &t, const NaturalDateContext &context)
{
    const auto is = [&t](const char *shape) { return shaped(t, QLatin1String(shape)); };
    const auto unit = [&t](size_t at) { return *unitOfWord(t[at].word); };
    const auto worked = [&](QDate day) { return foundDay(context.calendar.nextWorkingDay(day)); };
    const auto middle = [&](QDate first) {
        const QDate day = first.addDays(14);
        return foundDay(day >= context.today ? day : first.addMonths(1).addDays(14));
    };
    const QDate today = context.today;
    if (is("XU") || is("UX"))
        return worked(firstOf(unit(is("XU") ? 1 : 0), 1, context));
    if (is("BXU") || is("BUX"))
        return worked(firstOf(unit(is("BXU") ? 2 : 1), 1, context));
    if (is("VU"))
        return worked(firstOf(unit(1), 2, context));
    if (is("EM"))
        return foundDay(comingMonth(monthOfWord(t[1].word), today).addMonths(1).addDays(-1));
    if (is("BM")) {
        const QDate first = comingMonth(monthOfWord(t[1].word), today);
        return worked(first >= today ? first : first.addYears(1));
    }
    if (is("HM")) {
        const QDate day = comingMonth(monthOfWord(t[1].word), today).addDays(14);
        return foundDay(day >= today ? day : day.addYears(1));
    }
    if (is("BU"))
        return worked(firstOf(unit(1), 1, context));
    if (is("HU") && unit(1) == DateUnit::Month)
        return middle(firstOf(DateUnit::Month, 0, context));
    if ((is("HXU") && unit(2) == DateUnit::Month) || (is("HUX") && unit(1) == DateUnit::Month))
        return middle(firstOf(DateUnit::Month, 1, context));
    if (is("EU") || is("TU"))
        return foundDay(endOf(unit(1), 0, context));
    if (is("UE"))
        return foundDay(endOf(unit(0), 0, context));
    if (is("ETU"))
        return foundDay(endOf(unit(2), 0, context));
    if (is("EXU") || is("EUX"))
        return foundDay(endOf(unit(is("EXU") ? 2 : 1), 1, context));
    return std::nullopt;
}

/// Forms in words; the letters of a shape are those of `canBe`.
DateReading readTokens(const std::vector<Token> &t, const NaturalDateContext &context)
{
    const auto is = [&t](const char *shape) { return shaped(t, QLatin1String(shape)); };
    const QDate today = context.today;
    if (is("KN") || (is("UN") && *unitOfWord(t[0].word) == DateUnit::Week))
        return calendarWeek(numberOf(t[1]), today);
    for (auto *part : {&readWeekday, &readDistance, &readPeriod}) {
        if (const DateReading reading = part(t, context))
            return reading;
    }
    if (is("NM"))
        return dayAndMonth(t[0], t[1], -1, today);
    if (is("MN"))
        return dayAndMonth(t[1], t[0], -1, today);
    if (is("NMN"))
        return dayAndMonth(t[0], t[1], numberOf(t[2]), today);
    if (is("MNN"))
        return dayAndMonth(t[1], t[0], numberOf(t[2]), today);
    return std::nullopt;
}

} // namespace

DateFound foundDay(QDate day)
{
    return day.isValid() ? DateFound{day, DateProblem::None}
                         : DateFound{{}, DateProblem::NoSuchDay};
}

QDate fullDate(int year, int month, int day)
{
    return {year < 100 ? 2000 + year : year, month, day};
}

QDate withoutYear(int month, int day, QDate today)
{
    const QDate thisYear(today.year(), month, day);
    if (thisYear.isValid() && thisYear >= today)
        return thisYear;
    return {today.year() + 1, month, day};
}

QDate mondayOfWeek(int week, int year)
{
    const QDate fourth(year, 1, 4);
    const QDate monday = fourth.addDays(1 - fourth.dayOfWeek() + 7 * (week - 1));
    int ofYear = 0;
    return monday.weekNumber(&ofYear) == week && ofYear == year ? monday : QDate();
}

DateFound shiftedDay(qint64 count, DateUnit unit, const NaturalDateContext &context)
{
    if (qAbs(count) > kFarthestDays)
        return {{}, DateProblem::TooFar};
    const int steps = int(count);
    const QDate today = context.today;
    switch (unit) {
    case DateUnit::Day:
        return foundDay(today.addDays(steps));
    case DateUnit::WorkingDay:
        return foundDay(context.calendar.addWorkingDays(today, steps));
    case DateUnit::Week:
        return foundDay(today.addDays(7 * qint64{steps}));
    case DateUnit::Month:
        return foundDay(today.addMonths(steps));
    case DateUnit::Quarter:
        return foundDay(today.addMonths(3 * steps));
    case DateUnit::Year:
        return foundDay(today.addYears(steps));
    }
    return {{}, DateProblem::NotUnderstood};
}

bool saysNothing(const QString &text)
{
    return tokensOf(text).empty();
}

DateReading readDateWords(const QString &text, const NaturalDateContext &context)
{
    return readTokens(tokensOf(text), context);
}

} // namespace duebook
