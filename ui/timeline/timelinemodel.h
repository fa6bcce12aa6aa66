// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/timeline.h"
#include "ui/tables/tablemodel.h"
#include "ui/timeline/timelinetext.h"

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
        WordsRole,                   ///< the entry's words, folded, a blank before each
        KeyRole,                     ///< qint64: `keyNumber`, the same as long as the entry lives
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
    /// Words as `WordsRole` gives them.
    static QString wordsOf(const QString &text);

protected:
    bool isSame(const TimelineEntry &before, const TimelineEntry &after) const override
    {
        return before == after;
    }

private:
    const TimelineText &textOf(const TimelineEntry &entry) const;
    void forget(int first, int last);
    void forgetAll();

    const Theme &m_theme;
    Wording m_wording;
    QSet<qint64> m_unfolded;
    QHash<qint64, QStringList> m_earlier;
    // Writing out days and amounts is what takes time: once per entry, not per look at it.
    mutable QHash<qint64, TimelineText> m_texts;
    mutable QHash<qint64, QString> m_words;
};

} // namespace duebook::ui
