// SPDX-License-Identifier: Apache-2.0
// What clerks of five languages type into a date field, on Wednesday, 11 March 2026.
#include "core/rules/calendar/naturaldate.h"
#include "tests/support/catch.h"

#include <vector>

using namespace duebook;

namespace {

const QDate kToday(2026, 3, 11);

struct Phrase {
    const char *typed;
    const char *means; ///< "03-13" or "2027-03-13", with "14:30" behind it where a time is meant
};

void checkAll(const std::vector<Phrase> &phrases, const WorkCalendar &calendar = {})
{
    CHECK(phrases.size() >= 40);
    for (const Phrase &phrase : phrases) {
        const NaturalDate date = readNaturalDate(QString::fromUtf8(phrase.typed),
                                                 {kToday, DayOrder::DayMonth, calendar});
        QString got = date.day.toString(date.day.year() == 2026 ? QStringLiteral("MM-dd")
                                                                : QStringLiteral("yyyy-MM-dd"));
        if (date.time.isValid())
            got += date.time.toString(QStringLiteral(" HH:mm"));
        INFO("typed: " << phrase.typed << ", problem " << int(date.problem));
        CHECK(got == QLatin1String(phrase.means));
    }
}

} // namespace

TEST_CASE("English as it is typed", "[rules][naturaldate][languages]")
{
    checkAll({{"mon", "03-16"},
              {"Tue.", "03-17"},
              {"tues", "03-17"},
              {"weds", "03-18"},
              {"Thursday", "03-12"},
              {"sat", "03-14"},
              {"this thursday", "03-12"},
              {"coming friday", "03-13"},
              {"next tuesday", "03-17"},
              {"next tue 14:30", "03-17 14:30"},
              {"friday week", "03-20"},
              {"a week from friday", "03-20"},
              {"friday next week", "03-20"},
              {"next week friday", "03-20"},
              {"last friday", "03-06"},
              {"in 3 days", "03-14"},
              {"in ten days", "03-21"},
              {"3 days from now", "03-14"},
              {"a week from now", "03-18"},
              {"a week from tomorrow", "03-19"},
              {"two weeks from today", "03-25"},
              {"in 2 weeks' time", "03-25"},
              {"in a fortnight", "03-25"},
              {"in one month", "04-11"},
              {"in fifteen days", "03-26"},
              {"end of the week", "03-13"},
              {"by the end of next week", "03-20"},
              {"this week", "03-13"},
              {"end of this month", "03-31"},
              {"by end of month", "03-31"},
              {"end of quarter", "03-31"},
              {"beginning of next month", "04-01"},
              {"start of april", "04-01"},
              {"mid april", "04-15"},
              {"first of april", "04-01"},
              {"1st April", "04-01"},
              {"April 1st", "04-01"},
              {"on the 20th", "03-20"},
              {"20th of March", "03-20"},
              {"Friday the 13th", "03-13"},
              {"Fri 13 Mar", "03-13"},
              {"March 15th, 2027", "2027-03-15"},
              {"15-Mar-2027", "2027-03-15"},
              {"15-mar", "03-15"},
              {"15/03/2027", "2027-03-15"},
              {"week 13", "03-23"},
              {"wk 13", "03-23"},
              {"2026-W13", "03-23"},
              {"2026-W13-2", "03-24"},
              {"next quarter", "04-01"},
              {"in 3 working days", "03-16"},
              {"5 business days", "03-18"},
              {"tomorrow 14:30", "03-12 14:30"},
              {"tomorrow at 2:30pm", "03-12 14:30"},
              {"tomorrow 9", "03-12 09:00"},
              {"tomorrow morning", "03-12 09:00"},
              {"mon afternoon", "03-16 14:00"},
              {"today at 5pm", "03-11 17:00"},
              {"the day after tomorrow", "03-13"},
              {"yesterday", "03-10"},
              {"a week ago", "03-04"}});
}

