// SPDX-License-Identifier: Apache-2.0
#include "core/services/disputes/escalationservice.h"

#include "core/base/uid.h"
#include "core/rules/team/permissions.h"
#include "core/services/followups/kepttask.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/book/conflict.h"
#include "core/store/book/userrepository.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/disputes/escalationrepository.h"
#include "core/store/ledger/invoicerepository.h"

namespace duebook {

namespace {

constexpr qsizetype kLongestText = 2000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::EscalationService)
};

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QLatin1String(place), {}};
}

/// Sales may read only: nobody of them could decide anything in the book.
bool mayDecide(const User &user)
{
    return user.active && user.role != Role::Sales;
}

UserId firstOf(const std::vector<User> &users, Role role)
{
    for (const User &user : users) {
        if (user.active && user.role == role)
            return user.id;
    }
    return {};
}

/// Who decides where no person was named; unset with an agency.
UserId decider(Database &db, EscalationLevel level)
{
    if (level == EscalationLevel::Agency)
        return {};
    const std::vector<User> users = UserRepository::all(db);
    const UserId manager = firstOf(users, Role::Manager);
    return manager.isSet() ? manager : firstOf(users, Role::Administrator);
}

Result<void> checkWords(const Session &session, UserId to, EscalationLevel level,
                        const QString &reason, QDate revisit)
{
    if (level == EscalationLevel::Colleague && !to.isSet())
        return invalid(Texts::tr("Choose the colleague who is to decide."), "to");
    if (reason.trimmed().isEmpty())
        return invalid(Texts::tr("Say why, so that whoever decides understands it."), "reason");
    if (reason.size() > kLongestText)
        return invalid(Texts::tr("The reason is too long: write the story into a note."), "reason");
    if (!revisit.isValid())
        return invalid(Texts::tr("Choose the day to look at it again."), "revisit");
    if (revisit <= session.today())
        return invalid(Texts::tr("The day to look at it again must lie after today."), "revisit");
    return {};
}

Result<void> checkPerson(Database &db, UserId to)
{
    if (!to.isSet())
        return {};
    const std::optional<User> user = UserRepository::find(db, to);
    if (!user || !mayDecide(*user))
        return invalid(Texts::tr("Choose a person who works with this book."), "to");
    return {};
}

Result<void> checkSubject(Database &db, const NewEscalation &escalation)
{
    if (!AccountRepository::exists(db, escalation.account))
        return Error{ErrorCode::NotFound,
                     Texts::tr("Choose the account that is to be escalated."),
                     QStringLiteral("account"),
                     {}};
    if (escalation.invoice.isSet()) {
        const std::optional<Invoice> invoice = InvoiceRepository::find(db, escalation.invoice);
        if (!invoice || invoice->account != escalation.account)
            return invalid(Texts::tr("The invoice does not belong to the account."), "invoice");
    }
    if (escalation.dispute.isSet()) {
        const std::optional<Dispute> dispute = DisputeRepository::find(db, escalation.dispute);
        if (!dispute || dispute->account != escalation.account)
            return invalid(Texts::tr("The dispute does not belong to the account."), "dispute");
    }
    return {};
}

KeptTask taskOf(Database &db, const Session &session, const NewEscalation &escalation)
{
    KeptTask task;
    task.account = escalation.account;
    task.kind = FollowUpKind::Escalation;
    task.reason = Texts::tr("Escalated: %1").arg(escalation.reason);
    task.assignee = escalation.to;
    task.due = session.today();
    if (!escalation.to.isSet()) {
        const std::optional<Account> account = AccountRepository::find(db, escalation.account);
        task.assignee = account ? account->owner : UserId();
        task.due = escalation.revisit;
    }
    return task;
}

KeptTask taskOf(Database &db, const Session &session, const Escalation &escalation)
{
    NewEscalation same;
    same.account = escalation.account;
    same.to = escalation.to;
    same.reason = escalation.reason;
    same.revisit = escalation.revisit;
    return taskOf(db, session, same);
}

Result<Escalation> found(Database &db, EscalationId id)
{
    std::optional<Escalation> escalation = EscalationRepository::find(db, id);
    if (!escalation)
        return conflictOrMissing(false);
    return std::move(*escalation);
}

} // namespace

Result<EscalationId> EscalationService::escalateIn(const Session &session, Transaction &transaction,
                                                   const NewEscalation &given)
{
    if (!given.uid.isEmpty()) {
        if (const EscalationId same = EscalationRepository::findByUid(transaction, given.uid);
            same.isSet())
            return same;
    }
    if (const auto fine = checkSubject(transaction, given); !fine)
        return fine.error();
    if (const auto fine = checkWords(session, given.to, given.level, given.reason, given.revisit);
        !fine)
        return fine.error();
    if (const auto fine = checkPerson(transaction, given.to); !fine)
        return fine.error();
    NewEscalation escalation = given;
    escalation.reason = escalation.reason.trimmed();
    if (!escalation.to.isSet())
        escalation.to = decider(transaction, escalation.level);
    const FollowUpId task =
        keepTask(session, transaction, {}, taskOf(transaction, session, escalation));
    return EscalationRepository::insert(transaction, escalation, task);
}

