// SPDX-License-Identifier: Apache-2.0
#include "core/services/today/worklistservice.h"

#include "core/rules/calendar/workcalendar.h"
#include "core/services/today/worklistgathering.h"
#include "core/services/today/worklistscoring.h"
#include "core/store/book/userrepository.h"
#include "core/store/ledger/ratequery.h"
#include "core/store/team/coverrepository.h"
#include "core/store/today/worklistquery.h"

#include <algorithm>
#include <unordered_map>

namespace duebook {

namespace {

/// The first day whose promises may still be kept: its grace has not passed.
QDate graceEnds(const BookSettings &settings, QDate today)
{
    const WorkCalendar calendar(settings.workingDays, settings.holidays);
    QDate day = today;
    while (calendar.addWorkingDays(day.addDays(-1), settings.promiseGraceDays) >= today)
        day = day.addDays(-1);
    return day;
}

} // namespace

WorkScope WorklistService::scopeOf(Database &db, UserId user) const
{
    const QDate day = m_session.today();
    WorkScope scope{user, day, graceEnds(m_session.settings(), day), {}, {}};
    if (user.isSet()) {
        for (const Cover &cover : CoverRepository::coveredBy(db, user, day))
            scope.covered.push_back(cover.absent);
        for (const UserId person : UserRepository::goneWithWork(db)) {
            if (!isCovered(scope, person) && person != user)
                scope.gone.push_back(person);
        }
    }
    return scope;
}

Result<Worklist> WorklistService::today(UserId user, int limit,
                                        const std::optional<PriorityWeights> &weights)
{
    return m_session.read([&](Database &db) -> Result<Worklist> {
        const WorkScope scope = scopeOf(db, user);
        WorklistGathering gathering(db, scope, m_session.settings());
        gathering.gather();
        const MoneyComparison comparison(m_session.settings().baseCurrency,
                                         RateQuery::upTo(db, scope.today));
        const QDateTime dayEnds = scope.today.addDays(1).startOfDay(m_session.zone());
        const PriorityWeights points = weights.value_or(m_session.settings().weights);
        const WorklistScoring scoring(scope, m_session.settings(), points, dayEnds, comparison);
        std::unordered_map<UserId, QString> names;
        for (const UserId person : scope.covered) {
            const std::optional<User> found = UserRepository::find(db, person);
            names.emplace(person, found ? found->name : QString());
        }
        Worklist list;
        list.day = scope.today;
        std::vector<std::pair<PriorityPlace, WorkRow>> scored;
        auto candidate = gathering.candidates.begin();
        for (const WorkFacts &facts : WorklistQuery::facts(db, gathering.ids)) {
            while (candidate->row.account != facts.account)
                ++candidate;
            if (!scoring.score(*candidate, facts))
                continue;
            if (candidate->covered.isSet())
                candidate->row.forName = names.at(candidate->covered);
            WorkRow &row = candidate->row;
            scored.emplace_back(
                PriorityPlace{row.score, candidate->chasedUnits, row.account.number()},
                std::move(row));
        }
        std::sort(scored.begin(), scored.end(),
                  [](const auto &a, const auto &b) { return comesBefore(a.first, b.first); });
        list.more = gathering.more || scored.size() > size_t(limit);
        if (scored.size() > size_t(limit))
            scored.resize(size_t(limit));
        for (auto &[place, row] : scored)
            list.rows.push_back(std::move(row));
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
    row.ownerGone = details.ownerGone;
    row.ownerName = details.ownerGone ? tr("nobody (%1 has left)").arg(details.ownerName)
                                      : std::move(details.ownerName);
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
