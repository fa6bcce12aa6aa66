// SPDX-License-Identifier: Apache-2.0
#include "core/rules/ledger/typedamounts.h"

#include "core/rules/ledger/amountparser.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kLongestAmount = 60;

} // namespace

std::vector<AmountGuess> typedAmounts(const QString &typed)
{
    std::vector<AmountGuess> guesses;
    const QByteArray text = typed.trimmed().left(kLongestAmount).toUtf8();
    for (const int digits : {2, 0, 3}) {
        for (const DecimalSign sign : {DecimalSign::Point, DecimalSign::Comma}) {
            const ParsedAmount amount = parseAmount(text, sign, digits);
            const AmountGuess guess{amount.minor, digits};
            if (amount.error == AmountError::None && amount.minor != 0 &&
                std::find(guesses.begin(), guesses.end(), guess) == guesses.end())
                guesses.push_back(guess);
        }
    }
    return guesses;
}

} // namespace duebook
