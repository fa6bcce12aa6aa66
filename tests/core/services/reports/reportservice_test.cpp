// SPDX-License-Identifier: Apache-2.0
#include "core/services/reports/reportservice.h"

#include "core/services/importing/importservice.h"
#include "core/services/rating/ratingservice.h"
#include "core/services/today/worklistservice.h"
#include "core/store/ledger/openitemquery.h"
#include "tests/support/catch.h"
#include "tests/support/ledger.h"
#include "tests/support/ledgerrows.h"
#include "tests/support/randomledger.h"
#include "tests/support/tempbook.h"

#include <QFile>
#include <QTemporaryDir>

#include <array>
#include <map>

using namespace duebook;
using namespace duebook::test;

namespace {

const QDate kToday(2026, 3, 2);

std::map<std::pair<AccountId, Currency>, AccountBalance> byAccount(const AgeingReport &report)
{
    std::map<std::pair<AccountId, Currency>, AccountBalance> balances;
    for (const AgeingRow &row : report.rows)
        balances[{row.balance.account, row.balance.currency}] = row.balance;
    return balances;
}

std::map<std::pair<AccountId, Currency>, AccountBalance>
byAccount(const std::vector<AccountBalance> &list)
{
    std::map<std::pair<AccountId, Currency>, AccountBalance> balances;
    for (const AccountBalance &balance : list)
        balances[{balance.account, balance.currency}] = balance;
    return balances;
}

} // namespace

TEST_CASE("Ageing as of any past day equals the reference", "[reports]")
{
    FakeClock clock;
    for (const quint32 seed : {1u, 2u, 3u}) {
        TempBook book(clock);
        const RandomLedger ledger(book.session(), seed, kToday);
        ReportService reports(book.session());
        for (int back = 0; back <= 420; back += 3) {
            AgeingQuery query;
            query.asOf = kToday.addDays(-back);
            query.edges = AgeingEdges{{15, 45, 90}};
            const AgeingReport report = must(reports.ageing(query));
            CHECK_FALSE(report.maintained);
            if (byAccount(report) != byAccount(ledger.expected(query.asOf, *query.edges)))
                FAIL("seed " << seed << ", " << back << " days back");
        }
    }
}

TEST_CASE("Ageing as of today is read from the maintained balances, equal to the cent", "[reports]")
{
    FakeClock clock;
    TempBook book(clock);
    const RandomLedger ledger(book.session(), 4, kToday);
    ReportService reports(book.session());
    for (int ahead = 0; ahead <= 150; ahead += 5) {
        AgeingQuery query;
        query.asOf = kToday.addDays(ahead);
        const AgeingReport report = must(reports.ageing(query));
        CHECK(report.maintained);
        if (byAccount(report) != byAccount(ledger.expected(query.asOf, AgeingEdges())))
            FAIL(ahead << " days ahead");
    }
}

TEST_CASE("Groups, totals and the items of every cell sum to the same", "[reports]")
{
    FakeClock clock;
    TempBook book(clock);
    const RandomLedger ledger(book.session(), 5, kToday);
    ReportService reports(book.session());
    for (const QDate asOf : {kToday, kToday.addDays(-90)}) {
        AgeingQuery query;
        query.asOf = asOf;
        const AgeingReport accounts = must(reports.ageing(query));
        for (const AgeingBy by :
             {AgeingBy::Account, AgeingBy::Collector, AgeingBy::Segment, AgeingBy::Currency}) {
            query.by = by;
            const AgeingReport report = must(reports.ageing(query));
            REQUIRE(report.totals.size() == 2);
            CHECK(report.totals == accounts.totals);
            for (const AgeingRow &row : report.rows) {
                const Currency currency = row.balance.currency;
                qint64 items = 0;
                for (int bucket = 0; bucket < report.edges.bucketCount(); ++bucket) {
                    const AgeingItems cell =
                        must(reports.ageingItems(query, {row.key, currency, bucket, false}, 1000));
                    CHECK(cell.sum == Money(row.balance.buckets[size_t(bucket)], currency));
                    CHECK(cell.count == qint64(cell.items.size()));
                    items += cell.count;
                }
                CHECK(items == row.balance.openCount);
                const AgeingItems credits =
                    must(reports.ageingItems(query, {row.key, currency, {}, true}));
                CHECK(credits.sum == Money(row.balance.credits, currency));
                const AgeingItems all =
                    must(reports.ageingItems(query, {row.key, currency, {}, false}, 2));
                CHECK(all.sum == Money(row.balance.balance(), currency));
                CHECK(all.items.size() <= 2);
            }
        }
    }
}

