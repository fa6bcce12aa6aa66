// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/db/database.h"
#include "core/domain/currency.h"

#include <QDate>

#include <utility>
#include <vector>

namespace duebook {

/// Exchange rates of the book.
class RateQuery {
public:
    /// The newest rate of each currency up to `day`: base units for one unit, times 10^9.
    static std::vector<std::pair<Currency, qint64>> upTo(Database &db, QDate day);
};

} // namespace duebook
