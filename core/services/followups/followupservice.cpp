// SPDX-License-Identifier: Apache-2.0
#include "core/services/followups/followupservice.h"

#include "core/base/uid.h"
#include "core/rules/followups/reminderplan.h"
#include "core/rules/followups/repeatrule.h"
#include "core/rules/team/permissions.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/book/userrepository.h"
#include "core/store/followups/followuplistquery.h"
#include "core/store/followups/followuprepository.h"
#include "core/store/team/coverrepository.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kLongestText = 2000;

bool hasPassed(const Session &session, QDate due, QTime time)
{
    return reminderMoment(due, time, session.zone(), session.settings().allDayReminder) <=
           session.clock().nowUtc();
}

Result<FollowUp> found(Database &db, FollowUpId id)
{
    std::optional<FollowUp> followUp = FollowUpRepository::find(db, id);
    if (!followUp)
        return conflictOrMissing(false);
    return std::move(*followUp);
}

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QString::fromLatin1(place), {}};
}

std::optional<Error> problemInRepeat(const QString &text)
{
    if (text.isEmpty() || readRepeatRule(text))
        return std::nullopt;
    return invalid(
        FollowUpService::tr("“%1” is no repetition: write it like weekly, every 2 weeks, "
                            "monthly or every 3 working days.")
            .arg(text.left(60)),
        "repeat");
}

QString storedRepeat(const QString &text, QDate due)
{
    const std::optional<RepeatRule> rule = readRepeatRule(text);
    return rule ? repeatText(aimedAt(*rule, due)) : QString();
}

} // namespace

bool FollowUpService::needsNoReminder(const Session &session, const NewFollowUp &followUp)
{
    const bool mine = !followUp.assignee.isSet() || followUp.assignee == session.user().id;
    return mine && hasPassed(session, followUp.due, followUp.time);
}

Result<FollowUp> FollowUpService::create(const NewFollowUp &given)
{
    if (const auto allowed = require(Right::KeepFollowUps, m_session.user()); !allowed)
        return allowed.error();
    NewFollowUp followUp = given;
    followUp.reason = followUp.reason.trimmed().left(kLongestText);
    followUp.repeat = followUp.repeat.trimmed();
    if (followUp.uid.isEmpty())
        followUp.uid = newUid();
    if (!followUp.due.isValid())
        return invalid(tr("Choose the day it is due."), "due");
    if (const std::optional<Error> problem = problemInRepeat(followUp.repeat))
        return *problem;
    followUp.repeat = storedRepeat(followUp.repeat, followUp.due);
    return m_session.write([&](Transaction &transaction) -> Result<FollowUp> {
        const FollowUpId same = FollowUpRepository::findByUid(transaction, followUp.uid);
        if (same.isSet())
            return found(transaction, same);
        if (!AccountRepository::exists(transaction, followUp.account))
            return Error{ErrorCode::NotFound,
                         tr("Choose the account that the follow-up is about."),
                         QStringLiteral("account"),
                         {}};
        if (followUp.assignee.isSet() && !UserRepository::isActive(transaction, followUp.assignee))
            return invalid(tr("Choose a person who works with this book."), "assignee");
        return found(transaction, FollowUpRepository::insert(transaction, followUp,
                                                             needsNoReminder(m_session, followUp)));
    });
}

Result<FollowUp> FollowUpService::followUp(FollowUpId id)
{
    return m_session.read([&](Database &db) -> Result<FollowUp> { return found(db, id); });
}

std::optional<Error> FollowUpService::problemIn(const FollowUpChange &change) const
{
    if (change.kind == FollowUpChange::Kind::Snooze &&
        (!change.due.isValid() || hasPassed(m_session, change.due, change.time)))
        return invalid(tr("Choose a later day or time: this one has passed."), "due");
    if (change.newPriority && (*change.newPriority < -1 || *change.newPriority > 1))
        return invalid(tr("A follow-up is of low, normal or high priority."), "priority");
    if (change.newRepeat)
        return problemInRepeat(*change.newRepeat);
    return std::nullopt;
}

