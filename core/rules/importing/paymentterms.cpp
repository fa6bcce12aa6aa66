// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/paymentterms.h"

#include "core/base/days.h"
#include "core/rules/importing/wordmeaning.h"

#include <QDate>
#include <QRegularExpression>

#include <vector>

namespace duebook {

namespace {

constexpr qsizetype kLongestText = 120;
constexpr int kLongestDays = 3650;
constexpr int kLongestMonths = 120;

/// Folded text is meant. Boundaries of words as Unicode knows them: some words are Hebrew.
QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromUtf8(text),
                              QRegularExpression::UseUnicodePropertiesOption);
}

bool isDueAtOnce(const QString &folded)
{
    static const QRegularExpression atOnce = pattern(
        "^(due |payable )?(up)?on (receipt|presentation|delivery)\\b|^(due )?immediate(ly)?\\b|"
        "^due (now|on invoice)|^(cod|cia|cbs|cash|prepaid|prepayment|pia|due)$|"
        "^(cash|payment) (on delivery|in advance|with order)$|"
        "^(zahlbar |fallig )?sofort\\b|^ohne zahlungsziel|"
        "^(vorkasse|vorauskasse|barzahlung|bar|nachnahme|lastschrift|bankeinzug)$|"
        "^(a |payable a )?reception( de (la )?facture)?$|^(paiement )?(au "
        ")?comptant\\b|^immediat\\b|"
        "^(al |pago (al )?)?contado\\b|^a la vista|^inmediato|^(a )?vista( fattura)?$|"
        "^rimessa diretta|^immediato|^contanti|^(contant|direct|per direct|per omgaande|omgaende|"
        "kontant|netto kontant|straks|natychmiast|gotowka|platne z gory|a pronto|"
        "pronto pagamento)\\b|^(תשלום )?מיידי|^מזומן");
    return atOnce.match(folded).hasMatch();
}

/// The text without what is taken off for paying early: "2% 10", "2/10", "14 Tage 3 % Skonto".
QString withoutDiscount(QString folded)
{
    static const QRegularExpression discounts[] = {
        pattern("\\d+([.,]\\d+)?\\s*%\\s*(skonto|discount|escompte|sconto|descuento|korting|"
                "kassarabatt|rabatt?|desconto)?\\s*((bei|in|within|if|innerhalb|von|binnen|bis|"
                "sous|a|entro|en|zahlung|paid)\\s+)*\\d+\\s*(days?|tage?n?|jours?|dias?|giorni|gg|"
                "dagen|dagar|dage|dager|dni|d|t)?\\b"),
        pattern("\\d+\\s*(tage?n?|days?|jours?|dias?|giorni|gg|dagen|dagar|dage|dager|dni)?\\s*"
                "[-/,]?\\s*\\d+([.,]\\d+)?\\s*%\\s*(skonto|discount|escompte|sconto|descuento|"
                "korting|kassarabatt|rabatt?|desconto)?"),
        pattern("^\\d{1,2}([.,]\\d+)?\\s*/\\s*\\d{1,3}\\b(?!\\s*/)"),
    };
    for (const QRegularExpression &discount : discounts) {
        if (const auto match = discount.match(folded); match.hasMatch()) {
            folded.replace(match.capturedStart(), match.capturedLength(), QStringLiteral(" "));
            break;
        }
    }
    return folded;
}

/// True where nothing but words is left that stand beside a number of days.
bool isFiller(QString rest)
{
    static const QRegularExpression fillers = pattern(
        "\\b(net|netto|nett|nette|nets|n|rein|ohne abzug|strictly|within|days?|tage?n?|jours?|j|"
        "dias?|giorni|gg|g|dagen|dagar|dage|dager|dni|dn|d|t|tg|ימים|יום|after|from|of|the|"
        "invoice|date|inv|bill|issue|nach|ab|innerhalb|von|binnen|rechnung|rechnungsdatum|"
        "rechnungserhalt|rechnungsstellung|erhalt|datum|zahlbar|zahlung|zahlungsziel|ziel|fallig|"
        "in|de|la|le|facture|reception|a|sous|apres|fecha|factura|neto|na|factuurdatum|efter|fran|"
        "fra|faktura|fakturadatum|fakturadato|od|daty|wystawienia|data|fattura|df|dalla|da|per|"
        "por|para|payable|due|payment|terms?|credit|account|termin|platnosci|przelew|liquido|"
        "bank|transfer|uberweisung|bonifico|virement|lastschrift|zahlungsbedingung|betaling|"
        "betalning|po|pay|et|und|and|y|e)\\b");
    rest.replace(fillers, QStringLiteral(" "));
    for (const QChar c : rest) {
        if (c.isLetterOrNumber() || c == QLatin1Char('%'))
            return false;
    }
    return true;
}

/// Words for the end of a month. "Net 30 EOM" counts from there, "30 jours fin de mois" to there.
struct MonthEnd {
    qsizetype at = -1;
    bool countedTo = false;
};

