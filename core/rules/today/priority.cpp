// SPDX-License-Identifier: Apache-2.0
#include "core/rules/today/priority.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace duebook {

namespace {

int logPoints(Money amount, const PriorityWeights &weights)
{
    if (amount.minorUnits() <= 0 || weights.amountFull <= 0)
        return 0;
    const double units =
        double(amount.minorUnits()) / std::pow(10.0, amount.currency().minorDigits());
    const double share = std::log1p(units) / std::log1p(double(weights.amountFull));
    return int(std::lround(std::min(share, 1.0) * weights.amountMost));
}

int linearPoints(int days, int fullDays, int most)
{
    if (days <= 0 || fullDays <= 0)
        return 0;
    return int(std::lround(double(std::min(days, fullDays)) / fullDays * most));
}

void add(Priority &priority, PriorityPart part)
{
    if (part.points == 0)
        return;
    priority.score += part.points;
    priority.parts.push_back(std::move(part));
}

void addFollowUp(Priority &priority, int days, const PriorityWeights &weights)
{
    if (days < 0)
        return;
    PriorityPart part;
    part.days = days;
    part.reason = days == 0 ? PriorityReason::FollowUpDue : PriorityReason::FollowUpOverdue;
    part.points = days == 0 ? weights.followUpDue
                            : std::min(weights.followUpOverdue + std::min(days, 1000) - 1,
                                       weights.followUpOverdueMost);
    add(priority, std::move(part));
}

void addOverdue(Priority &priority, const PriorityInput &input, const PriorityWeights &weights)
{
    PriorityPart amount;
    amount.reason = PriorityReason::AmountOverdue;
    amount.points = logPoints(input.overdue, weights);
    amount.amount = input.overdue;
    add(priority, std::move(amount));

    PriorityPart age;
    age.reason = PriorityReason::Age;
    age.points = linearPoints(input.oldestDaysOverdue, weights.ageFullDays, weights.ageMost);
    age.days = input.oldestDaysOverdue;
    add(priority, std::move(age));

    const int silentDays = input.everContacted ? input.daysSinceContact : weights.silenceFullDays;
    if (silentDays <= weights.silenceFromDays)
        return;
    PriorityPart silence;
    silence.reason = PriorityReason::Silence;
    silence.points = linearPoints(silentDays, weights.silenceFullDays, weights.silenceMost);
    if (input.everContacted)
        silence.days = input.daysSinceContact;
    add(priority, std::move(silence));
}

} // namespace

Priority priorityOf(const PriorityInput &input, const PriorityWeights &weights)
{
    Priority priority;
    if (input.overdue.minorUnits() > 0)
        addOverdue(priority, input, weights);
    if (input.followUpDays)
        addFollowUp(priority, *input.followUpDays, weights);
    if (input.brokenPromises > 0) {
        PriorityPart part;
        part.reason = PriorityReason::BrokenPromise;
        part.points = std::min(std::min(input.brokenPromises, 100) * weights.brokenPromise,
                               weights.brokenPromiseMost);
        part.count = input.brokenPromises;
        part.amount = input.brokenAmount;
        add(priority, std::move(part));
    }
    if (input.overLimit && input.overLimit->minorUnits() > 0) {
        PriorityPart part;
        part.reason = PriorityReason::OverLimit;
        part.points = weights.overLimit;
        part.amount = input.overLimit;
        add(priority, std::move(part));
    }
    if (input.holdRevisitDays && *input.holdRevisitDays >= 0) {
        PriorityPart part;
        part.reason = PriorityReason::HoldRevisit;
        part.points = weights.holdRevisit;
        part.days = input.holdRevisitDays;
        add(priority, std::move(part));
    }
    if (input.responseDays && *input.responseDays > 0) {
        PriorityPart part;
        part.reason = PriorityReason::ResponseOverdue;
        part.points = weights.responseOverdue;
        part.days = input.responseDays;
        add(priority, std::move(part));
    }
    if (input.rating >= QLatin1Char('C') && input.rating <= QLatin1Char('E')) {
        PriorityPart part;
        part.reason = PriorityReason::Rating;
        part.points = (input.rating.unicode() - u'B') * weights.ratingStep;
        part.rating = input.rating;
        add(priority, std::move(part));
    }
    std::stable_sort(
        priority.parts.begin(), priority.parts.end(),
        [](const PriorityPart &a, const PriorityPart &b) { return a.points > b.points; });
    return priority;
}

bool comesBefore(const PriorityPlace &a, const PriorityPlace &b)
{
    return std::tuple(-a.score, -a.chased, a.id) < std::tuple(-b.score, -b.chased, b.id);
}

} // namespace duebook
