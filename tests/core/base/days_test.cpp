// SPDX-License-Identifier: Apache-2.0
#include "core/base/days.h"
#include "tests/support/catch.h"

using namespace duebook;

TEST_CASE("Days by arithmetic agree with the calendar over two centuries", "[base]")
{
    for (QDate day(1899, 12, 28); day < QDate(2101, 1, 5); day = day.addDays(1)) {
        if (epochDayOf(day.year(), day.month(), day.day()) != toEpochDay(day))
            FAIL(day.toString(Qt::ISODate).toStdString());
    }
    CHECK(toEpochDay(QDate(1970, 1, 1)) == 0);
    CHECK(fromEpochDay(-1) == QDate(1969, 12, 31));
}
