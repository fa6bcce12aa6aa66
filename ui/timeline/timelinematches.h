// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>

namespace duebook::ui {

/// The entries of a `TimelineModel` with words that begin as those that are looked for, and with
/// files where only those are wanted.
class TimelineMatches : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// `text` as typed; empty = every entry.
    void setQuestion(const QString &text, bool filesOnly);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    bool m_filesOnly = false;
};

} // namespace duebook::ui
