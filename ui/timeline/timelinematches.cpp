// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinematches.h"

#include "core/base/searchwords.h"
#include "ui/timeline/timelinemodel.h"

#include <algorithm>

namespace duebook::ui {

void TimelineMatches::setQuestion(const QString &text, bool filesOnly)
{
    m_words.clear();
    const QStringList words =
        TimelineModel::wordsOf(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words)
        m_words += hasUnspacedScript(word) ? word : QLatin1Char(' ') + word;
    m_filesOnly = filesOnly;
    invalidateFilter();
}

bool TimelineMatches::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_filesOnly && !index.data(TimelineModel::HasFilesRole).toBool())
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(TimelineModel::WordsRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return text.contains(word); });
}

} // namespace duebook::ui