Result<void> FollowUpService::apply(Transaction &transaction, const FollowUpChange &change,
                                    FollowUp &followUp)
{
    using Kind = FollowUpChange::Kind;
    const bool open = followUp.state == FollowUpState::Open;
    switch (change.kind) {
    case Kind::Done:
        if (!open)
            return conflictOrMissing(true);
        followUp.state = FollowUpState::Done;
        followUp.doneAt = transaction.now();
        followUp.result = change.text.trimmed().left(kLongestText);
        break;
    case Kind::Snooze:
        if (!open)
            return conflictOrMissing(true);
        followUp.due = change.due;
        followUp.time = change.time;
        followUp.firedAt = {};
        ++followUp.snoozeCount;
        break;
    case Kind::Reassign:
        if (followUp.assignee != change.assignee && change.assignee != m_session.user().id)
            followUp.firedAt = {};
        followUp.assignee = change.assignee;
        break;
    case Kind::Reopen:
        if (followUp.state == FollowUpState::Done)
            takeNextBack(transaction, followUp);
        followUp.state = FollowUpState::Open;
        followUp.doneAt = {};
        followUp.result.clear();
        break;
    case Kind::Cancel:
        if (!open)
            return conflictOrMissing(true);
        followUp.state = FollowUpState::Cancelled;
        break;
    case Kind::Edit:
        followUp.priority = change.newPriority.value_or(followUp.priority);
        followUp.reason = change.newReason.value_or(followUp.reason).trimmed().left(kLongestText);
        if (change.newRepeat)
            followUp.repeat = storedRepeat(*change.newRepeat, followUp.due);
        break;
    }
    return {};
}

Result<FollowUpStep> FollowUpService::changeIn(Transaction &transaction, FollowUpRef ref,
                                               const FollowUpChange &change)
{
    static const QString actions[] = {
        QStringLiteral("follow-up done"),       QStringLiteral("follow-up snoozed"),
        QStringLiteral("follow-up reassigned"), QStringLiteral("follow-up reopened"),
        QStringLiteral("follow-up cancelled"),  QStringLiteral("follow-up changed")};
    std::optional<FollowUp> before = FollowUpRepository::find(transaction, ref.id);
    if (!before || before->rowVersion != ref.rowVersion)
        return conflictOrMissing(before.has_value());
    FollowUp after = *before;
    if (const Result<void> allowed = apply(transaction, change, after); !allowed)
        return allowed.error();
    if (const Result<void> saved =
            FollowUpRepository::update(transaction, *before, after, actions[size_t(change.kind)]);
        !saved)
        return saved.error();
    FollowUpStep step;
    step.before = std::move(*before);
    step.now = FollowUpRepository::find(transaction, ref.id).value_or(after);
    const bool closed =
        change.kind == FollowUpChange::Kind::Done || change.kind == FollowUpChange::Kind::Cancel;
    if (change.kind == FollowUpChange::Kind::Done && !step.now.repeat.isEmpty())
        step.next = makeNext(transaction, step.now);
    else if (closed)
        step.leftAlone =
            FollowUpRepository::leftAlone(transaction, step.now.account, m_session.today());
    return step;
}

FollowUp FollowUpService::makeNext(Transaction &transaction, const FollowUp &done)
{
    const std::optional<RepeatRule> rule = readRepeatRule(done.repeat);
    const BookSettings &settings = m_session.settings();
    NewFollowUp next;
    next.uid = FollowUpRepository::uidOfNext(done);
    next.account = done.account;
    // Who has left is given nothing new: the next one is of who did this one.
    if (UserRepository::isActive(transaction, done.assignee))
        next.assignee = done.assignee;
    next.due = nextRepeat(rule.value_or(RepeatRule()), done.due, m_session.today(),
                          WorkCalendar(settings.workingDays, settings.holidays));
    // A day that no person set is not repeated from.
    if (!next.due.isValid())
        next.due = m_session.today().addDays(1);
    next.time = done.time;
    next.reason = done.reason;
    next.priority = done.priority;
    next.kind = done.kind;
    next.repeat = done.repeat;
    const FollowUpId id = FollowUpRepository::insert(transaction, next, false);
    return FollowUpRepository::find(transaction, id).value_or(FollowUp());
}

