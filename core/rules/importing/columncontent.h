// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <vector>

namespace duebook {

/// What the values of a column mostly are.
enum class ColumnContent {
    Empty, ///< no value at all
    Text,
    Number, ///< without decimals: numbers of customers, days, yen
    Money,  ///< with two decimals or a currency
    Day,
};

struct ColumnFacts {
    ColumnContent content = ColumnContent::Empty;
    int filled = 0;
    int distinct = 0;      ///< different values
    bool anyDigit = false; ///< in any value
};

/// The facts of the first `columns` columns over these rows.
std::vector<ColumnFacts> columnFacts(const std::vector<QStringList> &rows, int columns);

} // namespace duebook
