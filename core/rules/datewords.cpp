// SPDX-License-Identifier: Apache-2.0
#include "core/rules/datewords.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace duebook {

namespace {

using WordTable = QHash<QString, int>;
using WordSet = QSet<QString>;

/// One row of words per value, the first row being `first`.
WordTable numbered(int first, const std::vector<QString> &rows)
{
    WordTable table;
    int value = first;
    for (const QString &row : rows) {
        for (const QString &word : row.split(QLatin1Char(' ')))
            table.insert(word, value);
        ++value;
    }
    return table;
}

WordSet wordsOf(const QString &row)
{
    const QStringList words = row.split(QLatin1Char(' '));
    return {words.begin(), words.end()};
}

/// Hebrew writes "in", "the", "to" and "and" as the first letter of the word.
int lookUp(const WordTable &table, const QString &word)
{
    const auto found = table.constFind(word);
    if (found != table.constEnd())
        return *found;
    if (word.size() > 2 && QStringLiteral("בהלו").contains(word.front()))
        return table.value(word.mid(1), 0);
    return 0;
}

} // namespace

int weekdayOfWord(const QString &word)
{
    static const WordTable table = numbered(
        1, {QStringLiteral("mon monday mo montag lun lundi lunes שני"),
            QStringLiteral("tue tues tuesday di dienstag mar mardi martes שלישי"),
            QStringLiteral("wed weds wednesday mi mittwoch mer mercredi mie miercoles רביעי"),
            QStringLiteral("thu thur thurs thursday do donnerstag jeu jeudi jue jueves חמישי"),
            QStringLiteral("fri friday fr freitag ven vendredi vie viernes שישי"),
            QStringLiteral("sat saturday sa samstag sonnabend sam samedi sab sabado שבת"),
            QStringLiteral("sun sunday so sonntag dim dimanche dom domingo ראשון")});
    return lookUp(table, word);
}

int monthOfWord(const QString &word)
{
    static const WordTable table = numbered(
        1, {QStringLiteral("jan january januar janner jaenner janvier janv enero ene ינואר"),
            QStringLiteral("feb february februar feber fevrier fev fevr febrero פברואר"),
            QStringLiteral("mar march marz maerz mrz mars marzo מרץ"),
            QStringLiteral("apr april avril avr abril abr אפריל"),
            QStringLiteral("may mai mayo מאי"), QStringLiteral("jun june juni juin junio יוני"),
            QStringLiteral("jul july juli juillet juil julio יולי"),
            QStringLiteral("aug august aout agosto ago אוגוסט"),
            QStringLiteral("sep sept september septembre septiembre setiembre ספטמבר"),
            QStringLiteral("oct october okt oktober octobre octubre אוקטובר"),
            QStringLiteral("nov november novembre noviembre נובמבר"),
            QStringLiteral("dec december dez dezember decembre diciembre dic דצמבר")});
    return lookUp(table, word);
}

std::optional<DateUnit> unitOfWord(const QString &word)
{
    static const WordTable table = numbered(
        1,
        {QStringLiteral("d day days t tag tage tagen tages jour jours dia dias יום ימים"),
         QStringLiteral("wd bd workday workdays werktag werktage werktagen arbeitstag "
                        "arbeitstage arbeitstagen"),
         QStringLiteral("w wk wks week weeks wo woche wochen semaine semaines sem semana semanas "
                        "שבוע שבועות"),
         QStringLiteral("m mo mon mth month months monat monate monaten monats mois mes meses "
                        "חודש חודשים"),
         QStringLiteral("q quarter quarters quartal quartale quartals trimestre trimestres רבעון"),
         QStringLiteral(
             "y yr year years jahr jahre jahren jahres an ans annee ano anos שנה שנים")});
    const int row = lookUp(table, word);
    if (row == 0)
        return std::nullopt;
    return DateUnit(row - 1);
}

std::optional<int> dayOffsetOfWord(const QString &word)
{
    constexpr int kBeforeYesterday = -2;
    static const WordTable table = numbered(
        1, {QStringLiteral("vorgestern"), QStringLiteral("yesterday gestern hier ayer אתמול"),
            QStringLiteral("today tod heute aujourdhui hoy היום"),
            QStringLiteral("tomorrow tom tmr morgen demain manana מחר"),
            QStringLiteral("overmorrow ubermorgen uebermorgen מחרתיים")});
    const int row = lookUp(table, word);
    if (row == 0)
        return std::nullopt;
    return row - 1 + kBeforeYesterday;
}

