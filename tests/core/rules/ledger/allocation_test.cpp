// SPDX-License-Identifier: Apache-2.0
#include "core/rules/ledger/allocation.h"

#include "tests/support/catch.h"

#include <map>
#include <random>

using namespace duebook;

namespace {

const std::vector<OpenInvoice> kInvoices{
    {InvoiceId{1}, QDate(2026, 3, 1), QDate(2026, 2, 1), 100},
    {InvoiceId{2}, QDate(2026, 2, 1), QDate(2026, 1, 2), 50},
    {InvoiceId{3}, QDate(2026, 2, 1), QDate(2026, 1, 1), 70},
    {InvoiceId{4}, QDate(2026, 1, 1), QDate(2026, 1, 1), 0},
};

} // namespace

TEST_CASE("A payment settles the earliest due first and the last in part", "[rules][allocation]")
{
    const AllocationPlan plan = allocateOldestFirst(kInvoices, 150);
    CHECK(plan.parts == std::vector<PlannedAllocation>{{InvoiceId{3}, 70, {}},
                                                       {InvoiceId{2}, 50, {}},
                                                       {InvoiceId{1}, 30, {}}});
    CHECK(plan.left == 0);
}

TEST_CASE("What no invoice needs is left on account", "[rules][allocation]")
{
    CHECK(allocateOldestFirst(kInvoices, 500).left == 280);
    CHECK(allocateOldestFirst({}, 5) == AllocationPlan{{}, 5});
    CHECK(allocateOldestFirst(kInvoices, 0) == AllocationPlan{});
    CHECK(allocateOldestFirst(kInvoices, -5) == AllocationPlan{});
}

TEST_CASE("Credit notes are used in the order of their days", "[rules][allocation]")
{
    const std::vector<OpenCredit> credits{{InvoiceId{11}, QDate(2026, 3, 2), -100},
                                          {InvoiceId{10}, QDate(2026, 3, 1), -80},
                                          {InvoiceId{12}, QDate(2026, 1, 1), 40}};
    const AllocationPlan plan = allocateCredits(kInvoices, credits);
    CHECK(plan.parts == std::vector<PlannedAllocation>{{InvoiceId{3}, 70, InvoiceId{10}},
                                                       {InvoiceId{2}, 10, InvoiceId{10}},
                                                       {InvoiceId{2}, 40, InvoiceId{11}},
                                                       {InvoiceId{1}, 60, InvoiceId{11}}});
    CHECK(plan.left == 0);
}

TEST_CASE("An allocation never exceeds the money nor any invoice", "[rules][allocation]")
{
    std::mt19937 random(7);
    std::uniform_int_distribution<qint64> amount(-200, 2000);
    std::uniform_int_distribution<int> count(0, 12);
    for (int round = 0; round < 500; ++round) {
        std::vector<OpenInvoice> invoices;
        std::map<InvoiceId, qint64> open;
        qint64 total = 0;
        for (int i = count(random); i > 0; --i) {
            const qint64 value = amount(random);
            invoices.push_back(
                {InvoiceId{i}, QDate(2026, 1, 1).addDays(value % 30), QDate(2026, 1, 1), value});
            open[InvoiceId{i}] = value;
            total += std::max<qint64>(value, 0);
        }
        const qint64 money = amount(random) * 3;
        const AllocationPlan plan = allocateOldestFirst(invoices, money);
        qint64 spent = 0;
        for (const PlannedAllocation &part : plan.parts) {
            CHECK(part.amount > 0);
            CHECK(part.amount <= open[part.invoice]);
            open[part.invoice] -= part.amount;
            spent += part.amount;
        }
        CHECK(spent == std::min(std::max<qint64>(money, 0), total));
        CHECK(spent + plan.left == std::max<qint64>(money, 0));
    }
}