MonthEnd takeMonthEnd(QString &folded)
{
    static const QRegularExpression from = pattern(
        "\\b(eom|e o m|end of (the )?month|month end|monthend|(ab |nach |zum )?monatsende|"
        "ende (des )?monats?|einde (van de )?maand|lobende maned|lb ?md|lb ?m|innevarande manad|"
        "manadens slut|slutet av manaden|lopende maned|koniec miesiaca|konca miesiaca)\\b|שוטף");
    static const QRegularExpression to =
        pattern("\\b((a |en )?fin (de )?mois|fdm|fm|d f ?f m|f m|fine mese|(a )?fin (de )?mes|"
                "(a )?fim (do |de )?mes|final do mes)\\b");
    for (const QRegularExpression *words : {&from, &to}) {
        const auto match = words->match(folded);
        if (!match.hasMatch())
            continue;
        folded.replace(match.capturedStart(), match.capturedLength(), QStringLiteral(" "));
        return {match.capturedStart(), words == &to};
    }
    return {};
}

/// "Net30", "30d", "N30" and "30FM" are written without blanks, and signs tell nothing.
QString spacedOut(QString folded)
{
    static const QRegularExpression signs(QStringLiteral("[:;()+&_-]|\\.(?!\\d)"));
    static const QRegularExpression before = pattern("\\b(net|netto|n|eom)(\\d+)\\b");
    static const QRegularExpression behind =
        pattern("\\b(\\d+)(net|netto|n|eom|fm|fdm|d|days?|tage?|jours?|j|gg|g|dni|dn|m|w)\\b");
    return folded.replace(signs, QStringLiteral(" "))
        .replace(before, QStringLiteral("\\1 \\2"))
        .replace(behind, QStringLiteral("\\1 \\2"))
        .simplified();
}

/// Takes "2 months" or "3 weeks" out of the text.
bool takeLongUnit(QString &folded, PaymentTerms &terms, qsizetype &at)
{
    static const QRegularExpression months = pattern(
        "(\\d{1,2}) (months?|monate?n?|mois|mes|meses|mesi|mese|maanden?|manader?|maneder?|mdr|"
        "miesiac|miesiace|miesiecy|חודשים|m)\\b");
    static const QRegularExpression weeks =
        pattern("(\\d{1,2}) (weeks?|wochen?|semaines?|semanas?|settimane|weken|veckor|uger|uker|"
                "tygodnie?|w)\\b");
    auto match = months.match(folded);
    const bool inMonths = match.hasMatch();
    if (!inMonths)
        match = weeks.match(folded);
    if (!match.hasMatch())
        return false;
    const int number = match.captured(1).toInt();
    terms.months = inMonths ? number : 0;
    terms.days = inMonths ? 0 : number * 7;
    at = match.capturedStart();
    folded.replace(match.capturedStart(), match.capturedLength(), QStringLiteral(" "));
    return true;
}

} // namespace

std::optional<PaymentTerms> parsePaymentTerms(const QString &text)
{
    QString folded = foldLetters(text);
    if (folded.isEmpty() || folded.size() > kLongestText)
        return std::nullopt;
    if (isDueAtOnce(folded))
        return PaymentTerms{};
    folded = withoutDiscount(spacedOut(folded));
    PaymentTerms terms;
    const MonthEnd end = takeMonthEnd(folded);
    qsizetype numberAt = -1;
    const bool isLong = takeLongUnit(folded, terms, numberAt);

    static const QRegularExpression digits = pattern("(?<![\\p{L}\\d])\\d{1,4}(?![\\p{L}\\d])");
    const auto number = digits.match(folded);
    if (number.hasMatch() && isLong)
        return std::nullopt;
    if (number.hasMatch()) {
        terms.days = number.captured().toInt();
        numberAt = number.capturedStart();
        folded.replace(number.capturedStart(), number.capturedLength(), QStringLiteral(" "));
    }
    if ((numberAt < 0 && end.at < 0) || !isFiller(folded) || terms.days > kLongestDays ||
        terms.months > kLongestMonths)
        return std::nullopt;
    if (end.at >= 0)
        terms.from = end.countedTo && numberAt >= 0 && numberAt < end.at
                         ? PaymentTerms::From::ThenMonthEnd
                         : PaymentTerms::From::MonthEnd;
    return terms;
}

qint64 dueDay(qint64 issued, const PaymentTerms &terms)
{
    if (terms.from == PaymentTerms::From::Invoice && terms.months == 0)
        return issued + terms.days;
    const auto monthEnd = [](QDate day) {
        return QDate(day.year(), day.month(), day.daysInMonth());
    };
    QDate day = fromEpochDay(issued);
    if (terms.from == PaymentTerms::From::MonthEnd)
        day = monthEnd(day);
    day = day.addMonths(terms.months).addDays(terms.days);
    const bool endsMonth = terms.from == PaymentTerms::From::ThenMonthEnd ||
                           (terms.from == PaymentTerms::From::MonthEnd && terms.days == 0);
    return toEpochDay(endsMonth ? monthEnd(day) : day);
}

} // namespace duebook
