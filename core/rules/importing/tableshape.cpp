// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/tableshape.h"

#include "core/base/textfold.h"
#include "core/rules/importing/columnmapping.h"
#include "core/rules/importing/dateparser.h"
#include "core/rules/ledger/amountparser.h"

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

int recogniseGroupColumn(const std::vector<QStringList> &rows, int headerRow)
{
    int groups = 0;
    int members = 0;
    QString group;
    for (size_t i = size_t(headerRow); i < rows.size(); ++i) {
        const QStringList &row = rows[i];
        const bool firstFilled = !row.isEmpty() && !row.front().trimmed().isEmpty();
        const int filled = filledCells(row);
        if (firstFilled && isTotalsText(row.front(), group))
            continue;
        if (firstFilled && filled == 1) {
            ++groups;
            group = row.front();
        } else if (firstFilled) {
            return -1;
        } else if (groups > 0 && filled > 1) {
            ++members;
        }
    }
    return groups > 0 && members > 0 ? 0 : -1;
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
    shape.groupColumn = shape.headerRow > 0 ? recogniseGroupColumn(rows, shape.headerRow) : -1;
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

NumberAndName splitNumberAndName(const QString &text)
{
    const QString whole = text.simplified();
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
