// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger/balancerepository.h"

#include "core/base/days.h"
#include "core/db/statement.h"
#include "tests/support/catch.h"
#include "tests/support/tempbook.h"

#include <QRandomGenerator>

using namespace duebook;
using namespace duebook::test;

namespace {

void addAccount(Database &db, int id)
{
    db.execute(
        QStringLiteral("INSERT INTO account (id, uid, number, number_key, number_loose, name, "
                       "name_key, created_at, changed_at) VALUES (%1, 'u%1', '%1', '%1', '%1', "
                       "'A%1', 'a%1', 0, 0)")
            .arg(id)
            .toLatin1()
            .constData());
}

void addInvoice(Database &db, int account, int number, QDate due, const char *currency,
                qint64 amount)
{
    db.execute(
        QStringLiteral("INSERT INTO invoice (account_id, kind, number, number_key, issue_day, "
                       "due_day, currency, amount, open_amount, created_at, changed_at) "
                       "VALUES (%1, %2, 'i%3', 'i%3', %4, %5, '%6', %7, %7, 0, 0)")
            .arg(account)
            .arg(amount < 0 ? 2 : 1)
            .arg(number)
            .arg(toEpochDay(due) - 30)
            .arg(toEpochDay(due))
            .arg(QLatin1String(currency))
            .arg(amount)
            .toLatin1()
            .constData());
}

void refresh(Session &session, QDate today, QDate newest = {})
{
    must(session.write([&](Transaction &tx) -> Result<void> {
        const std::vector<AccountId> accounts{AccountId(1), AccountId(2)};
        BalanceRepository::refresh(tx, accounts, session.settings().edges, today, newest);
        return {};
    }));
}

} // namespace

TEST_CASE("Every amount stands in its bucket, credits apart, currencies apart", "[balance]")
{
    FakeClock clock;
    TempBook book(clock);
    const QDate today(2026, 3, 2);
    const AgeingEdges edges;
    addAccount(book.db(), 1);
    addInvoice(book.db(), 1, 1, today, "EUR", 100);
    addInvoice(book.db(), 1, 2, today.addDays(-1), "EUR", 200);
    addInvoice(book.db(), 1, 3, today.addDays(-30), "EUR", 400);
    addInvoice(book.db(), 1, 4, today.addDays(-31), "EUR", 800);
    addInvoice(book.db(), 1, 5, today.addDays(-121), "EUR", 1600);
    addInvoice(book.db(), 1, 6, today.addDays(-5), "EUR", -50);
    addInvoice(book.db(), 1, 7, today.addDays(-10), "JPY", 7000);
    refresh(book.session(), today, today);

    const std::vector<AccountBalance> balances =
        BalanceRepository::of(book.db(), std::vector{AccountId(1)}, edges, today);
    REQUIRE(balances.size() == 2);
    const AccountBalance &eur = balances[0];
    CHECK(eur.currency.code() == QStringLiteral("EUR"));
    CHECK(eur.buckets == std::vector<qint64>{100, 600, 800, 0, 0, 1600});
    CHECK(eur.credits == -50);
    CHECK(eur.balance() == 3050);
    CHECK(eur.overdue() == 3000);
    CHECK(eur.openCount == 5);
    CHECK(eur.oldestDue == today.addDays(-121));
    CHECK(balances[1].buckets == std::vector<qint64>{0, 7000, 0, 0, 0, 0});
    CHECK(BalanceRepository::newestDay(book.db()) == today);
}

TEST_CASE("Balances written on one day are read right on every other", "[balance]")
{
    FakeClock clock;
    TempBook book(clock);
    const QDate start(2026, 3, 2);
    const AgeingEdges edges{{10, 20, 40}};
    addAccount(book.db(), 1);
    addAccount(book.db(), 2);
    QRandomGenerator random(7);
    for (int i = 0; i < 60; ++i)
        addInvoice(book.db(), 1 + i % 2, i, start.addDays(random.bounded(-80, 60)),
                   i % 3 ? "EUR" : "USD", random.bounded(1, 100000));
    must(book.session().write([&](Transaction &tx) -> Result<void> {
        BalanceRepository::refreshAll(tx, edges, start);
        return {};
    }));
    for (int offset = -20; offset <= 90; ++offset) {
        const QDate day = start.addDays(offset);
        for (const AccountId account : {AccountId(1), AccountId(2)}) {
            if (BalanceRepository::of(book.db(), std::vector{account}, edges, day) !=
                BalanceRepository::computed(book.db(), account, edges, day))
                FAIL("account " << account.number() << " on day " << offset);
        }
        std::map<Currency, qint64> sums;
        for (const AccountBalance &total : BalanceRepository::totals(book.db(), edges, day))
            sums[total.currency] += total.overdue();
        qint64 eur = 0;
        for (const AccountId account : {AccountId(1), AccountId(2)}) {
            for (const AccountBalance &balance :
                 BalanceRepository::computed(book.db(), account, edges, day)) {
                if (balance.currency.code() == QStringLiteral("EUR"))
                    eur += balance.overdue();
            }
        }
        if (sums[Currency::fromCode(QStringLiteral("EUR")).value()] != eur)
            FAIL("totals on day " << offset);
    }
    must(book.session().write([&](Transaction &tx) -> Result<void> {
        CHECK(BalanceRepository::bringToDay(tx, edges, start.addDays(15)) > 0);
        CHECK(BalanceRepository::bringToDay(tx, edges, start.addDays(15)) == 0);
        return {};
    }));
}

TEST_CASE("A currency that is up to date is not counted twice beside one that is not", "[balance]")
{
    FakeClock clock;
    TempBook book(clock);
    const QDate today(2026, 3, 2);
    const AgeingEdges edges;
    addAccount(book.db(), 1);
    addInvoice(book.db(), 1, 1, today.addDays(50), "EUR", 100);
    addInvoice(book.db(), 1, 2, today, "USD", 700);
    refresh(book.session(), today, today);

    const QDate tomorrow = today.addDays(1);
    const auto totals = BalanceRepository::totals(book.db(), edges, tomorrow);
    REQUIRE(totals.size() == 2);
    CHECK(totals[0].buckets[0] == 100);
    CHECK(totals[1].buckets[1] == 700);
    const auto all = BalanceRepository::all(book.db(), edges, tomorrow);
    REQUIRE(all.size() == 2);
    CHECK(all[0].balance() + all[1].balance() == 800);
}
