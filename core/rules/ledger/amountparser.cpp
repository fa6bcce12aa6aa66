// SPDX-License-Identifier: Apache-2.0
#include "core/rules/ledger/amountparser.h"

#include "core/rules/ledger/shortenednumber.h"

#include <algorithm>
#include <limits>

namespace duebook {

namespace {

constexpr int kCalculatedDecimals = 8;

/// What stands at a place of the text, and how many bytes it takes.
enum class Token {
    Digit,
    Point,
    Comma,
    Apostrophe,
    Blank,
    Minus,
    Plus,
    Open,
    Close,
    Ignored,
    Other
};

struct Read {
    Token token;
    int length;
};

unsigned char byteAt(QByteArrayView text, qsizetype at)
{
    return static_cast<unsigned char>(text[at]);
}

/// The letters outside ASCII that numbers are written with: blanks, minus signs, apostrophes and
/// the invisible marks of right-to-left text.
Read readWide(QByteArrayView text, qsizetype at)
{
    const unsigned char first = byteAt(text, at);
    const unsigned char second = at + 1 < text.size() ? byteAt(text, at + 1) : 0;
    const unsigned char third = at + 2 < text.size() ? byteAt(text, at + 2) : 0;
    if (first == 0xC2 && second == 0xA0)
        return {Token::Blank, 2};
    if (first == 0xD8 && second == 0x9C)
        return {Token::Ignored, 2};
    if (first == 0xE3 && second == 0x80 && third == 0x80)
        return {Token::Blank, 3};
    if (first == 0xEF && second == 0xBB && third == 0xBF)
        return {Token::Ignored, 3};
    if (first == 0xEF && second == 0xBC && third == 0x8D)
        return {Token::Minus, 3};
    if (first == 0xE2 && second == 0x88 && third == 0x92)
        return {Token::Minus, 3};
    if (first == 0xE2 && second == 0x81 && third == 0x9F)
        return {Token::Blank, 3};
    if (first == 0xE2 && second == 0x81 && third >= 0xA6 && third <= 0xA9)
        return {Token::Ignored, 3};
    if (first == 0xE2 && second == 0x80) {
        if (third >= 0x80 && third <= 0x8A)
            return {Token::Blank, 3};
        if (third == 0xAF)
            return {Token::Blank, 3};
        if ((third >= 0x8B && third <= 0x8F) || (third >= 0xAA && third <= 0xAE))
            return {Token::Ignored, 3};
        if (third >= 0x90 && third <= 0x93)
            return {Token::Minus, 3};
        if (third == 0x98 || third == 0x99)
            return {Token::Apostrophe, 3};
    }
    return {Token::Other, 1};
}

Read readToken(QByteArrayView text, qsizetype at)
{
    const unsigned char c = byteAt(text, at);
    if (c >= '0' && c <= '9')
        return {Token::Digit, 1};
    switch (c) {
    case '.':
        return {Token::Point, 1};
    case ',':
        return {Token::Comma, 1};
    case '\'':
        return {Token::Apostrophe, 1};
    case ' ':
    case '\t':
    case '\n':
    case '\r':
        return {Token::Blank, 1};
    case '-':
        return {Token::Minus, 1};
    case '+':
        return {Token::Plus, 1};
    case '(':
        return {Token::Open, 1};
    case ')':
        return {Token::Close, 1};
    default:
        return c < 128 ? Read{Token::Other, 1} : readWide(text, at);
    }
}

struct Sign {
    const char *text;
    const char *code; ///< empty where several currencies use the sign
};

constexpr Sign kSigns[] = {
    {"\xE2\x82\xAC", "EUR"},
    {"\xC2\xA3", "GBP"},
    {"\xE2\x82\xAA", "ILS"},
    {"\xE2\x82\xB9", "INR"},
    {"\xE2\x82\xA9", "KRW"},
    {"\xE2\x82\xBA", "TRY"},
    {"\xE2\x82\xB4", "UAH"},
    {"\xE2\x82\xBD", "RUB"},
    {"z\xC5\x82", "PLN"},
    {"K\xC4\x8D", "CZK"},
    {"\xC2\xA5", ""},
    {"\xE5\x86\x86", "JPY"},
    {"US$", "USD"},
    {"A$", "AUD"},
    {"C$", "CAD"},
    {"$", ""},
    {"Fr.", "CHF"},
    {"kr.", ""},
    {"kr", ""},
    {"R$", "BRL"},
    {"Euro", "EUR"},
    {"sFr.", "CHF"},
    {"Ft", "HUF"},
    {"\xD7\xA9\xD7\x97", "ILS"},
};

/// What stands beside the number: a currency, "CR" for credit, or something that makes it no
/// number.
struct Affix {
    bool understood = false;
    bool credit = false;
    Currency currency;
};

Affix readAffix(QByteArrayView text)
{
    if (text.compare(QByteArrayView("CR"), Qt::CaseInsensitive) == 0)
        return {true, true, {}};
    if (text.compare(QByteArrayView("DR"), Qt::CaseInsensitive) == 0)
        return {true, false, {}};
    if (const auto currency = Currency::fromCode(text))
        return {true, false, *currency};
    for (const Sign &sign : kSigns) {
        if (text.compare(QByteArrayView(sign.text), Qt::CaseInsensitive) == 0)
            return {true, false,
                    Currency::fromCode(QByteArrayView(sign.code)).value_or(Currency())};
    }
    return {};
}

/// The core of the number between its first and last digit, cut from what stands around it.
struct Cut {
    QByteArrayView number;
    bool negative = false;
    Currency currency;
    AmountError error = AmountError::None;
};

Cut cutNumber(QByteArrayView text)
{
    qsizetype first = -1;
    qsizetype last = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const unsigned char c = byteAt(text, i);
        if (c >= '0' && c <= '9') {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    Cut cut;
    int minuses = 0;
    int brackets = 0;
    bool anything = false;
    const auto readSide = [&](QByteArrayView side) {
        qsizetype affixBegin = -1;
        qsizetype affixEnd = -1;
        for (qsizetype at = 0; at < side.size();) {
            const Read read = readToken(side, at);
            const qsizetype begin = at;
            at += read.length;
            switch (read.token) {
            case Token::Blank:
            case Token::Ignored:
                continue;
            case Token::Minus:
                ++minuses;
                break;
            case Token::Plus:
                break;
            case Token::Open:
                ++brackets;
                break;
            case Token::Close:
                --brackets;
                break;
            default:
                affixBegin = affixBegin < 0 ? begin : affixBegin;
                affixEnd = at;
                break;
            }
            anything = true;
        }
        if (affixBegin < 0)
            return;
        const Affix affix = readAffix(side.sliced(affixBegin, affixEnd - affixBegin));
        if (!affix.understood)
            cut.error = AmountError::NotANumber;
        if (affix.credit)
            ++minuses;
        if (affix.currency.isSet())
            cut.currency = affix.currency;
    };
    if (first < 0) {
        readSide(text);
        cut.error = anything ? AmountError::NotANumber : AmountError::Empty;
        return cut;
    }
    // ".5" and ",5" are numbers too.
    if (first > 0 && (text[first - 1] == '.' || text[first - 1] == ','))
        --first;
    // "5." and "5,-" (a price without cents) end with their decimal sign.
    if (last + 1 < text.size() && (text[last + 1] == '.' || text[last + 1] == ',')) {
        const QByteArrayView rest = text.sliced(last + 2).trimmed();
        if (rest == "-" || rest == "--" || rest == "\xE2\x80\x93" || rest == "\xE2\x80\x94") {
            text = text.first(last + 1);
        } else {
            ++last;
        }
    }
    readSide(text.first(first));
    const int opened = brackets;
    readSide(text.sliced(last + 1));
    if (brackets != 0 || opened < 0 || minuses + opened > 1)
        cut.error = AmountError::NotANumber;
    cut.negative = minuses + opened == 1;
    cut.number = text.sliced(first, last + 1 - first);
    return cut;
}

/// Which sign is the decimal one, from this number alone. Several different signs: the last one.
DecimalSign decimalOf(QByteArrayView number, bool &ambiguous)
{
    int points = 0;
    int commas = 0;
    bool otherGroups = false;
    qsizetype last = -1;
    for (qsizetype i = 0; i < number.size(); ++i) {
        const char c = number[i];
        if (c == '.' || c == ',') {
            ++(c == '.' ? points : commas);
            last = i;
        } else if (c < '0' || c > '9') {
            otherGroups = true;
        }
    }
    ambiguous = false;
    if (points == 0 && commas == 0)
        return DecimalSign::Unknown;
    const DecimalSign lastSign = number[last] == '.' ? DecimalSign::Point : DecimalSign::Comma;
    const DecimalSign otherSign = number[last] == '.' ? DecimalSign::Comma : DecimalSign::Point;
    if (points > 0 && commas > 0)
        return (lastSign == DecimalSign::Point ? points : commas) == 1 ? lastSign : otherSign;
    if (points + commas > 1)
        return otherSign;
    const qsizetype digitsAfter = number.size() - last - 1;
    const qsizetype digitsBefore = last;
    ambiguous = digitsAfter == 3 && digitsBefore >= 1 && digitsBefore <= 3 && !otherGroups &&
                number[0] != '0';
    return lastSign;
}

} // namespace

ParsedAmount parseAmount(QByteArrayView text, DecimalSign decimal, int minorDigits)
{
    const Cut cut = cutNumber(text);
    ParsedAmount parsed;
    parsed.currency = cut.currency;
    parsed.error = cut.error;
    if (isShortenedNumber(text))
        parsed.error = AmountError::Shortened;
    if (parsed.error != AmountError::None)
        return parsed;
    if (cut.currency.isSet())
        minorDigits = cut.currency.minorDigits();
    if (decimal == DecimalSign::Unknown) {
        bool ambiguous = false;
        decimal = decimalOf(cut.number, ambiguous);
        if (ambiguous) {
            parsed.error = AmountError::Ambiguous;
            return parsed;
        }
    }

    const Token decimalToken = decimal == DecimalSign::Comma ? Token::Comma : Token::Point;
    quint64 value = 0;
    int decimals = -1;   // digits behind the decimal sign; -1 = none met
    int groupDigits = 0; // since the last group sign
    bool grouped = false;
    bool tooManyDecimals = false;
    int tail = 0; // digits behind those that the currency has
    bool roundsUp = false;
    Token groupSign = Token::Other;
    constexpr quint64 kLargest = quint64(std::numeric_limits<qint64>::max());
    for (qsizetype at = 0; at < cut.number.size();) {
        const Read read = readToken(cut.number, at);
        const char c = cut.number[at];
        at += read.length;
        if (read.token == Token::Ignored)
            continue;
        if (read.token == Token::Digit) {
            if (decimals >= minorDigits) {
                tooManyDecimals = tooManyDecimals || c != '0';
                roundsUp = tail == 0 ? c >= '5' : roundsUp;
                ++tail;
                continue;
            }
            if (value > (kLargest - quint64(c - '0')) / 10) {
                parsed.error = AmountError::TooLarge;
                return parsed;
            }
            value = value * 10 + quint64(c - '0');
            ++(decimals >= 0 ? decimals : groupDigits);
            continue;
        }
        const bool isGroup = read.token == Token::Point || read.token == Token::Comma ||
                             read.token == Token::Apostrophe || read.token == Token::Blank;
        const bool groupIsFull = !grouped ? groupDigits >= 1 : groupDigits == 3;
        if (read.token == decimalToken && decimals < 0 && (!grouped || groupDigits == 3)) {
            decimals = 0;
        } else if (isGroup && read.token != decimalToken && decimals < 0 &&
                   (groupIsFull || (grouped && groupDigits == 2)) &&
                   (!grouped || groupSign == read.token) && groupDigits <= 3) {
            grouped = true;
            groupSign = read.token;
            groupDigits = 0;
        } else {
            parsed.error = AmountError::NotANumber;
            return parsed;
        }
    }
    if (tooManyDecimals && decimals + tail >= kCalculatedDecimals) {
        tooManyDecimals = false;
        parsed.rounded = true;
        value += roundsUp ? 1 : 0;
    }
    if (tooManyDecimals || (grouped && decimals < 0 && groupDigits != 3)) {
        parsed.error = tooManyDecimals ? AmountError::TooManyDecimals : AmountError::NotANumber;
        return parsed;
    }
    for (int digits = std::max(decimals, 0); digits < minorDigits; ++digits) {
        if (value > kLargest / 10) {
            parsed.error = AmountError::TooLarge;
            return parsed;
        }
        value *= 10;
    }
    parsed.minor = cut.negative ? -qint64(value) : qint64(value);
    return parsed;
}

void DecimalCounter::add(QByteArrayView text)
{
    const Cut cut = cutNumber(text);
    if (cut.error != AmountError::None)
        return;
    bool ambiguous = false;
    const DecimalSign sign = decimalOf(cut.number, ambiguous);
    if (ambiguous)
        ++m_both;
    else if (sign == DecimalSign::Point)
        ++m_point;
    else if (sign == DecimalSign::Comma)
        ++m_comma;
}

DecimalSign DecimalCounter::decided() const
{
    if (m_point > m_comma)
        return DecimalSign::Point;
    if (m_comma > m_point)
        return DecimalSign::Comma;
    return m_both == 0 && m_point == 0 ? DecimalSign::Point : DecimalSign::Unknown;
}

} // namespace duebook
