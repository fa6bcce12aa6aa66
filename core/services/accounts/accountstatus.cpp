// SPDX-License-Identifier: Apache-2.0
// The part of AccountService that says where an account stands.
#include "core/services/accounts/accountservice.h"

#include "core/rules/team/permissions.h"
#include "core/services/followups/kepttask.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/book/conflict.h"

namespace duebook {

namespace {

constexpr qsizetype kLongestReason = 2000;

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QLatin1String(place), {}};
}

} // namespace

Result<void> AccountService::setStatus(AccountId id, AccountStatus status, const QString &reason,
                                       QDate revisit)
{
    if (const auto allowed = require(Right::ChangeAccounts, m_session.user()); !allowed)
        return allowed;
    const QDate today = m_session.today();
    const bool active = status == AccountStatus::Active;
    const bool needsDay = !active && status != AccountStatus::Closed;
    if (!active && reason.trimmed().isEmpty())
        return invalid(tr("Say why, so that a colleague understands it."), "reason");
    if (reason.size() > kLongestReason)
        return invalid(tr("The reason is too long: write the story into a note."), "reason");
    if (needsDay && !revisit.isValid())
        return invalid(tr("Choose the day to look at the account again."), "revisit");
    if (!active && revisit.isValid() && revisit <= today)
        return invalid(tr("The day to look at the account again must lie after today."), "revisit");
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Account> before = AccountRepository::find(transaction, id);
        if (!before)
            return conflictOrMissing(false);
        Account after = *before;
        after.status = status;
        after.statusReason = reason.trimmed();
        after.statusSince = before->status == status ? before->statusSince : today;
        after.statusRevisit = active ? QDate() : revisit;
        if (after == *before)
            return {};
        if (const auto done =
                AccountRepository::setStatus(transaction, id, status, after.statusReason,
                                             after.statusSince, after.statusRevisit);
            !done)
            return done;
        keepStatusTask(transaction, *before, after);
        return {};
    });
}

Result<void> AccountService::restoreStatus(const Account &wanted)
{
    if (const auto allowed = require(Right::ChangeAccounts, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        const std::optional<Account> before = AccountRepository::find(transaction, wanted.id);
        if (!before)
            return conflictOrMissing(false);
        Account after = *before;
        after.status = wanted.status;
        after.statusReason = wanted.statusReason;
        after.statusSince = wanted.statusSince;
        after.statusRevisit = wanted.statusRevisit;
        if (const auto done = AccountRepository::setStatus(transaction, wanted.id, after.status,
                                                           after.statusReason, after.statusSince,
                                                           after.statusRevisit);
            !done)
            return done;
        keepStatusTask(transaction, *before, after);
        return {};
    });
}

void AccountService::keepStatusTask(Transaction &transaction, const Account &before,
                                    const Account &after)
{
    const FollowUpId existing = AccountRepository::statusTask(transaction, after.id);
    if (!after.statusRevisit.isValid()) {
        closeTask(transaction, existing,
                  after.status == AccountStatus::Active ? tr("The account is active again.")
                                                        : after.statusReason);
        return;
    }
    KeptTask task;
    task.account = after.id;
    task.assignee = after.owner;
    task.due = after.statusRevisit;
    task.reason = tr("Look at the status again: %1").arg(after.statusReason);
    const FollowUpId kept = keepTask(m_session, transaction, existing, task, before.statusRevisit);
    if (kept != existing)
        AccountRepository::setStatusTask(transaction, after.id, kept);
}

} // namespace duebook
