// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <array>
#include <compare>
#include <optional>
#include <vector>

namespace duebook {

/// One currency of ISO 4217, by its three-letter code. Trivially copyable; the default is "no
/// currency".
class Currency {
public:
    constexpr Currency() = default;

    /// The currency with this code (any case, blanks around allowed), or nothing if ISO 4217 has
    /// none.
    static std::optional<Currency> fromCode(QStringView code);
    static std::optional<Currency> fromCode(QByteArrayView code);

    /// Every currency of ISO 4217 with minor units, in order of code.
    static std::vector<Currency> all();

    constexpr bool isSet() const { return m_code[0] != '\0'; }
    QString code() const { return QString::fromLatin1(m_code.data(), isSet() ? 3 : 0); }
    QByteArrayView codeBytes() const { return {m_code.data(), isSet() ? 3 : 0}; }

    /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD. 2 when not set.
    int minorDigits() const { return m_digits; }

    friend constexpr bool operator==(Currency a, Currency b) { return a.m_code == b.m_code; }
    friend constexpr auto operator<=>(Currency a, Currency b) { return a.m_code <=> b.m_code; }

private:
    std::array<char, 4> m_code{};
    signed char m_digits = 2;
};

} // namespace duebook
