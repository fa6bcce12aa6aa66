// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace duebook {

/// An amount as it may have been meant: minor units of a currency with so many decimals.
struct AmountGuess {
    qint64 minor = 0;
    int digits = 2;

    friend bool operator==(const AmountGuess &, const AmountGuess &) = default;
};

/// What a typed amount may mean, whatever the language it is written in: "1.234,56", "1,234.56" and
/// "1234.5" are one thing, "1.234" is two. Empty where it is no amount, or nothing.
std::vector<AmountGuess> typedAmounts(const QString &typed);

} // namespace duebook
