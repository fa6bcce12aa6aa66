// SPDX-License-Identifier: Apache-2.0
#include "core/services/disputes/disputeupkeep.h"

#include "core/services/disputes/escalationservice.h"
#include "core/services/followups/kepttask.h"
#include "core/store/disputes/disputelistquery.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/disputes/disputeupkeepquery.h"
#include "core/store/disputes/escalationrepository.h"
#include "core/store/ledger/balancerepository.h"

#include <set>

namespace duebook {

namespace {

constexpr int kNumbersNamed = 3;
// Days a manager has for a large dispute before it is looked at again.
constexpr int kRevisitDays = 7;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::DisputeUpkeep)
};

QString numbersOf(const Dispute &dispute)
{
    QStringList numbers;
    for (const DisputePart &part : dispute.parts) {
        if (numbers.size() == kNumbersNamed) {
            numbers += QStringLiteral("…");
            break;
        }
        numbers += part.invoiceNumber;
    }
    return numbers.join(QStringLiteral(", "));
}

/// The dispute as the ledger settled it; nothing while it is open.
std::optional<Dispute> settledByLedger(Database &db, const Dispute &dispute, QDate today)
{
    bool anyOpen = false;
    bool allGivenUp = true;
    QStringList creditNotes;
    for (const DisputePart &part : dispute.parts) {
        const DisputeUpkeepQuery::Cover cover =
            DisputeUpkeepQuery::cover(db, part.invoice, dispute.id, dispute.opened);
        anyOpen = anyOpen || cover.invoiceOpen;
        allGivenUp = allGivenUp && cover.givenUp >= part.amount.minorUnits();
        creditNotes += cover.creditNotes;
    }
    const bool expected = dispute.stage == DisputeStage::CreditExpected;
    if (dispute.parts.empty() || (anyOpen && !(expected && allGivenUp)))
        return std::nullopt;
    creditNotes.removeDuplicates();
    Dispute settled = dispute;
    settled.state = DisputeState::Settled;
    settled.outcome = allGivenUp ? DisputeOutcome::Credited : DisputeOutcome::Paid;
    settled.closed = today;
    settled.resolution =
        !allGivenUp ? Texts::tr("The invoices were paid.")
        : creditNotes.isEmpty()
            ? Texts::tr("Given up as discount or write-off.")
            : Texts::tr("Credit note %1", "numbers").arg(creditNotes.join(QStringLiteral(", ")));
    return settled;
}

void save(Transaction &transaction, const Dispute &before, const Dispute &after, const char *action)
{
    // Read in this very transaction: nobody can have changed it in between.
    const Result<void> saved =
        DisputeRepository::update(transaction, before, after, QString::fromLatin1(action));
    Q_ASSERT(saved);
    Q_UNUSED(saved);
}

} // namespace

void DisputeUpkeep::keepTask(const Session &session, Transaction &transaction,
                             const Dispute &dispute, QDate deadlineBefore)
{
    if (dispute.state == DisputeState::Settled) {
        closeEverythingOf(transaction, dispute);
        return;
    }
    if (!dispute.deadline.isValid())
        return;
    KeptTask task;
    task.account = dispute.account;
    task.assignee = dispute.owner;
    task.due = dispute.deadline;
    task.reason =
        tr("Dispute: %1 (%2)", "reason, invoice numbers").arg(dispute.reason, numbersOf(dispute));
    task.kind = FollowUpKind::Dispute;
    task.note = dispute.note;
    const FollowUpId existing = DisputeRepository::followUpOf(transaction, dispute.id);
    const FollowUpId kept = duebook::keepTask(session, transaction, existing, task, deadlineBefore);
    if (kept != existing)
        DisputeRepository::setFollowUp(transaction, dispute.id, kept);
}

void DisputeUpkeep::closeEverythingOf(Transaction &transaction, const Dispute &settled)
{
    closeTask(transaction, DisputeRepository::followUpOf(transaction, settled.id),
              settled.resolution);
    EscalationService::closeOfDispute(transaction, settled.id,
                                      settled.resolution.isEmpty() ? tr("The dispute was settled.")
                                                                   : settled.resolution,
                                      settled.closed);
}

std::vector<Dispute> DisputeUpkeep::settleCovered(Transaction &transaction, QDate today,
                                                  AccountId account)
{
    std::vector<Dispute> before;
    for (const DisputeId id : DisputeUpkeepQuery::perhapsSettled(transaction, account)) {
        std::optional<Dispute> dispute = DisputeRepository::find(transaction, id);
        const std::optional<Dispute> settled = settledByLedger(transaction, *dispute, today);
        if (!settled)
            continue;
        save(transaction, *dispute, *settled, "dispute settled");
        closeEverythingOf(transaction, *settled);
        before.push_back(std::move(*dispute));
    }
    return before;
}

void DisputeUpkeep::startDay(const Session &session, Transaction &transaction)
{
    std::set<AccountId> touched;
    for (const Dispute &dispute : settleCovered(transaction, session.today()))
        touched.insert(dispute.account);
    const std::vector<AccountId> accounts(touched.begin(), touched.end());
    BalanceRepository::refresh(transaction, accounts, session.settings().edges, session.today(),
                               {});
    for (const FollowUpId task : DisputeUpkeepQuery::leftOverTasks(transaction))
        closeTask(transaction, task, tr("The dispute was settled."));
    escalateLarge(session, transaction);
    bringBack(session, transaction);
    EscalationService::bringBack(session, transaction);
}

void DisputeUpkeep::escalateLarge(const Session &session, Transaction &transaction)
{
    const BookSettings &settings = session.settings();
    const QDate today = session.today();
    const DisputeSizes sizes(transaction, settings.baseCurrency, settings.invoiceLarge, today);
    const QDate openedUpTo = today.addDays(-settings.disputeEscalateDays - 1);
    for (const DisputeId id : DisputeUpkeepQuery::openedUpTo(transaction, openedUpTo)) {
        const Dispute dispute = *DisputeRepository::find(transaction, id);
        if (!sizes.isLarge(dispute))
            continue;
        if (EscalationRepository::openOfDispute(transaction, id).empty()) {
            NewEscalation escalation;
            escalation.account = dispute.account;
            escalation.dispute = id;
            escalation.level = EscalationLevel::Manager;
            escalation.reason = tr("Large dispute open for %n day(s): %1 (%2)", nullptr,
                                   int(dispute.opened.daysTo(today)))
                                    .arg(dispute.reason, numbersOf(dispute));
            escalation.revisit = today.addDays(kRevisitDays);
            if (!EscalationService::escalateIn(session, transaction, escalation))
                continue;
        }
        Dispute escalated = dispute;
        escalated.escalated = today;
        save(transaction, dispute, escalated, "dispute escalated");
    }
}

void DisputeUpkeep::bringBack(const Session &session, Transaction &transaction)
{
    for (const DisputeId id : DisputeUpkeepQuery::unattended(transaction, session.today()))
        keepTask(session, transaction, *DisputeRepository::find(transaction, id));
}

} // namespace duebook