int numberOfWord(const QString &word)
{
    static const WordTable table = numbered(
        1, {QStringLiteral("a an one ein eine einem einer einen un une una uno"),
            QStringLiteral("two zwei deux dos"), QStringLiteral("three drei trois tres"),
            QStringLiteral("four vier quatre cuatro"), QStringLiteral("five funf fuenf cinq cinco"),
            QStringLiteral("six sechs seis"), QStringLiteral("seven sieben sept siete"),
            QStringLiteral("eight acht huit ocho"), QStringLiteral("nine neun neuf nueve"),
            QStringLiteral("ten zehn dix diez")});
    return table.value(word, 0);
}

bool meansNext(const QString &word)
{
    static const WordSet words = wordsOf(
        QStringLiteral("next nachste nachsten nachster nachstes nachstem naechste naechsten "
                       "naechster naechstes naechstem prochain prochaine proximo proxima "
                       "siguiente הבא הבאה"));
    return words.contains(word);
}

bool meansThis(const QString &word)
{
    static const WordSet words = wordsOf(
        QStringLiteral("this coming dies diese diesen dieser dieses diesem kommende kommenden "
                       "kommender kommendes kommendem ce cet cette este esta הקרוב הקרובה הזה"));
    return words.contains(word);
}

bool meansEnd(const QString &word)
{
    static const WordSet words = wordsOf(QStringLiteral("end ende fin final סוף בסוף"));
    return words.contains(word);
}

bool meansAgo(const QString &word)
{
    static const WordSet words = wordsOf(QStringLiteral("ago vor hace ilya לפני"));
    return words.contains(word);
}

bool meansCalendarWeek(const QString &word)
{
    return word == QLatin1String("kw") || word == QLatin1String("cw");
}

bool isDateFiller(const QString &word)
{
    static const WordSet words = wordsOf(
        QStringLiteral("on the of in at by for until til till th st nd rd am im um den der des "
                       "die das dem bis zum gegen le la les du de dans en pour el los del "
                       "er para hasta עד ב את עוד בעוד בתאריך"));
    return words.contains(word);
}

QString joinDatePhrases(QString folded)
{
    struct Phrase {
        QString text;
        QString word;
    };
    static const std::vector<Phrase> phrases{
        {QStringLiteral("day after tomorrow"), QStringLiteral("overmorrow")},
        {QStringLiteral("apres-demain"), QStringLiteral("overmorrow")},
        {QStringLiteral("apres demain"), QStringLiteral("overmorrow")},
        {QStringLiteral("pasado manana"), QStringLiteral("overmorrow")},
        {QStringLiteral("aujourd'hui"), QStringLiteral("today")},
        {QStringLiteral("aujourd’hui"), QStringLiteral("today")},
        {QStringLiteral("d'"), QStringLiteral("de ")},
        {QStringLiteral("l'"), QStringLiteral("le ")},
        {QStringLiteral("working days"), QStringLiteral("wd")},
        {QStringLiteral("working day"), QStringLiteral("wd")},
        {QStringLiteral("business days"), QStringLiteral("wd")},
        {QStringLiteral("business day"), QStringLiteral("wd")},
        {QStringLiteral("jours ouvres"), QStringLiteral("wd")},
        {QStringLiteral("jour ouvre"), QStringLiteral("wd")},
        {QStringLiteral("dias habiles"), QStringLiteral("wd")},
        {QStringLiteral("dia habil"), QStringLiteral("wd")},
        {QStringLiteral("ימי עסקים"), QStringLiteral("wd")},
        {QStringLiteral("ימי עבודה"), QStringLiteral("wd")},
        {QStringLiteral("יומיים"), QStringLiteral("2 d")},
        {QStringLiteral("שבועיים"), QStringLiteral("2 w")},
        {QStringLiteral("חודשיים"), QStringLiteral("2 m")},
        {QStringLiteral("fortnight"), QStringLiteral("2 w")},
        {QStringLiteral("que viene"), QStringLiteral("next")},
        {QStringLiteral("il y a"), QStringLiteral("ilya")},
        {QStringLiteral("monatsende"), QStringLiteral("end month")},
        {QStringLiteral("ultimo"), QStringLiteral("end month")},
        {QStringLiteral("quartalsende"), QStringLiteral("end quarter")},
        {QStringLiteral("jahresende"), QStringLiteral("end year")},
    };
    static const std::vector<Phrase> whole{
        {QStringLiteral("eow"), QStringLiteral("end week")},
        {QStringLiteral("eom"), QStringLiteral("end month")},
        {QStringLiteral("eoq"), QStringLiteral("end quarter")},
        {QStringLiteral("eoy"), QStringLiteral("end year")},
    };
    for (const Phrase &phrase : phrases)
        folded.replace(phrase.text, phrase.word);
    QStringList words = folded.split(QLatin1Char(' '));
    for (QString &word : words) {
        for (const Phrase &phrase : whole) {
            if (word == phrase.text)
                word = phrase.word;
        }
    }
    return words.join(QLatin1Char(' '));
}

} // namespace duebook
