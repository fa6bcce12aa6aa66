// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/columncontent.h"

#include "core/rules/importing/dateparser.h"
#include "core/rules/ledger/amountparser.h"

#include <algorithm>
#include <array>
#include <set>

namespace duebook {

namespace {

constexpr qsizetype kShortestDay = 6;
constexpr int kMostly = 6; // of ten

/// Digits alone are more likely a number than a day, but for one of a century that ledgers know.
bool mayBeDay(const QByteArray &cell)
{
    const bool digits =
        std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    return cell.size() >= kShortestDay &&
           (!digits || (cell.size() == 8 && (cell.startsWith("19") || cell.startsWith("20"))));
}

ColumnContent contentOf(const QByteArray &cell)
{
    const DateError day =
        mayBeDay(cell) ? parseDay(cell, DateOrder::Unknown).error : DateError::NotADate;
    if (day == DateError::None || day == DateError::Ambiguous)
        return ColumnContent::Day;
    const ParsedAmount amount = parseAmount(cell, DecimalSign::Unknown, 4);
    if (amount.error != AmountError::None && amount.error != AmountError::Ambiguous)
        return ColumnContent::Text;
    // "1.250,00 EUR", "(40.00)", "28,500.00 Dr": what stands behind the decimals is no digit.
    qsizetype end = cell.size();
    while (end > 0 && (cell[end - 1] < '0' || cell[end - 1] > '9'))
        --end;
    const bool decimals = end >= 3 && (cell[end - 3] == '.' || cell[end - 3] == ',');
    return decimals || amount.currency.isSet() ? ColumnContent::Money : ColumnContent::Number;
}

} // namespace

std::vector<ColumnFacts> columnFacts(const std::vector<QStringList> &rows, int columns)
{
    std::vector<ColumnFacts> all(static_cast<size_t>(columns));
    for (int column = 0; column < columns; ++column) {
        ColumnFacts &facts = all[size_t(column)];
        std::array<int, 5> counts{};
        std::set<QString> values;
        for (const QStringList &row : rows) {
            const QString value = row.value(column).simplified();
            if (value.isEmpty())
                continue;
            ++facts.filled;
            values.insert(value);
            facts.anyDigit = facts.anyDigit || std::any_of(value.begin(), value.end(),
                                                           [](QChar c) { return c.isDigit(); });
            ++counts[size_t(contentOf(value.toUtf8()))];
        }
        facts.distinct = int(values.size());
        if (facts.filled == 0)
            continue;
        facts.content = ColumnContent::Text;
        for (const ColumnContent content :
             {ColumnContent::Day, ColumnContent::Money, ColumnContent::Number}) {
            if (counts[size_t(content)] * 10 >= facts.filled * kMostly)
                facts.content = content;
        }
        // Amounts of which some are whole are amounts.
        if (facts.content == ColumnContent::Text || facts.content == ColumnContent::Number) {
            const int numbers =
                counts[size_t(ColumnContent::Money)] + counts[size_t(ColumnContent::Number)];
            if (counts[size_t(ColumnContent::Money)] > 0 && numbers * 10 >= facts.filled * kMostly)
                facts.content = ColumnContent::Money;
        }
    }
    return all;
}

} // namespace duebook
