// SPDX-License-Identifier: Apache-2.0
#include "core/services/promises/promiseservice.h"

#include "core/base/uid.h"
#include "core/rules/promises/instalmentplan.h"
#include "core/rules/promises/promisekept.h"
#include "core/rules/team/permissions.h"
#include "core/services/promises/promiseupkeep.h"
#include "core/store/book/conflict.h"
#include "core/store/promises/promiselistquery.h"
#include "core/store/promises/promiserepository.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kLongestText = 2000;

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QLatin1String(place), {}};
}

Result<Promise> found(Database &db, PromiseId id)
{
    std::optional<Promise> promise = PromiseRepository::find(db, id);
    if (!promise)
        return conflictOrMissing(false);
    return std::move(*promise);
}

bool canBeClosed(PromiseState state)
{
    return state == PromiseState::Open || state == PromiseState::PartlyKept ||
           state == PromiseState::Broken;
}

/// The promise itself and, of its plan, the instalments that are still open.
std::vector<Promise> withOpenOfPlan(Database &db, const Promise &promise, bool wholePlan)
{
    std::vector<Promise> all{promise};
    if (!wholePlan || promise.plan.isEmpty())
        return all;
    for (Promise &other : PromiseRepository::ofPlan(db, promise.plan)) {
        if (other.id != promise.id && other.state == PromiseState::Open)
            all.push_back(std::move(other));
    }
    return all;
}

/// `old` and, with `wholePlan`, the open instalments of its plan.
Result<void> replace(Transaction &transaction, PromiseId old, bool wholePlan, PromiseId by,
                     QDate today)
{
    const std::optional<Promise> first = PromiseRepository::find(transaction, old);
    if (!first)
        return conflictOrMissing(false);
    for (const Promise &before : withOpenOfPlan(transaction, *first, wholePlan)) {
        Promise after = before;
        after.state = PromiseState::Replaced;
        after.stateSince = today;
        after.replacedBy = by;
        if (const auto done = PromiseRepository::update(transaction, before, after,
                                                        QStringLiteral("promise replaced"));
            !done)
            return done;
    }
    return {};
}

PromiseReliability reliabilityOf(const PromiseOutcomes &outcomes)
{
    PromiseReliability reliability;
    reliability.currency = outcomes.currency;
    reliability.kept = outcomes.count.kept;
    reliability.partly = outcomes.count.partly;
    reliability.broken = outcomes.count.broken;
    reliability.keptAmount = Money(outcomes.amount.kept, outcomes.currency);
    reliability.promisedAmount = Money(
        outcomes.amount.kept + outcomes.amount.partly + outcomes.amount.broken, outcomes.currency);
    reliability.byNumber = promiseKeptRatio(outcomes.count);
    reliability.byAmount = promiseKeptRatio(outcomes.amount);
    return reliability;
}

} // namespace

Result<PromiseId> PromiseService::addIn(Transaction &transaction, const Session &session,
                                        const NewPromise &given, bool replacesPlan)
{
    NewPromise promise = given;
    if (promise.uid.isEmpty())
        promise.uid = newUid();
    if (const PromiseId same = PromiseRepository::findByUid(transaction, promise.uid); same.isSet())
        return same;
    if (!promise.made.isValid())
        promise.made = session.today();
    promise.saidBy = promise.saidBy.simplified();
    promise.evidence = promise.evidence.trimmed();
    if (const Result<void> fine = checkIn(transaction, session, promise); !fine)
        return fine.error();
    std::sort(promise.instalments.begin(), promise.instalments.end(),
              [](const Instalment &a, const Instalment &b) { return a.due < b.due; });
    std::vector<std::pair<InvoiceId, Money>> open;
    for (const InvoiceId id : promise.invoices)
        open.emplace_back(id, PromiseRepository::invoice(transaction, id)->open);
    const std::vector<PromiseId> ids = PromiseRepository::insert(
        transaction, promise, spreadOverInvoices(promise.instalments, open));
    if (promise.replaces.isSet()) {
        if (const auto done =
                replace(transaction, promise.replaces, replacesPlan, ids.front(), session.today());
            !done)
            return done.error();
    }
    PromiseUpkeep(transaction, session.settings(), session.today()).account(promise.account);
    transaction.changed(Entity::Account, ChangeKind::Updated, promise.account.number(),
                        promise.account);
    return ids.front();
}

