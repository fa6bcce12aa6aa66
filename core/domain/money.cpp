// SPDX-License-Identifier: Apache-2.0
#include "core/domain/money.h"

namespace duebook {

Money operator+(Money a, Money b)
{
    const std::optional<Money> sum = a.plus(b);
    Q_ASSERT_X(sum, "Money", "sum leaves 64 bits");
    return sum.value_or(a);
}

Money operator-(Money a, Money b)
{
    return a + -b;
}

std::optional<Money> Money::plus(Money other) const
{
    Q_ASSERT_X(m_currency == other.m_currency, "Money", "two currencies added");
    qint64 sum = 0;
    if (__builtin_add_overflow(m_minor, other.m_minor, &sum))
        return std::nullopt;
    return Money(sum, m_currency);
}

QString Money::toDecimal() const
{
    const int decimals = m_currency.minorDigits();
    const bool negative = m_minor < 0;
    // The magnitude of the smallest 64-bit number only fits unsigned.
    const quint64 magnitude = negative ? 0 - quint64(m_minor) : quint64(m_minor);
    QString digits = QString::number(magnitude).rightJustified(decimals + 1, QLatin1Char('0'));
    if (decimals > 0)
        digits.insert(digits.size() - decimals, QLatin1Char('.'));
    if (negative)
        digits.prepend(QLatin1Char('-'));
    return digits;
}

std::optional<Money> Money::fromDecimal(const QString &text, Currency currency)
{
    const bool negative = text.startsWith(QLatin1Char('-'));
    qint64 minor = 0;
    int decimals = -1;
    bool anyDigit = false;
    for (qsizetype i = negative ? 1 : 0; i < text.size(); ++i) {
        const ushort c = text[i].unicode();
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || decimals == currency.minorDigits())
            return std::nullopt;
        anyDigit = true;
        if (decimals >= 0)
            ++decimals;
        if (__builtin_mul_overflow(minor, 10, &minor) ||
            __builtin_sub_overflow(minor, c - '0', &minor))
            return std::nullopt;
    }
    if (!anyDigit)
        return std::nullopt;
    for (int i = qMax(decimals, 0); i < currency.minorDigits(); ++i) {
        if (__builtin_mul_overflow(minor, 10, &minor))
            return std::nullopt;
    }
    // Built up negative, because the negative side of 64 bits is one larger.
    if (!negative && __builtin_sub_overflow(qint64{0}, minor, &minor))
        return std::nullopt;
    return Money(minor, currency);
}

} // namespace duebook
