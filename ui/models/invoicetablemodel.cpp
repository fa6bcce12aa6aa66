// SPDX-License-Identifier: Apache-2.0
#include "ui/models/invoicetablemodel.h"

#include "ui/support/format.h"
#include "ui/widgets/itemroles.h"

namespace duebook::ui {

namespace {

using Model = InvoiceTableModel;

constexpr Model::Column kFull[] = {Model::Number, Model::Issued, Model::Due,   Model::Amount,
                                   Model::Open,   Model::Late,   Model::State, Model::OrderNumber};
constexpr Model::Column kBrief[] = {Model::Number, Model::Open, Model::Late};

bool isNumber(Model::Column column)
{
    return column == Model::Amount || column == Model::Open || column == Model::Late;
}

Tone toneOf(const InvoiceRow &row)
{
    if (!row.disputed.isZero() || row.invoice.disputed)
        return Tone::Warn;
    return row.invoice.open.isZero() ? Tone::Good : Tone::Neutral;
}

Emphasis emphasisOf(const InvoiceRow &row, Model::Column column)
{
    if (row.invoice.open.isZero())
        return Emphasis::Muted;
    if (column == Model::Late && row.daysOverdue > 0)
        return Emphasis::Bad;
    if (column == Model::Issued || column == Model::OrderNumber)
        return Emphasis::Muted;
    return column == Model::Open ? Emphasis::Strong : Emphasis::Normal;
}

} // namespace

InvoiceTableModel::InvoiceTableModel(Form form, QObject *parent) : RowsModel(parent), m_form(form)
{
}

void InvoiceTableModel::setTicked(const QSet<InvoiceId> &invoices)
{
    if (invoices == m_ticked)
        return;
    m_ticked = invoices;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
}

int InvoiceTableModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return int(m_form == Form::Full ? std::size(kFull) : std::size(kBrief));
}

InvoiceTableModel::Column InvoiceTableModel::columnAt(int section) const
{
    return m_form == Form::Full ? kFull[section] : kBrief[section];
}

QString InvoiceTableModel::stateOf(const InvoiceRow &row) const
{
    if (!row.disputed.isZero())
        return tr("%1 disputed").arg(format::amount(row.disputed, m_wording.locale));
    if (row.invoice.disputed)
        return tr("disputed");
    if (row.invoice.open.isZero())
        return row.invoice.settled.isValid()
                   ? tr("settled %1").arg(m_wording.day(row.invoice.settled))
                   : tr("settled");
    if (row.invoice.kind == InvoiceKind::CreditNote)
        return tr("credit note");
    return row.invoice.open == row.invoice.amount ? QString() : tr("part paid");
}

QString InvoiceTableModel::textOf(const InvoiceRow &row, Column column) const
{
    const bool several = m_form == Form::Full;
    switch (column) {
    case Number:
        return row.invoice.number;
    case Issued:
        return m_wording.day(row.invoice.issued);
    case Due:
        return m_wording.day(row.invoice.due);
    case Amount:
        return format::amount(row.invoice.amount, m_wording.locale);
    case Open:
        return several ? format::money(row.invoice.open, m_wording.locale)
                       : format::amount(row.invoice.open, m_wording.locale);
    case Late:
        return row.daysOverdue > 0 && !row.invoice.open.isZero()
                   ? format::count(row.daysOverdue, m_wording.locale)
                   : QString();
    case State:
        return stateOf(row);
    case OrderNumber:
        return row.invoice.orderNumber;
    }
    return {};
}

QVariant InvoiceTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InvoiceRow &line = row(index.row());
    const Column column = columnAt(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(line, column);
    case Qt::AccessibleTextRole:
        if (column == Late && line.daysOverdue > 0)
            return format::lateness(int(line.daysOverdue));
        return textOf(line, column);
    case Qt::ToolTipRole:
        return m_form == Form::Brief
                   ? format::lateness(int(line.daysOverdue)) + QStringLiteral(" · ") +
                         format::money(line.invoice.open, m_wording.locale)
                   : line.invoice.text;
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        if (m_form == Form::Brief && column == Number)
            return m_ticked.contains(line.invoice.id) ? Qt::Checked : Qt::Unchecked;
        return {};
    case ToneRole:
        return column == State && !stateOf(line).isEmpty() ? QVariant::fromValue(toneOf(line))
                                                           : QVariant();
    case EmphasisRole:
        return QVariant::fromValue(emphasisOf(line, column));
    default:
        return {};
    }
}

bool InvoiceTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
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

Qt::ItemFlags InvoiceTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = RowsModel::flags(index);
    if (index.isValid() && m_form == Form::Brief && columnAt(index.column()) == Number)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant InvoiceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column column = columnAt(section);
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(column) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Number:
        return tr("No.");
    case Issued:
        return tr("Issued");
    case Due:
        return tr("Due");
    case Amount:
        return tr("Amount");
    case Open:
        return tr("Open");
    case Late:
        return tr("Late", "days late");
    case OrderNumber:
        return tr("Order");
    case State:
        break;
    }
    return QString();
}

} // namespace duebook::ui
