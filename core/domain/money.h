// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/currency.h"

#include <QString>

#include <optional>

namespace duebook {

/// An exact amount: whole minor units (cents) of one ISO 4217 currency. Never a double.
class Money {
public:
    constexpr Money() = default;
    constexpr Money(qint64 minorUnits, Currency currency)
        : m_minor(minorUnits), m_currency(currency)
    {
    }

    constexpr qint64 minorUnits() const { return m_minor; }
    constexpr Currency currency() const { return m_currency; }
    constexpr bool isZero() const { return m_minor == 0; }
    constexpr bool isNegative() const { return m_minor < 0; }

    /// Adding or comparing two currencies, or leaving 64 bits, is a bug in the caller: it asserts.
    /// Sums over data from outside use `plus`.
    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    friend constexpr Money operator-(Money a) { return {-a.m_minor, a.m_currency}; }
    friend constexpr bool operator==(Money, Money) = default;

    /// The sum, or nothing where it does not fit into 64 bits.
    std::optional<Money> plus(Money other) const;

    /// Plain decimal with a point and no grouping ("-1234.50"), the currency's number of decimals:
    /// for files and the command line. Screens use `ui/text/format.h`.
    QString toDecimal() const;

    /// The amount written as by `toDecimal`; nothing if the text is not that, has more decimals
    /// than the currency, or does not fit.
    static std::optional<Money> fromDecimal(const QString &text, Currency currency);

private:
    qint64 m_minor = 0;
    Currency m_currency;
};

} // namespace duebook
