// SPDX-License-Identifier: Apache-2.0
#include "ui/text/moneytext.h"

#include "core/rules/ledger/amountparser.h"

namespace duebook::ui {

std::optional<Money> moneyFromText(const QString &text, Currency currency, const QLocale &locale)
{
    const QByteArray typed = text.trimmed().toUtf8();
    const DecimalSign own =
        locale.decimalPoint() == QStringLiteral(",") ? DecimalSign::Comma : DecimalSign::Point;
    for (const DecimalSign sign : {own, DecimalSign::Unknown}) {
        const ParsedAmount read = parseAmount(typed, sign, currency.minorDigits());
        if (read.error == AmountError::None)
            return Money(read.minor, read.currency.isSet() ? read.currency : currency);
    }
    return std::nullopt;
}

QString moneyToText(Money money, const QLocale &locale)
{
    return money.toDecimal().replace(QLatin1Char('.'), locale.decimalPoint());
}

} // namespace duebook::ui
