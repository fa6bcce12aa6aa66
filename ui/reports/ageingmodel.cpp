// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/ageingmodel.h"

#include "ui/tables/cells.h"
#include "ui/text/format.h"
#include "ui/text/words.h"

#include <QCollator>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace duebook::ui {

namespace {

QString keyTitle(AgeingBy by)
{
    switch (by) {
    case AgeingBy::Collector:
        return AgeingModel::tr("Collector");
    case AgeingBy::Segment:
        return AgeingModel::tr("Segment");
    case AgeingBy::Currency:
        return AgeingModel::tr("Book");
    case AgeingBy::Account:
        break;
    }
    return AgeingModel::tr("Account");
}

} // namespace

void AgeingModel::setReport(AgeingReport report)
{
    beginResetModel();
    m_report = std::move(report);
    m_order.resize(m_report.rows.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    m_columns = {{Kind::Name, 0, keyTitle(m_report.by)}};
    if (m_report.by == AgeingBy::Account)
        m_columns.push_back({Kind::Number, 0, tr("Number")});
    m_columns.push_back({Kind::Currency, 0, tr("Currency")});
    int bucket = 0;
    for (const QString &title : words::buckets(m_report.edges))
        m_columns.push_back({Kind::Bucket, bucket++, title});
    m_columns.push_back({Kind::Credits, 0, tr("Credits")});
    m_columns.push_back({Kind::Balance, 0, tr("Balance")});
    m_columns.push_back({Kind::Disputed, 0, tr("Disputed")});
    m_columns.push_back({Kind::DaysLate, 0, tr("Days late")});
    endResetModel();
}

const AgeingRow *AgeingModel::group(int row) const
{
    return row < 0 || isTotal(row) ? nullptr : &m_report.rows[size_t(m_order[size_t(row)])];
}

const AccountBalance &AgeingModel::balance(int row) const
{
    const AgeingRow *found = group(row);
    return found != nullptr ? found->balance : m_report.totals[size_t(row) - m_report.rows.size()];
}

int AgeingModel::find(qint64 key, Currency currency) const
{
    for (int row = 0; row < int(m_order.size()); ++row)
        if (group(row)->key == key && group(row)->balance.currency == currency)
            return row;
    return -1;
}

AgeingCell AgeingModel::cell(const QModelIndex &index) const
{
    AgeingCell cell;
    if (const AgeingRow *row = group(index.row())) {
        cell.key = row->key;
        cell.currency = row->balance.currency;
    }
    const Column &column = m_columns[size_t(index.column())];
    if (column.kind == Kind::Bucket)
        cell.bucket = column.bucket;
    cell.credits = column.kind == Kind::Credits;
    return cell;
}

QString AgeingModel::cellTitle(const QModelIndex &index) const
{
    const Column &column = m_columns[size_t(index.column())];
    return column.kind == Kind::Bucket || column.kind == Kind::Credits ? column.title : QString();
}

QString AgeingModel::groupName(int row) const
{
    const AgeingRow *found = group(row);
    if (found == nullptr)
        return tr("Total");
    if (!found->name.isEmpty())
        return found->name;
    switch (m_report.by) {
    case AgeingBy::Collector:
        return tr("nobody");
    case AgeingBy::Segment:
        return tr("without segment");
    case AgeingBy::Currency:
        return tr("all accounts");
    case AgeingBy::Account:
        break;
    }
    return found->number;
}

bool AgeingModel::isAmount(Kind kind)
{
    return kind == Kind::Bucket || kind == Kind::Credits || kind == Kind::Balance ||
           kind == Kind::Disputed;
}

qint64 AgeingModel::amount(const AccountBalance &balance, const Column &column) const
{
    switch (column.kind) {
    case Kind::Bucket:
        return balance.buckets[size_t(column.bucket)];
    case Kind::Credits:
        return balance.credits;
    case Kind::Disputed:
        return balance.disputed;
    default:
        return balance.balance();
    }
}

qint64 AgeingModel::daysLate(const AccountBalance &balance) const
{
    return balance.oldestDue.isValid()
               ? std::max<qint64>(0, balance.oldestDue.daysTo(m_report.asOf))
               : 0;
}

QString AgeingModel::text(int row, const Column &column) const
{
    const AccountBalance &found = balance(row);
    switch (column.kind) {
    case Kind::Name:
        return groupName(row);
    case Kind::Number:
        return group(row) != nullptr ? group(row)->number : QString();
    case Kind::Currency:
        return found.currency.code();
    case Kind::DaysLate:
        return daysLate(found) > 0 ? format::count(daysLate(found), m_locale) : QStringLiteral("–");
    default:
        break;
    }
    const qint64 minor = amount(found, column);
    return minor == 0 && column.kind != Kind::Balance
               ? QStringLiteral("–")
               : format::amount(Money(minor, found.currency), m_locale);
}

int AgeingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_report.rows.size() + m_report.totals.size());
}

int AgeingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant AgeingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Column &column = m_columns[size_t(index.column())];
    if (role == Qt::TextAlignmentRole) {
        const bool number = isAmount(column.kind) || column.kind == Kind::DaysLate;
        return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignTrailing : Qt::AlignLeading) |
                                   Qt::AlignVCenter);
    }
    if (role == EmphasisRole) {
        const bool strong =
            isTotal(index.row()) || column.kind == Kind::Name || column.kind == Kind::Balance;
        const bool quiet = column.kind == Kind::Number || column.kind == Kind::Currency ||
                           (isAmount(column.kind) && amount(balance(index.row()), column) == 0);
        return QVariant::fromValue(quiet    ? Emphasis::Muted
                                   : strong ? Emphasis::Strong
                                            : Emphasis::Normal);
    }
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text(index.row(), column))
                                                              : QVariant();
}

QVariant AgeingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column &column = m_columns[size_t(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::ToolTipRole) {
        if (column.kind == Kind::Credits)
            return tr("Open credit notes and money on account");
        if (column.kind == Kind::Disputed)
            return tr("Contested, and part of the columns before");
        if (column.kind == Kind::Balance)
            return tr("The sum of the columns before");
    }
    if (role == Qt::TextAlignmentRole) {
        const bool number = isAmount(column.kind) || column.kind == Kind::DaysLate;
        return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignTrailing : Qt::AlignLeading) |
                                   Qt::AlignVCenter);
    }
    return {};
}

void AgeingModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    const Column &by = m_columns[size_t(column)];
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<int> sorted(m_report.rows.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    if (isAmount(by.kind) || by.kind == Kind::DaysLate) {
        // Amounts of different currencies are compared by their whole units.
        std::vector<double> values(m_report.rows.size());
        for (size_t i = 0; i < values.size(); ++i) {
            const AccountBalance &of = m_report.rows[i].balance;
            values[i] = by.kind == Kind::DaysLate
                            ? double(daysLate(of))
                            : double(amount(of, by)) / std::pow(10, of.currency.minorDigits());
        }
        std::stable_sort(sorted.begin(), sorted.end(), [&](int a, int b) {
            return order == Qt::AscendingOrder ? values[size_t(a)] < values[size_t(b)]
                                               : values[size_t(a)] > values[size_t(b)];
        });
    } else {
        QCollator collator(m_locale);
        collator.setNumericMode(true);
        std::vector<QCollatorSortKey> keys;
        keys.reserve(m_report.rows.size());
        for (const AgeingRow &row : m_report.rows)
            keys.push_back(collator.sortKey(by.kind == Kind::Number ? row.number
                                            : by.kind == Kind::Currency
                                                ? row.balance.currency.code()
                                                : row.name));
        std::stable_sort(sorted.begin(), sorted.end(), [&](int a, int b) {
            return order == Qt::AscendingOrder ? keys[size_t(a)] < keys[size_t(b)]
                                               : keys[size_t(b)] < keys[size_t(a)];
        });
    }
    std::vector<int> place(sorted.size());
    for (size_t i = 0; i < sorted.size(); ++i)
        place[size_t(sorted[i])] = int(i);
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after += isTotal(old.row())
                     ? old
                     : index(place[size_t(m_order[size_t(old.row())])], old.column());
    m_order = std::move(sorted);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

QList<QStringList> AgeingModel::lines() const
{
    QList<QStringList> lines;
    QStringList titles;
    for (const Column &column : m_columns)
        titles += column.title;
    lines += titles;
    for (int row = 0; row < rowCount(); ++row) {
        QStringList line;
        for (const Column &column : m_columns) {
            if (isAmount(column.kind))
                line += Money(amount(balance(row), column), balance(row).currency).toDecimal();
            else if (column.kind == Kind::DaysLate)
                line += QString::number(daysLate(balance(row)));
            else
                line += text(row, column);
        }
        lines += line;
    }
    return lines;
}

} // namespace duebook::ui
