// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace duebook::ui {

class ElidedLabel;
class IconLabel;
class JobView;
class Jobs;

/// What the last line says about the state of saving.
enum class SavedState { Saved, Saving, Failed };

/// The window's last line: who I am, who else is here, whether all is saved, and what runs, with
/// progress and a cross to stop it.
class StatusStrip : public QFrame {
    Q_OBJECT
public:
    StatusStrip(const Theme &theme, Jobs &jobs, QWidget *parent = nullptr);

    void setPerson(const QString &nameAndRole);
    /// "shared book, 2 others here"; empty for a book of one's own. `people`: who they are, a line
    /// for each.
    void setSharing(const QString &words, const QString &people);
    void setSaved(SavedState state, const QString &words);

private:
    void showJob(int job);

    const Theme &m_theme;
    Jobs &m_jobs;
    ElidedLabel *m_person;
    ElidedLabel *m_sharing;
    IconLabel *m_savedIcon;
    QLabel *m_saved;
    QHBoxLayout *m_row;
    QHash<int, JobView *> m_views;
};

} // namespace duebook::ui
