// SPDX-License-Identifier: Apache-2.0
#include "core/services/followupservice.h"

#include "core/base/uid.h"
#include "core/rules/reminderplan.h"
#include "core/store/accountrepository.h"
#include "core/store/conflict.h"
#include "core/store/followuprepository.h"
#include "core/store/userrepository.h"

namespace duebook {

namespace {

constexpr qsizetype kLongestText = 2000;

bool hasPassed(const Session &session, QDate due, QTime time)
{
    return reminderMoment(due, time, session.zone(), session.settings().allDayReminder) <=
           session.clock().nowUtc();
}

bool mayWork(Database &db, UserId id)
{
    const std::optional<User> user = UserRepository::find(db, id);
    return user && user->active;
}

Result<FollowUp> found(Database &db, FollowUpId id)
{
    std::optional<FollowUp> followUp = FollowUpRepository::find(db, id);
    if (!followUp)
        return conflictOrMissing(false);
    return std::move(*followUp);
}

} // namespace

bool FollowUpService::needsNoReminder(const Session &session, const NewFollowUp &followUp)
{
    const bool mine = !followUp.assignee.isSet() || followUp.assignee == session.user().id;
    return mine && hasPassed(session, followUp.due, followUp.time);
}

Result<FollowUp> FollowUpService::create(const NewFollowUp &given)
{
    NewFollowUp followUp = given;
    followUp.reason = followUp.reason.trimmed().left(kLongestText);
    if (followUp.uid.isEmpty())
        followUp.uid = newUid();
    if (!followUp.due.isValid())
        return Error{
            ErrorCode::Invalid, tr("Choose the day it is due."), QStringLiteral("due"), {}};
    return m_session.write([&](Transaction &transaction) -> Result<FollowUp> {
        const FollowUpId same = FollowUpRepository::findByUid(transaction, followUp.uid);
        if (same.isSet())
            return found(transaction, same);
        if (!AccountRepository::exists(transaction, followUp.account))
            return Error{ErrorCode::NotFound,
                         tr("Choose the account that the follow-up is about."),
                         QStringLiteral("account"),
                         {}};
        if (followUp.assignee.isSet() && !mayWork(transaction, followUp.assignee))
            return Error{ErrorCode::Invalid,
                         tr("Choose a person who works with this book."),
                         QStringLiteral("assignee"),
                         {}};
        return found(transaction, FollowUpRepository::insert(transaction, followUp,
                                                             needsNoReminder(m_session, followUp)));
    });
}

Result<FollowUp> FollowUpService::followUp(FollowUpId id)
{
    return m_session.read([&](Database &db) -> Result<FollowUp> { return found(db, id); });
}

template <typename Change>
Result<FollowUp> FollowUpService::change(FollowUpId id, qint64 rowVersion, const QString &action,
                                         Change &&change)
{
    return m_session.write([&](Transaction &transaction) -> Result<FollowUp> {
        const std::optional<FollowUp> before = FollowUpRepository::find(transaction, id);
        if (!before || before->rowVersion != rowVersion)
            return conflictOrMissing(before.has_value());
        FollowUp after = *before;
        if (const Result<void> allowed = change(transaction, after); !allowed)
            return allowed.error();
        if (const Result<void> saved =
                FollowUpRepository::update(transaction, *before, after, action);
            !saved)
            return saved.error();
        return found(transaction, id);
    });
}

Result<FollowUp> FollowUpService::done(FollowUpId id, qint64 rowVersion, const QString &result)
{
    return change(id, rowVersion, QStringLiteral("follow-up done"),
                  [&](Transaction &transaction, FollowUp &followUp) -> Result<void> {
                      if (followUp.state != FollowUpState::Open)
                          return conflictOrMissing(true);
                      followUp.state = FollowUpState::Done;
                      followUp.doneAt = transaction.now();
                      followUp.result = result.trimmed().left(kLongestText);
                      return {};
                  });
}

Result<FollowUp> FollowUpService::snooze(FollowUpId id, qint64 rowVersion, QDate due, QTime time)
{
    if (!due.isValid() || hasPassed(m_session, due, time))
        return Error{ErrorCode::Invalid,
                     tr("Choose a later day or time: this one has passed."),
                     QStringLiteral("due"),
                     {}};
    return change(id, rowVersion, QStringLiteral("follow-up snoozed"),
                  [&](Transaction &, FollowUp &followUp) -> Result<void> {
                      if (followUp.state != FollowUpState::Open)
                          return conflictOrMissing(true);
                      followUp.due = due;
                      followUp.time = time;
                      followUp.firedAt = {};
                      ++followUp.snoozeCount;
                      return {};
                  });
}

Result<FollowUp> FollowUpService::reassign(FollowUpId id, qint64 rowVersion, UserId assignee)
{
    return change(id, rowVersion, QStringLiteral("follow-up reassigned"),
                  [&](Transaction &transaction, FollowUp &followUp) -> Result<void> {
                      if (!mayWork(transaction, assignee))
                          return Error{ErrorCode::Invalid,
                                       tr("Choose a person who works with this book."),
                                       QStringLiteral("assignee"),
                                       {}};
                      if (followUp.assignee != assignee && assignee != m_session.user().id)
                          followUp.firedAt = {};
                      followUp.assignee = assignee;
                      return {};
                  });
}

Result<FollowUp> FollowUpService::reopen(FollowUpId id, qint64 rowVersion)
{
    return change(id, rowVersion, QStringLiteral("follow-up reopened"),
                  [](Transaction &, FollowUp &followUp) -> Result<void> {
                      followUp.state = FollowUpState::Open;
                      followUp.doneAt = {};
                      followUp.result.clear();
                      return {};
                  });
}

Result<FollowUp> FollowUpService::cancel(FollowUpId id, qint64 rowVersion)
{
    return change(id, rowVersion, QStringLiteral("follow-up cancelled"),
                  [](Transaction &, FollowUp &followUp) -> Result<void> {
                      if (followUp.state != FollowUpState::Open)
                          return conflictOrMissing(true);
                      followUp.state = FollowUpState::Cancelled;
                      return {};
                  });
}

Result<FollowUp> FollowUpService::restore(const FollowUp &before, qint64 rowVersion)
{
    return change(before.id, rowVersion, QStringLiteral("follow-up change undone"),
                  [&](Transaction &, FollowUp &followUp) -> Result<void> {
                      followUp.due = before.due;
                      followUp.time = before.time;
                      followUp.assignee = before.assignee;
                      followUp.reason = before.reason;
                      followUp.priority = before.priority;
                      followUp.state = before.state;
                      followUp.result = before.result;
                      followUp.doneAt = before.doneAt;
                      followUp.firedAt = before.firedAt;
                      followUp.snoozeCount = before.snoozeCount;
                      return {};
                  });
}

Result<FollowUpPage> FollowUpService::list(const FollowUpFilter &filter,
                                           const std::optional<FollowUpKey> &after, int limit)
{
    FollowUpQuery query{
        filter.assignee, filter.account, filter.dueUntil, filter.openOnly, {}, {}, limit};
    if (after) {
        query.afterDue = after->due;
        query.afterId = after->id;
    }
    return m_session.read([&](Database &db) -> Result<FollowUpPage> {
        FollowUpPage page{FollowUpRepository::list(db, query), {}};
        if (!page.rows.empty() && int(page.rows.size()) == limit)
            page.next = FollowUpKey{page.rows.back().due, page.rows.back().id};
        return page;
    });
}

Result<FollowUpCounts> FollowUpService::counts(UserId assignee)
{
    return m_session.read([&](Database &db) -> Result<FollowUpCounts> {
        const auto [overdue, today] = FollowUpRepository::countDue(db, assignee, m_session.today());
        return FollowUpCounts{overdue, today};
    });
}

} // namespace duebook
