// SPDX-License-Identifier: Apache-2.0
#include "ui/ledger/talkinvoicemodel.h"

#include "ui/tables/cells.h"
#include "ui/text/format.h"

namespace duebook::ui {

namespace {

std::vector<Column<InvoiceRow>> headings()
{
    return {{TalkInvoiceModel::tr("No."), false, {}},
            {TalkInvoiceModel::tr("Open"), true, {}},
            {TalkInvoiceModel::tr("Late", "days late"), true, {}}};
}

} // namespace

TalkInvoiceModel::TalkInvoiceModel(QObject *parent)
    : TableModel(
          headings(), [](const InvoiceRow &row) { return row.invoice.id.number(); }, parent)
{
}

void TalkInvoiceModel::setTicked(const QSet<InvoiceId> &invoices)
{
    if (invoices == m_ticked)
        return;
    m_ticked = invoices;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
}

QVariant TalkInvoiceModel::cell(const InvoiceRow &row, int column, int role) const
{
    switch (column) {
    case NumberColumn:
        return textCell(role, row.invoice.number);
    case OpenColumn:
        return textCell(role, format::amount(row.invoice.open, m_wording.locale));
    default:
        return textCell(role,
                        row.daysOverdue > 0 ? format::count(row.daysOverdue, m_wording.locale)
                                            : QStringLiteral("–"),
                        row.daysOverdue > 60 ? Emphasis::Bad : Emphasis::Normal);
    }
}

QVariant TalkInvoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InvoiceRow &line = row(index.row());
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == Qt::CheckStateRole)
        return index.column() == NumberColumn
                   ? QVariant(m_ticked.contains(line.invoice.id) ? Qt::Checked : Qt::Unchecked)
                   : QVariant();
    if (role == Qt::AccessibleTextRole && index.column() == LateColumn)
        return format::lateness(int(line.daysOverdue));
    if (role == Qt::ToolTipRole)
        return tr("%1, %2", "open amount, days late")
            .arg(format::money(line.invoice.open, m_wording.locale),
                 format::lateness(int(line.daysOverdue)));
    return cell(line, index.column(), role);
}

bool TalkInvoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const InvoiceId id = row(index.row()).invoice.id;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags TalkInvoiceModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = TableModel::flags(index);
    if (index.isValid() && index.column() == NumberColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace duebook::ui
