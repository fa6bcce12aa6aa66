// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/tablerows.h"

#include "core/base/textfold.h"
#include "core/services/importing/fecrows.h"

namespace duebook {

namespace {

bool isRule(QByteArrayView cell)
{
    return std::all_of(cell.begin(), cell.end(), [](char c) {
        return c == '-' || c == '=' || c == '_' || c == '+' || c == '*' || c == '~' || c == ' ' ||
               c == '|';
    });
}

void assign(QByteArray &to, QByteArrayView text)
{
    to.resize(0);
    to.append(text);
}

} // namespace

TableRows::TableRows(const ImportPlan &plan)
    : m_plan(plan), m_number(plan.column(plan.settings.kind == ImportKind::Payments
                                             ? ImportField::PaymentDate
                                             : ImportField::InvoiceNumber)),
      m_day(plan.column(plan.settings.kind == ImportKind::Payments ? ImportField::PaymentDate
                                                                   : ImportField::IssueDate))
{
    for (const QString &heading : plan.headings)
        m_headings.push_back(heading.toUtf8());
}

bool TableRows::isEmpty(Fields fields, int column) const
{
    return column < 0 || size_t(column) >= fields.size() ||
           fields[size_t(column)].trimmed().isEmpty();
}

TableRow TableRows::sort(Fields fields)
{
    m_item = fields;
    size_t filled = 0;
    bool rule = true;
    for (const QByteArrayView field : fields) {
        const QByteArrayView cell = field.trimmed();
        filled += cell.isEmpty() ? 0 : 1;
        rule = rule && isRule(cell);
    }
    if (filled == 0)
        return TableRow::Blank;
    if (rule || isHeadingsAgain(fields))
        return TableRow::Page;
    if (filled == 1 && fields.size() != 2) {
        for (const QByteArrayView field : fields) {
            if (!field.trimmed().isEmpty() &&
                isPageText(QString::fromUtf8(field.trimmed()), m_plan.titles))
                return TableRow::Page;
        }
    }
    if (!m_plan.format.columns.empty()) {
        const TableRow row = sortLine(fields);
        if (row != TableRow::Item)
            return row;
    }
    if (m_plan.shape.groupColumn >= 0) {
        const TableRow row = sortGrouped(fields);
        if (row != TableRow::Item)
            return row;
    }
    if (isEmpty(fields, m_number) && isTotal(fields))
        return TableRow::Total;
    if (!passesFilters(fields))
        return TableRow::Left;
    if (m_plan.furtherColumns > 0) {
        m_extended.assign(fields.begin(), fields.end());
        m_extended.resize(m_headings.size());
        if (m_plan.form == FileForm::Fec) {
            if (!appendFecColumns(m_plan.fec, fields, m_extended))
                return TableRow::Left;
        } else {
            for (const QByteArray &text : m_group)
                m_extended.push_back(text);
        }
        m_item = m_extended;
    }
    const int account = m_plan.column(ImportField::AccountNumber);
    const int name = m_plan.column(ImportField::AccountName);
    assign(m_lastAccount, isEmpty(m_item, account) ? QByteArrayView() : m_item[size_t(account)]);
    assign(m_lastName, isEmpty(m_item, name) ? QByteArrayView() : m_item[size_t(name)]);
    return TableRow::Item;
}

/// Of a printed list: what runs across the columns is cut by them.
TableRow TableRows::sortLine(Fields fields) const
{
    QString line;
    QString glued;
    for (const QByteArrayView field : fields) {
        const QString cell = QString::fromUtf8(field.trimmed());
        line += cell + QLatin1Char(' ');
        glued += cell;
    }
    if (isPageText(line.simplified(), m_plan.titles) || isPageLine(glued))
        return TableRow::Page;
    const bool total = beginsLikeTotals(line) || beginsLikeTotals(glued);
    return total && isEmpty(fields, m_day) ? TableRow::Total : TableRow::Item;
}

/// Headings are repeated on every page of a print list.
bool TableRows::isHeadingsAgain(Fields fields) const
{
    if (m_plan.shape.headerRow <= 0)
        return false;
    int same = 0;
    for (size_t i = 0; i < fields.size() && i < m_headings.size(); ++i) {
        const QByteArrayView cell = fields[i].trimmed();
        if (cell.isEmpty() && m_headings[i].isEmpty())
            continue;
        if (cell != m_headings[i])
            return false;
        ++same;
    }
    return same > 1;
}

/// A row without a number is a total where a word says so, or where nothing but amounts stand.
bool TableRows::isTotal(Fields fields) const
{
    bool onlyAmounts = true;
    const bool dated = m_day != m_number && !isEmpty(fields, m_day);
    for (size_t i = 0; i < fields.size(); ++i) {
        const QByteArrayView cell = fields[i].trimmed();
        if (cell.isEmpty())
            continue;
        const bool isAmount = int(i) == m_plan.column(ImportField::Amount) ||
                              int(i) == m_plan.column(ImportField::OpenAmount) ||
                              int(i) == m_plan.column(ImportField::PaidAmount) ||
                              int(i) == m_plan.column(ImportField::Debit) ||
                              int(i) == m_plan.column(ImportField::Credit);
        onlyAmounts = onlyAmounts && isAmount;
        if (isAmount)
            continue;
        const QString text = QString::fromUtf8(cell);
        if (isTotalsText(text) || isTotalsText(text, m_groupText) ||
            isTotalsText(text, QString::fromUtf8(m_lastAccount)) ||
            isTotalsText(text, QString::fromUtf8(m_lastName)))
            return true;
        if (!dated && beginsLikeTotals(text))
            return true;
    }
    return onlyAmounts;
}

bool TableRows::passesFilters(Fields fields) const
{
    for (const PlannedFilter &filter : m_plan.filters) {
        const QByteArrayView cell = size_t(filter.column) < fields.size()
                                        ? fields[size_t(filter.column)].trimmed()
                                        : QByteArrayView();
        if (!filter.passes(cell))
            return false;
    }
    return true;
}

TableRow TableRows::sortGrouped(Fields fields)
{
    const size_t column = size_t(m_plan.shape.groupColumn);
    const QByteArrayView first =
        column < fields.size() ? fields[column].trimmed() : QByteArrayView();
    if (first.isEmpty())
        return TableRow::Item;
    const QString text = QString::fromUtf8(first);
    if (isTotalsText(text, m_groupText))
        return TableRow::Total;
    for (size_t i = 0; i < fields.size(); ++i) {
        if (i != column && !fields[i].trimmed().isEmpty())
            return TableRow::Item;
    }
    beginGroup(text);
    return TableRow::Group;
}

void TableRows::beginGroup(const QString &text)
{
    m_groupText = text;
    if (m_plan.shape.groups == GroupBy::Currency) {
        m_group[0] = currencyOfGroup(text).toUtf8();
    } else if (m_plan.shape.groups == GroupBy::Account) {
        const NumberAndName group = splitNumberAndName(text);
        m_group[0] = group.number.toUtf8();
        m_group[1] = group.name.toUtf8();
    }
}

} // namespace duebook
