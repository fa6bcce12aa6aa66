// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/itemroles.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

namespace duebook::ui {

/// One line of a report: a figure, and what it is in each currency.
struct ReportLine {
    QString title;
    QString formula;   ///< how the figure is made, shown as the tool tip
    QStringList cells; ///< as shown, one per currency; "–" = no value
    QStringList plain; ///< as written to a file; empty = no value
    Emphasis emphasis = Emphasis::Normal;
};

/// Lines with a column per currency.
struct ReportTable {
    QStringList currencies;
    QList<ReportLine> lines;
};

/// A small report whose cells are texts.
class ReportModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(ReportTable table);
    const ReportTable &table() const { return m_table; }

    /// The table for a file, headings first.
    QList<QStringList> lines() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ReportTable m_table;
};

} // namespace duebook::ui
