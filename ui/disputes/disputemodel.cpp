// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputemodel.h"

#include "ui/book/bookcontext.h"
#include "ui/tables/cells.h"
#include "ui/text/disputewords.h"
#include "ui/text/format.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::DisputeModel)
};

QVariant amountCell(const DisputeRow &row, int role)
{
    return textCell(role, words::amounts(words::sums(row.dispute)), Emphasis::Strong);
}

QVariant deadlineCell(const BookContext &book, const DisputeRow &row, int role)
{
    const Dispute &dispute = row.dispute;
    const QDate today = book.today();
    if (dispute.state == DisputeState::Settled)
        return textCell(role, format::day(dispute.closed, QLocale(), today), Emphasis::Muted);
    if (!dispute.deadline.isValid())
        return textCell(role, Texts::tr("none yet"), Emphasis::Muted);
    if (role == Qt::ToolTipRole && row.pastDeadline)
        return Texts::tr("The deadline has passed: %1")
            .arg(format::relativeDay(dispute.deadline, today));
    return textCell(role, format::day(dispute.deadline, QLocale(), today),
                    row.pastDeadline ? Emphasis::Bad : Emphasis::Normal);
}

QVariant stateCell(const DisputeRow &row, int role)
{
    const Dispute &dispute = row.dispute;
    if (dispute.state == DisputeState::Open && dispute.escalated.isValid())
        return chipCell(role, words::disputeState(dispute), Tone::Bad,
                        Texts::tr("Escalated: large, and open too long"));
    return chipCell(role, words::disputeState(dispute), words::disputeTone(dispute),
                    dispute.resolution);
}

std::vector<Column<DisputeRow>> columnsFor(const BookContext &book, DisputeModel::Scope scope)
{
    std::vector<Column<DisputeRow>> columns;
    if (scope == DisputeModel::Scope::Book)
        columns.push_back({Texts::tr("Account"), false, [](const DisputeRow &row, int role) {
                               return textCell(role, row.dispute.accountName, Emphasis::Strong);
                           }});
    columns.push_back({Texts::tr("Reason"), false, [](const DisputeRow &row, int role) {
                           if (role == Qt::ToolTipRole && !row.dispute.text.isEmpty())
                               return QVariant(row.dispute.text);
                           return textCell(role, row.dispute.reason.isEmpty()
                                                     ? Texts::tr("no reason given")
                                                     : row.dispute.reason);
                       }});
    columns.push_back({Texts::tr("Invoices"), false, [](const DisputeRow &row, int role) {
                           return textCell(role, words::invoiceNumbers(row.dispute),
                                           Emphasis::Muted);
                       }});
    columns.push_back({Texts::tr("Disputed"), true, amountCell});
    columns.push_back({Texts::tr("Days"), true, [](const DisputeRow &row, int role) {
                           return textCell(role, format::count(row.daysOpen, QLocale()),
                                           Emphasis::Normal);
                       }});
    columns.push_back({Texts::tr("Deadline"), false, [&book](const DisputeRow &row, int role) {
                           return deadlineCell(book, row, role);
                       }});
    columns.push_back({Texts::tr("State"), false, stateCell});
    columns.push_back({Texts::tr("Owner"), false, [](const DisputeRow &row, int role) {
                           return textCell(role,
                                           row.dispute.ownerName.isEmpty() ? Texts::tr("nobody")
                                                                           : row.dispute.ownerName,
                                           row.dispute.ownerName.isEmpty() ? Emphasis::Muted
                                                                           : Emphasis::Normal);
                       }});
    return columns;
}

} // namespace

DisputeModel::DisputeModel(const BookContext &book, Scope scope, QObject *parent)
    : TableModel<DisputeRow>(
          columnsFor(book, scope), [](const DisputeRow &row) { return row.dispute.id.number(); },
          parent)
{
}

} // namespace duebook::ui