TEST_CASE("German as it is typed", "[rules][naturaldate][languages]")
{
    checkAll({{"Mo", "03-16"},
              {"Mo.", "03-16"},
              {"Mo, 16.3.", "03-16"},
              {"Di.", "03-17"},
              {"Donnerstag", "03-12"},
              {"Sonnabend", "03-14"},
              {"am Montag", "03-16"},
              {"nächsten Mittwoch", "03-18"},
              {"kommenden Mo", "03-16"},
              {"diesen Freitag", "03-13"},
              {"bis Freitag", "03-13"},
              {"letzten Freitag", "03-06"},
              {"Freitag in einer Woche", "03-20"},
              {"Freitag in zwei Wochen", "03-27"},
              {"heute in einer Woche", "03-18"},
              {"in 14 Tagen", "03-25"},
              {"in vierzehn Tagen", "03-25"},
              {"in einer Woche", "03-18"},
              {"in drei Tagen", "03-14"},
              {"übernächste Woche", "03-23"},
              {"übernächsten Freitag", "03-27"},
              {"Freitag übernächster Woche", "03-27"},
              {"nächste Woche Freitag", "03-20"},
              {"Freitag nächster Woche", "03-20"},
              {"nächste Woche", "03-16"},
              {"Ende der Woche", "03-13"},
              {"Ende nächster Woche", "03-20"},
              {"Ende nächsten Monats", "04-30"},
              {"Ende April", "04-30"},
              {"Anfang April", "04-01"},
              {"Anfang nächster Woche", "03-16"},
              {"Mitte April", "04-15"},
              {"Mitte des Monats", "03-15"},
              {"zum Monatsende", "03-31"},
              {"Quartalsende", "03-31"},
              {"Jahresende", "12-31"},
              {"diesen Monat", "03-31"},
              {"KW 13", "03-23"},
              {"13. KW", "03-23"},
              {"in KW 13", "03-23"},
              {"1. April", "04-01"},
              {"01.04.2027", "2027-04-01"},
              {"am 1.4.", "04-01"},
              {"am 20.", "03-20"},
              {"20. März", "03-20"},
              {"in 3 Werktagen", "03-16"},
              {"in einem Monat", "04-11"},
              {"nächsten Monat", "04-01"},
              {"nächstes Quartal", "04-01"},
              {"nächstes Jahr", "2027-01-01"},
              {"morgen 14:30", "03-12 14:30"},
              {"morgen um 14:30 Uhr", "03-12 14:30"},
              {"morgen 14 Uhr 30", "03-12 14:30"},
              {"morgen früh", "03-12 09:00"},
              {"Montag Nachmittag", "03-16 14:00"},
              {"übermorgen 8 Uhr", "03-13 08:00"},
              {"heute Abend", "03-11 18:00"},
              {"vor einer Woche", "03-04"},
              {"gestern", "03-10"}});
}

TEST_CASE("French as it is typed", "[rules][naturaldate][languages]")
{
    checkAll({{"lun.", "03-16"},
              {"lundi 16 mars", "03-16"},
              {"lundi 16/03", "03-16"},
              {"mar.", "03-17"},
              {"mardi prochain", "03-17"},
              {"jeudi", "03-12"},
              {"ven", "03-13"},
              {"vendredi 13", "03-13"},
              {"dim", "03-15"},
              {"ce vendredi", "03-13"},
              {"d'ici vendredi", "03-13"},
              {"vendredi dernier", "03-06"},
              {"vendredi en huit", "03-20"},
              {"lundi en quinze", "03-30"},
              {"la semaine prochaine", "03-16"},
              {"vendredi de la semaine prochaine", "03-20"},
              {"cette semaine", "03-13"},
              {"dans une semaine", "03-18"},
              {"dans deux semaines", "03-25"},
              {"dans quinze jours", "03-26"},
              {"sous 8 jours", "03-19"},
              {"d'ici 8 jours", "03-19"},
              {"dans un mois", "04-11"},
              {"le mois prochain", "04-01"},
              {"fin du mois", "03-31"},
              {"à la fin du mois", "03-31"},
              {"fin mars", "03-31"},
              {"fin du mois prochain", "04-30"},
              {"fin de semaine", "03-13"},
              {"fin du trimestre", "03-31"},
              {"fin d'année", "12-31"},
              {"début avril", "04-01"},
              {"début de semaine prochaine", "03-16"},
              {"mi-avril", "04-15"},
              {"1er avril", "04-01"},
              {"le 1er avril 2027", "2027-04-01"},
              {"le 20", "03-20"},
              {"le 20 mars", "03-20"},
              {"20/03/26", "03-20"},
              {"20.03.2026", "03-20"},
              {"semaine 13", "03-23"},
              {"S13", "03-23"},
              {"dans 3 jours ouvrés", "03-16"},
              {"dans 3 jours ouvrables", "03-16"},
              {"demain 14h30", "03-12 14:30"},
              {"demain à 9 heures", "03-12 09:00"},
              {"demain matin", "03-12 09:00"},
              {"demain après-midi", "03-12 14:00"},
              {"aujourd’hui à 17h", "03-11 17:00"},
              {"lundi à midi", "03-16 12:00"},
              {"après-demain", "03-13"},
              {"hier", "03-10"},
              {"avant-hier", "03-09"},
              {"il y a une semaine", "03-04"}});
}

