// SPDX-License-Identifier: Apache-2.0
// The part of FollowUpService that changes many, or one by its shorter names.
#include "core/services/followups/followupservice.h"

#include "core/rules/team/permissions.h"
#include "core/store/book/session.h"
#include "core/store/book/userrepository.h"

#include <set>

namespace duebook {

namespace {

// A transaction on a shared book lasts less than 50 ms.
constexpr size_t kChangesPerTransaction = 300;

} // namespace

FollowUpChange FollowUpChange::done(const QString &result)
{
    FollowUpChange change;
    change.text = result;
    return change;
}

FollowUpChange FollowUpChange::snooze(QDate due, QTime time)
{
    FollowUpChange change;
    change.kind = Kind::Snooze;
    change.due = due;
    change.time = time;
    return change;
}

FollowUpChange FollowUpChange::reassign(UserId assignee)
{
    FollowUpChange change;
    change.kind = Kind::Reassign;
    change.assignee = assignee;
    return change;
}

FollowUpChange FollowUpChange::reopen()
{
    FollowUpChange change;
    change.kind = Kind::Reopen;
    return change;
}

FollowUpChange FollowUpChange::cancel()
{
    FollowUpChange change;
    change.kind = Kind::Cancel;
    return change;
}

FollowUpChange FollowUpChange::priority(int priority)
{
    FollowUpChange change;
    change.kind = Kind::Edit;
    change.newPriority = priority;
    return change;
}

FollowUpChange FollowUpChange::repeat(const QString &rule)
{
    FollowUpChange change;
    change.kind = Kind::Edit;
    change.newRepeat = rule.trimmed();
    return change;
}

FollowUpChange FollowUpChange::reason(const QString &reason)
{
    FollowUpChange change;
    change.kind = Kind::Edit;
    change.newReason = reason;
    return change;
}

int FollowUpChanges::leftAlone() const
{
    std::set<AccountId> accounts;
    for (const FollowUpStep &step : steps) {
        if (step.leftAlone)
            accounts.insert(step.now.account);
    }
    return int(accounts.size());
}

Result<FollowUpChanges> FollowUpService::change(std::span<const FollowUpRef> refs,
                                                const FollowUpChange &change)
{
    if (const auto allowed = require(Right::KeepFollowUps, m_session.user()); !allowed)
        return allowed.error();
    if (const std::optional<Error> problem = problemIn(change))
        return *problem;
    FollowUpChanges all;
    for (size_t from = 0; from < refs.size(); from += kChangesPerTransaction) {
        const auto part = refs.subspan(from, std::min(kChangesPerTransaction, refs.size() - from));
        Result<FollowUpChanges> changed =
            m_session.write([&](Transaction &transaction) -> Result<FollowUpChanges> {
                if (change.kind == FollowUpChange::Kind::Reassign) {
                    const std::optional<User> user =
                        UserRepository::find(transaction, change.assignee);
                    if (!user || !user->active)
                        return Error{ErrorCode::Invalid,
                                     tr("Choose a person who works with this book."),
                                     QStringLiteral("assignee"),
                                     {}};
                }
                FollowUpChanges some;
                for (const FollowUpRef ref : part) {
                    Result<FollowUpStep> step = changeIn(transaction, ref, change);
                    if (step)
                        some.steps.push_back(std::move(*step));
                    else
                        some.refused.push_back({ref, step.error()});
                }
                return some;
            });
        // What stands is told with what it came from, so that it can be taken back.
        if (!changed && all.steps.empty())
            return changed.error();
        if (!changed) {
            for (const FollowUpRef ref : refs.subspan(from))
                all.refused.push_back({ref, changed.error()});
            break;
        }
        std::move(changed->steps.begin(), changed->steps.end(), std::back_inserter(all.steps));
        std::move(changed->refused.begin(), changed->refused.end(),
                  std::back_inserter(all.refused));
    }
    return all;
}

Result<int> FollowUpService::restore(const FollowUpChanges &changes)
{
    if (const auto allowed = require(Right::KeepFollowUps, m_session.user()); !allowed)
        return allowed.error();
    int kept = 0;
    for (size_t from = 0; from < changes.steps.size(); from += kChangesPerTransaction) {
        const size_t to = std::min(changes.steps.size(), from + kChangesPerTransaction);
        const Result<int> some = m_session.write([&](Transaction &transaction) -> Result<int> {
            int stayed = 0;
            for (size_t i = from; i < to; ++i) {
                const FollowUpStep &step = changes.steps[i];
                if (!restoreIn(transaction, step.before, step.now.rowVersion))
                    ++stayed;
            }
            return stayed;
        });
        if (!some)
            return some.error();
        kept += *some;
    }
    return kept;
}

Result<FollowUp> FollowUpService::done(FollowUpId id, qint64 rowVersion, const QString &result)
{
    Result<FollowUpStep> step = change({id, rowVersion}, FollowUpChange::done(result));
    return step ? Result<FollowUp>(std::move(step->now)) : Result<FollowUp>(step.error());
}

Result<FollowUp> FollowUpService::snooze(FollowUpId id, qint64 rowVersion, QDate due, QTime time)
{
    Result<FollowUpStep> step = change({id, rowVersion}, FollowUpChange::snooze(due, time));
    return step ? Result<FollowUp>(std::move(step->now)) : Result<FollowUp>(step.error());
}

Result<FollowUp> FollowUpService::reassign(FollowUpId id, qint64 rowVersion, UserId assignee)
{
    Result<FollowUpStep> step = change({id, rowVersion}, FollowUpChange::reassign(assignee));
    return step ? Result<FollowUp>(std::move(step->now)) : Result<FollowUp>(step.error());
}

Result<FollowUp> FollowUpService::reopen(FollowUpId id, qint64 rowVersion)
{
    Result<FollowUpStep> step = change({id, rowVersion}, FollowUpChange::reopen());
    return step ? Result<FollowUp>(std::move(step->now)) : Result<FollowUp>(step.error());
}

Result<FollowUp> FollowUpService::cancel(FollowUpId id, qint64 rowVersion)
{
    Result<FollowUpStep> step = change({id, rowVersion}, FollowUpChange::cancel());
    return step ? Result<FollowUp>(std::move(step->now)) : Result<FollowUp>(step.error());
}

} // namespace duebook
