// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importservice.h"
#include "core/services/reports/reportservice.h"

#include "tests/support/catch.h"
#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"
#include "tests/support/testpaths.h"

#include <vector>

using namespace duebook;
using namespace duebook::test;

namespace {

struct Stand {
    QDate day;
    qint64 openCount;
    qint64 open;
    qint64 currentCount;
    qint64 current;
    qint64 overdue;
    qint64 sales;
    double dso;
};

} // namespace

TEST_CASE("A real file of two years of receivables gives its known figures", "[reports][real]")
{
    const auto path =
        sharedData(QStringLiteral("receivables/ibm/WA_Fn-UseC_-Accounts-Receivable.csv"));
    if (!path) {
        WARN("skipped: the real input is not beside the checkout");
        return;
    }
    FakeClock clock;
    TempBook book(clock);
    ImportService import(book.session());
    const ImportSettings settings = inCurrency("USD", ImportKind::Invoices);
    CHECK(must(import.run(*path, settings)).created == 2466);
    ReportService reports(book.session());

    const auto all = must(reports.figures({QDate(2012, 1, 1), QDate(2014, 12, 31), {}}));
    REQUIRE(all.size() == 1);
    const PeriodFigures &years = all.front();
    CHECK(years.sales.minorUnits() == 14'770'318);
    CHECK(years.invoices == 2466);
    CHECK(years.settledCount == 2466);
    CHECK(years.settledLate == 877);
    CHECK(*years.meanDaysLate == Approx(3.4424).margin(0.00005));
    CHECK(*years.meanDaysLateOnly == Approx(9.6796).margin(0.00005));
    CHECK(years.mostDaysLate == 45);
    CHECK(*years.weightedDaysLate == Approx(3.5711).margin(0.00005));
    CHECK(*years.meanDaysToSettle == Approx(26.4448).margin(0.00005));
    CHECK(years.disputedCount == 561);
    CHECK(years.closing.isZero());
    REQUIRE(years.top.size() == 10);
    CHECK(years.top.front().number == QStringLiteral("1080-NDGAE"));
    CHECK(years.top.front().count == 31);
    CHECK(years.top.front().sales.minorUnits() == 264'681);

    const std::vector<Stand> stands{
        {QDate(2012, 12, 31), 99, 572'506, 86, 493'632, 78'874, 1'919'681, 26.84},
        {QDate(2013, 6, 30), 84, 511'985, 72, 428'429, 83'556, 1'990'370, 23.15}};
    for (const Stand &stand : stands) {
        const auto figures = must(reports.figures({stand.day.addDays(-89), stand.day, {}}));
        REQUIRE(figures.size() == 1);
        CHECK(figures[0].openCount == stand.openCount);
        CHECK(figures[0].closing.minorUnits() == stand.open);
        CHECK(figures[0].openCurrentCount == stand.currentCount);
        CHECK(figures[0].closingCurrent.minorUnits() == stand.current);
        CHECK(figures[0].closingBuckets[1].minorUnits() == stand.overdue);
        CHECK(figures[0].sales.minorUnits() == stand.sales);
        CHECK(*figures[0].dso == Approx(stand.dso).margin(0.005));

        AgeingQuery query;
        query.asOf = stand.day;
        const AgeingReport ageing = must(reports.ageing(query));
        REQUIRE(ageing.totals.size() == 1);
        CHECK(ageing.totals[0].balance() == stand.open);
        CHECK(ageing.totals[0].buckets[0] == stand.current);
        CHECK(ageing.totals[0].buckets[1] == stand.overdue);
        CHECK(ageing.totals[0].openCount == stand.openCount);
    }
}
