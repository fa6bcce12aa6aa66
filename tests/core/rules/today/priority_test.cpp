// SPDX-License-Identifier: Apache-2.0
#include "core/rules/today/priority.h"

#include "tests/support/catch.h"

#include <numeric>

using namespace duebook;

namespace {

Money euros(qint64 whole)
{
    return {whole * 100, *Currency::fromCode(QStringLiteral("EUR"))};
}

const PriorityPart *partOf(const Priority &priority, PriorityReason reason)
{
    for (const PriorityPart &part : priority.parts) {
        if (part.reason == reason)
            return &part;
    }
    return nullptr;
}

PriorityInput overdue(qint64 whole, int days)
{
    PriorityInput input;
    input.overdue = euros(whole);
    input.oldestDaysOverdue = days;
    return input;
}

} // namespace

TEST_CASE("A score is explained by its parts", "[rules][priority]")
{
    PriorityInput input = overdue(62'310, 94);
    input.followUpDays = 0;
    input.daysSinceContact = 30;
    input.brokenPromises = 1;
    input.rating = u'D';
    const Priority priority = priorityOf(input);
    REQUIRE(partOf(priority, PriorityReason::AmountOverdue));
    CHECK(partOf(priority, PriorityReason::AmountOverdue)->points == 35);
    CHECK(partOf(priority, PriorityReason::AmountOverdue)->amount == euros(62'310));
    CHECK(partOf(priority, PriorityReason::Age)->points == 22);
    CHECK(partOf(priority, PriorityReason::Age)->days == 94);
    CHECK(partOf(priority, PriorityReason::FollowUpDue)->points == 12);
    CHECK(partOf(priority, PriorityReason::Silence)->points == 5);
    CHECK(partOf(priority, PriorityReason::BrokenPromise)->points == 12);
    CHECK(partOf(priority, PriorityReason::Rating)->points == 4);
    const int sum =
        std::accumulate(priority.parts.begin(), priority.parts.end(), 0,
                        [](int points, const PriorityPart &part) { return points + part.points; });
    CHECK(priority.score == sum);
    CHECK(priority.parts.front().reason == PriorityReason::AmountOverdue);
}

TEST_CASE("Nothing to say is no score", "[rules][priority]")
{
    PriorityInput input;
    input.daysSinceContact = 400;
    input.followUpDays = -3;
    input.holdRevisitDays = -1;
    input.overLimit = euros(-5);
    input.rating = u'A';
    CHECK(priorityOf(input) == Priority{});
}

TEST_CASE("More money, more age, a broken promise and an overdue follow-up weigh more",
          "[rules][priority]")
{
    CHECK(priorityOf(overdue(10'000, 30)).score > priorityOf(overdue(1'000, 30)).score);
    CHECK(priorityOf(overdue(1'000, 90)).score > priorityOf(overdue(1'000, 30)).score);
    PriorityInput base = overdue(1'000, 30);
    PriorityInput broken = base;
    broken.brokenPromises = 1;
    CHECK(priorityOf(broken).score > priorityOf(base).score);
    PriorityInput dueToday = base;
    dueToday.followUpDays = 0;
    PriorityInput late = base;
    late.followUpDays = 4;
    CHECK(priorityOf(late).score > priorityOf(dueToday).score);
    CHECK(partOf(priorityOf(late), PriorityReason::FollowUpOverdue)->points == 18);
}

TEST_CASE("No reason grows beyond its most", "[rules][priority]")
{
    PriorityInput input = overdue(9'000'000'000, 40'000);
    input.followUpDays = 2'000'000'000;
    input.brokenPromises = 2'000'000'000;
    input.everContacted = false;
    input.overLimit = euros(1);
    input.holdRevisitDays = 5;
    const Priority priority = priorityOf(input);
    CHECK(partOf(priority, PriorityReason::AmountOverdue)->points == 40);
    CHECK(partOf(priority, PriorityReason::Age)->points == 28);
    CHECK(partOf(priority, PriorityReason::FollowUpOverdue)->points == 25);
    CHECK(partOf(priority, PriorityReason::BrokenPromise)->points == 24);
    CHECK(partOf(priority, PriorityReason::Silence)->points == 10);
    CHECK_FALSE(partOf(priority, PriorityReason::Silence)->days);
    CHECK(partOf(priority, PriorityReason::OverLimit)->points == 8);
    CHECK(partOf(priority, PriorityReason::HoldRevisit)->points == 10);
}

TEST_CASE("Amounts weigh by whole units, whatever the currency's decimals", "[rules][priority]")
{
    PriorityInput yen;
    yen.overdue = Money(62'310, *Currency::fromCode(QStringLiteral("JPY")));
    CHECK(priorityOf(yen).score == priorityOf(overdue(62'310, 0)).score);
}

TEST_CASE("Weights are a value", "[rules][priority]")
{
    PriorityWeights weights;
    weights.amountMost = 0;
    weights.ageMost = 100;
    weights.ageFullDays = 100;
    CHECK(priorityOf(overdue(5'000, 50), weights).score == 50);
}
