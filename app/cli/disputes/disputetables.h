// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output.h"
#include "app/cli/values.h"
#include "core/domain/disputelist.h"
#include "core/domain/escalation.h"

namespace duebook::cli {

const Choices<DisputeState> &disputeStateWords();
const Choices<DisputeStage> &disputeStageWords();
/// None has no word.
const Choices<DisputeOutcome> &disputeOutcomeWords();
const Choices<EscalationLevel> &escalationLevelWords();

/// Disputes with their parts: "R1 40.00 EUR", in JSON objects of number, amount, currency.
std::vector<Column> disputeColumns(Format format);
std::vector<Cell> disputeCells(Format format, const DisputeRow &row);

std::vector<Column> escalationColumns(Format format);
std::vector<Cell> escalationCells(Format format, const Escalation &escalation,
                                  const QString &invoiceNumber, const QTimeZone &zone);

} // namespace duebook::cli
