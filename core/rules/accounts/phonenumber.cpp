// SPDX-License-Identifier: Apache-2.0
#include "core/rules/accounts/phonenumber.h"

#include <QRegularExpression>

#include <algorithm>

namespace duebook {

namespace {

// E.164: at most 15 digits with the country's code; the shortest that people write are internal.
constexpr qsizetype kLongest = 15;
constexpr qsizetype kShortest = 3;
/// So many digits at the end must agree: fewer are shared by strangers.
constexpr qsizetype kTelling = 7;

/// Arabic-Indic and full-width digits too.
QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.digitValue() >= 0)
            digits += QChar(u'0' + c.digitValue());
    }
    return digits;
}

struct Parts {
    QString number; ///< as written, without the extension
    QString extension;
};

Parts partsOf(const QString &written)
{
    static const QRegularExpression extension(
        QStringLiteral(
            "(?:\\bext(?:ension)?\\.?|\\bx|#|\\bdurchwahl|\\bdw\\.?|\\bposte|\\bextensi[oó]n|"
            "שלוחה)\\s*:?\\s*(\\d{1,7})\\s*$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto match = extension.match(written);
    if (!match.hasMatch())
        return {written, {}};
    return {written.left(match.capturedStart()), match.captured(1)};
}

} // namespace

PhoneDoubt phoneDoubt(const QString &written)
{
    const QString number = partsOf(written.trimmed()).number;
    if (number.isEmpty())
        return PhoneDoubt::None;
    const QString digits = digitsOf(number);
    if (digits.isEmpty())
        return PhoneDoubt::NoDigits;
    if (std::any_of(number.begin(), number.end(), [](QChar c) { return c.isLetter(); }))
        return PhoneDoubt::Letters;
    if (digits.size() < kShortest)
        return PhoneDoubt::TooShort;
    return digits.size() > kLongest + 2 ? PhoneDoubt::TooLong : PhoneDoubt::None;
}

QString dialNumber(const QString &written)
{
    const Parts parts = partsOf(written);
    QString number = parts.number.trimmed();
    bool international = number.startsWith(QLatin1Char('+')) || number.startsWith(QChar(u'\uFF0B'));
    // "+49 (0)30": the zero is for callers inside the country.
    if (international)
        number.remove(QStringLiteral("(0)"));
    QString digits = digitsOf(number);
    if (!international && digits.startsWith(QStringLiteral("00")) && digits.size() > 8) {
        international = true;
        digits.remove(0, 2);
    }
    if (digits.isEmpty())
        return {};
    QString dial = (international ? QStringLiteral("+") : QString()) + digits;
    if (!parts.extension.isEmpty())
        dial += QStringLiteral(";ext=") + parts.extension;
    return dial;
}

QString telephoneLink(const QString &written)
{
    const QString dial = dialNumber(written);
    return dial.isEmpty() ? QString() : QStringLiteral("tel:") + dial;
}

bool samePhone(const QString &one, const QString &other)
{
    const auto plain = [](const QString &written) {
        const QString dial = dialNumber(written);
        QString digits = dial.section(QLatin1Char(';'), 0, 0);
        digits.remove(QLatin1Char('+'));
        while (digits.startsWith(QLatin1Char('0')))
            digits.remove(0, 1);
        return std::pair(digits, dial.section(QLatin1Char(';'), 1));
    };
    const auto [a, extensionA] = plain(one);
    const auto [b, extensionB] = plain(other);
    if (a.size() < kTelling || b.size() < kTelling || extensionA != extensionB)
        return false;
    // A country's code has one to three digits.
    const auto endsIn = [](const QString &longer, const QString &shorter) {
        return longer.size() - shorter.size() <= 3 && longer.endsWith(shorter);
    };
    return a.size() >= b.size() ? endsIn(a, b) : endsIn(b, a);
}

} // namespace duebook
