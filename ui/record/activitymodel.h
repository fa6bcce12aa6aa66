// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/activity.h"
#include "ui/book/wording.h"
#include "ui/frame/pageref.h"
#include "ui/look/icons.h"

#include <QAbstractListModel>

#include <vector>

namespace duebook::ui {

/// Who did what, newest first, under a heading for each day. Holds values, knows no database.
class ActivityModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum ActivityRole {
        HeadingRole = Qt::UserRole + 1, ///< QString: the day; empty for an action
    };

    explicit ActivityModel(const Theme &theme, QObject *parent = nullptr);

    void setWording(const Wording &wording) { m_wording = wording; }
    /// What is shown already is kept where the new ones only go on behind it.
    void setEntries(std::vector<ActivityEntry> entries);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// The action of a row; null for a heading.
    const ActivityEntry *entry(int row) const;
    const std::vector<ActivityEntry> &entries() const { return m_entries; }
    /// The row of an action, or -1.
    int rowOf(qint64 id) const;

    /// Where the record of an action stands; None where there is no place.
    static PageRef placeOf(const ActivityEntry &entry);
    QString sentence(const ActivityEntry &entry) const;

private:
    struct Row {
        QDate day;
        int entry = -1; ///< -1 = the heading of `day`
    };
    void append(std::vector<ActivityEntry> entries, size_t first);
    void addRows(size_t first);
    QDate dayOf(const ActivityEntry &entry) const;
    QString headingText(QDate day) const;

    const Theme &m_theme;
    Wording m_wording;
    std::vector<ActivityEntry> m_entries;
    std::vector<Row> m_rows;
};

} // namespace duebook::ui
