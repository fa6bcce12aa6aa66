// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"

#include "ui/book/bookcontext.h"
#include "ui/text/format.h"
#include "ui/today/worklistmodel.h"

using namespace duebook;
using namespace duebook::ui;

TEST_CASE("Today explains a row with 1 day and with 2 days", "[texts]")
{
    test::FakeClock clock;
    BookContext book(clock);
    const WorklistModel model(book);
    WorkRow row;
    row.score = 22;
    row.parts = {{ScoreCode::DaysLate, 22}};
    row.oldestDaysLate = 1;
    CHECK(model.explanation(row) == QStringLiteral("22 = 1 day (+22)"));
    row.oldestDaysLate = 2;
    CHECK(model.explanation(row) == QStringLiteral("22 = 2 days (+22)"));
}

TEST_CASE("Near days and moments are written for one and for many", "[texts]")
{
    const QDate today(2026, 12, 1);
    CHECK(format::lateness(1) == QStringLiteral("1 day late"));
    CHECK(format::lateness(2) == QStringLiteral("2 days late"));
    CHECK(format::lateness(-2) == QStringLiteral("due in 2 days"));
    CHECK(format::relativeDay(today.addDays(2), today) == QStringLiteral("in 2 days"));
    const QDateTime now(today, QTime(12, 0), Qt::UTC);
    CHECK(format::ago(now.addSecs(-60), now) == QStringLiteral("1 minute ago"));
    CHECK(format::ago(now.addSecs(-150), now) == QStringLiteral("2 minutes ago"));
    CHECK(format::ago(now.addSecs(-3700), now) == QStringLiteral("1 hour ago"));
    CHECK(format::ago(now.addSecs(-7300), now) == QStringLiteral("2 hours ago"));
}
