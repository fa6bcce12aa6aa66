// SPDX-License-Identifier: Apache-2.0
#include "core/services/worklistservice.h"

#include "core/rules/accountstanding.h"
#include "core/rules/priority.h"
#include "core/rules/workcalendar.h"
#include "core/store/balancerepository.h"
#include "core/store/coverrepository.h"
#include "core/store/userrepository.h"
#include "core/store/worklistquery.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace duebook {

namespace {

// Enough of each source that the best 200 are among them; see "What must be fast".
constexpr int kFollowUps = 150;
constexpr int kWalk = 400;
constexpr int kOthers = 60;
constexpr int kExpectingAnswer = 200;
constexpr int kBrokenDays = 90;
constexpr int kUnansweredDays = 60;
constexpr qint64 kOldDays = 7;
constexpr qint64 kMsPerDay = 86400000;

struct Candidate {
    WorkRow row;
    bool unattended = false;
    int brokenPromises = 0;
    std::optional<Money> brokenAmount;
    QDate earliestFollowUp;
    UserId covered; ///< whose follow-up or account it is, while that person is covered
    std::vector<AccountBalance> balances;
};

/// Amounts of several currencies side by side: base units where a rate is known, else as they are.
class Comparison {
public:
    Comparison(Currency base, std::vector<std::pair<Currency, qint64>> rates)
        : m_base(base), m_rates(std::move(rates))
    {
    }

    double units(const Money &money) const
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

    /// The amount as points are given for it.
    Money comparable(const Money &money) const
    {
        if (!m_base.isSet() || money.currency() == m_base)
            return money;
        const double minor = units(money) * std::pow(10.0, m_base.minorDigits());
        return {qint64(std::clamp(minor, -9e18, 9e18)), m_base};
    }

private:
    Currency m_base;
    std::vector<std::pair<Currency, qint64>> m_rates;
};

bool isCovered(const WorkScope &scope, UserId person)
{
    return std::find(scope.covered.begin(), scope.covered.end(), person) != scope.covered.end();
}

/// Puts the candidates of all sources together, one per account.
class Gathering {
public:
    Gathering(Database &db, const WorkScope &scope, const BookSettings &settings)
        : m_db(db), m_scope(scope), m_settings(settings)
    {
    }

    std::vector<Candidate> candidates;
    std::vector<AccountId> ids; ///< of the candidates, in their order
    bool more = false;

    void gather()
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

private:
    Candidate &candidate(AccountId account)
    {
        const auto [found, isNew] = m_places.try_emplace(account, candidates.size());
        if (isNew) {
            candidates.emplace_back();
            candidates.back().row.account = account;
            ids.push_back(account);
        }
        return candidates[found->second];
    }

    void addOnce(AccountId account, const WorkReason &reason)
    {
        std::vector<WorkReason> &reasons = candidate(account).row.reasons;
        const bool known = std::any_of(reasons.begin(), reasons.end(),
                                       [&](const WorkReason &r) { return r.code == reason.code; });
        if (!known)
            reasons.push_back(reason);
    }

    void addFollowUps()
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
            Candidate &found = candidate(followUp.account);
            found.row.reasons.push_back(reason);
            if (!found.earliestFollowUp.isValid() || followUp.due < found.earliestFollowUp)
                found.earliestFollowUp = followUp.due;
            if (isCovered(m_scope, followUp.assignee))
                found.covered = followUp.assignee;
        }
    }

    void addPromises()
    {
        for (const OpenOrBrokenPromise &promise : WorklistQuery::brokenPromises(
                 m_db, m_scope, m_scope.today.addDays(-kBrokenDays), kOthers)) {
            WorkReason reason;
            reason.code = WorkReasonCode::BrokenPromise;
            reason.day = promise.due;
            reason.amount = promise.amount;
            reason.other = promise.received;
            Candidate &found = candidate(promise.account);
            ++found.brokenPromises;
            if (!found.brokenAmount)
                found.brokenAmount = promise.amount;
            addOnce(promise.account, reason);
        }
    }

    void addBalances()
    {
        for (AccountBalance &balance :
             BalanceRepository::of(m_db, ids, m_settings.edges, m_scope.today))
            candidates[m_places.at(balance.account)].balances.push_back(std::move(balance));
    }

    Database &m_db;
    const WorkScope &m_scope;
    const BookSettings &m_settings;
    std::unordered_map<AccountId, size_t> m_places;
};

/// The first day whose promises may still be kept: its grace has not passed.
QDate graceEnds(const BookSettings &settings, QDate today)
{
    const WorkCalendar calendar(settings.workingDays, settings.holidays);
    QDate day = today;
    while (calendar.addWorkingDays(day.addDays(-1), settings.promiseGraceDays) >= today)
        day = day.addDays(-1);
    return day;
}

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

/// Turns a candidate into a scored row; false when nothing is to be done.
class Scoring {
public:
    Scoring(const WorkScope &scope, const BookSettings &settings, const PriorityWeights &weights,
            const QDateTime &dayEnds, const Comparison &comparison)
        : m_scope(scope), m_settings(settings), m_weights(weights), m_dayEnds(dayEnds),
          m_comparison(comparison)
    {
    }

