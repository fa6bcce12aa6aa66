// SPDX-License-Identifier: Apache-2.0
#include "core/services/today/worklistgathering.h"

#include <algorithm>

namespace duebook {

namespace {

// Enough of each source that the best 200 are among them; see "What must be fast".
constexpr int kFollowUps = 150;
constexpr int kWalk = 400;
constexpr int kOthers = 60;
constexpr int kExpectingAnswer = 200;
constexpr int kBrokenDays = 90;
constexpr int kUnansweredDays = 60;

} // namespace

bool isCovered(const WorkScope &scope, UserId person)
{
    return std::find(scope.covered.begin(), scope.covered.end(), person) != scope.covered.end();
}

void WorklistGathering::gather()
{
    addFollowUps();
    addPromises();
    for (const UnansweredNote &note : WorklistQuery::unanswered(
             m_db, m_scope, m_scope.today.addDays(-kUnansweredDays), kExpectingAnswer)) {
        WorkReason reason;
        reason.code = WorkReasonCode::NoAnswer;
        reason.day = note.expected;
        reason.text = note.excerpt.simplified();
        reason.followUp = note.followUp;
        reason.followUpVersion = note.followUpVersion;
        addOnce(note.account, reason);
    }
    for (const HoldToRevisit &hold : WorklistQuery::holdsToRevisit(m_db, m_scope, kOthers)) {
        WorkReason reason;
        reason.code = WorkReasonCode::HoldRevisit;
        reason.day = hold.revisit;
        reason.text = hold.reason;
        addOnce(hold.account, reason);
    }
    for (const AccountId account : WorklistQuery::unattended(m_db, m_scope, kWalk))
        candidate(account).unattended = true;
    addBalances();
}

WorkCandidate &WorklistGathering::candidate(AccountId account)
{
    const auto [found, isNew] = m_places.try_emplace(account, candidates.size());
    if (isNew) {
        candidates.emplace_back();
        candidates.back().row.account = account;
        ids.push_back(account);
    }
    return candidates[found->second];
}

void WorklistGathering::addOnce(AccountId account, const WorkReason &reason)
{
    std::vector<WorkReason> &reasons = candidate(account).row.reasons;
    const bool known = std::any_of(reasons.begin(), reasons.end(),
                                   [&](const WorkReason &r) { return r.code == reason.code; });
    if (!known)
        reasons.push_back(reason);
}

void WorklistGathering::addFollowUps()
{
    const std::vector<DueFollowUp> due = WorklistQuery::dueFollowUps(m_db, m_scope, kFollowUps);
    more = more || int(due.size()) >= kFollowUps;
    for (const DueFollowUp &followUp : due) {
        WorkReason reason;
        reason.code = followUp.due < m_scope.today ? WorkReasonCode::FollowUpOverdue
                                                   : WorkReasonCode::FollowUpDue;
        reason.day = followUp.due;
        reason.time = followUp.time;
        reason.text = followUp.reason.simplified();
        reason.followUp = followUp.id;
        reason.followUpVersion = followUp.rowVersion;
        WorkCandidate &found = candidate(followUp.account);
        found.row.reasons.push_back(reason);
        if (!found.earliestFollowUp.isValid() || followUp.due < found.earliestFollowUp)
            found.earliestFollowUp = followUp.due;
        if (isCovered(m_scope, followUp.assignee))
            found.covered = followUp.assignee;
    }
}

void WorklistGathering::addPromises()
{
    for (const OpenOrBrokenPromise &promise : WorklistQuery::brokenPromises(
             m_db, m_scope, m_scope.today.addDays(-kBrokenDays), kOthers)) {
        WorkReason reason;
        reason.code = WorkReasonCode::BrokenPromise;
        reason.day = promise.due;
        reason.amount = promise.amount;
        reason.other = promise.received;
        WorkCandidate &found = candidate(promise.account);
        ++found.brokenPromises;
        if (!found.brokenAmount)
            found.brokenAmount = promise.amount;
        addOnce(promise.account, reason);
    }
}

void WorklistGathering::addBalances()
{
    for (AccountBalance &balance :
         BalanceRepository::of(m_db, ids, m_settings.edges, m_scope.today))
        candidates[m_places.at(balance.account)].balances.push_back(std::move(balance));
}

} // namespace duebook