bool FollowUpService::takeNextBack(Transaction &transaction, const FollowUp &done)
{
    const FollowUpId id =
        FollowUpRepository::findByUid(transaction, FollowUpRepository::uidOfNext(done));
    const std::optional<FollowUp> next =
        id.isSet() ? FollowUpRepository::find(transaction, id) : std::nullopt;
    if (!next)
        return true;
    if (next->rowVersion != 1 || next->state != FollowUpState::Open)
        return false;
    FollowUpRepository::remove(transaction, *next);
    return true;
}

Result<FollowUpStep> FollowUpService::change(FollowUpRef ref, const FollowUpChange &change)
{
    if (const auto allowed = require(Right::KeepFollowUps, m_session.user()); !allowed)
        return allowed.error();
    if (const std::optional<Error> problem = problemIn(change))
        return *problem;
    return m_session.write([&](Transaction &transaction) -> Result<FollowUpStep> {
        if (change.kind == FollowUpChange::Kind::Reassign &&
            !UserRepository::isActive(transaction, change.assignee))
            return invalid(tr("Choose a person who works with this book."), "assignee");
        return changeIn(transaction, ref, change);
    });
}

Result<FollowUp> FollowUpService::restoreIn(Transaction &transaction, const FollowUp &before,
                                            qint64 rowVersion)
{
    const std::optional<FollowUp> now = FollowUpRepository::find(transaction, before.id);
    if (!now || now->rowVersion != rowVersion)
        return conflictOrMissing(now.has_value());
    if (now->state == FollowUpState::Done && before.state == FollowUpState::Open &&
        !takeNextBack(transaction, *now))
        return conflictOrMissing(true);
    FollowUp after = before;
    after.account = now->account;
    const Result<void> saved = FollowUpRepository::update(
        transaction, *now, after, QStringLiteral("follow-up change undone"));
    if (!saved)
        return saved.error();
    return found(transaction, before.id);
}

Result<FollowUp> FollowUpService::restore(const FollowUp &before, qint64 rowVersion)
{
    if (const auto allowed = require(Right::KeepFollowUps, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<FollowUp> {
        return restoreIn(transaction, before, rowVersion);
    });
}

Result<FollowUpPage> FollowUpService::list(const FollowUpFilter &filter, const PageKey &after,
                                           int limit)
{
    return m_session.read([&](Database &db) -> Result<FollowUpPage> {
        std::vector<UserId> others;
        if (filter.withCovered && filter.assignee.isSet()) {
            for (const Cover &cover :
                 CoverRepository::coveredBy(db, filter.assignee, m_session.today()))
                others.push_back(cover.absent);
        }
        FollowUpPage page = FollowUpListQuery::page(db, filter, after, limit);
        if (others.empty())
            return page;
        // Each person's page along the index; the first rows of them together are the page.
        FollowUpFilter of = filter;
        bool more = page.next.has_value();
        for (const UserId other : others) {
            of.assignee = other;
            FollowUpPage theirs = FollowUpListQuery::page(db, of, after, limit);
            more = more || theirs.next;
            std::move(theirs.rows.begin(), theirs.rows.end(), std::back_inserter(page.rows));
        }
        std::sort(page.rows.begin(), page.rows.end(), [&](const FollowUp &a, const FollowUp &b) {
            return filter.doneOnly ? std::tie(a.doneAt, a.id) > std::tie(b.doneAt, b.id)
                                   : std::tie(a.due, a.id) < std::tie(b.due, b.id);
        });
        more = more || int(page.rows.size()) > limit;
        if (int(page.rows.size()) > limit)
            page.rows.resize(size_t(limit));
        page.next.reset();
        if (more && !page.rows.empty())
            page.next = FollowUpListQuery::keyOf(page.rows.back(), filter);
        return page;
    });
}

Result<FollowUpCounts> FollowUpService::counts(UserId assignee)
{
    return m_session.read([&](Database &db) -> Result<FollowUpCounts> {
        const QDate day = m_session.today();
        const auto [overdue, today] = FollowUpRepository::countDue(db, assignee, day);
        FollowUpCounts counts{overdue, today};
        if (!assignee.isSet())
            return counts;
        for (const Cover &cover : CoverRepository::coveredBy(db, assignee, day)) {
            const auto [late, due] = FollowUpRepository::countDue(db, cover.absent, day);
            counts.overdue += late;
            counts.dueToday += due;
        }
        return counts;
    });
}

} // namespace duebook
