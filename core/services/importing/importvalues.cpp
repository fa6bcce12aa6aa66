// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importvalues.h"

#include "core/base/textfold.h"
#include "core/services/importing/importrows.h"

#include <QCoreApplication>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

/// True when the folded text is one of these words, or begins with one that ends in '*'.
template <size_t N>
bool isOneOf(const QString &folded, const char *const (&words)[N])
{
    for (const char *word : words) {
        const QString wanted = QString::fromUtf8(word);
        if (wanted.endsWith(QLatin1Char('*')) ? folded.startsWith(QStringView(wanted).chopped(1))
                                              : folded == wanted)
            return true;
    }
    return false;
}

} // namespace

void appendNumberKey(QByteArray &to, QByteArrayView number)
{
    const qsizetype before = to.size();
    for (const char c : number) {
        if (static_cast<unsigned char>(c) >= 128) {
            to.truncate(before);
            to += foldNumber(QString::fromUtf8(number)).toUtf8();
            return;
        }
        const bool isSpace = c == ' ' || (c >= '\t' && c <= '\r');
        if (!isSpace)
            to += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    }
}

bool isCreditMark(QByteArrayView text)
{
    static constexpr const char *kWords[] = {"h", "c", "cr", "k", "haben", "credit", "haber"};
    return !text.isEmpty() && isOneOf(foldText(QString::fromUtf8(text)), kWords);
}

bool isYes(QByteArrayView text)
{
    static constexpr const char *kNo[] = {"no", "n",   "0", "false", "nein", "non",    "-",
                                          "לא", "nee", "f", "none",  "open", "falsch", "faux"};
    // A column may tell how much is disputed: nothing is no.
    const ParsedAmount amount = parseAmount(text, DecimalSign::Point, 4);
    if (amount.error == AmountError::None && amount.minor == 0)
        return false;
    return !text.isEmpty() && !isOneOf(foldText(QString::fromUtf8(text)), kNo);
}

std::optional<bool> yesOrNo(QByteArrayView text)
{
    static constexpr const char *kNo[] = {"no",  "n",      "0",    "0.0",   "false", "nein",
                                          "non", "nee",    "nej",  "nei",   "nie",   "nao",
                                          "f",   "falsch", "faux", "falso", "לא"};
    static constexpr const char *kYes[] = {"yes", "y", "1",    "1.0",  "true", "ja",  "j",
                                           "oui", "o", "vrai", "si",   "s",    "sim", "tak",
                                           "t",   "x", "wahr", "vero", "כן"};
    const QString folded = foldText(QString::fromUtf8(text));
    if (isOneOf(folded, kNo))
        return false;
    if (isOneOf(folded, kYes))
        return true;
    return std::nullopt;
}

QByteArrayView withoutTextMark(QByteArrayView text)
{
    if (text.size() > 3 && text.startsWith("=\"") && text.endsWith('"'))
        return text.sliced(2).chopped(1).trimmed();
    if (text.size() > 1 && text[0] == '\'' && text[1] != '\'')
        return text.sliced(1).trimmed();
    return text;
}

QString shortenedNumberText()
{
    return Texts::tr("Your spreadsheet changed this number and its digits are lost: export the "
                     "list again and do not save it with the spreadsheet.");
}

QString amountErrorText(AmountError error, Currency currency)
{
    switch (error) {
    case AmountError::None:
        break;
    case AmountError::Empty:
        return Texts::tr("The amount is missing.");
    case AmountError::NotANumber:
        return Texts::tr("This is not an amount.");
    case AmountError::TooLarge:
        return Texts::tr("The amount is too large for any book.");
    case AmountError::TooManyDecimals:
        return Texts::tr("The amount has more decimals than %1.").arg(currency.code());
    case AmountError::Shortened:
        return shortenedNumberText();
    case AmountError::Ambiguous:
        return Texts::tr("It is not clear which sign stands before the decimals.");
    }
    return {};
}

QString dateErrorText(DateError error)
{
    switch (error) {
    case DateError::None:
        break;
    case DateError::Empty:
        return Texts::tr("The date is missing.");
    case DateError::NotADate:
        return Texts::tr("This is not a date.");
    case DateError::NoSuchDay:
        return Texts::tr("There is no such day in the order of dates chosen.");
    case DateError::OutOfRange:
        return Texts::tr("The year is not between 1900 and 2199.");
    case DateError::Ambiguous:
        return Texts::tr("Day and month can be exchanged here.");
    }
    return {};
}

QString csvProblemText(unsigned problems)
{
    if ((problems & CsvNulByte) != 0)
        return Texts::tr("The row has zero bytes: the file is damaged or no text.");
    if ((problems & CsvCutOff) != 0)
        return Texts::tr("The file ends in the middle of this row: it was not saved whole.");
    if ((problems & CsvUnterminatedQuote) != 0)
        return Texts::tr("A quote is opened here and never closed.");
    if ((problems & CsvRowTooLong) != 0)
        return Texts::tr("The row is longer than 8 MiB: a quote is missing, or this is no table.");
    if ((problems & CsvFieldTooLong) != 0)
        return Texts::tr("A field is longer than 1 MiB.");
    if ((problems & CsvInvalidText) != 0)
        return Texts::tr("The text does not fit the encoding chosen for the file.");
    if ((problems & CsvStrayQuote) != 0)
        return Texts::tr("A quote stands alone inside a quoted field.");
    return Texts::tr("The file cannot be read on.");
}

} // namespace duebook
