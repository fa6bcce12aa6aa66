// SPDX-License-Identifier: Apache-2.0
#include "ui/search/searchresultmodel.h"

#include "ui/frame/searchhitdelegate.h"

#include <algorithm>

namespace duebook::ui {

SearchResultModel::SearchResultModel(const Theme &theme, QObject *parent)
    : QAbstractListModel(parent), m_theme(theme)
{
}

void SearchResultModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void SearchResultModel::addGroup(SearchKind kind, const QString &name, const QList<SearchHit> &hits,
                                 bool more)
{
    const int first = rowCount();
    beginInsertRows({}, first, first + int(hits.size()) + (more ? 1 : 0));
    SearchHit heading;
    heading.title = name;
    m_rows.push_back({RowKind::Heading, kind, heading});
    for (const SearchHit &hit : hits)
        m_rows.push_back({RowKind::Hit, kind, hit});
    if (more)
        m_rows.push_back({RowKind::More, kind, {}});
    endInsertRows();
}

void SearchResultModel::addMore(SearchKind kind, const QList<SearchHit> &hits, bool more)
{
    const auto place = std::find_if(m_rows.begin(), m_rows.end(), [kind](const Row &row) {
        return row.what == RowKind::More && row.kind == kind;
    });
    if (place == m_rows.end())
        return;
    const int at = int(place - m_rows.begin());
    if (!more) {
        beginRemoveRows({}, at, at);
        m_rows.erase(place);
        endRemoveRows();
    }
    if (hits.isEmpty())
        return;
    beginInsertRows({}, at, at + int(hits.size()) - 1);
    std::vector<Row> rows;
    for (const SearchHit &hit : hits)
        rows.push_back({RowKind::Hit, kind, hit});
    m_rows.insert(m_rows.begin() + at, std::make_move_iterator(rows.begin()),
                  std::make_move_iterator(rows.end()));
    endInsertRows();
}

int SearchResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags SearchResultModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || rowKind(index.row()) == RowKind::Heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant SearchResultModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const QString more = tr("Show more");
    switch (role) {
    case Qt::DisplayRole:
        return row.what == RowKind::More ? more : SearchHitDelegate::plain(row.hit.title);
    case Qt::AccessibleTextRole:
        return row.what == RowKind::More
                   ? more
                   : SearchHitDelegate::plain(row.hit.title + QStringLiteral(", ") +
                                              row.hit.detail);
    case Qt::DecorationRole:
        return icon(m_theme, row.what == RowKind::More ? Icon::More : row.hit.icon, Role::Muted);
    case SearchHitDelegate::Heading:
        return row.what == RowKind::Heading ? row.hit.title : QString();
    case SearchHitDelegate::Title:
        return row.what == RowKind::More ? more : row.hit.title;
    case SearchHitDelegate::Detail:
        return row.hit.detail;
    default:
        return {};
    }
}

int SearchResultModel::shown(SearchKind kind) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [kind](const Row &row) {
        return row.what == RowKind::Hit && row.kind == kind;
    }));
}

int SearchResultModel::firstHit() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [](const Row &row) { return row.what == RowKind::Hit; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

} // namespace duebook::ui
