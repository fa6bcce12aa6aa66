// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/timeline.h"
#include "ui/models/tablemodel.h"
#include "ui/models/timelinetext.h"

#include <QHash>
#include <QSet>

namespace duebook::ui {

/// An account's story, newest first. Holds values, knows no database; entries are found again by
/// their key, so a refresh keeps selection, scroll position and what is unfolded.
class TimelineModel : public TableModel<TimelineEntry> {
    Q_OBJECT
public:
    enum TimelineRole {
        TextRole = Qt::UserRole + 1, ///< TimelineText
        UnfoldedRole,                ///< bool: the whole text is shown
        EarlierRole,                 ///< QStringList: earlier versions, written out
        SearchRole,                  ///< folded text for finding
        HasFilesRole,                ///< bool
    };

    explicit TimelineModel(const Theme &theme, QObject *parent = nullptr);

    /// How values are written from now on (another day, another zone).
    void setWording(const Wording &wording);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    void setUnfolded(int row, bool unfolded);
    /// Earlier versions of a corrected note, shown below its text while unfolded.
    void setEarlier(NoteId note, const std::vector<Note> &versions);

    static qint64 keyNumber(const TimelineKey &key);

private:
    const Theme &m_theme;
    Wording m_wording;
    QSet<qint64> m_unfolded;
    QHash<qint64, QStringList> m_earlier;
};

} // namespace duebook::ui
