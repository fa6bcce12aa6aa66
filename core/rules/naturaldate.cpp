// SPDX-License-Identifier: Apache-2.0
#include "core/rules/naturaldate.h"

#include "core/base/textfold.h"
#include "core/rules/datewords.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>
#include <vector>

namespace duebook {

namespace {

constexpr int kFarthestDays = 36525;

/// A day found, or why there is none; no value = this form does not apply.
struct Found {
    QDate day;
    DateProblem problem = DateProblem::None;
};
using Reading = std::optional<Found>;

Found foundDay(QDate day)
{
    return day.isValid() ? Found{day, DateProblem::None} : Found{{}, DateProblem::NoSuchDay};
}

QDate fullDate(int year, int month, int day)
{
    return {year < 100 ? 2000 + year : year, month, day};
}

/// The next such day from today on, today included; an invalid date if neither year has it.
QDate withoutYear(int month, int day, QDate today)
{
    const QDate thisYear(today.year(), month, day);
    if (thisYear.isValid() && thisYear >= today)
        return thisYear;
    return {today.year() + 1, month, day};
}

Found dayOfMonth(int day, QDate today)
{
    if (day < 1 || day > 31)
        return {{}, DateProblem::NoSuchDay};
    QDate month(today.year(), today.month(), 1);
    while (day > month.daysInMonth() || month.addDays(day - 1) < today)
        month = month.addMonths(1);
    return {month.addDays(day - 1), DateProblem::None};
}

Found shifted(qint64 count, DateUnit unit, const NaturalDateContext &context)
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

QDate firstOf(DateUnit unit, int ahead, QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    switch (unit) {
    case DateUnit::Day:
    case DateUnit::WorkingDay:
        return today.addDays(ahead);
    case DateUnit::Week:
        return today.addDays(1 - today.dayOfWeek() + 7 * ahead);
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
    const QDate last = firstOf(unit, ahead + 1, context.today).addDays(-1);
    if (unit != DateUnit::Week)
        return last;
    const QDate worked = context.calendar.previousWorkingDay(last);
    return worked >= context.today ? worked : context.calendar.previousWorkingDay(last.addDays(7));
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

Found calendarWeek(int week, QDate today)
{
    const auto mondayOf = [week](int year) {
        const QDate fourth(year, 1, 4);
        return fourth.addDays(1 - fourth.dayOfWeek() + 7 * (week - 1));
    };
    QDate monday = mondayOf(today.year());
    if (monday.addDays(6) < today)
        monday = mondayOf(today.year() + 1);
    return monday.weekNumber() == week ? Found{monday, DateProblem::None}
                                       : Found{{}, DateProblem::NoSuchDay};
}

Found dayAndMonth(const Token &day, const Token &month, int year, QDate today)
{
    const int monthNumber = monthOfWord(month.word);
    return foundDay(year < 0 ? withoutYear(monthNumber, numberOf(day), today)
                             : fullDate(year, monthNumber, numberOf(day)));
}

/// Forms in words; the letters of a shape are those of `canBe`.
Reading readWords(const std::vector<Token> &t, const NaturalDateContext &context)
{
    const auto is = [&t](const char *shape) { return shaped(t, QLatin1String(shape)); };
    const auto unit = [&t](size_t at) { return *unitOfWord(t[at].word); };
    const QDate today = context.today;
    const QDate nextMonday = firstOf(DateUnit::Week, 1, today);

    if (is("O"))
        return foundDay(today.addDays(*dayOffsetOfWord(t[0].word)));
    if (is("W"))
        return foundDay(comingWeekday(weekdayOfWord(t[0].word), today));
    if (is("TW"))
        return foundDay(comingWeekday(weekdayOfWord(t[1].word), today.addDays(-1)));
    if (is("WT"))
        return foundDay(comingWeekday(weekdayOfWord(t[0].word), today.addDays(-1)));
    if (is("XW"))
        return foundDay(nextMonday.addDays(weekdayOfWord(t[1].word) - 1));
    if (is("WX") || (is("WXU") && unit(2) == DateUnit::Week) ||
        (is("WUX") && unit(1) == DateUnit::Week))
        return foundDay(nextMonday.addDays(weekdayOfWord(t[0].word) - 1));
    if (is("XUW") && unit(1) == DateUnit::Week)
        return foundDay(nextMonday.addDays(weekdayOfWord(t[2].word) - 1));
    if (is("NUA"))
        return shifted(-numberOf(t[0]), unit(1), context);
    if (is("ANU"))
        return shifted(-numberOf(t[1]), unit(2), context);
    if (is("NU"))
        return shifted(numberOf(t[0]), unit(1), context);
    if (is("U"))
        return shifted(1, unit(0), context);
    if (is("XU") || is("UX")) {
        const QDate first = firstOf(is("XU") ? unit(1) : unit(0), 1, today);
        return foundDay(context.calendar.nextWorkingDay(first));
    }
    if (is("EM")) {
        QDate last = QDate(today.year(), monthOfWord(t[1].word), 1).addMonths(1).addDays(-1);
        if (last < today)
            last = QDate(today.year() + 1, monthOfWord(t[1].word), 1).addMonths(1).addDays(-1);
        return foundDay(last);
    }
    if (is("EU"))
        return foundDay(endOf(unit(1), 0, context));
    if (is("UE"))
        return foundDay(endOf(unit(0), 0, context));
    if (is("ETU"))
        return foundDay(endOf(unit(2), 0, context));
    if (is("EXU"))
        return foundDay(endOf(unit(2), 1, context));
    if (is("EUX"))
        return foundDay(endOf(unit(1), 1, context));
    if (is("KN"))
        return calendarWeek(numberOf(t[1]), today);
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

/// Forms in figures: 2026-12-01, 15.3., 15/3, +7, 15.
Reading readFigures(const QString &text, const NaturalDateContext &context)
{
    static const QRegularExpression yearFirst(
        QStringLiteral("^(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})$"));
    static const QRegularExpression dotted(
        QStringLiteral("^(\\d{1,2})\\. ?(\\d{1,2})(?:(?:\\. ?| )(\\d{4}|\\d{2})|\\.)?$"));
    static const QRegularExpression slashed(
        QStringLiteral("^(\\d{1,2})([/-])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?$"));
    static const QRegularExpression relative(QStringLiteral("^([+-]) ?(\\d{1,9}) ?(\\D*)$"));
    static const QRegularExpression alone(QStringLiteral("^(\\d{1,2})\\.?(?:st|nd|rd|th|er)?$"));

    const auto dayMonth = [&context](int day, int month, const QString &year) {
        return foundDay(year.isEmpty() ? withoutYear(month, day, context.today)
                                       : fullDate(year.toInt(), month, day));
    };
    if (const auto m = yearFirst.match(text); m.hasMatch())
        return foundDay({m.captured(1).toInt(), m.captured(3).toInt(), m.captured(4).toInt()});
    if (const auto m = dotted.match(text); m.hasMatch())
        return dayMonth(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3));
    if (const auto m = slashed.match(text); m.hasMatch()) {
        int day = m.captured(1).toInt();
        int month = m.captured(3).toInt();
        if (context.order == DayOrder::MonthDay)
            std::swap(day, month);
        if (month > 12 && day <= 12)
            std::swap(day, month);
        return dayMonth(day, month, m.captured(4));
    }
    if (const auto m = relative.match(text); m.hasMatch()) {
        const QString word = m.captured(3).trimmed();
        const auto unit = word.isEmpty() ? std::optional(DateUnit::Day) : unitOfWord(word);
        if (!unit)
            return std::nullopt;
        const qint64 count = m.captured(2).toLongLong();
        return shifted(m.captured(1) == QLatin1String("-") ? -count : count, *unit, context);
    }
    if (const auto m = alone.match(text); m.hasMatch())
        return dayOfMonth(m.captured(1).toInt(), context.today);
    return std::nullopt;
}

struct TimePart {
    QTime time;
    bool bad = false;
};

/// Takes the time of day out of `text`.
TimePart takeTime(QString &text)
{
    static const std::vector<QRegularExpression> forms{
        QRegularExpression(
            QStringLiteral("(?<![\\d.:])(?<h>\\d{1,2}):(?<m>\\d{2})(?::\\d{2})? ?(?<p>am|pm)?"
                           "(?: ?(?:uhr|h))?(?![\\w:])")),
        QRegularExpression(QStringLiteral("(?<![\\d.:/+-])(?<h>\\d{1,2})(?:[.](?<m>\\d{2}))? ?"
                                          "(?<p>am|pm|a\\.m\\.|p\\.m\\.)(?!\\w)")),
        QRegularExpression(QStringLiteral("(?<![\\d.:/+-])(?<h>\\d{1,2})(?:[.](?<m>\\d{2}))? ?uhr"
                                          "(?: (?<m2>\\d{2}))?(?!\\w)")),
        QRegularExpression(
            QStringLiteral("(?<![\\d.:/+-])(?<h>\\d{1,2}) ?h ?(?<m>\\d{2})?(?!\\w)")),
        QRegularExpression(QStringLiteral("(?:^| )(?:at|@|um|gegen|a|a las|בשעה) ?(?<h>\\d{1,2})"
                                          "(?:[.](?<m>\\d{2}))?$")),
    };
    static const QRegularExpression noon(
        QStringLiteral("(?:^| )(?:noon|midday|mittags?|midi|mediodia|ב?צהריים)$"));
    static const QRegularExpression preposition(
        QStringLiteral("(?:^| )(?:at|@|um|gegen|a|a las|a la|בשעה)$"));
    if (const auto match = noon.match(text); match.hasMatch()) {
        text.remove(match.capturedStart(), match.capturedLength());
        return {QTime(12, 0), false};
    }
    for (const QRegularExpression &form : forms) {
        const auto match = form.match(text);
        if (!match.hasMatch())
            continue;
        int hour = match.captured(QStringLiteral("h")).toInt();
        const int minute = qMax(match.captured(QStringLiteral("m")).toInt(),
                                match.captured(QStringLiteral("m2")).toInt());
        const QString half = match.captured(QStringLiteral("p"));
        const bool twelveHour = !half.isEmpty();
        if (twelveHour && (hour < 1 || hour > 12))
            return {{}, true};
        if (twelveHour)
            hour = hour % 12 + (half.startsWith(QLatin1Char('p')) ? 12 : 0);
        const QTime time(hour, minute);
        QString before = text.left(match.capturedStart()).trimmed();
        before.remove(preposition);
        text = before + QLatin1Char(' ') + text.mid(match.capturedEnd());
        return {time, !time.isValid()};
    }
    return {};
}

Reading readDay(const QString &text, const NaturalDateContext &context)
{
    if (const Reading figures = readFigures(text, context))
        return figures;
    return readWords(tokensOf(text), context);
}

/// A weekday or filler words before a date: "Fr, 15.3.", "am 15.3.".
Reading readAfterFirstWord(const QString &text, const NaturalDateContext &context)
{
    const qsizetype blank = text.indexOf(QLatin1Char(' '));
    if (blank < 0)
        return std::nullopt;
    QString first = text.left(blank);
    while (first.endsWith(QLatin1Char(',')) || first.endsWith(QLatin1Char('.')))
        first.chop(1);
    const QString rest = text.mid(blank + 1);
    const int weekday = weekdayOfWord(first);
    if (weekday == 0 && !isDateFiller(first))
        return std::nullopt;
    Reading reading = readDay(rest, context);
    if (!reading)
        reading = readAfterFirstWord(rest, context);
    if (reading && weekday != 0 && reading->day.isValid() && reading->day.dayOfWeek() != weekday)
        return Found{{}, DateProblem::WeekdayDiffers};
    return reading;
}

NaturalDate refused(DateProblem problem)
{
    NaturalDate answer;
    answer.problem = problem;
    return answer;
}

} // namespace

NaturalDate readNaturalDate(const QString &typed, const NaturalDateContext &context)
{
    QString text = foldText(typed);
    if (text.isEmpty())
        return refused(DateProblem::Empty);
    const TimePart time = takeTime(text);
    if (time.bad)
        return refused(DateProblem::NoSuchTime);
    text = joinDatePhrases(text.simplified());
    while (text.endsWith(QLatin1Char(',')))
        text.chop(1);

    if (text.startsWith(QStringLiteral("ב-")))
        text.remove(0, 2);

    Reading reading;
    if (time.time.isValid() && tokensOf(text).empty())
        reading = Found{context.today, DateProblem::None};
    else
        reading = readDay(text, context);
    if (!reading)
        reading = readAfterFirstWord(text, context);
    if (!reading)
        return refused(DateProblem::NotUnderstood);
    if (reading->problem != DateProblem::None)
        return refused(reading->problem);
    if (qAbs(context.today.daysTo(reading->day)) > kFarthestDays)
        return refused(DateProblem::TooFar);

    NaturalDate answer;
    answer.day = reading->day;
    answer.time = time.time;
    answer.workingDay = context.calendar.isWorkingDay(answer.day);
    answer.nextWorkingDay = context.calendar.nextWorkingDay(answer.day);
    return answer;
}

} // namespace duebook
