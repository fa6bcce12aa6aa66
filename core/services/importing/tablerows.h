// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/importing/importplan.h"

#include <span>
#include <vector>

namespace duebook {

/// What a row of a table is.
enum class TableRow {
    Item,
    Blank,
    Group, ///< names what the rows below belong to
    Total, ///< totals, subtotals, carried forward
    Page,  ///< headings again, rules, page numbers, titles of a print list
    Left,  ///< left out by a filter
};

/// Tells a table's items from everything else that stands in its rows, and appends to an item what
/// other rows say of it (the account or currency of its group) and what follows from the form of
/// the file (a bookkeeping's rows): the plan's further columns. One thread.
class TableRows {
public:
    using Fields = std::span<const QByteArrayView>;

    explicit TableRows(const ImportPlan &plan);

    TableRow sort(Fields fields);

    /// The fields of the item last sorted, with the further columns; valid until the next call of
    /// `sort`.
    Fields fields() const { return m_item; }

private:
    bool isEmpty(Fields fields, int column) const;
    bool passesFilters(Fields fields) const;
    bool isHeadingsAgain(Fields fields) const;
    bool isTotal(Fields fields) const;
    TableRow sortGrouped(Fields fields);
    TableRow sortLine(Fields fields) const;
    void beginGroup(const QString &text);

    const ImportPlan &m_plan;
    std::vector<QByteArray> m_headings; ///< trimmed and simplified, as UTF-8
    int m_number;                       ///< column that every item has filled
    int m_day;
    std::vector<QByteArrayView> m_extended;
    Fields m_item;
    QString m_groupText;
    QByteArray m_group[kGroupColumns];
    QByteArray m_lastAccount;
    QByteArray m_lastName;
};

} // namespace duebook
