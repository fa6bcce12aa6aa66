// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "core/services/calendar/calendarservice.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"
#include "ui/look/theme.h"

#include <vector>

class QCheckBox;
class QComboBox;

namespace duebook::ui {

class DateEdit;

/// What a calendar file is to hold: whose work, follow-ups, promises, until when. Where it goes is
/// asked after.
class CalendarDialog : public FormDialog {
    Q_OBJECT
public:
    CalendarDialog(const Theme &theme, const std::vector<User> &people, UserId me,
                   const NaturalDateContext &dates, const Wording &wording, QWidget *parent);

Q_SIGNALS:
    void submitted(const duebook::CalendarChoice &choice);

protected:
    void submit() override;

private:
    void validate();

    QComboBox *m_whose;
    QCheckBox *m_followUps;
    QCheckBox *m_promises;
    DateEdit *m_until;
};

} // namespace duebook::ui
