// SPDX-License-Identifier: Apache-2.0
#include "tests/core/services/importing/generatedlist.h"

#include "core/domain/currency.h"
#include "tests/core/services/importing/generatedcountries.h"

#include <QDateTime>
#include <QStringConverter>
#include <QTimeZone>

#include <algorithm>
#include <random>

namespace duebook::test {

namespace {

using F = ImportField;
using Is = TrueItem::Is;

constexpr auto kNothing = F::Segment; // no field of a list of items

constexpr const char *kNames[] = {"Müller & Söhne GmbH", "O'Brien, Smith & Co.", "Łódź Trade",
                                  "Café \"Le Coin\"",    "A.B.C. Ltd",           "Übermut KG"};
constexpr const char *kPlainNames[] = {"Harbor Retail", "Ahorn AG",     "Total Energies",
                                       "Nord; West",    "One, Two Ltd", "Sum Systems"};

enum class DateStyle { Dots, DmySlash, MdySlash, Iso, IsoTime, Compact, Serial, Named, Utc };
enum class AmountStyle {
    English,
    EnglishPlain,
    German,
    GermanPlain,
    French,
    Swiss,
    Padded,
    Indian ///< 1,28,500.00 Dr
};

class Writer {
public:
    explicit Writer(quint32 seed) : m_random(seed) {}

    int below(int limit) { return int(m_random() % quint32(limit)); }
    bool once(int in) { return below(in) == 0; }

    QString day(QDate day, DateStyle style) const
    {
        switch (style) {
        case DateStyle::Dots:
            return day.toString(QStringLiteral("dd.MM.yyyy"));
        case DateStyle::DmySlash:
            return day.toString(QStringLiteral("d/M/yyyy"));
        case DateStyle::MdySlash:
            return day.toString(QStringLiteral("MM/dd/yyyy"));
        case DateStyle::IsoTime:
            return day.toString(Qt::ISODate) + QStringLiteral("T00:00:00.000Z");
        case DateStyle::Utc: // midnight in Berlin
            return QDateTime(day, QTime(0, 0), QTimeZone("Europe/Berlin"))
                .toUTC()
                .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.000Z"));
        case DateStyle::Compact:
            return day.toString(QStringLiteral("yyyyMMdd"));
        case DateStyle::Serial:
            return QString::number(QDate(1899, 12, 30).daysTo(day));
        case DateStyle::Named: {
            static constexpr const char *kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
            return QStringLiteral("%1-%2-%3")
                .arg(day.day())
                .arg(QLatin1String(kMonths[day.month() - 1]))
                .arg(day.year());
        }
        case DateStyle::Iso:
            break;
        }
        return day.toString(Qt::ISODate);
    }

