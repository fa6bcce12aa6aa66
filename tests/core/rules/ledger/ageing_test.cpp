// SPDX-License-Identifier: Apache-2.0
#include "core/rules/ledger/ageing.h"

#include "tests/support/catch.h"

#include <limits>
#include <random>

using namespace duebook;

namespace {

const QDate kAsOf(2026, 3, 31);
const Currency kEur = *Currency::fromCode(QStringLiteral("EUR"));
const Currency kUsd = *Currency::fromCode(QStringLiteral("USD"));

OpenItem item(qint64 open, int daysOverdue, Currency currency = kEur, qint64 account = 1)
{
    OpenItem made;
    made.account = AccountId{account};
    made.currency = currency;
    made.issued = kAsOf.addDays(-daysOverdue - 30);
    made.due = kAsOf.addDays(-daysOverdue);
    made.open = open;
    return made;
}

OpenItem credit(qint64 open, Currency currency = kEur, qint64 account = 1)
{
    OpenItem made = item(open, 50, currency, account);
    made.isCredit = true;
    return made;
}

} // namespace

TEST_CASE("Items stand in the bucket of their days overdue, at the edges too", "[rules][ageing]")
{
    const std::vector<OpenItem> items{item(1, -10),   item(2, 0),      item(4, 1),
                                      item(8, 30),    item(16, 31),    item(32, 60),
                                      item(64, 61),   item(128, 90),   item(256, 91),
                                      item(512, 120), item(1024, 121), item(2048, 900)};
    const auto balances = ageing(items, kAsOf, AgeingEdges());
    REQUIRE(balances);
    REQUIRE(balances->size() == 1);
    const AccountBalance &balance = balances->front();
    CHECK(balance.buckets ==
          std::vector<qint64>{1 + 2, 4 + 8, 16 + 32, 64 + 128, 256 + 512, 1024 + 2048});
    CHECK(balance.overdue() == 4095 - 3);
    CHECK(balance.balance() == 4095);
    CHECK(balance.openCount == 12);
    CHECK(balance.oldestDue == kAsOf.addDays(-900));
}

TEST_CASE("Credits stand apart and disputed amounts inside their bucket", "[rules][ageing]")
{
    OpenItem disputed = item(1000, 40);
    disputed.disputed = 300;
    const std::vector<OpenItem> items{disputed, credit(-250), item(500, -5)};
    const auto balances = ageing(items, kAsOf, AgeingEdges());
    REQUIRE(balances);
    const AccountBalance &balance = balances->front();
    CHECK(balance.buckets == std::vector<qint64>{500, 0, 1000, 0, 0, 0});
    CHECK(balance.credits == -250);
    CHECK(balance.disputed == 300);
    CHECK(balance.balance() == 1250);
    CHECK(balance.openCount == 2);
}

TEST_CASE("No more is disputed than is open", "[rules][ageing]")
{
    OpenItem paidInPart = item(1000, 40);
    paidInPart.disputed = 1300;
    const std::vector<OpenItem> items{paidInPart};
    const auto balances = ageing(items, kAsOf, AgeingEdges());
    REQUIRE(balances);
    CHECK(balances->front().disputed == 1000);
}

TEST_CASE("Currencies and accounts are never added up", "[rules][ageing]")
{
    const std::vector<OpenItem> items{item(5, 1, kUsd, 2), item(7, 1, kEur, 2),
                                      item(9, 1, kEur, 1)};
    const auto balances = ageing(items, kAsOf, AgeingEdges());
    REQUIRE(balances);
    REQUIRE(balances->size() == 3);
    CHECK((*balances)[0].account == AccountId{1});
    CHECK((*balances)[0].balance() == 9);
    CHECK((*balances)[1].currency == kEur);
    CHECK((*balances)[1].balance() == 7);
    CHECK((*balances)[2].currency == kUsd);
    CHECK((*balances)[2].balance() == 5);
}

TEST_CASE("An item without a due date ages from its issue date and the terms", "[rules][ageing]")
{
    OpenItem bare = item(100, 0);
    bare.issued = kAsOf.addDays(-45);
    bare.due = QDate();
    bare.termsDays = 14;
    CHECK(dueDayOf(bare) == kAsOf.addDays(-31));
    const auto balances = ageing(std::vector{bare}, kAsOf, AgeingEdges());
    REQUIRE(balances);
    CHECK(balances->front().buckets[2] == 100);
}

TEST_CASE("Edges may be changed", "[rules][ageing]")
{
    const std::vector<OpenItem> items{item(1, 14), item(2, 15), item(4, 400)};
    const auto balances = ageing(items, kAsOf, AgeingEdges{{14}});
    REQUIRE(balances);
    CHECK(balances->front().buckets == std::vector<qint64>{0, 1, 6, 0, 0, 0});
}

TEST_CASE("The open amount of a past day counts allocations up to that day", "[rules][ageing]")
{
    const QDate issued(2026, 1, 10);
    const std::vector<DatedAmount> allocations{{QDate(2026, 2, 1), 40}, {QDate(2026, 3, 1), 60}};
    CHECK(openAsOf(100, issued, allocations, QDate(2026, 1, 9)) == 0);
    CHECK(openAsOf(100, issued, allocations, QDate(2026, 1, 10)) == 100);
    CHECK(openAsOf(100, issued, allocations, QDate(2026, 2, 1)) == 60);
    CHECK(openAsOf(100, issued, allocations, QDate(2026, 3, 1)) == 0);
}

TEST_CASE("A sum beyond 64 bits is no balance", "[rules][ageing]")
{
    const qint64 most = std::numeric_limits<qint64>::max();
    CHECK_FALSE(ageing(std::vector{item(most, 5), item(1, 5)}, kAsOf, AgeingEdges()));
    CHECK_FALSE(ageing(std::vector{item(most, 5), item(1, 35)}, kAsOf, AgeingEdges()));
}

TEST_CASE("Buckets and credits always sum to the items", "[rules][ageing]")
{
    std::mt19937 random(20260331);
    std::uniform_int_distribution<int> count(0, 60);
    std::uniform_int_distribution<int> days(-100, 400);
    std::uniform_int_distribution<qint64> amount(1, 1'000'000);
    for (int round = 0; round < 200; ++round) {
        std::vector<OpenItem> items;
        qint64 sum = 0;
        for (int i = count(random); i > 0; --i) {
            const bool isCredit = i % 7 == 0;
            const qint64 open = isCredit ? -amount(random) : amount(random);
            items.push_back(isCredit ? credit(open) : item(open, days(random)));
            sum += open;
        }
        const auto balances = ageing(items, kAsOf, AgeingEdges{{15, 45}});
        REQUIRE(balances);
        qint64 shown = 0;
        for (const AccountBalance &balance : *balances) {
            shown += balance.balance();
            CHECK(balance.credits <= 0);
            CHECK(balance.openInvoices() == balance.buckets[0] + balance.overdue());
        }
        CHECK(shown == sum);
    }
}
