// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/headingcurrency.h"

#include <QRegularExpression>
#include <QStringList>

namespace duebook {

namespace {

/// Codes that are believed in small letters too: others are words ("all", "top", "try").
bool isUsual(const QString &code)
{
    static const QStringList kUsual =
        QStringLiteral("EUR USD GBP CHF SEK NOK DKK PLN CZK HUF RON BGN CAD AUD NZD JPY CNY INR "
                       "ILS BRL MXN ZAR SGD HKD AED SAR TRY RUB UAH")
            .split(QLatin1Char(' '));
    return kUsual.contains(code) && code != QLatin1String("TRY");
}

} // namespace

HeadingCurrency splitHeadingCurrency(const QString &heading)
{
    const QString text = heading.simplified();
    static const QRegularExpression atEnd(
        QStringLiteral("^(.*[^\\p{L}])(?:in |en |i |w )?[\\(\\[]?([A-Za-z]{3})[\\)\\]]?\\.?$"));
    static const QRegularExpression sign(
        QStringLiteral("^(.+?)\\s*(?:in )?[\\(\\[]?([€£₪₹])[\\)\\]]?$"));
    static const QRegularExpression filler(QStringLiteral("[\\s_(\\[/-]+((in|en|i|w)[\\s_]*)?$"));
    QString rest;
    QString code;
    if (const auto match = atEnd.match(text); match.hasMatch()) {
        rest = match.captured(1);
        code = match.captured(2);
    } else if (const auto signMatch = sign.match(text); signMatch.hasMatch()) {
        rest = signMatch.captured(1);
        const QString found = signMatch.captured(2);
        code = found == QStringLiteral("€")   ? QStringLiteral("EUR")
               : found == QStringLiteral("£") ? QStringLiteral("GBP")
               : found == QStringLiteral("₪") ? QStringLiteral("ILS")
                                              : QStringLiteral("INR");
    } else {
        return {text, {}};
    }
    rest.remove(filler);
    const bool own = code.compare(QLatin1String("LCY"), Qt::CaseInsensitive) == 0;
    // In a heading of capitals "ALL" is a word; "Total (ALL)" in one of small letters a currency.
    const bool stands = code == code.toUpper() && rest != rest.toUpper();
    const bool named = isUsual(code.toUpper()) || stands;
    const auto currency = Currency::fromCode(QStringView(code.toUpper()));
    if (rest.isEmpty() || (!own && (!named || !currency)))
        return {text, {}};
    return {rest, own ? Currency() : *currency};
}

} // namespace duebook
