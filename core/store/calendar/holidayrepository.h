// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/holiday.h"
#include "core/store/book/session.h"

#include <vector>

namespace duebook {

/// The days that are not worked: those of the book's country, filled from its table, and those that
/// people put in (stored under country '').
class HolidayRepository {
public:
    /// The days of `country` and the book's own from `from` to `until`, both included, by day. A
    /// day that stands in both is listed once, as the book's own.
    static std::vector<Holiday> list(Database &db, const QString &country, QDate from, QDate until);

    /// The last day of the country's table in the book, with those taken out; invalid = none.
    static QDate lastFilled(Database &db, const QString &country);

    /// Adds those that are missing; what people took out stays out. Nothing is audited: the
    /// table is the same everywhere.
    /// @return how many days are new
    static int fill(Transaction &transaction, const QString &country,
                    const std::vector<Holiday> &days);

    /// Puts a day in, or names it anew. False when it stood there with this name.
    static bool add(Transaction &transaction, const QString &country, QDate day,
                    const QString &name);

    /// Takes a day out. False when there was none.
    static bool remove(Transaction &transaction, const QString &country, QDate day);
};

} // namespace duebook
