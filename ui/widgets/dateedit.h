// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/calendar/workcalendar.h"
#include "ui/look/theme.h"

#include <QDate>
#include <QLineEdit>

#include <functional>
#include <optional>

class QAction;
class QLabel;

namespace duebook::ui {

/// A field for a day as people say it ("fri", "+7", "end of month"). What it understood stands
/// behind the text while typing ("→ Fri 4 Dec"); what it cannot read is said there too, and kept.
/// Alt+Down or the drawing opens a calendar. A day that is not worked is allowed and said; the
/// warning sign behind it, or Alt+Up, takes the next working day.
class DateEdit : public QLineEdit {
    Q_OBJECT
public:
    /// The rule is the caller's: text to day, and day to the words shown.
    using Parse = std::function<std::optional<QDate>(const QString &text)>;
    using Describe = std::function<QString(QDate day)>;

    DateEdit(const Theme &theme, Parse parse, Describe describe, QWidget *parent = nullptr);

    /// What was understood; nothing for an empty or an unreadable text.
    std::optional<QDate> date() const { return m_date; }
    /// True for an empty text and for one that is understood.
    bool isAcceptable() const;
    void setDate(std::optional<QDate> day);
    /// Which days are worked; without it every day is as good as another.
    void setCalendar(const WorkCalendar &calendar);

Q_SIGNALS:
    void dateChanged(std::optional<QDate> day);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void understand();
    void showCalendar();
    void showUnderstood();
    void takeWorkingDay();
    void placeHint();

    Parse m_parse;
    Describe m_describe;
    QLabel *m_hint;
    QAction *m_offer; ///< the next working day
    std::optional<QDate> m_date;
    std::optional<WorkCalendar> m_calendar;
};

} // namespace duebook::ui
