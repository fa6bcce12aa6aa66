// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/itemroles.h"

#include <QAbstractTableModel>
#include <QHash>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace duebook::ui {

/// One column of a table: its heading and how a row shows in it. `data` answers every role but
/// those given here; an empty QVariant is "nothing to say".
template <typename Row>
struct Column {
    QString title;
    bool number = false; ///< stands at the trailing edge, heading too
    std::function<QVariant(const Row &, int role)> data;
    int sortKey = -1; ///< what `sortRequested` tells for this column; -1 = cannot be sorted by
};

/// A table over values that knows no database. New rows replace the old ones by id: what stayed
/// keeps its place in selections, what changed is repainted, nothing is reset.
template <typename Row>
class TableModel : public QAbstractTableModel {
public:
    using IdOf = std::function<qint64(const Row &)>;

    TableModel(std::vector<Column<Row>> columns, IdOf idOf, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_columns(std::move(columns)), m_idOf(std::move(idOf))
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Column<Row> &column = m_columns[size_t(index.column())];
        if (role == Qt::TextAlignmentRole)
            return alignmentOf(column);
        if (role == RowIdRole)
            return m_idOf(m_rows[size_t(index.row())]);
        return column.data(m_rows[size_t(index.row())], role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row> &column = m_columns[size_t(section)];
        if (role == Qt::DisplayRole)
            return column.title;
        if (role == Qt::TextAlignmentRole)
            return alignmentOf(column);
        return {};
    }

    /// Sorting is the book's work: the view's wish is passed on as the column's `sortKey`.
    void onSort(std::function<void(int sortKey, bool descending)> wish)
    {
        m_onSort = std::move(wish);
    }
    void sort(int column, Qt::SortOrder order) override
    {
        if (m_onSort && column >= 0 && column < columnCount() &&
            m_columns[size_t(column)].sortKey >= 0)
            m_onSort(m_columns[size_t(column)].sortKey, order == Qt::DescendingOrder);
    }

    const std::vector<Row> &rows() const { return m_rows; }
    const Row &row(int index) const { return m_rows[size_t(index)]; }
    const std::vector<Column<Row>> &columns() const { return m_columns; }

    /// The row of this id, or -1.
    int find(qint64 id) const
    {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                        [&](const Row &r) { return m_idOf(r) == id; });
        return found == m_rows.end() ? -1 : int(found - m_rows.begin());
    }

    void setRows(std::vector<Row> rows)
    {
        removeMissing(rows);
        insertNew(rows);
        reorder(std::move(rows));
    }

    void append(std::vector<Row> rows)
    {
        if (rows.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
        std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
        endInsertRows();
    }

protected:
    /// Whether a row that stayed shows the same as before: such rows are not repainted.
    virtual bool isSame(const Row &, const Row &) const { return false; }

private:
    static QVariant alignmentOf(const Column<Row> &column)
    {
        return QVariant::fromValue(
            Qt::Alignment(column.number ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    }

    void removeMissing(const std::vector<Row> &wanted)
    {
        QHash<qint64, bool> keep;
        for (const Row &row : wanted)
            keep.insert(m_idOf(row), true);
        for (int last = rowCount() - 1; last >= 0;) {
            if (keep.contains(m_idOf(m_rows[size_t(last)]))) {
                --last;
                continue;
            }
            int first = last;
            while (first > 0 && !keep.contains(m_idOf(m_rows[size_t(first) - 1])))
                --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
            last = first - 1;
        }
    }

    void insertNew(const std::vector<Row> &wanted)
    {
        QHash<qint64, bool> known;
        for (const Row &row : m_rows)
            known.insert(m_idOf(row), true);
        // Runs of new rows go where the list wants them; what remains out of order is moved after.
        for (size_t i = 0; i < wanted.size();) {
            size_t end = i;
            while (end < wanted.size() && !known.contains(m_idOf(wanted[end])))
                ++end;
            if (end == i) {
                ++i;
                continue;
            }
            const int at = std::min(int(i), rowCount());
            beginInsertRows({}, at, at + int(end - i) - 1);
            m_rows.insert(m_rows.begin() + at, wanted.begin() + std::ptrdiff_t(i),
                          wanted.begin() + std::ptrdiff_t(end));
            endInsertRows();
            i = end;
        }
    }

    void reorder(std::vector<Row> wanted)
    {
        bool sameOrder = true;
        for (size_t i = 0; i < wanted.size() && sameOrder; ++i)
            sameOrder = m_idOf(wanted[i]) == m_idOf(m_rows[i]);
        if (sameOrder) {
            replace(std::move(wanted));
            return;
        }
        Q_EMIT layoutAboutToBeChanged();
        QHash<qint64, int> place;
        for (size_t i = 0; i < wanted.size(); ++i)
            place.insert(m_idOf(wanted[i]), int(i));
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex &old : before)
            after += index(place.value(m_idOf(m_rows[size_t(old.row())])), old.column());
        m_rows = std::move(wanted);
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }

    void replace(std::vector<Row> wanted)
    {
        const std::vector<Row> before = std::exchange(m_rows, std::move(wanted));
        for (size_t first = 0; first < m_rows.size();) {
            size_t end = first;
            while (end < m_rows.size() && !isSame(before[end], m_rows[end]))
                ++end;
            if (end > first)
                Q_EMIT dataChanged(index(int(first), 0), index(int(end) - 1, columnCount() - 1));
            first = end + 1;
        }
    }

    std::vector<Column<Row>> m_columns;
    IdOf m_idOf;
    std::function<void(int, bool)> m_onSort;
    std::vector<Row> m_rows;
};

} // namespace duebook::ui