TEST_CASE("Rows carry names in order, the group without a collector last", "[reports]")
{
    FakeClock clock;
    TempBook book(clock);
    LedgerRows rows(book.db());
    const QString eur = QStringLiteral("EUR");
    const AccountId zebra =
        rows.account(QStringLiteral("1"), QStringLiteral("zebra"), UserId(1), SegmentId(2));
    const AccountId ant =
        rows.account(QStringLiteral("2"), QStringLiteral("ant"), {}, SegmentId(1));
    rows.invoice(zebra, QStringLiteral("A"), kToday.addDays(-40), kToday.addDays(-10), eur, 500);
    rows.invoice(zebra, QStringLiteral("B"), kToday.addDays(-40), kToday.addDays(-10),
                 QStringLiteral("CHF"), 100);
    rows.invoice(ant, QStringLiteral("A"), kToday.addDays(-9), kToday.addDays(1), eur, 700);
    rows.finish(book.session(), kToday);
    ReportService reports(book.session());

    AgeingQuery query;
    const AgeingReport accounts = must(reports.ageing(query));
    REQUIRE(accounts.rows.size() == 3);
    CHECK(accounts.rows[0].name == QStringLiteral("ant"));
    CHECK(accounts.rows[1].name == QStringLiteral("zebra"));
    CHECK(accounts.rows[1].balance.currency.code() == QStringLiteral("CHF"));
    CHECK(accounts.rows[2].number == QStringLiteral("1"));
    CHECK(accounts.rows[2].balance.buckets[1] == 500);
    CHECK(accounts.asOf == kToday);

    query.by = AgeingBy::Collector;
    const AgeingReport collectors = must(reports.ageing(query));
    REQUIRE(collectors.rows.size() == 3);
    CHECK(collectors.rows[0].name == QStringLiteral("Anna Berg"));
    CHECK(collectors.rows[2].key == 0);
    CHECK(collectors.rows[2].name.isEmpty());

    query.scope.segment = SegmentId(1);
    query.by = AgeingBy::Segment;
    const AgeingReport segment = must(reports.ageing(query));
    REQUIRE(segment.rows.size() == 1);
    CHECK(segment.rows[0].name == QStringLiteral("Strategic"));
    CHECK(segment.rows[0].balance.balance() == 700);

    const AgeingItems items = must(
        reports.ageingItems(AgeingQuery{}, {zebra.number(), *Currency::fromCode(eur), 1, false}));
    REQUIRE(items.items.size() == 1);
    CHECK(items.items[0].number == QStringLiteral("A"));
    CHECK(items.items[0].accountName == QStringLiteral("zebra"));
    CHECK(items.items[0].daysOverdue == 10);
}

TEST_CASE("What moved the receivables sums from opening to closing", "[reports]")
{
    FakeClock clock;
    for (const quint32 seed : {6u, 7u}) {
        TempBook book(clock);
        const RandomLedger ledger(book.session(), seed, kToday);
        ReportService reports(book.session());
        for (const int days : {1, 30, 200, 500}) {
            const auto progress = must(reports.progress({kToday.addDays(1 - days), kToday, {}}));
            REQUIRE(progress.size() == 2);
            for (const PeriodProgress &part : progress) {
                CHECK(part.other.isZero());
                CHECK(part.opening + part.invoiced + part.credited + part.paid + part.discounts +
                          part.writtenOff ==
                      part.closing);
            }
        }
    }
}

