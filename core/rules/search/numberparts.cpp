// SPDX-License-Identifier: Apache-2.0
#include "core/rules/search/numberparts.h"

#include "core/base/textfold.h"

#include <algorithm>

namespace duebook {

namespace {

// The sets of the index ix_invoice_part.
bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

bool isSign(QChar c)
{
    return QStringLiteral("-/._# ").contains(c);
}

bool isStart(QChar c)
{
    return c == QLatin1Char('0') || (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || isSign(c);
}

template <typename Condition>
QString behind(const QString &text, Condition condition)
{
    return text.mid(std::find_if_not(text.begin(), text.end(), condition) - text.begin());
}

} // namespace

NumberPart numberPart(const QString &typed)
{
    NumberPart part;
    const QString number = foldNumber(typed);
    if (number.size() < kShortestNumberPart || std::none_of(number.begin(), number.end(), isDigit))
        return part;
    if (isDigit(number.front()))
        part.beginning = behind(number, [](QChar c) { return c == QLatin1Char('0'); });
    part.rest =
        number.front() == QLatin1Char('0') ? QString() : behind(behind(number, isDigit), isStart);
    if (part.rest.isEmpty())
        return part;
    part.plain = number;
    part.plain.removeIf(isSign);
    return part;
}

} // namespace duebook