    /// `negative`: 0 = -1, 1 = 1-, 2 = (1).
    QString amount(qint64 minor, int digits, AmountStyle style, int negative) const
    {
        const bool comma = style == AmountStyle::German || style == AmountStyle::GermanPlain ||
                           style == AmountStyle::French || style == AmountStyle::Padded;
        QString text =
            QString::number(std::abs(minor)).rightJustified(digits + 1, QLatin1Char('0'));
        QString whole = text.left(text.size() - digits);
        const QString decimals = text.right(digits);
        const QString group = style == AmountStyle::English || style == AmountStyle::Indian
                                  ? QStringLiteral(",")
                              : style == AmountStyle::German ? QStringLiteral(".")
                              : style == AmountStyle::French ? QString(QChar(0xA0))
                              : style == AmountStyle::Swiss  ? QStringLiteral("'")
                                                             : QString();
        for (qsizetype at = whole.size() - 3; at > 0 && !group.isEmpty();
             at -= style == AmountStyle::Indian ? 2 : 3)
            whole.insert(at, group);
        if (style == AmountStyle::Padded)
            whole = whole.rightJustified(12, QLatin1Char('0'));
        text = digits == 0 ? whole : whole + QLatin1Char(comma ? ',' : '.') + decimals;
        if (style == AmountStyle::Indian)
            return text + QLatin1String(minor < 0 ? " Cr" : " Dr");
        if (minor >= 0)
            return text;
        return negative == 0   ? QLatin1Char('-') + text
               : negative == 1 ? text + QLatin1Char('-')
                               : QStringLiteral("(%1)").arg(text);
    }

private:
    std::mt19937 m_random;
};

QString quoted(const QString &field, QChar separator, bool always)
{
    const bool needs = always || field.contains(separator) || field.contains(QLatin1Char('"')) ||
                       field.contains(QLatin1Char('\n'));
    if (!needs)
        return field;
    return QLatin1Char('"') + QString(field).replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
           QLatin1Char('"');
}

} // namespace

GeneratedList::GeneratedList(quint32 seed)
{
    Writer w(seed * 7919 + 13);
    const Country &country = kCountries[size_t(w.below(int(std::size(kCountries))))];
    const bool hebrew = QLatin1String(country.name) == QLatin1String("Hebrew");
    const auto dateStyle = DateStyle(w.below(9));
    auto amountStyle = AmountStyle(w.below(8));
    const QChar separator = QStringLiteral(",;\t|").at(w.below(4));
    const int negative = w.below(3);
    const bool hasName = !w.once(5);
    const bool hasType = w.once(2);
    const bool hasOpen = !w.once(3);
    const bool hasStatus = w.once(3);
    const int dueBy = w.below(4); // 0, 1: a day; 2: terms; 3: nothing
    const int currencyBy =
        w.below(amountStyle == AmountStyle::Indian
                    ? 2
                    : 4); // 0: column; 1: heading; 2: beside the amount; 3: nowhere
    const bool textMarks = w.once(6);
    const bool quotesAll = w.once(4);
    const bool paidBy = hasOpen && w.once(3); // what was paid stands there instead of what is open
    const int strange = w.once(8) ? w.below(2) + 1 : 0; // 1: a strange type, 2: a strange status
    const int beside = w.below(4);                      // columns that nobody needs
    const bool manyNames = w.once(2);
    static constexpr const char *kCurrencies[] = {"EUR", "USD", "GBP", "CHF", "SEK", "JPY"};
    currency = kCurrencies[w.below(int(std::size(kCurrencies)))];
    const bool mixed = currencyBy == 0 && w.once(3);
    const int usualDigits = Currency::fromCode(QByteArrayView(currency))->minorDigits();
    decimal = amountStyle == AmountStyle::English || amountStyle == AmountStyle::EnglishPlain ||
                      amountStyle == AmountStyle::Swiss || amountStyle == AmountStyle::Indian
                  ? DecimalSign::Point
                  : DecimalSign::Comma;
    dates = dateStyle == DateStyle::MdySlash ? DateOrder::Mdy : DateOrder::Dmy;

    const int count = 4 + w.below(10);
    for (int i = 0; i < count; ++i) {
        TrueItem item;
        const int customer = w.below(4);
        item.account =
            QStringLiteral("%1").arg(10000 + int(seed) * 10 + customer, 8, 10, QLatin1Char('0'));
        item.name = QString::fromUtf8(manyNames ? kNames[customer] : kPlainNames[customer]);
        item.number = w.once(2) ? QStringLiteral("R-%1").arg(seed * 100 + quint32(i))
                                : QStringLiteral("00%1").arg(seed * 100 + quint32(i));
        const int kind = w.below(10);
        item.is = kind == 0                             ? Is::CreditNote
                  : kind == 1 && hasType                ? Is::Payment
                  : kind == 2 && (hasType || hasStatus) ? Is::Draft
                                                        : Is::Invoice;
        item.currency =
            mixed ? QByteArray(kCurrencies[w.below(int(std::size(kCurrencies)))]) : currency;
        item.amount = 1 + w.below(w.once(3) ? 99999999 : 99999);
        item.amount *= item.is == Is::CreditNote ? -1 : 1;
        item.open = item.amount;
        if (item.is == Is::Invoice && hasStatus && w.once(4)) {
            item.paid = true;
            item.open = 0;
        } else if (item.is == Is::Invoice && hasOpen && w.once(3)) {
            item.open = 1 + w.below(int(item.amount));
        }
        item.strange = item.is == Is::Invoice &&
                       ((strange == 1 && hasType) || (strange == 2 && hasStatus)) && w.once(3);
        item.issued = QDate(2026, 1, 1).addDays(w.below(300));
        static constexpr int kTerms[] = {0, 10, 14, 30, 45, 60};
        const int days = dueBy == 3 ? 30 : kTerms[w.below(6)];
        item.due = item.issued.addDays(days);
        items.push_back(item);
    }

    struct Column {
        F field;
        QString heading;
    };
    const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
    const QString inHeading =
        currencyBy == 1 ? QStringLiteral(" (%1)").arg(QLatin1String(currency)) : QString();
    std::vector<Column> columns{{F::AccountNumber, text(country.account)},
                                {F::InvoiceNumber, text(country.number)},
                                {F::IssueDate, text(country.issued)},
                                {F::Amount, text(country.amount) + inHeading}};
    if (hasName)
        columns.push_back({F::AccountName, text(country.customer)});
    if (hasType)
        columns.push_back({F::DocumentType, text(country.type)});
    if (dueBy < 2)
        columns.push_back({F::DueDate, text(country.due)});
    if (dueBy == 2)
        columns.push_back({F::TermsDays, text(country.terms)});
    if (paidBy)
        columns.push_back({F::PaidAmount, text(country.paid) + inHeading});
    else if (hasOpen)
        columns.push_back({F::OpenAmount, text(country.open) + inHeading});
    static constexpr const char *kBeside[] = {"VAT", "Sales person", "Discount", "Warehouse"};
    for (int i = 0; i < beside; ++i)
        columns.push_back({kNothing, QString::fromLatin1(kBeside[i])});
    if (hasStatus)
        columns.push_back({F::Status, text(country.status)});
    if (currencyBy == 0)
        columns.push_back({F::Currency, text(country.currency)});
    for (size_t i = columns.size() - 1; i > 0; --i)
        std::swap(columns[i], columns[size_t(w.below(int(i) + 1))]);
    for (const Column &column : columns)
        headings[column.field] = column.heading;

    QStringList lines;
    const bool signedCredits = !hasType || w.once(2);
    if (w.once(4)) {
        lines += QStringLiteral("Open items of the company");
        lines += QString();
    }
    const auto join = [&](const QStringList &cells) {
        QStringList out;
        for (const QString &cell : cells)
            out += quoted(cell, separator, quotesAll && !cell.isEmpty());
        return out.join(separator);
    };
    QStringList heads;
    for (const Column &column : columns)
        heads += column.heading;
    lines += join(heads);
    for (TrueItem &item : items) {
        const int digits =
            mixed ? Currency::fromCode(QByteArrayView(item.currency))->minorDigits() : usualDigits;
        const auto money = [&](qint64 minor) {
            const qint64 shown = item.is == Is::Payment ? -minor
                                 : signedCredits        ? minor
                                                        : std::abs(minor);
            const QString number = w.amount(shown, digits, amountStyle, negative);
            return currencyBy == 2 ? number + QLatin1Char(' ') + QLatin1String(currency) : number;
        };
        const int days = int(item.issued.daysTo(item.due));
        QStringList cells;
        for (const Column &column : columns) {
            switch (column.field) {
            case F::AccountNumber:
                cells += textMarks ? QLatin1Char('\'') + item.account : item.account;
                break;
            case F::InvoiceNumber:
                cells += textMarks && item.number.startsWith(QLatin1Char('0'))
                             ? QStringLiteral("=\"%1\"").arg(item.number)
                             : item.number;
                break;
            case F::AccountName:
                cells += item.name;
                break;
            case F::DocumentType:
                cells += item.strange && strange == 1
                             ? QStringLiteral("Z9")
                             : text(item.is == Is::Invoice      ? country.invoice
                                    : item.is == Is::CreditNote ? country.credit
                                    : item.is == Is::Payment    ? country.payment
                                    : hasStatus                 ? country.invoice
                                                                : country.draft);
                break;
            case F::IssueDate:
                cells += w.day(item.issued, dateStyle);
                break;
            case F::DueDate:
                cells += w.day(item.due, dateStyle);
                break;
            case F::TermsDays:
                cells += days == 0   ? QStringLiteral("0")
                         : w.once(2) ? QString::number(days)
                                     : text(country.net).arg(days);
                break;
            case F::Amount:
                cells += money(item.amount);
                break;
            case F::OpenAmount:
                cells += money(item.open);
                break;
            case F::PaidAmount:
                cells += money(item.is == Is::Payment ? 0 : item.amount - item.open);
                break;
            case kNothing:
                cells += column.heading == QLatin1String("VAT") ||
                                 column.heading == QLatin1String("Discount")
                             ? w.amount(item.amount / 5, digits, amountStyle, negative)
                             : QStringLiteral("Ann, %1").arg(days);
                break;
            case F::Status:
                cells += item.strange && strange == 2
                             ? QStringLiteral("Zorg")
                             : text(item.is == Is::Draft ? country.statusDraft
                                    : item.paid          ? country.statusPaid
                                                         : country.statusOpen);
                break;
            default:
                cells += QString::fromLatin1(item.currency);
                break;
            }
        }
        lines += join(cells);
        item.row = int(lines.size());
        if (w.once(12))
            lines += QString();
    }
    if (w.once(3)) {
        QStringList cells;
        for (qsizetype i = 0; i < heads.size(); ++i)
            cells += i == 0 ? text(country.total) : QString();
        lines += join(cells);
    }
    const QString end = w.once(2) ? QStringLiteral("\r\n") : QStringLiteral("\n");
    const QString whole = lines.join(end) + end;
    const int encoding = w.below(4);
    if (encoding == 0 && !hebrew && !manyNames) {
        // What Windows calls ANSI: here only letters that are the same in Latin-1.
        file = whole.toLatin1();
    } else if (encoding == 1) {
        QStringEncoder utf16(QStringEncoder::Utf16LE, QStringConverter::Flag::WriteBom);
        file = utf16(whole);
    } else {
        file = (encoding == 2 ? QByteArray("\xEF\xBB\xBF") : QByteArray()) + whole.toUtf8();
    }
    story = QStringLiteral("seed %1, %2, separator %3, dates %4, amounts %5, due by %6, currency "
                           "by %7, encoding %8")
                .arg(seed)
                .arg(QLatin1String(country.name), QString(separator))
                .arg(int(dateStyle))
                .arg(int(amountStyle))
                .arg(dueBy)
                .arg(currencyBy)
                .arg(encoding);
}

} // namespace duebook::test
