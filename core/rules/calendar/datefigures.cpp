// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/datereading.h"

#include <QRegularExpression>

namespace duebook {

namespace {

DateFound dayOfMonth(int day, QDate today)
{
    if (day < 1 || day > 31 || !today.isValid())
        return {{}, DateProblem::NoSuchDay};
    QDate month(today.year(), today.month(), 1);
    while (day > month.daysInMonth() || month.addDays(day - 1) < today)
        month = month.addMonths(1);
    return {month.addDays(day - 1), DateProblem::None};
}

} // namespace

DateReading readDateFigures(const QString &text, const NaturalDateContext &context)
{
    static const QRegularExpression yearFirst(
        QStringLiteral("^(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})$"));
    static const QRegularExpression dotted(
        QStringLiteral("^(\\d{1,2})\\. ?(\\d{1,2})(?:(?:\\. ?| )(\\d{4}|\\d{2})|\\.)?$"));
    static const QRegularExpression slashed(
        QStringLiteral("^(\\d{1,2})([/-])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?$"));
    static const QRegularExpression isoWeek(
        QStringLiteral("^(\\d{4})-?w(\\d{1,2})(?:-?([1-7]))?$"));
    static const QRegularExpression named(
        QStringLiteral("^(\\d{1,2})[-/](\\p{L}+)(?:[-/](\\d{4}|\\d{2}))?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression relative(QStringLiteral("^([+-]) ?(\\d{1,9}) ?(\\D*)$"));
    static const QRegularExpression alone(QStringLiteral("^(\\d{1,2})\\.?(?:st|nd|rd|th|er|o)?$"));

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
    if (const auto m = isoWeek.match(text); m.hasMatch()) {
        const QDate monday = mondayOfWeek(m.captured(2).toInt(), m.captured(1).toInt());
        return monday.isValid() ? foundDay(monday.addDays(qMax(1, m.captured(3).toInt()) - 1))
                                : DateFound{{}, DateProblem::NoSuchDay};
    }
    if (const auto m = named.match(text); m.hasMatch() && monthOfWord(m.captured(2)) != 0)
        return dayMonth(m.captured(1).toInt(), monthOfWord(m.captured(2)), m.captured(3));
    if (const auto m = relative.match(text); m.hasMatch()) {
        const QString word = m.captured(3).trimmed();
        const auto unit = word.isEmpty() ? std::optional(DateUnit::Day) : unitOfWord(word);
        if (!unit)
            return std::nullopt;
        const qint64 count = m.captured(2).toLongLong();
        return shiftedDay(m.captured(1) == QLatin1String("-") ? -count : count, *unit, context);
    }
    if (const auto m = alone.match(text); m.hasMatch())
        return dayOfMonth(m.captured(1).toInt(), context.today);
    return std::nullopt;
}

} // namespace duebook
