// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/report.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace duebook::ui {

/// An ageing report: a row per group and currency, below them a row of totals per currency, which
/// stays below whatever the rows are sorted by. Holds values, writes the cells as they are shown.
class AgeingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setReport(AgeingReport report);
    const AgeingReport &report() const { return m_report; }

    /// The group of a row; nothing for a row of totals.
    const AgeingRow *group(int row) const;
    /// The row of this group and currency, or -1.
    int find(qint64 key, Currency currency) const;
    /// What a cell stands for: its column of the ageing, or all of them. Not for totals.
    AgeingCell cell(const QModelIndex &index) const;
    /// "31–60", "credits" ...; empty for a cell that stands for all.
    QString cellTitle(const QModelIndex &index) const;
    /// The name of the group: the account's, or "nobody", "without segment" ...
    QString groupName(int row) const;

    /// The table for a file: headings, rows as sorted, totals; amounts with a decimal point.
    QList<QStringList> lines() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    enum class Kind { Name, Number, Currency, Bucket, Credits, Balance, Disputed, DaysLate };
    struct Column {
        Kind kind = Kind::Name;
        int bucket = 0;
        QString title;
    };

    const AccountBalance &balance(int row) const;
    bool isTotal(int row) const { return row >= int(m_report.rows.size()); }
    qint64 amount(const AccountBalance &balance, const Column &column) const;
    qint64 daysLate(const AccountBalance &balance) const;
    QString text(int row, const Column &column) const;
    static bool isAmount(Kind kind);

    AgeingReport m_report;
    std::vector<Column> m_columns;
    std::vector<int> m_order;
    QLocale m_locale;
};

} // namespace duebook::ui