TEST_CASE("Spanish as it is typed", "[rules][naturaldate][languages]")
{
    checkAll({{"lun", "03-16"},
              {"el lunes", "03-16"},
              {"lunes 16 de marzo", "03-16"},
              {"mié", "03-18"},
              {"jue.", "03-12"},
              {"sábado", "03-14"},
              {"este viernes", "03-13"},
              {"el próximo lunes", "03-16"},
              {"el lunes que viene", "03-16"},
              {"el viernes pasado", "03-06"},
              {"la semana que viene", "03-16"},
              {"próxima semana", "03-16"},
              {"viernes de la semana que viene", "03-20"},
              {"esta semana", "03-13"},
              {"dentro de 3 días", "03-14"},
              {"en tres días", "03-14"},
              {"en una semana", "03-18"},
              {"dentro de dos semanas", "03-25"},
              {"en quince días", "03-26"},
              {"en un mes", "04-11"},
              {"el mes que viene", "04-01"},
              {"el próximo mes", "04-01"},
              {"a fin de mes", "03-31"},
              {"final de mes", "03-31"},
              {"fin de marzo", "03-31"},
              {"a finales de abril", "04-30"},
              {"a principios de abril", "04-01"},
              {"a mediados de abril", "04-15"},
              {"fin de año", "12-31"},
              {"fin del trimestre", "03-31"},
              {"1 de abril", "04-01"},
              {"1º de abril", "04-01"},
              {"primero de abril", "04-01"},
              {"el 20", "03-20"},
              {"el 20 de marzo", "03-20"},
              {"20 de marzo de 2027", "2027-03-20"},
              {"20-3-26", "03-20"},
              {"semana 13", "03-23"},
              {"en 3 días hábiles", "03-16"},
              {"3 días laborables", "03-16"},
              {"mañana", "03-12"},
              {"mañana a las 14:30", "03-12 14:30"},
              {"mañana a las 10h", "03-12 10:00"},
              {"mañana por la mañana", "03-12 09:00"},
              {"el lunes por la tarde", "03-16 14:00"},
              {"hoy a las 17:00", "03-11 17:00"},
              {"lunes al mediodía", "03-16 12:00"},
              {"pasado mañana", "03-13"},
              {"ayer", "03-10"},
              {"anteayer", "03-09"},
              {"hace una semana", "03-04"}});
}