    bool score(Candidate &candidate, const WorkFacts &facts) const
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
            (row.oldestDaysLate > kOldDays ||
             m_comparison.units(input.overdue) >= m_settings.invoiceMedium)) {
            WorkReason reason;
            reason.code = WorkReasonCode::Unattended;
            reason.amount = row.overdue.front();
            reason.percent = int(row.oldestDaysLate);
            row.reasons.push_back(reason);
        }
        if (row.reasons.empty())
            return false;
        std::stable_sort(row.reasons.begin(), row.reasons.end(),
                         [](const WorkReason &a, const WorkReason &b) { return a.code < b.code; });
        readRest(candidate, input);
        const Priority priority = priorityOf(input, m_weights);
        row.score = priority.score;
        for (const PriorityPart &part : priority.parts)
            row.parts.push_back({scoreCode(part.reason), part.points});
        return true;
    }

private:
    void readBalances(Candidate &candidate, PriorityInput &input) const
    {
        WorkRow &row = candidate.row;
        for (const AccountBalance &balance : candidate.balances) {
            if (balance.disputed > 0)
                row.disputed.emplace_back(balance.disputed, balance.currency);
            if (balance.overdue() <= 0)
                continue;
            row.overdue.emplace_back(balance.overdue(), balance.currency);
            row.oldestDaysLate =
                std::max(row.oldestDaysLate, balance.oldestDue.daysTo(m_scope.today));
        }
        std::stable_sort(row.overdue.begin(), row.overdue.end(),
                         [this](const Money &a, const Money &b) {
                             return m_comparison.units(a) > m_comparison.units(b);
                         });
        if (!row.overdue.empty())
            input.overdue = m_comparison.comparable(row.overdue.front());
        input.oldestDaysOverdue = int(row.oldestDaysLate);
    }

    void readLimit(Candidate &candidate, const WorkFacts &facts, PriorityInput &input) const
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

    void readRest(const Candidate &candidate, PriorityInput &input) const
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

    const WorkScope &m_scope;
    const BookSettings &m_settings;
    const PriorityWeights &m_weights;
    const QDateTime &m_dayEnds;
    const Comparison &m_comparison;
};

} // namespace

WorkScope WorklistService::scopeOf(Database &db, UserId user) const
{
    const QDate day = m_session.today();
    WorkScope scope{user, day, graceEnds(m_session.settings(), day), {}};
    if (user.isSet()) {
        for (const Cover &cover : CoverRepository::coveredBy(db, user, day))
            scope.covered.push_back(cover.absent);
    }
    return scope;
}

Result<Worklist> WorklistService::today(UserId user, int limit,
                                        const std::optional<PriorityWeights> &weights)
{
    return m_session.read([&](Database &db) -> Result<Worklist> {
        const WorkScope scope = scopeOf(db, user);
        Gathering gathering(db, scope, m_session.settings());
        gathering.gather();
        const Comparison comparison(m_session.settings().baseCurrency,
                                    WorklistQuery::rates(db, scope.today));
        const QDateTime dayEnds = scope.today.addDays(1).startOfDay(m_session.zone());
        const PriorityWeights points = weights.value_or(m_session.settings().weights);
        const Scoring scoring(scope, m_session.settings(), points, dayEnds, comparison);
        std::unordered_map<UserId, QString> names;
        for (const UserId person : scope.covered) {
            const std::optional<User> found = UserRepository::find(db, person);
            names.emplace(person, found ? found->name : QString());
        }
        Worklist list;
        list.day = scope.today;
        auto candidate = gathering.candidates.begin();
        for (const WorkFacts &facts : WorklistQuery::facts(db, gathering.ids)) {
            while (candidate->row.account != facts.account)
                ++candidate;
            if (!scoring.score(*candidate, facts))
                continue;
            if (candidate->covered.isSet())
                candidate->row.forName = names.at(candidate->covered);
            list.rows.push_back(std::move(candidate->row));
        }
        std::sort(list.rows.begin(), list.rows.end(), [](const WorkRow &a, const WorkRow &b) {
            return std::pair(-a.score, a.account) < std::pair(-b.score, b.account);
        });
        list.more = gathering.more || list.rows.size() > size_t(limit);
        if (list.rows.size() > size_t(limit))
            list.rows.resize(size_t(limit));
        std::vector<AccountId> shown;
        for (const WorkRow &row : list.rows)
            shown.push_back(row.account);
        auto row = list.rows.begin();
        for (WorkDetails &details : WorklistQuery::details(db, shown))
            complete(*row++, std::move(details));
        return list;
    });
}

void WorklistService::complete(WorkRow &row, WorkDetails details) const
{
    row.number = std::move(details.number);
    row.name = std::move(details.name);
    row.ownerName = std::move(details.ownerName);
    row.lastNote = details.lastNote;
    row.lastContactKind = details.lastNoteKind;
    row.nextDay = details.nextDay;
    row.nextAction = details.nextAction.simplified();
    if (!row.nextAction.isEmpty())
        return;
    switch (row.reasons.front().code) {
    case WorkReasonCode::OverLimit:
        row.nextAction = tr("Decide on a hold");
        break;
    case WorkReasonCode::HoldRevisit:
        row.nextAction = tr("Look at the hold");
        break;
    default:
        row.nextAction = tr("Call");
    }
}

} // namespace duebook
