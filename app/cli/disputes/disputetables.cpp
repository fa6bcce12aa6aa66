// SPDX-License-Identifier: Apache-2.0
#include "app/cli/disputes/disputetables.h"

#include "app/cli/verb.h"

#include <QJsonArray>
#include <QJsonObject>

namespace duebook::cli {

namespace {

Cell partsCell(const std::vector<DisputePart> &parts)
{
    QStringList texts;
    QJsonArray json;
    for (const DisputePart &part : parts) {
        const QString amount = part.amount.toDecimal();
        const QString code = part.amount.currency().code();
        texts += QStringLiteral("%1 %2 %3").arg(part.invoiceNumber, amount, code);
        json.append(QJsonObject{{QStringLiteral("number"), part.invoiceNumber},
                                {QStringLiteral("amount"), amount},
                                {QStringLiteral("currency"), code}});
    }
    return {texts.join(QStringLiteral(", ")), json};
}

} // namespace

const Choices<DisputeState> &disputeStateWords()
{
    static const Choices<DisputeState> words{{"open", DisputeState::Open},
                                             {"settled", DisputeState::Settled}};
    return words;
}

const Choices<DisputeStage> &disputeStageWords()
{
    static const Choices<DisputeStage> words{{"new", DisputeStage::New},
                                             {"looked-into", DisputeStage::LookedInto},
                                             {"customer-answers", DisputeStage::CustomerAnswers},
                                             {"colleague-answers", DisputeStage::ColleagueAnswers},
                                             {"credit-expected", DisputeStage::CreditExpected}};
    return words;
}

const Choices<DisputeOutcome> &disputeOutcomeWords()
{
    static const Choices<DisputeOutcome> words{{"credited", DisputeOutcome::Credited},
                                               {"refused", DisputeOutcome::Refused},
                                               {"withdrawn", DisputeOutcome::Withdrawn},
                                               {"paid", DisputeOutcome::Paid}};
    return words;
}

const Choices<EscalationLevel> &escalationLevelWords()
{
    static const Choices<EscalationLevel> words{{"colleague", EscalationLevel::Colleague},
                                                {"manager", EscalationLevel::Manager},
                                                {"management", EscalationLevel::Management},
                                                {"agency", EscalationLevel::Agency}};
    return words;
}

std::vector<Column> disputeColumns(Format format)
{
    std::vector<Column> columns{right("id", Texts::tr("Id")), left("account", Texts::tr("Account")),
                                left("account_name", Texts::tr("Name")),
                                left("reason", Texts::tr("Reason")),
                                left("invoices", Texts::tr("Disputed"))};
    if (format != Format::Table)
        columns.push_back(left("state", {}));
    columns.push_back(left("stage", Texts::tr("Stage")));
    columns.push_back(left("outcome", Texts::tr("Outcome")));
    columns.push_back(left("owner", Texts::tr("Owner")));
    columns.push_back(left("opened", Texts::tr("Opened")));
    columns.push_back(right("days_open", Texts::tr("Days")));
    columns.push_back(left("deadline", Texts::tr("Deadline")));
    columns.push_back(left("closed", Texts::tr("Closed")));
    if (format != Format::Table) {
        for (const char *key : {"past_deadline", "large", "escalated", "note", "text"})
            columns.push_back(left(key, {}));
    }
    columns.push_back(left("resolution", Texts::tr("Resolution")));
    return columns;
}

std::vector<Cell> disputeCells(Format format, const DisputeRow &row)
{
    const Dispute &dispute = row.dispute;
    const bool open = dispute.state == DisputeState::Open;
    const QString stage = wordFor(dispute.stage, disputeStageWords());
    std::vector<Cell> cells{count(dispute.id.number()), row.accountNumber, dispute.accountName,
                            dispute.reason, partsCell(dispute.parts)};
    if (format != Format::Table)
        cells.push_back(wordFor(dispute.state, disputeStateWords()));
    cells.push_back(Cell(open ? stage : QString(), stage));
    cells.push_back(wordFor(dispute.outcome, disputeOutcomeWords()));
    cells.push_back(dispute.ownerName);
    cells.push_back(day(dispute.opened));
    cells.push_back(count(row.daysOpen));
    cells.push_back(day(dispute.deadline));
    cells.push_back(day(dispute.closed));
    if (format != Format::Table) {
        cells.push_back(yesNo(row.pastDeadline));
        cells.push_back(yesNo(row.large));
        cells.push_back(day(dispute.escalated));
        cells.push_back(recordId(dispute.note.number()));
        cells.push_back(dispute.text);
    }
    cells.push_back(dispute.resolution);
    return cells;
}

std::vector<Column> escalationColumns(Format format)
{
    std::vector<Column> columns{
        right("id", Texts::tr("Id")),          left("account_name", Texts::tr("Account")),
        left("invoice", Texts::tr("Invoice")), right("dispute", Texts::tr("Dispute")),
        left("level", Texts::tr("Level")),     left("to", Texts::tr("To")),
        left("revisit", Texts::tr("Revisit")), left("reason", Texts::tr("Reason"))};
    if (format != Format::Table) {
        for (const char *key : {"state", "created_at", "created_by", "follow_up", "closed"})
            columns.push_back(left(key, {}));
    }
    columns.push_back(left("result", Texts::tr("Result")));
    return columns;
}

std::vector<Cell> escalationCells(Format format, const Escalation &escalation,
                                  const QString &invoiceNumber, const QTimeZone &zone)
{
    std::vector<Cell> cells{count(escalation.id.number()),
                            escalation.accountName,
                            invoiceNumber,
                            recordId(escalation.dispute.number()),
                            wordFor(escalation.level, escalationLevelWords()),
                            escalation.toName,
                            day(escalation.revisit),
                            escalation.reason};
    if (format != Format::Table) {
        cells.push_back(escalation.open ? QStringLiteral("open") : QStringLiteral("closed"));
        cells.push_back(moment(escalation.createdAt, zone));
        cells.push_back(escalation.createdByName);
        cells.push_back(recordId(escalation.followUp.number()));
        cells.push_back(day(escalation.closed));
    }
    cells.push_back(escalation.result);
    return cells;
}

} // namespace duebook::cli
