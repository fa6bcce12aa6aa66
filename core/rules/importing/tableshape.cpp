// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/tableshape.h"

#include "core/base/textfold.h"
#include "core/rules/importing/columnmapping.h"
#include "core/rules/importing/dateparser.h"
#include "core/rules/importing/filekind.h"
#include "core/rules/importing/wordlist.h"
#include "core/rules/ledger/amountparser.h"

#include <QRegularExpression>

#include <map>

namespace duebook {

namespace {

constexpr int kHeaderSearch = 60;
constexpr qsizetype kLongestTotals = 400;

/// Letters and digits only, folded: what two writings of a text have in common.
QString bareText(const QString &text)
{
    QString bare;
    for (const QChar c : foldText(text)) {
        if (c.isLetterOrNumber())
            bare += c;
    }
    return bare;
}

int filledCells(const QStringList &row)
{
    int count = 0;
    for (const QString &cell : row)
        count += cell.trimmed().isEmpty() ? 0 : 1;
    return count;
}

bool isValue(const QString &cell)
{
    const QByteArray bytes = cell.toUtf8();
    const AmountError amount = parseAmount(bytes, DecimalSign::Unknown, 4).error;
    const DateError day = parseDay(bytes, DateOrder::Unknown).error;
    return amount == AmountError::None || amount == AmountError::Ambiguous ||
           day == DateError::None || day == DateError::Ambiguous;
}

/// Headings fill the table's width with words. Known ones count most.
double headerPoints(const QStringList &row, qsizetype width)
{
    int words = 0;
    for (const QString &cell : row) {
        const QString text = cell.trimmed();
        if (text.isEmpty())
            continue;
        if (isValue(text) || text.size() > 80)
            return 0;
        ++words;
    }
    if (words == 0 || (words == 1 && width > 1))
        return 0;
    return double(words) / double(std::max<qsizetype>(width, 1)) + 2.0 * knownHeadings(row) / words;
}

qsizetype usualWidth(const std::vector<QStringList> &rows)
{
    std::map<qsizetype, int> widths;
    for (const QStringList &row : rows) {
        if (filledCells(row) > 1)
            ++widths[row.size()];
    }
    qsizetype usual = 1;
    int most = 0;
    for (const auto &[width, count] : widths) {
        if (count >= most) {
            most = count;
            usual = width;
        }
    }
    return usual;
}

/// Which column begins groups, and by what.
void recogniseGroups(const std::vector<QStringList> &rows, TableShape &shape)
{
    int members = 0;
    QString group;
    bool counted = true;
    QStringList groups; ///< those with members
    for (size_t i = size_t(shape.headerRow); i < rows.size(); ++i) {
        const QStringList &row = rows[i];
        const bool firstFilled = !row.isEmpty() && !row.front().trimmed().isEmpty();
        const int filled = filledCells(row);
        if (firstFilled && (isTotalsText(row.front(), group) || beginsLikeTotals(row.front())))
            continue;
        if (firstFilled && filled == 1) {
            group = row.front();
            counted = false;
        } else if (firstFilled) {
            return;
        } else if (!group.isEmpty() && filled > 1) {
            ++members;
            if (!counted)
                groups += group;
            counted = true;
        }
    }
    if (groups.isEmpty() || members == 0)
        return;
    shape.groupColumn = 0;
    shape.groups = GroupBy::Account;
    if (std::all_of(groups.begin(), groups.end(), isAgeBucket))
        shape.groups = GroupBy::AgeBucket;
    else if (std::all_of(groups.begin(), groups.end(),
                         [](const QString &text) { return !currencyOfGroup(text).isEmpty(); }))
        shape.groups = GroupBy::Currency;
}

} // namespace

TableShape recogniseShape(const std::vector<QStringList> &rows, std::optional<int> knownHeaderRow)
{
    TableShape shape;
    if (rows.empty())
        return shape;
    const QString first = rows.front().value(0);
    shape.datev = first == QLatin1String("EXTF") || first == QLatin1String("DTVF");
    if (knownHeaderRow) {
        shape.headerRow = *knownHeaderRow;
    } else if (shape.datev) {
        shape.headerRow = 2;
    } else {
        const qsizetype width = usualWidth(rows);
        double best = 0;
        for (int i = 0; i < int(rows.size()) && i < kHeaderSearch; ++i) {
            const double points = headerPoints(rows[size_t(i)], width);
            if (points > best) {
                best = points;
                shape.headerRow = i + 1;
            }
        }
    }
    if (shape.headerRow > 0)
        recogniseGroups(rows, shape);
    return shape;
}

bool isTotalsText(const QString &text, const QString &group)
{
    // Longer words first: "totals" before "total".
    static constexpr const char *kWords[] = {
        "gesamtsumme", "zwischensumme", "grandtotal", "endsumme", "soustotal", "subtotal",
        "totals",      "totaal",        "totale",     "totaux",   "total",     "gesamt",
        "summe",       "somme",         "suma",       "sum",      "סהכ"};
    static constexpr const char *kFillers[] = {"", "for", "fur", "pour", "de", "para", "voor"};
    if (text.size() > kLongestTotals)
        return false;
    const QString bare = bareText(text);
    for (const char *word : kWords) {
        const QString total = QString::fromUtf8(word);
        if (!bare.startsWith(total))
            continue;
        const QStringView rest = QStringView(bare).sliced(total.size());
        if (rest.isEmpty())
            return true;
        const QString groupText = bareText(group);
        for (const char *filler : kFillers) {
            if (!groupText.isEmpty() && rest == QString(QLatin1String(filler) + groupText))
                return true;
        }
    }
    return false;
}

bool beginsLikeTotals(const QString &text)
{
    static constexpr const char *kWords =
        "total totals subtotal subtotals grandtotal summe zwischensumme gesamtsumme endsumme "
        "gesamt "
        "soustotal totaux somme totale totaal subtotaal suma razem celkem summa sammanlagt итого "
        "всего 合計 小計 總計 总计 ubertrag vortrag carriedforward broughtforward cf bf areporter "
        "report reporte riporto transport saldovortrag";
    static constexpr const char *kPhrases[] = {"carried forward", "brought forward", "a reporter",
                                               "suma y sigue",    "grand total",     "balance c/f",
                                               "balance b/f",     "sous total"};
    if (text.size() > kLongestTotals)
        return false;
    const QString folded = foldText(text);
    for (const char *phrase : kPhrases) {
        if (folded.startsWith(QLatin1String(phrase)))
            return true;
    }
    static const QRegularExpression firstWord(QStringLiteral("^[^\\p{L}]*([\\p{L}-]+)"));
    QString word = firstWord.match(folded).captured(1);
    word.remove(QLatin1Char('-'));
    return !word.isEmpty() && saysOneOf(word, kWords);
}

bool isPageText(const QString &text, const QStringList &titles)
{
    static const QRegularExpression page(QStringLiteral(
        "(^|\\s)(page|seite|blatt|pagina|pag|strana|strona|side|sida|sivu|стр|страница|עמוד)"
        "\\.?:?\\s*\\d+"));
    static const QRegularExpression moment(
        QStringLiteral("\\d{1,2}:\\d{2}(:\\d{2})?\\s*(am|pm|uhr|gmt|utc|h)?"));
    const QString folded = foldText(text);
    if (titles.contains(text.simplified()) || page.match(folded).hasMatch())
        return true;
    return moment.match(folded).hasMatch() &&
           folded.contains(QRegularExpression(QStringLiteral("\\d{4}|\\d{1,2}[./-]\\d{1,2}")));
}

bool isPageLine(const QString &text)
{
    static const QRegularExpression page(QStringLiteral(
        "(page|seite|blatt|pagina|strana|strona|side|sida|sivu|стр|עמוד)\\.?:?\\s*\\d{1,5}$"));
    return page.match(foldText(text)).hasMatch();
}

QString currencyOfGroup(const QString &text)
{
    static const QRegularExpression cut(QStringLiteral("[^A-Za-z]+"));
    const QStringList words = text.split(cut, Qt::SkipEmptyParts);
    if (words.isEmpty() || words.size() > 2)
        return {};
    if (words.size() == 2 && !saysOneOf(words.front(), "currency wahrung waehrung devise moneda "
                                                       "valuta munt waluta mena divisa"))
        return {};
    const QString code = words.back().toUpper();
    return code.size() == 3 && Currency::fromCode(QStringView(code)) ? code : QString();
}

NumberAndName splitNumberAndName(const QString &text)
{
    static const QRegularExpression label(
        QStringLiteral(
            "^(customer|client|account|kunde|debitor|konto|klant|debiteur|cliente|cuenta|compte)"
            "\\s*(no\\.?|nr\\.?|number|nummer)?\\s*:\\s*"),
        QRegularExpression::CaseInsensitiveOption);
    QString whole = text.simplified();
    whole.remove(label);
    const qsizetype blank = whole.indexOf(QLatin1Char(' '));
    const QString head = blank < 0 ? whole : whole.left(blank);
    const auto isDigit = [](QChar c) { return c.isDigit(); };
    if (blank < 0 || !std::any_of(head.begin(), head.end(), isDigit))
        return {whole, whole};
    QString name = whole.mid(blank + 1);
    QString number = head;
    while (number.endsWith(QLatin1Char(':')) || number.endsWith(QLatin1Char(',')))
        number.chop(1);
    if (name.startsWith(QLatin1String("- ")) || name.startsWith(QStringLiteral("– ")) ||
        name.startsWith(QLatin1String(": ")))
        name = name.mid(2);
    return {number, name};
}

} // namespace duebook