Result<Promise> PromiseService::create(const NewPromise &promise, bool replacesPlan)
{
    if (const auto allowed = require(Right::KeepPromises, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Promise> {
        const Result<PromiseId> id = addIn(transaction, m_session, promise, replacesPlan);
        if (!id)
            return id.error();
        return found(transaction, *id);
    });
}

Result<Promise> PromiseService::promise(PromiseId id)
{
    return m_session.read([&](Database &db) { return found(db, id); });
}

Result<std::vector<Promise>> PromiseService::plan(PromiseId id)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Promise>> {
        const Result<Promise> one = found(db, id);
        if (!one)
            return one.error();
        if (one->plan.isEmpty())
            return std::vector<Promise>{*one};
        return PromiseRepository::ofPlan(db, one->plan);
    });
}

Result<Promise> PromiseService::cancel(PromiseId id, qint64 rowVersion, const QString &reason,
                                       bool wholePlan)
{
    if (const auto allowed = require(Right::KeepPromises, m_session.user()); !allowed)
        return allowed.error();
    const QString why = reason.simplified().left(kLongestText);
    if (why.isEmpty())
        return invalid(tr("Say why the promise is cancelled."), "reason");
    return m_session.write([&](Transaction &transaction) -> Result<Promise> {
        const std::optional<Promise> first = PromiseRepository::find(transaction, id);
        if (!first || first->rowVersion != rowVersion || !canBeClosed(first->state))
            return conflictOrMissing(first.has_value());
        for (const Promise &before : withOpenOfPlan(transaction, *first, wholePlan)) {
            Promise after = before;
            after.state = PromiseState::Cancelled;
            after.stateSince = m_session.today();
            after.cancelReason = why;
            if (const auto done = PromiseRepository::update(transaction, before, after,
                                                            QStringLiteral("promise cancelled"));
                !done)
                return done.error();
        }
        // What counted for it may count for another now.
        PromiseUpkeep(transaction, m_session.settings(), m_session.today()).account(first->account);
        transaction.changed(Entity::Account, ChangeKind::Updated, first->account.number(),
                            first->account);
        return found(transaction, id);
    });
}

Result<Promise> PromiseService::restore(const Promise &before, qint64 rowVersion)
{
    if (const auto allowed = require(Right::KeepPromises, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Promise> {
        const std::optional<Promise> now = PromiseRepository::find(transaction, before.id);
        if (!now || now->rowVersion != rowVersion)
            return conflictOrMissing(now.has_value());
        if (canBeClosed(now->state) || now->state == PromiseState::Kept)
            return *now;
        Promise after = *now;
        after.state = before.state;
        after.stateSince = before.stateSince;
        after.replacedBy = before.replacedBy;
        after.cancelReason = before.cancelReason;
        if (const auto done = PromiseRepository::update(transaction, *now, after,
                                                        QStringLiteral("promise change undone"));
            !done)
            return done.error();
        PromiseUpkeep(transaction, m_session.settings(), m_session.today()).account(before.account);
        transaction.changed(Entity::Account, ChangeKind::Updated, before.account.number(),
                            before.account);
        return found(transaction, before.id);
    });
}

Result<PromisePage> PromiseService::list(const PromiseFilter &filter, bool latestFirst,
                                         const PageKey &after, int limit)
{
    return m_session.read([&](Database &db) -> Result<PromisePage> {
        PromisePage page = PromiseListQuery::page(db, {filter, latestFirst, after, limit});
        const PromiseTerms terms(m_session.settings(), m_session.today());
        for (PromiseRow &row : page.rows)
            row.keptUntil = terms.lastDay(row.promise.due);
        return page;
    });
}

Result<std::vector<PromiseSum>> PromiseService::sums(const PromiseFilter &filter)
{
    return m_session.read([&](Database &db) -> Result<std::vector<PromiseSum>> {
        std::optional<std::vector<PromiseSum>> sums = PromiseListQuery::sums(db, filter);
        if (!sums)
            return Error{ErrorCode::Invalid,
                         tr("The amounts of these promises are too large to be added up; narrow "
                            "the filter."),
                         {},
                         {}};
        return std::move(*sums);
    });
}

Result<std::vector<PromiseReliability>> PromiseService::reliability(AccountId account)
{
    return m_session.read([&](Database &db) -> Result<std::vector<PromiseReliability>> {
        const PromiseTerms terms(m_session.settings(), m_session.today());
        std::vector<PromiseReliability> all;
        for (const PromiseOutcomes &outcomes :
             PromiseListQuery::outcomes(db, account, terms.firstStanding()))
            all.push_back(reliabilityOf(outcomes));
        return all;
    });
}

} // namespace duebook
