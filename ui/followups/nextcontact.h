// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "core/rules/calendar/naturaldate.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace duebook::ui {

class DateEdit;

/// When somebody gets in touch again, as typed ("tue 14:30"), and who. Shows the day it understood;
/// a day nobody works is allowed, with the next working day offered.
class NextContact : public QWidget {
    Q_OBJECT
public:
    explicit NextContact(const Theme &theme, QWidget *parent = nullptr);

    /// How days are read and written from now on.
    void setContext(const NaturalDateContext &context, const Wording &wording);
    /// Who can be chosen; the first entry is "me".
    void setPeople(const std::vector<User> &people, UserId me);

    QString text() const;
    UserId assignee() const; ///< unset = me
    void set(const QString &text, UserId assignee);

    /// What was understood; `DateProblem::Empty` when nothing was typed.
    const NaturalDate &understood() const { return m_understood; }

    DateEdit *dateField() const { return m_date; }
    QComboBox *assigneeField() const { return m_assignee; }

Q_SIGNALS:
    void changed();

private:
    void read(const QString &typed);
    void warn();

    NaturalDateContext m_context;
    Wording m_wording;
    NaturalDate m_understood;
    DateEdit *m_date;
    QComboBox *m_assignee;
    QWidget *m_warning;
    QLabel *m_warningText;
    QPushButton *m_useWorkingDay;
};

} // namespace duebook::ui
