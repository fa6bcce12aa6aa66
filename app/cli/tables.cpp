// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tables.h"

namespace duebook::cli {

const Choices<AccountStatus> &accountStatusWords()
{
    static const Choices<AccountStatus> words{{"active", AccountStatus::Active},
                                              {"insolvency", AccountStatus::Insolvency},
                                              {"legal", AccountStatus::Legal},
                                              {"agency", AccountStatus::Agency},
                                              {"closed", AccountStatus::Closed}};
    return words;
}

const Choices<AccountEventKind> &accountEventWords()
{
    static const Choices<AccountEventKind> words{
        {"hold-set", AccountEventKind::HoldSet},
        {"hold-lifted", AccountEventKind::HoldLifted},
        {"owner-changed", AccountEventKind::OwnerChanged},
        {"status-changed", AccountEventKind::StatusChanged},
        {"escalated", AccountEventKind::Escalated},
        {"escalation-closed", AccountEventKind::EscalationClosed}};
    return words;
}

const Choices<InvoiceKind> &invoiceKindWords()
{
    static const Choices<InvoiceKind> words{{"invoice", InvoiceKind::Invoice},
                                            {"credit-note", InvoiceKind::CreditNote},
                                            {"charge", InvoiceKind::Charge}};
    return words;
}

const Choices<NoteKind> &noteKindWords()
{
    static const Choices<NoteKind> words{
        {"call", NoteKind::Call},        {"email", NoteKind::Email},
        {"letter", NoteKind::Letter},    {"meeting", NoteKind::Meeting},
        {"text", NoteKind::TextMessage}, {"visit", NoteKind::Visit},
        {"internal", NoteKind::Internal}};
    return words;
}

const Choices<Direction> &directionWords()
{
    static const Choices<Direction> words{
        {"out", Direction::Outgoing}, {"in", Direction::Incoming}, {"none", Direction::None}};
    return words;
}

Column bucketColumn(const AgeingEdges &edges, int bucket)
{
    if (bucket == 0)
        return right("current", Texts::tr("Current"));
    const auto at = size_t(bucket);
    const int from = bucket == 1 ? 1 : edges.days[at - 2] + 1;
    if (at > edges.days.size())
        return {QStringLiteral("days_over_%1").arg(edges.days.back()),
                Texts::tr("Over %1").arg(edges.days.back()), Column::Align::Right};
    return {QStringLiteral("days_%1_%2").arg(from).arg(edges.days[at - 1]),
            QStringLiteral("%1-%2").arg(from).arg(edges.days[at - 1]), Column::Align::Right};
}

std::vector<Column> balanceColumns(const AgeingEdges &edges)
{
    std::vector<Column> columns{left("currency", Texts::tr("Currency"))};
    for (int bucket = 0; bucket < edges.bucketCount(); ++bucket)
        columns.push_back(bucketColumn(edges, bucket));
    columns.push_back(right("credits", Texts::tr("Credits")));
    columns.push_back(right("balance", Texts::tr("Balance")));
    columns.push_back(right("overdue", Texts::tr("Overdue")));
    columns.push_back(right("disputed", Texts::tr("Disputed")));
    columns.push_back(right("open_invoices", Texts::tr("Open")));
    columns.push_back(left("oldest_due", Texts::tr("Oldest due")));
    return columns;
}

std::vector<Cell> balanceCells(const AgeingEdges &edges, const AccountBalance &balance)
{
    const auto money = [&](qint64 minor) { return amount(Money(minor, balance.currency)); };
    std::vector<Cell> cells{currency(balance.currency)};
    for (int bucket = 0; bucket < edges.bucketCount(); ++bucket)
        cells.push_back(money(balance.buckets[size_t(bucket)]));
    for (const qint64 minor :
         {balance.credits, balance.balance(), balance.overdue(), balance.disputed})
        cells.push_back(money(minor));
    cells.push_back(count(balance.openCount));
    cells.push_back(day(balance.oldestDue));
    return cells;
}

std::vector<Column> invoiceColumns()
{
    return {left("account", Texts::tr("Account")),
            left("account_name", Texts::tr("Name")),
            left("kind", Texts::tr("Kind")),
            left("number", Texts::tr("Number")),
            left("issued", Texts::tr("Issued")),
            left("due", Texts::tr("Due")),
            right("days_overdue", Texts::tr("Days late")),
            right("amount", Texts::tr("Amount")),
            right("open", Texts::tr("Open")),
            right("disputed", Texts::tr("Disputed")),
            left("currency", Texts::tr("Currency")),
            left("settled", Texts::tr("Settled")),
            left("order_number", Texts::tr("Order")),
            left("text", Texts::tr("Text"))};
}

std::vector<Cell> invoiceCells(const InvoiceRow &row)
{
    const Invoice &invoice = row.invoice;
    const bool late = row.daysOverdue > 0 && !invoice.open.isZero();
    return {row.accountNumber,
            row.accountName,
            wordFor(invoice.kind, invoiceKindWords()),
            invoice.number,
            day(invoice.issued),
            day(invoice.due),
            late ? count(row.daysOverdue) : Cell(QString(), 0),
            amount(invoice.amount),
            amount(invoice.open),
            row.disputed.isZero() ? Cell(QString(), row.disputed.toDecimal())
                                  : amount(row.disputed),
            currency(invoice.amount.currency()),
            day(invoice.settled),
            invoice.orderNumber,
            invoice.text};
}

const Choices<FollowUpKind> &followUpKindWords()
{
    static const Choices<FollowUpKind> words{
        {"task", FollowUpKind::Task},       {"answer", FollowUpKind::Answer},
        {"inform", FollowUpKind::Inform},   {"escalation", FollowUpKind::Escalation},
        {"dispute", FollowUpKind::Dispute}, {"promise", FollowUpKind::Promise}};
    return words;
}

std::vector<Column> followUpColumns(Format format)
{
    std::vector<Column> columns{right("id", Texts::tr("Id")), left("due", Texts::tr("Due")),
                                left("time", Texts::tr("Time")), left("assignee", Texts::tr("For")),
                                left("account_name", Texts::tr("Account"))};
    if (format != Format::Table) {
        columns.push_back(left("account", QString()));
        for (const char *key :
             {"kind", "repeat", "state", "result", "done_at", "priority", "note", "snooze_count"})
            columns.push_back(left(key, QString()));
    }
    columns.push_back(left("reason", Texts::tr("Reason")));
    return columns;
}

std::vector<Cell> followUpCells(Format format, const FollowUp &followUp, const QTimeZone &zone)
{
    const Choices<FollowUpState> states{{"open", FollowUpState::Open},
                                        {"done", FollowUpState::Done},
                                        {"cancelled", FollowUpState::Cancelled}};
    const QString time = followUp.time.toString(QStringLiteral("HH:mm"));
    std::vector<Cell> cells{count(followUp.id.number()), day(followUp.due),
                            time.isEmpty() ? Cell(time, QJsonValue()) : Cell(time),
                            followUp.assigneeName, followUp.accountName};
    if (format != Format::Table) {
        cells.push_back(followUp.accountNumber);
        cells.push_back(wordFor(followUp.kind, followUpKindWords()));
        cells.push_back(followUp.repeat);
        cells.push_back(wordFor(followUp.state, states));
        cells.push_back(followUp.result);
        cells.push_back(moment(followUp.doneAt, zone));
        cells.push_back(count(followUp.priority));
        cells.push_back(recordId(followUp.note.number()));
        cells.push_back(count(followUp.snoozeCount));
        cells.push_back(followUp.reason);
    } else {
        QStringList beside;
        if (followUp.state != FollowUpState::Open)
            beside += wordFor(followUp.state, states);
        if (!followUp.repeat.isEmpty())
            beside += followUp.repeat.section(QStringLiteral(" on "), 0, 0);
        cells.push_back(beside.isEmpty()
                            ? followUp.reason
                            : Texts::tr("%1 (%2)", "reason of a follow-up, its state")
                                  .arg(followUp.reason, beside.join(QStringLiteral(", "))));
    }
    return cells;
}

} // namespace duebook::cli
