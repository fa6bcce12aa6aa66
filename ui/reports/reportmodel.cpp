// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/reportmodel.h"

namespace duebook::ui {

void ReportModel::setTable(ReportTable table)
{
    const bool sameShape =
        table.currencies == m_table.currencies && table.lines.size() == m_table.lines.size();
    if (sameShape && !table.lines.isEmpty()) {
        m_table = std::move(table);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

QList<QStringList> ReportModel::lines() const
{
    QList<QStringList> lines{QStringList(tr("Figure")) + m_table.currencies};
    for (const ReportLine &line : m_table.lines)
        lines += QStringList(line.title) + line.plain;
    return lines;
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.lines.size());
}

int ReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.currencies.size()) + 1;
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ReportLine &line = m_table.lines[index.row()];
    const bool title = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole:
        return title ? line.title : line.cells.value(index.column() - 1);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return line.formula.isEmpty() ? QVariant() : QVariant(line.formula);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(title ? Qt::AlignLeading : Qt::AlignTrailing) |
                                   Qt::AlignVCenter);
    case EmphasisRole:
        return QVariant::fromValue(line.emphasis);
    default:
        return {};
    }
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Figure") : m_table.currencies[section - 1];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(section == 0 ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    return {};
}

} // namespace duebook::ui