TEST_CASE("The figures of a period follow their formulas", "[reports]")
{
    FakeClock clock;
    TempBook book(clock);
    LedgerRows rows(book.db());
    const QString eur = QStringLiteral("EUR");
    const AccountId account = rows.account(QStringLiteral("1"), QStringLiteral("a"));
    const auto add = [&](const char *number, QDate issued, QDate due, qint64 amount) {
        return rows.invoice(account, QLatin1String(number), issued, due, eur, amount);
    };
    const InvoiceId old = add("1", QDate(2025, 12, 10), QDate(2026, 1, 9), 10'000);
    const InvoiceId paid = add("2", QDate(2026, 1, 5), QDate(2026, 2, 4), 6'000);
    add("3", QDate(2026, 2, 10), QDate(2026, 3, 12), 9'000);
    rows.allocate(paid, rows.payment(account, QDate(2026, 2, 14), eur, 6'000), QDate(2026, 2, 14),
                  6'000);
    rows.dispute(account, old, 500, QDate(2026, 1, 20), QDate());
    rows.finish(book.session(), kToday);
    ReportService reports(book.session());

    const auto all = must(reports.figures({QDate(2026, 1, 1), QDate(2026, 2, 28), {}}));
    REQUIRE(all.size() == 1);
    const PeriodFigures &figures = all.front();
    CHECK(figures.sales.minorUnits() == 15'000);
    CHECK(figures.invoices == 2);
    CHECK(figures.opening.minorUnits() == 10'000);
    CHECK(figures.closing.minorUnits() == 19'000);
    CHECK(figures.closingCurrent.minorUnits() == 9'000);
    CHECK(figures.openCount == 2);
    CHECK(figures.openCurrentCount == 1);
    CHECK(*figures.dso == Approx(19.0 / 15 * 59));
    CHECK(*figures.bestPossibleDso == Approx(9.0 / 15 * 59));
    CHECK(*figures.averageDaysDelinquent == Approx(10.0 / 15 * 59));
    // February takes 9,000, January 6,000, December 4,000 of 10,000.
    CHECK(*figures.dsoCountback == Approx(28 + 31 + 0.4 * 31));
    CHECK_FALSE(figures.dsoCountbackMoreThan);
    CHECK(*figures.collectionEffectiveness == Approx(6.0 / 16 * 100));
    CHECK(*figures.daysToPay == Approx(40));
    CHECK(figures.settledCount == 1);
    CHECK(figures.settledLate == 1);
    CHECK(*figures.meanDaysLate == Approx(10));
    // 6,000 were 10 days late; 10,000 due on 9 January are 50 days late on 28 February.
    CHECK(*figures.weightedDaysLate == Approx((6 * 10 + 10 * 50) / 16.0));
    CHECK(figures.disputedCount == 0);
    CHECK(figures.top.size() == 1);

    SECTION("without sales there is no DSO")
    {
        const auto none = must(reports.figures({QDate(2026, 3, 1), QDate(2026, 3, 2), {}}));
        CHECK_FALSE(none.front().dso);
        CHECK_FALSE(none.front().meanDaysLate);
        CHECK(none.front().dsoCountback);
    }
    SECTION("a used-up history says so")
    {
        const auto early = must(reports.figures({QDate(2025, 12, 1), QDate(2025, 12, 31), {}}));
        CHECK(*early.front().dsoCountback == Approx(31));
        CHECK_FALSE(early.front().dsoCountbackMoreThan);
        CHECK(early.front().disputedCount == 1);
    }
}

TEST_CASE("A period or edges that make no sense are refused with their place", "[reports]")
{
    FakeClock clock;
    TempBook book(clock);
    ReportService reports(book.session());
    const auto upside = reports.figures({kToday, kToday.addDays(-1), {}});
    REQUIRE_FALSE(upside);
    CHECK(upside.error().place == QStringLiteral("period"));
    CHECK_FALSE(reports.progress({}));
    for (const std::vector<int> &days :
         {std::vector<int>{}, {30, 30}, {60, 30}, {0}, {1, 2, 3, 4, 5}}) {
        AgeingQuery query;
        query.edges = AgeingEdges{days};
        const auto refused = reports.ageing(query);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().place == QStringLiteral("edges"));
    }
}

TEST_CASE("Sums beyond 64 bits are an error, not a wrong figure", "[reports]")
{
    FakeClock clock;
    TempBook book(clock);
    LedgerRows rows(book.db());
    const AccountId account = rows.account(QStringLiteral("1"), QStringLiteral("a"));
    for (const char *number : {"1", "2"})
        rows.invoice(account, QLatin1String(number), kToday.addDays(-9), kToday,
                     QStringLiteral("EUR"), 6'000'000'000'000'000'000);
    ReportService reports(book.session());
    AgeingQuery query;
    query.asOf = kToday;
    query.edges = AgeingEdges{{7}};
    CHECK_FALSE(reports.ageing(query));
    CHECK_FALSE(reports.figures({kToday.addDays(-20), kToday, {}}));
    CHECK_FALSE(reports.progress({kToday.addDays(-20), kToday, {}}));
}

TEST_CASE("Reports over the whole book sort nothing and keep no table of their own", "[reports]")
{
    FakeClock clock;
    TempBook book(clock);
    for (const char *sql : OpenItemQuery::wholeBookStatements()) {
        const QByteArray explain = QByteArray("EXPLAIN QUERY PLAN ") + sql;
        Statement plan(book.db(), explain.constData());
        while (plan.next()) {
            INFO(sql << "\n" << plan.text(3).toStdString());
            CHECK_FALSE(plan.text(3).contains(QStringLiteral("TEMP B-TREE")));
        }
    }
}

TEST_CASE("The figures of all accounts add up to those of the book", "[reports]")
{
    FakeClock clock;
    TempBook book(clock);
    const RandomLedger ledger(book.session(), 8, kToday);
    ReportService reports(book.session());
    ReportPeriod period{kToday.addDays(-120), kToday.addDays(-20), {}};
    std::map<Currency, std::array<qint64, 7>> parts;
    for (qint64 account = 1; account <= 12; ++account) {
        period.scope.account = AccountId(account);
        for (const PeriodFigures &figures : must(reports.figures(period))) {
            auto &sums = parts[figures.currency];
            sums[0] += figures.sales.minorUnits();
            sums[1] += figures.opening.minorUnits();
            sums[2] += figures.closing.minorUnits();
            sums[3] += figures.invoices;
            sums[4] += figures.settledCount;
            sums[5] += figures.openCount;
            sums[6] += figures.disputedCount;
        }
    }
    period.scope = {};
    const auto whole = must(reports.figures(period, 3));
    REQUIRE(whole.size() == 2);
    for (const PeriodFigures &figures : whole) {
        const std::array<qint64, 7> expected{
            figures.sales.minorUnits(), figures.opening.minorUnits(), figures.closing.minorUnits(),
            figures.invoices,           figures.settledCount,         figures.openCount,
            figures.disputedCount};
        CHECK(parts[figures.currency] == expected);
        CHECK(figures.top.size() == 3);
        CHECK(figures.top[0].sales.minorUnits() >= figures.top[1].sales.minorUnits());
    }
}
TEST_CASE("Money that came before its invoice stands on account until then", "[reports]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1");
    const auto pay = [&](const char *on, qint64 cents) {
        return ledger.payment(account, on, eur(cents));
    };
    Invoice draft;
    draft.account = account;
    draft.number = QStringLiteral("F-9");
    draft.issued = day("2025-11-30");
    draft.due = day("2026-01-15");
    draft.amount = eur(1'000'00);
    must(ledger.invoices.add(draft));
    pay("2025-11-09", 150'00);
    pay("2025-11-30", 100'00);
    pay("2026-01-10", 200'00);
    ReportService reports(ledger.session);
    const auto on = [&](const char *asOf) {
        AgeingQuery query;
        query.asOf = day(asOf);
        const AgeingReport report = must(reports.ageing(query));
        return report.totals.empty() ? AccountBalance() : report.totals.front();
    };
    CHECK(on("2025-11-08").balance() == 0);
    CHECK(on("2025-11-09").credits == -150'00);
    CHECK(on("2025-11-29").credits == -150'00);
    CHECK(on("2025-11-29").openInvoices() == 0);
    CHECK(on("2025-11-30").credits == 0);
    CHECK(on("2025-11-30").buckets[0] == 750'00);
    CHECK(on("2026-01-09").buckets[0] == 750'00);
    CHECK(on("2026-01-10").buckets[0] == 550'00);
    CHECK(on("2026-01-15").overdue() == 0);
    CHECK(on("2026-01-16").buckets[1] == 550'00);
    // The money of before the period is on account when it opens.
    ReportPeriod november{day("2025-11-15"), day("2025-11-30"), {}};
    const PeriodProgress progress = must(reports.progress(november)).front();
    CHECK(progress.opening == eur(-150'00));
    CHECK(progress.invoiced == eur(1'000'00));
    CHECK(progress.other == eur(0));
    CHECK(progress.closing == eur(750'00));
}

TEST_CASE("Payments of a first list, on days it does not name, count as no days to pay",
          "[reports]")
{
    LedgerBook ledger;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("list.csv"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("Account,Name,Invoice number,Invoice date,Due date,Amount,Open amount\n"
               "7,Heron Ltd,H-1,2025-10-01,2025-10-31,100.00,0.00\n"
               "7,Heron Ltd,H-2,2025-11-01,2025-12-01,200.00,0.00\n"
               "7,Heron Ltd,H-3,2025-12-01,2025-12-31,300.00,0.00\n"
               "7,Heron Ltd,H-4,2025-12-15,2026-01-14,400.00,250.00\n");
    file.close();
    ImportSettings settings;
    settings.constants[ImportField::Currency] = QStringLiteral("EUR");
    CHECK(must(ImportService(ledger.session).run(path, settings)).created == 4);
    ReportService reports(ledger.session);
    const PeriodFigures figures =
        must(reports.figures({day("2025-10-01"), day("2026-03-02"), {}})).front();
    CHECK_FALSE(figures.daysToPay);
    CHECK(figures.settledCount == 0);
    CHECK_FALSE(figures.meanDaysToSettle);
    CHECK(figures.weightedDaysLate == 47.0); // what is open, as it stands
    must(RatingService(ledger.session).refresh(true, {}));
    const AccountId heron = must(ledger.accounts.find(QStringLiteral("7")));
    CHECK(must(ledger.accounts.account(heron)).account.rating.isEmpty());

    AgeingQuery query;
    query.asOf = day("2025-12-20");
    const UnknownPayments unknown = must(reports.ageing(query)).unknown;
    CHECK(unknown == UnknownPayments{4, day("2026-03-02")});
    CHECK(ReportService::unknownSentence(unknown, QStringLiteral("2 March"))
              .startsWith(QStringLiteral("4 payments came before import")));
    query.asOf = day("2026-03-02");
    CHECK(must(reports.ageing(query)).unknown.count == 0);
    CHECK(must(reports.unknownIn({day("2025-10-01"), day("2026-03-02"), {}})).count == 4);
    CHECK(must(reports.unknownIn({day("2026-03-03"), day("2026-03-04"), {}})).count == 0);

    // A known one counts as before.
    ledger.payment(heron, "2026-03-01", eur(250'00));
    CHECK(must(reports.figures({day("2025-10-01"), day("2026-03-02"), {}})).front().daysToPay ==
          76.0);
}

TEST_CASE("An invoice of nothing settles nothing and owes nothing", "[reports]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1");
    ledger.invoice(account, "N-1", "2026-01-20", eur(0));
    ReportService reports(ledger.session);
    const auto all = must(reports.figures({day("2025-10-01"), day("2026-03-02"), {}}));
    for (const PeriodFigures &figures : all) {
        CHECK(figures.settledCount == 0);
        CHECK_FALSE(figures.dso);
    }
    CHECK(must(WorklistService(ledger.session).today({})).rows.empty());
    AccountFilter overdue;
    overdue.overdue = true;
    CHECK(must(ledger.accounts.list(overdue)).rows.empty());
    InvoiceFilter late;
    late.overdueOnly = true;
    CHECK(must(ledger.invoices.list(late)).rows.empty());
}
