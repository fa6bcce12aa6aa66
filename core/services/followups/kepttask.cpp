// SPDX-License-Identifier: Apache-2.0
#include "core/services/followups/kepttask.h"

#include "core/base/uid.h"
#include "core/services/followups/followupservice.h"
#include "core/store/book/userrepository.h"
#include "core/store/followups/followuprepository.h"

namespace duebook {

namespace {

void save(Transaction &transaction, const FollowUp &before, const FollowUp &after,
          const QString &action)
{
    if (before == after)
        return;
    // Read in this very transaction: nobody can have changed it in between.
    const Result<void> saved = FollowUpRepository::update(transaction, before, after, action);
    Q_ASSERT(saved);
    Q_UNUSED(saved);
}

} // namespace

FollowUpId keepTask(const Session &session, Transaction &transaction, FollowUpId existing,
                    const KeptTask &task, QDate dueBefore)
{
    const bool works = UserRepository::isActive(transaction, task.assignee);
    const UserId assignee = works ? task.assignee : UserId();
    const std::optional<FollowUp> before =
        existing.isSet() ? FollowUpRepository::find(transaction, existing) : std::nullopt;
    if (!before) {
        NewFollowUp made;
        made.uid = newUid();
        made.account = task.account;
        made.assignee = assignee;
        made.due = task.due;
        made.reason = task.reason;
        made.note = task.note;
        made.kind = task.kind;
        return FollowUpRepository::insert(transaction, made,
                                          FollowUpService::needsNoReminder(session, made));
    }
    FollowUp after = *before;
    after.assignee = works ? assignee : transaction.user();
    after.reason = task.reason;
    const bool wasOpen = before->state == FollowUpState::Open;
    if (!wasOpen) {
        after.state = FollowUpState::Open;
        after.doneAt = {};
        after.result.clear();
    }
    if (!wasOpen || task.due != dueBefore) {
        after.due = task.due;
        after.time = {};
    }
    if (!wasOpen || after.due != before->due || after.assignee != before->assignee)
        after.firedAt = {};
    save(transaction, *before, after,
         wasOpen ? QStringLiteral("follow-up changed") : QStringLiteral("follow-up reopened"));
    return existing;
}

void closeTask(Transaction &transaction, FollowUpId existing, const QString &result)
{
    const std::optional<FollowUp> before =
        existing.isSet() ? FollowUpRepository::find(transaction, existing) : std::nullopt;
    if (!before || before->state != FollowUpState::Open)
        return;
    FollowUp after = *before;
    after.state = FollowUpState::Done;
    after.doneAt = transaction.now();
    after.result = result;
    save(transaction, *before, after, QStringLiteral("follow-up done"));
}

} // namespace duebook