TEST_CASE("Hebrew as it is typed", "[rules][naturaldate][languages]")
{
    const WorkCalendar israel(std::vector<int>{7, 1, 2, 3, 4});
    checkAll({{"יום ראשון", "03-15"},
              {"ראשון", "03-15"},
              {"יום א'", "03-15"},
              {"יום א׳", "03-15"},
              {"א'", "03-15"},
              {"יום ב", "03-16"},
              {"ביום ג׳", "03-17"},
              {"יום ה׳", "03-12"},
              {"יום שלישי", "03-17"},
              {"שלישי", "03-17"},
              {"יום שבת", "03-14"},
              {"ביום שני", "03-16"},
              {"עד יום חמישי", "03-12"},
              {"יום רביעי הבא", "03-18"},
              {"יום חמישי הקרוב", "03-12"},
              {"יום ראשון בשבוע הבא", "03-15"},
              {"יום חמישי בשבוע הבא", "03-19"},
              {"מחר", "03-12"},
              {"מחרתיים", "03-13"},
              {"היום", "03-11"},
              {"אתמול", "03-10"},
              {"שלשום", "03-09"},
              {"בעוד שבוע", "03-18"},
              {"בעוד שבועיים", "03-25"},
              {"בעוד 3 שבועות", "04-01"},
              {"בעוד שלושה ימים", "03-14"},
              {"בעוד שני ימים", "03-13"},
              {"בעוד שני שבועות", "03-25"},
              {"עוד 3 ימים", "03-14"},
              {"תוך 10 ימים", "03-21"},
              {"בעוד יומיים", "03-13"},
              {"בעוד חודש", "04-11"},
              {"בעוד חודשיים", "05-11"},
              {"בשבוע הבא", "03-15"},
              {"שבוע הבא", "03-15"},
              {"השבוע", "03-12"},
              {"סוף השבוע", "03-12"},
              {"בחודש הבא", "04-01"},
              {"סוף החודש", "03-31"},
              {"עד סוף החודש", "03-31"},
              {"סוף החודש הבא", "04-30"},
              {"סוף מרץ", "03-31"},
              {"סוף השנה", "12-31"},
              {"תחילת אפריל", "04-01"},
              {"אמצע אפריל", "04-15"},
              {"15 במרץ", "03-15"},
              {"ה-15 במרץ", "03-15"},
              {"15 למרץ", "03-15"},
              {"ב-20 לחודש", "03-20"},
              {"1 באפריל 2027", "2027-04-01"},
              {"15.3", "03-15"},
              {"ב-15.3", "03-15"},
              {"שבוע 13", "03-23"},
              {"לפני שבוע", "03-04"},
              {"3 ימי עבודה", "03-16"},
              {"מחר ב-14:30", "03-12 14:30"},
              {"מחר ב14:30", "03-12 14:30"},
              {"מחר ב-9", "03-12 09:00"},
              {"ביום שלישי בשעה 14:30", "03-17 14:30"},
              {"מחר בבוקר", "03-12 09:00"},
              {"מחר אחר הצהריים", "03-12 14:00"},
              {"מחר בצהריים", "03-12 12:00"}},
             israel);
}

TEST_CASE("Where Sunday is worked and Saturday is not, the week begins on Sunday",
          "[rules][naturaldate][languages]")
{
    const NaturalDateContext israel{kToday, DayOrder::DayMonth,
                                    WorkCalendar(std::vector<int>{7, 1, 2, 3, 4})};
    CHECK(readNaturalDate(QStringLiteral("next sun"), israel).day == QDate(2026, 3, 15));
    CHECK(readNaturalDate(QStringLiteral("next thu"), israel).day == QDate(2026, 3, 19));
    CHECK(readNaturalDate(QStringLiteral("next week"), israel).day == QDate(2026, 3, 15));
    CHECK(readNaturalDate(QStringLiteral("eow"), israel).day == QDate(2026, 3, 12));
    const NaturalDateContext here{kToday, DayOrder::DayMonth, WorkCalendar()};
    CHECK(readNaturalDate(QStringLiteral("next sun"), here).day == QDate(2026, 3, 22));
}

TEST_CASE("Holidays move the first working day of a period, not the day that was said",
          "[rules][naturaldate][languages]")
{
    const NaturalDateContext germany{
        QDate(2026, 4, 1), DayOrder::DayMonth,
        WorkCalendar({1, 2, 3, 4, 5}, {QDate(2026, 4, 3), QDate(2026, 4, 6), QDate(2026, 5, 1)})};
    const NaturalDate friday = readNaturalDate(QStringLiteral("Fr"), germany);
    CHECK(friday.day == QDate(2026, 4, 3));
    CHECK_FALSE(friday.workingDay);
    CHECK(friday.nextWorkingDay == QDate(2026, 4, 7));
    CHECK(readNaturalDate(QString::fromUtf8("nächste Woche"), germany).day == QDate(2026, 4, 7));
    CHECK(readNaturalDate(QStringLiteral("eow"), germany).day == QDate(2026, 4, 2));
    CHECK(readNaturalDate(QStringLiteral("in 2 Werktagen"), germany).day == QDate(2026, 4, 7));
    CHECK(readNaturalDate(QStringLiteral("Anfang Mai"), germany).day == QDate(2026, 5, 4));
}
