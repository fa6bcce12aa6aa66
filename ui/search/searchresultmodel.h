// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/search.h"
#include "ui/frame/searchbox.h"

#include <QAbstractListModel>

#include <vector>

namespace duebook::ui {

/// What a search found, group by group: headings, hits, and a row for more where there is more.
/// Holds values, knows no database. Drawn by `SearchHitDelegate`.
class SearchResultModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class RowKind { Heading, Hit, More };

    explicit SearchResultModel(const Theme &theme, QObject *parent = nullptr);

    void clear();
    void addGroup(SearchKind kind, const QString &name, const QList<SearchHit> &hits, bool more);
    /// Puts further hits of a group in the place of its row for more.
    void addMore(SearchKind kind, const QList<SearchHit> &hits, bool more);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    RowKind rowKind(int row) const { return m_rows[size_t(row)].what; }
    SearchKind groupOf(int row) const { return m_rows[size_t(row)].kind; }
    const SearchHit &hit(int row) const { return m_rows[size_t(row)].hit; }
    /// How many hits of the group are shown.
    int shown(SearchKind kind) const;
    /// The first row that can be opened, or -1.
    int firstHit() const;

private:
    struct Row {
        RowKind what = RowKind::Hit;
        SearchKind kind = SearchKind::Account;
        SearchHit hit;
    };

    const Theme &m_theme;
    std::vector<Row> m_rows;
};

} // namespace duebook::ui
