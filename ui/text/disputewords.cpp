// SPDX-License-Identifier: Apache-2.0
#include "ui/text/disputewords.h"

#include "core/rules/accounts/accountstanding.h"

#include <QCoreApplication>

#include <algorithm>

namespace duebook::ui::words {

namespace {

constexpr int kNumbersNamed = 3;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::DisputeWords)
};

} // namespace

QString disputeStage(DisputeStage stage)
{
    switch (stage) {
    case DisputeStage::LookedInto:
        return Texts::tr("Being looked into");
    case DisputeStage::CustomerAnswers:
        return Texts::tr("Customer is to answer");
    case DisputeStage::ColleagueAnswers:
        return Texts::tr("Colleague is to answer");
    case DisputeStage::CreditExpected:
        return Texts::tr("Credit note expected");
    case DisputeStage::New:
        break;
    }
    return Texts::tr("New");
}

QString disputeOutcome(DisputeOutcome outcome)
{
    switch (outcome) {
    case DisputeOutcome::Credited:
        return Texts::tr("Credited");
    case DisputeOutcome::Refused:
        return Texts::tr("Refused");
    case DisputeOutcome::Withdrawn:
        return Texts::tr("Withdrawn");
    case DisputeOutcome::Paid:
        return Texts::tr("Paid");
    case DisputeOutcome::None:
        break;
    }
    return Texts::tr("Settled");
}

QString disputeState(const Dispute &dispute)
{
    return dispute.state == DisputeState::Open ? disputeStage(dispute.stage)
                                               : disputeOutcome(dispute.outcome);
}

Tone disputeTone(const Dispute &dispute)
{
    if (dispute.state == DisputeState::Settled)
        return Tone::Good;
    return dispute.stage == DisputeStage::New ? Tone::Warn : Tone::Accent;
}

QString invoiceNumbers(const Dispute &dispute)
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

std::vector<Money> sums(const Dispute &dispute)
{
    std::vector<Money> sums;
    for (const DisputePart &part : dispute.parts) {
        const auto same = std::find_if(sums.begin(), sums.end(), [&](const Money &sum) {
            return sum.currency() == part.amount.currency();
        });
        if (same == sums.end())
            sums.push_back(part.amount);
        else
            *same = same->plus(part.amount).value_or(*same);
    }
    std::sort(sums.begin(), sums.end(),
              [](const Money &a, const Money &b) { return a.currency() < b.currency(); });
    return sums;
}

QString escalationLevel(EscalationLevel level)
{
    switch (level) {
    case EscalationLevel::Colleague:
        return Texts::tr("a colleague");
    case EscalationLevel::Management:
        return Texts::tr("the management");
    case EscalationLevel::Agency:
        return Texts::tr("an agency or lawyer");
    case EscalationLevel::Manager:
        break;
    }
    return Texts::tr("the manager");
}

QString decider(const Escalation &escalation)
{
    return escalation.toName.isEmpty() ? escalationLevel(escalation.level) : escalation.toName;
}

QStringList stops(AccountStatus status)
{
    const AccountStanding standing = standingOf(status);
    QStringList sentences;
    if (!standing.dunning)
        sentences += status == AccountStatus::Insolvency
                         ? Texts::tr("No reminders, letters or calls go out: file the claim.")
                     : status == AccountStatus::Legal
                         ? Texts::tr("No reminders, letters or calls go out: the lawyer writes.")
                     : status == AccountStatus::Agency
                         ? Texts::tr("No reminders, letters or calls go out: the agency writes.")
                         : Texts::tr("No reminders, letters or calls go out.");
    if (!standing.promises)
        sentences += status == AccountStatus::Insolvency
                         ? Texts::tr("Promises are not to be relied on: payments can be reclaimed.")
                         : Texts::tr("New promises are not to be relied on.");
    if (!standing.credit)
        sentences += Texts::tr("Nothing more is sold on credit.");
    if (!standing.today)
        sentences += Texts::tr("It comes to Today only for follow-ups that people made.");
    return sentences;
}

QString promiseWarning(AccountStatus status)
{
    if (standingOf(status).promises)
        return {};
    switch (status) {
    case AccountStatus::Insolvency:
        return Texts::tr("This account is insolvent: what it pays now can be reclaimed. File the "
                         "claim instead.");
    case AccountStatus::Legal:
        return Texts::tr("This account is with the lawyer: only what the lawyer agrees upon "
                         "counts.");
    case AccountStatus::Agency:
        return Texts::tr("This account is with the agency: pass the promise on to the agency.");
    case AccountStatus::Closed:
    case AccountStatus::Active:
        break;
    }
    return Texts::tr("This account is closed: nobody waits for a promise.");
}

QString creditWarning(AccountStatus status, bool onHold)
{
    if (standingOf(status, onHold).credit)
        return {};
    switch (status) {
    case AccountStatus::Insolvency:
        return Texts::tr("Insolvent: nothing is sold on credit, whatever the limit.");
    case AccountStatus::Legal:
        return Texts::tr("With the lawyer: nothing is sold on credit, whatever the limit.");
    case AccountStatus::Agency:
        return Texts::tr("With the agency: nothing is sold on credit, whatever the limit.");
    case AccountStatus::Closed:
        return Texts::tr("Closed: nothing is sold on credit, whatever the limit.");
    case AccountStatus::Active:
        break;
    }
    return Texts::tr("On hold: nothing is sold on credit, whatever the limit.");
}

} // namespace duebook::ui::words
