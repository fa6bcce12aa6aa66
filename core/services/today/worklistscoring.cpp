// SPDX-License-Identifier: Apache-2.0
#include "core/services/today/worklistscoring.h"

#include "core/rules/accounts/accountstanding.h"

#include <algorithm>
#include <cmath>

namespace duebook {

namespace {

constexpr qint64 kOldDays = 7;
constexpr qint64 kMsPerDay = 86400000;

ScoreCode scoreCode(PriorityReason reason)
{
    switch (reason) {
    case PriorityReason::AmountOverdue:
        return ScoreCode::Amount;
    case PriorityReason::Age:
        return ScoreCode::DaysLate;
    case PriorityReason::FollowUpDue:
    case PriorityReason::FollowUpOverdue:
        return ScoreCode::FollowUp;
    case PriorityReason::BrokenPromise:
        return ScoreCode::BrokenPromise;
    case PriorityReason::OverLimit:
        return ScoreCode::Limit;
    case PriorityReason::Silence:
        return ScoreCode::Silence;
    case PriorityReason::HoldRevisit:
        return ScoreCode::Hold;
    case PriorityReason::Rating:
        return ScoreCode::Rating;
    case PriorityReason::ResponseOverdue:
        return ScoreCode::Answer;
    }
    return ScoreCode::Amount;
}

} // namespace

double MoneyComparison::units(const Money &money) const
{
    const double units =
        double(money.minorUnits()) / std::pow(10.0, money.currency().minorDigits());
    if (money.currency() == m_base)
        return units;
    for (const auto &[currency, rate] : m_rates) {
        if (currency == money.currency())
            return units * double(rate) / 1e9;
    }
    return units;
}

Money MoneyComparison::comparable(const Money &money) const
{
    if (!m_base.isSet() || money.currency() == m_base)
        return money;
    const double minor = units(money) * std::pow(10.0, m_base.minorDigits());
    return {qint64(std::clamp(minor, -9e18, 9e18)), m_base};
}

bool WorklistScoring::score(WorkCandidate &candidate, const WorkFacts &facts) const
{
    if (!standingOf(facts.status).today && !candidate.earliestFollowUp.isValid())
        return false;
    WorkRow &row = candidate.row;
    row.owner = facts.owner;
    row.onHold = facts.onHold;
    row.shared = facts.inPool;
    if (isCovered(m_scope, facts.owner))
        candidate.covered = facts.owner;
    row.rating = facts.rating;
    row.lastContact = facts.lastContact;
    PriorityInput input;
    readBalances(candidate, input);
    readLimit(candidate, facts, input);
    if (candidate.unattended && input.overdue.minorUnits() > 0 &&
        (input.oldestDaysOverdue > kOldDays ||
         m_comparison.units(input.overdue) >= m_settings.invoiceMedium)) {
        WorkReason reason;
        reason.code = WorkReasonCode::Unattended;
        reason.amount = row.chased.front();
        for (const Money &credit : row.credit) {
            if (credit.currency() == reason.amount->currency())
                reason.other = credit;
        }
        reason.percent = input.oldestDaysOverdue;
        row.reasons.push_back(reason);
    }
    if (row.reasons.empty())
        return false;
    std::stable_sort(row.reasons.begin(), row.reasons.end(),
                     [](const WorkReason &a, const WorkReason &b) { return a.code < b.code; });
    readRest(candidate, input);
    const Priority priority = priorityOf(input, m_weights);
    row.score = priority.score;
    candidate.chasedUnits = m_comparison.units(input.overdue);
    for (const PriorityPart &part : priority.parts)
        row.parts.push_back({scoreCode(part.reason), part.points});
    return true;
}

void WorklistScoring::readBalances(WorkCandidate &candidate, PriorityInput &input) const
{
    WorkRow &row = candidate.row;
    for (const AccountBalance &balance : candidate.balances) {
        if (balance.disputed > 0)
            row.disputed.emplace_back(balance.disputed, balance.currency);
        if (balance.overdue() <= 0)
            continue;
        const qint64 daysLate = balance.oldestDue.daysTo(m_scope.today);
        row.overdue.emplace_back(balance.overdue(), balance.currency);
        row.oldestDaysLate = std::max(row.oldestDaysLate, daysLate);
        if (balance.unusedCredit() > 0)
            row.credit.emplace_back(balance.unusedCredit(), balance.currency);
        if (balance.chased() <= 0)
            continue;
        row.chased.emplace_back(balance.chased(), balance.currency);
        input.oldestDaysOverdue = std::max(input.oldestDaysOverdue, int(daysLate));
    }
    const auto largestFirst = [this](const Money &a, const Money &b) {
        return m_comparison.units(a) > m_comparison.units(b);
    };
    std::stable_sort(row.overdue.begin(), row.overdue.end(), largestFirst);
    std::stable_sort(row.chased.begin(), row.chased.end(), largestFirst);
    if (!row.chased.empty())
        input.overdue = m_comparison.comparable(row.chased.front());
}

void WorklistScoring::readLimit(WorkCandidate &candidate, const WorkFacts &facts,
                                PriorityInput &input) const
{
    if (!facts.creditLimit)
        return;
    for (const AccountBalance &balance : candidate.balances) {
        const Money limit = *facts.creditLimit;
        const Money owed(balance.balance(), balance.currency);
        if (limit.currency() != owed.currency() || owed.minorUnits() <= limit.minorUnits())
            continue;
        WorkReason reason;
        reason.code = WorkReasonCode::OverLimit;
        reason.amount = owed;
        reason.other = limit;
        if (limit.minorUnits() > 0)
            reason.percent = int(std::min(
                double(owed.minorUnits()) * 100.0 / double(limit.minorUnits()), 1000000.0));
        candidate.row.reasons.push_back(reason);
        input.overLimit = m_comparison.comparable(owed - limit);
    }
}

void WorklistScoring::readRest(const WorkCandidate &candidate, PriorityInput &input) const
{
    const WorkRow &row = candidate.row;
    if (candidate.earliestFollowUp.isValid())
        input.followUpDays = int(candidate.earliestFollowUp.daysTo(m_scope.today));
    input.brokenPromises = candidate.brokenPromises;
    input.brokenAmount = candidate.brokenAmount;
    input.everContacted = row.lastContact.isValid();
    if (input.everContacted)
        input.daysSinceContact = int(row.lastContact.msecsTo(m_dayEnds) / kMsPerDay);
    for (const WorkReason &reason : row.reasons) {
        if (reason.code == WorkReasonCode::HoldRevisit)
            input.holdRevisitDays = int(reason.day.daysTo(m_scope.today));
        if (reason.code == WorkReasonCode::NoAnswer)
            input.responseDays = int(reason.day.daysTo(m_scope.today));
    }
    if (!row.rating.isEmpty())
        input.rating = row.rating.front();
}

} // namespace duebook
