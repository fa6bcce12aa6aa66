// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/timewords.h"

#include "core/rules/calendar/datewords.h"

#include <QRegularExpression>

#include <vector>

namespace duebook {

namespace {

/// Words at the end of the text that name a part of the day.
struct DayPart {
    QRegularExpression words;
    QTime time;
};

const std::vector<DayPart> &dayParts()
{
    const auto part = [](const char *words, int hour) {
        return DayPart{
            QRegularExpression(QStringLiteral("(?:^|[ ,])(?:%1)$").arg(QString::fromUtf8(words))),
            QTime(hour, 0)};
    };
    static const std::vector<DayPart> parts{
        part("(?:in the )?afternoon|(?:am )?nachmittags?|(?:l'|dans l')?apres[ -]midi|aprem|"
             "(?:por|de) la tarde|אחר הצה?ריי?ם|אחה(?:צ|\"צ|״צ)",
             14),
        part("(?:in the )?morning|fruh|frueh|(?:am )?vormittags?|(?:le |au )?matin|"
             "(?:por|de) la manana|בבוקר",
             9),
        part("(?:in the )?evening|(?:am )?abends?|(?:le )?soir|(?:por|de) la noche|בערב", 18),
        part("(?:at |a |al |zu )?(?:noon|midday|mittags?|midi|mediodia)|ב?צהריי?ם", 12),
    };
    return parts;
}

/// What may stand before an hour and belongs to it.
const QRegularExpression &preposition()
{
    static const QRegularExpression words(
        QStringLiteral("(?:^| )(?:at|@|um|gegen|ab|a|a las|a la|vers|בשעה|ב-?)$"));
    return words;
}

const std::vector<QRegularExpression> &clockForms()
{
    static const std::vector<QRegularExpression> forms{
        QRegularExpression(
            QStringLiteral("(?<![\\d.:])(?<h>\\d{1,2}):(?<m>\\d{2})(?::\\d{2})? ?(?<p>am|pm)?"
                           "(?: ?(?:uhr|h))?(?![\\w:])")),
        QRegularExpression(QStringLiteral("(?<![\\d.:/+-])(?<h>\\d{1,2})(?:[.](?<m>\\d{2}))? ?"
                                          "(?<p>am|pm|a\\.m\\.|p\\.m\\.)(?!\\w)")),
        QRegularExpression(QStringLiteral("(?<![\\d.:/+-])(?<h>\\d{1,2})(?:[.](?<m>\\d{2}))? ?uhr"
                                          "(?: (?<m2>\\d{2}))?(?!\\w)")),
        QRegularExpression(QStringLiteral("(?<![\\d.:/+-])(?<h>\\d{1,2}) ?heures?(?: (?<m>\\d{2}))?"
                                          "(?!\\w)")),
        QRegularExpression(
            QStringLiteral("(?<![\\d.:/+-])(?<h>\\d{1,2}) ?h ?(?<m>\\d{2})?(?!\\w)")),
        QRegularExpression(
            QStringLiteral("(?:^| )(?:at|@|um|gegen|a|a las|a la|בשעה) ?(?<h>\\d{1,2})"
                           "(?:[.](?<m>\\d{2}))?$")),
    };
    return forms;
}

/// "tomorrow 9": there is no other number that could be meant.
TimeOfDay hourAfterDayWord(QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(?<word>\\p{L}+),? (?:ב-?)?(?<h>\\d{1,2})$"),
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = form.match(text);
    if (!match.hasMatch() || !dayOffsetOfWord(match.captured(QStringLiteral("word"))))
        return {};
    const QTime time(match.captured(QStringLiteral("h")).toInt(), 0);
    text = match.captured(QStringLiteral("word"));
    return {time, !time.isValid()};
}

} // namespace

TimeOfDay takeTimeOfDay(QString &text)
{
    for (const QRegularExpression &form : clockForms()) {
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
        before.remove(preposition());
        text = before + QLatin1Char(' ') + text.mid(match.capturedEnd());
        return {time, !time.isValid()};
    }
    for (const DayPart &part : dayParts()) {
        if (const auto match = part.words.match(text); match.hasMatch()) {
            text.truncate(match.capturedStart());
            return {part.time, false};
        }
    }
    return hourAfterDayWord(text);
}

} // namespace duebook
