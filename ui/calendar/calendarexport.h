// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/calendar/calendarservice.h"
#include "ui/look/tone.h"

#include <QObject>

class QWidget;

namespace duebook::ui {

class BookContext;
class Jobs;
class Prompts;
class Theme;

/// Writes a calendar file beside the window: asks what is to be in it and where it goes, shows how
/// far it is, and says how it ended.
class CalendarExport : public QObject {
    Q_OBJECT
public:
    /// All outlive this; `parent` is the window over which it asks.
    CalendarExport(const Theme &theme, BookContext &book, Jobs &jobs, Prompts &prompts,
                   QWidget *parent);

    void ask();

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void chooseFile(const CalendarChoice &choice);
    void write(const QString &path, const CalendarChoice &choice);

    const Theme &m_theme;
    BookContext &m_book;
    Jobs &m_jobs;
    Prompts &m_prompts;
    QWidget *m_window;
};

} // namespace duebook::ui
