// SPDX-License-Identifier: Apache-2.0
#include "core/rules/calendar/datewords.h"

#include <QHash>
#include <QRegularExpression>
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
        1,
        {QStringLiteral("mon monday mo montag lu lun lundi lunes שני"),
         QStringLiteral("tue tues tuesday di dienstag ma mar mardi martes שלישי"),
         QStringLiteral("wed weds wednesday mi mittwoch me mer mercredi mie miercoles רביעי"),
         QStringLiteral("thu thur thurs thursday do donnerstag je jeu jeudi ju jue jueves חמישי"),
         QStringLiteral("fri friday fr freitag ve ven vendredi vi vie viernes שישי"),
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
            QStringLiteral("sep sept set september septembre septiembre setiembre ספטמבר"),
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
    static const WordTable table =
        numbered(1, {QStringLiteral("vorgestern anteayer avanthier שלשום"),
                     QStringLiteral("yesterday gestern hier ayer אתמול"),
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
        1, {QStringLiteral(
                "a an one first ein eine einem einer einen erster ersten un une premier una "
                "uno primero אחד אחת"),
            QStringLiteral("two zwei deux dos שני שתי שניים שתיים"),
            QStringLiteral("three drei trois tres שלושה שלוש שלשה"),
            QStringLiteral("four vier quatre cuatro ארבעה ארבע"),
            QStringLiteral("five funf fuenf cinq cinco חמישה חמש חמשה"),
            QStringLiteral("six sechs seis שישה שש ששה"),
            QStringLiteral("seven sieben sept siete שבעה שבע"),
            QStringLiteral("eight acht huit ocho שמונה"),
            QStringLiteral("nine neun neuf nueve תשעה תשע"),
            QStringLiteral("ten zehn dix diez עשרה עשר"), QStringLiteral("eleven elf onze once"),
            QStringLiteral("twelve zwolf zwoelf douze doce"),
            QStringLiteral("thirteen dreizehn treize trece"),
            QStringLiteral("fourteen vierzehn quatorze catorce"),
            QStringLiteral("fifteen funfzehn fuenfzehn quinze quince")});
    static const WordTable tens{{QStringLiteral("twenty"), 20},   {QStringLiteral("zwanzig"), 20},
                                {QStringLiteral("vingt"), 20},    {QStringLiteral("veinte"), 20},
                                {QStringLiteral("עשרים"), 20},    {QStringLiteral("thirty"), 30},
                                {QStringLiteral("dreissig"), 30}, {QStringLiteral("trente"), 30},
                                {QStringLiteral("treinta"), 30},  {QStringLiteral("שלושים"), 30}};
    return table.value(word, tens.value(word, 0));
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
    static const WordSet words = wordsOf(QStringLiteral("end ende fin final finales סוף בסוף"));
    return words.contains(word);
}

bool meansStart(const QString &word)
{
    static const WordSet words =
        wordsOf(QStringLiteral("start beginning begin anfang beginn debut principio principios "
                               "comienzo comienzos inicio inicios תחילת בתחילת ראשית"));
    return words.contains(word);
}

bool meansMiddle(const QString &word)
{
    static const WordSet words =
        wordsOf(QStringLiteral("mid middle mitte milieu mediados אמצע באמצע"));
    return words.contains(word);
}

bool meansNextButOne(const QString &word)
{
    static const QString stem = QStringLiteral("ubernachste");
    static const QString spelled = QStringLiteral("uebernaechste");
    return word.startsWith(stem) || word.startsWith(spelled);
}

bool meansPrevious(const QString &word)
{
    static const WordSet words = wordsOf(QStringLiteral(
        "last previous letzte letzten letzter letztes vorige vorigen voriger "
        "vergangene vergangenen dernier derniere passe passee pasado pasada שעבר שעברה"));
    return words.contains(word);
}

bool meansAgo(const QString &word)
{
    static const WordSet words = wordsOf(QStringLiteral("ago vor hace ilya לפני"));
    return words.contains(word);
}

bool meansCalendarWeek(const QString &word)
{
    static const WordSet words = wordsOf(QStringLiteral("kw cw s"));
    return words.contains(word);
}

bool isDateFiller(const QString &word)
{
    static const WordSet words = wordsOf(
        QStringLiteral("on the of in at by for from now time until til till before th st nd rd "
                       "am im um den der des die das dem bis zum zur gegen ab vom le la les du "
                       "de dans en pour sous ici ci jusqu au aux vers el los del al er o para "
                       "hasta dentro ה ל עד ב את עוד בעוד בתאריך תוך מ"));
    return words.contains(word);
}

namespace {

/// Hebrew writes the days of the week as letters: "yom alef" is Sunday.
QString nameHebrewDays(const QString &folded)
{
    static const QRegularExpression letter(
        QStringLiteral("(?:^|(?<= ))(?:[בהל]?יום ([אבגדהו])['’׳]?|([אבגדהו])['’׳])(?= |,|$)"));
    static const QStringList names{QStringLiteral("ראשון"), QStringLiteral("שני"),
                                   QStringLiteral("שלישי"), QStringLiteral("רביעי"),
                                   QStringLiteral("חמישי"), QStringLiteral("שישי")};
    const auto match = letter.match(folded);
    if (!match.hasMatch())
        return folded;
    const QString which = match.captured(1) + match.captured(2);
    QString text = folded;
    return text.replace(match.capturedStart(), match.capturedLength(),
                        names.at(QStringLiteral("אבגדהו").indexOf(which)));
}

struct Pattern {
    QRegularExpression form;
    QString words;
};

/// Phrases that mean something only as a whole or at their place.
const std::vector<Pattern> &patterns()
{
    const auto pattern = [](const char *form, const char *words) {
        return Pattern{QRegularExpression(QString::fromUtf8(form),
                                          QRegularExpression::UseUnicodePropertiesOption),
                       QString::fromUtf8(words)};
    };
    static const std::vector<Pattern> all{
        // A week and a fortnight are eight and fifteen days in French: "vendredi en huit".
        pattern("\\ben huit$", "1 w"),
        pattern("\\ben quinze$", "2 w"),
        pattern("\\ba (?:la |le )?(fin|final|finales|principios|comienzos|mediados)\\b", "\\1"),
        pattern("\\bmi-(?=\\p{L})", "mid "),
        pattern("\\b(\\d{1,2})\\.? ?kw\\b", "kw \\1"),
        // "the 20th of the month"
        pattern("(?<=\\d) ל(?:חודש)( הבא)?$", "\\1"),
        pattern("^השבוע$", "this week"),
        pattern("^החודש$", "this month"),
    };
    return all;
}

} // namespace

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
        {QStringLiteral("avant-hier"), QStringLiteral("avanthier")},
        {QStringLiteral("avant hier"), QStringLiteral("avanthier")},
        {QStringLiteral("antes de ayer"), QStringLiteral("anteayer")},
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
        {QStringLiteral("jours ouvrables"), QStringLiteral("wd")},
        {QStringLiteral("jour ouvrable"), QStringLiteral("wd")},
        {QStringLiteral("dias habiles"), QStringLiteral("wd")},
        {QStringLiteral("dia habil"), QStringLiteral("wd")},
        {QStringLiteral("dias laborables"), QStringLiteral("wd")},
        {QStringLiteral("dia laborable"), QStringLiteral("wd")},
        {QStringLiteral("ימי עסקים"), QStringLiteral("wd")},
        {QStringLiteral("ימי עבודה"), QStringLiteral("wd")},
        {QStringLiteral("יומיים"), QStringLiteral("2 d")},
        {QStringLiteral("שבועיים"), QStringLiteral("2 w")},
        {QStringLiteral("חודשיים"), QStringLiteral("2 m")},
        {QStringLiteral("a fortnight"), QStringLiteral("2 w")},
        {QStringLiteral("fortnight"), QStringLiteral("2 w")},
        {QStringLiteral("que viene"), QStringLiteral("next")},
        {QStringLiteral("il y a"), QStringLiteral("ilya")},
        {QStringLiteral("wochenende"), QStringLiteral("end week")},
        {QStringLiteral("monatsanfang"), QStringLiteral("start month")},
        {QStringLiteral("monatsmitte"), QStringLiteral("mid month")},
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
    folded = nameHebrewDays(folded);
    for (const Phrase &phrase : phrases)
        folded.replace(phrase.text, phrase.word);
    for (const Pattern &pattern : patterns())
        folded.replace(pattern.form, pattern.words);
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
