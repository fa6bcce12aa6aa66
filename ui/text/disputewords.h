// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/dispute.h"
#include "core/domain/escalation.h"
#include "ui/look/tone.h"

#include <QString>
#include <QStringList>

/// The words of disputes, escalations and the standing of an account as a person reads them. Pure.
namespace duebook::ui::words {

QString disputeStage(DisputeStage stage);
QString disputeOutcome(DisputeOutcome outcome);
/// The stage of an open dispute, the outcome of a settled one.
QString disputeState(const Dispute &dispute);
Tone disputeTone(const Dispute &dispute);
/// "R-1020, R-1031 …": at most three numbers.
QString invoiceNumbers(const Dispute &dispute);
/// The parts added up per currency, in order of code.
std::vector<Money> sums(const Dispute &dispute);

QString escalationLevel(EscalationLevel level);
/// "Max Weber" or, without a person, the level.
QString decider(const Escalation &escalation);

/// What a status stops, one sentence each; empty while active.
QStringList stops(AccountStatus status);
/// Why a new promise is of little use under this status; empty where it may be relied on.
QString promiseWarning(AccountStatus status);
/// Why nothing is sold on credit, whatever the limit; empty where it may be.
QString creditWarning(AccountStatus status, bool onHold);

} // namespace duebook::ui::words
