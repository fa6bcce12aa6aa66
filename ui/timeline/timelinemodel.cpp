// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinemodel.h"

#include "core/base/textfold.h"

namespace duebook::ui {

namespace {

// Ids stay far below 2^56; the kind stands above them.
constexpr int kKindShift = 56;

qint64 keyOfNote(NoteId note)
{
    return TimelineModel::keyNumber({0, TimelineKind::Note, note.number()});
}

} // namespace

TimelineModel::TimelineModel(const Theme &theme, QObject *parent)
    : TableModel(
          {}, [](const TimelineEntry &entry) { return keyNumber(entry.key); }, parent),
      m_theme(theme)
{
    // Connected before any view: what a view asks for next is written anew.
    connect(this, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                forget(first.row(), last.row());
            });
    connect(this, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { forget(first, last); });
    connect(this, &QAbstractItemModel::layoutChanged, this, &TimelineModel::forgetAll);
}

const TimelineText &TimelineModel::textOf(const TimelineEntry &entry) const
{
    const qint64 key = keyNumber(entry.key);
    const auto known = m_texts.constFind(key);
    return known != m_texts.constEnd() ? *known
                                       : *m_texts.insert(key, timelineText(entry, m_wording));
}

void TimelineModel::forget(int first, int last)
{
    for (int i = first; i <= last; ++i) {
        const qint64 key = keyNumber(row(i).key);
        m_texts.remove(key);
        m_words.remove(key);
    }
}

void TimelineModel::forgetAll()
{
    m_texts.clear();
    m_words.clear();
}

QString TimelineModel::wordsOf(const QString &text)
{
    QString words = foldText(text);
    for (QChar &c : words) {
        if (!c.isLetterOrNumber() && !c.isSurrogate() && !c.isMark())
            c = QLatin1Char(' ');
    }
    return QLatin1Char(' ') + words;
}

void TimelineModel::setWording(const Wording &wording)
{
    m_wording = wording;
    forgetAll();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineEntry &entry = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(entry).title;
    case Qt::AccessibleTextRole:
        return textOf(entry).spoken();
    case Qt::DecorationRole:
        return icon(m_theme, textOf(entry).icon, Role::Muted);
    case TextRole:
        return QVariant::fromValue(textOf(entry));
    case RowIdRole:
        return keyNumber(entry.key);
    case UnfoldedRole:
        return m_unfolded.contains(keyNumber(entry.key));
    case EarlierRole:
        return m_earlier.value(keyNumber(entry.key));
    case WordsRole: {
        const auto known = m_words.constFind(keyNumber(entry.key));
        return known != m_words.constEnd()
                   ? *known
                   : *m_words.insert(keyNumber(entry.key), wordsOf(textOf(entry).spoken()));
    }
    case KeyRole:
        return keyNumber(entry.key);
    case HasFilesRole: {
        const Note *note = entry.as<Note>();
        return entry.as<Document>() != nullptr || (note != nullptr && !note->documents.empty());
    }
    default:
        return {};
    }
}

void TimelineModel::setUnfolded(int row, bool unfolded)
{
    const qint64 key = keyNumber(this->row(row).key);
    if (unfolded)
        m_unfolded.insert(key);
    else
        m_unfolded.remove(key);
    Q_EMIT dataChanged(index(row, 0), index(row, 0), {UnfoldedRole, Qt::SizeHintRole});
}

void TimelineModel::setEarlier(NoteId note, const std::vector<Note> &versions)
{
    const qint64 key = keyOfNote(note);
    QStringList texts;
    for (const Note &version : versions) {
        if (version.id == note)
            continue;
        //: an earlier version of a corrected note: moment written, author, text
        texts.append(tr("Before, %1, %2: %3")
                         .arg(m_wording.moment(version.createdAt), version.authorName,
                              version.text.trimmed()));
    }
    m_earlier.insert(key, texts);
    const int at = find(key);
    if (at >= 0)
        Q_EMIT dataChanged(index(at, 0), index(at, 0), {EarlierRole, Qt::SizeHintRole});
}

qint64 TimelineModel::keyNumber(const TimelineKey &key)
{
    return (qint64(key.kind) << kKindShift) | qint64(key.id);
}

} // namespace duebook::ui