Result<Escalation> EscalationService::escalate(const NewEscalation &escalation)
{
    if (const auto allowed = require(Right::Escalate, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Escalation> {
        const Result<EscalationId> id = escalateIn(m_session, transaction, escalation);
        if (!id)
            return id.error();
        return found(transaction, *id);
    });
}

Result<Escalation> EscalationService::escalation(EscalationId id)
{
    return m_session.read([&](Database &db) -> Result<Escalation> { return found(db, id); });
}

template <typename Change>
Result<Escalation> EscalationService::changed(EscalationId id, qint64 rowVersion,
                                              const char *action, Change &&change)
{
    if (const auto allowed = require(Right::Escalate, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<Escalation> {
        const std::optional<Escalation> before = EscalationRepository::find(transaction, id);
        if (!before || before->rowVersion != rowVersion)
            return conflictOrMissing(before.has_value());
        Escalation after = *before;
        if (const Result<void> allowed = change(transaction, after); !allowed)
            return allowed.error();
        if (after == *before)
            return after;
        if (const auto saved = EscalationRepository::update(transaction, *before, after,
                                                            QString::fromLatin1(action));
            !saved)
            return saved.error();
        if (!after.open) {
            closeTask(transaction, after.followUp, after.result);
        } else {
            const KeptTask now = taskOf(transaction, m_session, after);
            const KeptTask then = taskOf(transaction, m_session, *before);
            keepTask(m_session, transaction, after.followUp, now, then.due);
        }
        return found(transaction, id);
    });
}

Result<Escalation> EscalationService::change(const Escalation &wanted)
{
    return changed(wanted.id, wanted.rowVersion, "escalation changed",
                   [&](Transaction &transaction, Escalation &escalation) -> Result<void> {
                       if (!escalation.open)
                           return invalid(tr("The escalation is closed already."), "state");
                       if (const auto fine = checkWords(m_session, wanted.to, wanted.level,
                                                        wanted.reason, wanted.revisit);
                           !fine)
                           return fine;
                       if (const auto fine = checkPerson(transaction, wanted.to); !fine)
                           return fine;
                       escalation.to =
                           wanted.to.isSet() ? wanted.to : decider(transaction, wanted.level);
                       escalation.level = wanted.level;
                       escalation.reason = wanted.reason.trimmed();
                       escalation.revisit = wanted.revisit;
                       return {};
                   });
}

Result<Escalation> EscalationService::close(EscalationId id, qint64 rowVersion,
                                            const QString &result)
{
    if (const auto allowed = require(Right::Escalate, m_session.user()); !allowed)
        return allowed.error();
    if (result.trimmed().isEmpty())
        return invalid(tr("Say what was decided."), "result");
    return changed(id, rowVersion, "escalation closed",
                   [&](Transaction &, Escalation &escalation) -> Result<void> {
                       if (!escalation.open)
                           return invalid(tr("The escalation is closed already."), "state");
                       escalation.open = false;
                       escalation.result = result.trimmed().left(kLongestText);
                       escalation.closed = m_session.today();
                       return {};
                   });
}

Result<Escalation> EscalationService::restore(const Escalation &before, qint64 rowVersion)
{
    return changed(before.id, rowVersion, "escalation change undone",
                   [&](Transaction &, Escalation &escalation) -> Result<void> {
                       const qint64 version = escalation.rowVersion;
                       escalation = before;
                       escalation.rowVersion = version;
                       return {};
                   });
}

void EscalationService::closeOfDispute(Transaction &transaction, DisputeId dispute,
                                       const QString &result, QDate today)
{
    for (const Escalation &before : EscalationRepository::openOfDispute(transaction, dispute)) {
        Escalation after = before;
        after.open = false;
        after.result = result;
        after.closed = today;
        const Result<void> saved = EscalationRepository::update(
            transaction, before, after, QStringLiteral("escalation closed"));
        Q_ASSERT(saved);
        Q_UNUSED(saved);
        closeTask(transaction, before.followUp, result);
    }
}

void EscalationService::reopenOfDispute(const Session &session, Transaction &transaction,
                                        DisputeId dispute)
{
    for (const Escalation &before : EscalationRepository::closedWithDispute(transaction, dispute)) {
        Escalation after = before;
        after.open = true;
        after.result.clear();
        after.closed = {};
        const Result<void> saved = EscalationRepository::update(
            transaction, before, after, QStringLiteral("escalation reopened"));
        Q_ASSERT(saved);
        Q_UNUSED(saved);
        keepTask(session, transaction, before.followUp, taskOf(transaction, session, after));
    }
}

void EscalationService::bringBack(const Session &session, Transaction &transaction)
{
    for (const Escalation &each : EscalationRepository::unattended(transaction, session.today())) {
        KeptTask task = taskOf(transaction, session, each);
        task.due = session.today();
        keepTask(session, transaction, each.followUp, task);
    }
}

Result<EscalationPage> EscalationService::list(const EscalationFilter &filter,
                                               const std::optional<EscalationKey> &after, int limit)
{
    EscalationQuery query{filter.to, filter.account, {}, {}, limit};
    if (after) {
        query.afterRevisit = after->revisit;
        query.afterId = after->id;
    }
    return m_session.read([&](Database &db) -> Result<EscalationPage> {
        EscalationPage page{EscalationRepository::open(db, query), {}};
        if (!page.rows.empty() && int(page.rows.size()) == limit)
            page.next = EscalationKey{page.rows.back().revisit, page.rows.back().id};
        return page;
    });
}

Result<std::vector<Escalation>> EscalationService::ofAccount(AccountId account)
{
    return m_session.read([&](Database &db) -> Result<std::vector<Escalation>> {
        return EscalationRepository::ofAccount(db, account);
    });
}

} // namespace duebook
