// SPDX-License-Identifier: Apache-2.0
#include "core/rules/ledger/shortenednumber.h"

#include <algorithm>

namespace duebook {

bool isShortenedNumber(QByteArrayView text)
{
    text = text.trimmed();
    if (text.startsWith('-'))
        text = text.sliced(1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() < 5 || !isDigit(text[0]))
        return false;
    qsizetype at = 1;
    if (text[at] == '.' || text[at] == ',') {
        ++at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
    }
    const QByteArrayView power = text.sliced(at);
    return power.size() >= 4 && (power[0] == 'E' || power[0] == 'e') && power[1] == '+' &&
           std::all_of(power.begin() + 2, power.end(), isDigit);
}

} // namespace duebook
