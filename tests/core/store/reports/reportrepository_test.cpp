// SPDX-License-Identifier: Apache-2.0
#include "core/store/reports/reportrepository.h"

#include "core/services/book/bookservice.h"
#include "core/services/demo/demoservice.h"
#include "core/services/reports/reportservice.h"
#include "core/store/ledger/balancerepository.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"

#include <QTemporaryDir>

using namespace duebook;
using namespace duebook::test;

namespace {

bool sameRow(const AgeingRow &a, const AgeingRow &b)
{
    return a.key == b.key && a.name == b.name && a.number == b.number && a.balance == b.balance;
}

} // namespace

TEST_CASE("On a believable book both ways to today's ageing give the same rows", "[reports][demo]")
{
    FakeClock clock("2026-03-02T09:00:00Z");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("demo.duebook"));
    must(DemoService::create(path, {80, 1500, 100, 3}, clock));
    const OpenedBook book =
        must(BookService::open(path, {}, clock, QStringLiteral("anna"), QStringLiteral("test")));
    Session &session = *book.session;
    Database &db = session.database();

    AgeingQuery query;
    query.asOf = session.today();
    query.edges = session.settings().edges;
    REQUIRE(BalanceRepository::newestDay(db) <= query.asOf);
    for (const AgeingBy by :
         {AgeingBy::Account, AgeingBy::Collector, AgeingBy::Segment, AgeingBy::Currency}) {
        query.by = by;
        const AgeingReport dated = ReportRepository::datedAgeing(db, query).report;
        const AgeingReport kept = ReportRepository::maintainedAgeing(db, query).report;
        CHECK(dated.totals.size() >= 3);
        CHECK(dated.totals == kept.totals);
        CHECK(std::equal(dated.rows.begin(), dated.rows.end(), kept.rows.begin(), kept.rows.end(),
                         sameRow));
    }

    ReportService reports(session);
    for (const int days : {30, 365}) {
        for (const PeriodProgress &part :
             must(reports.progress({query.asOf.addDays(1 - days), query.asOf, {}})))
            CHECK(part.other.isZero());
    }
}
