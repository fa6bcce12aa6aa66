// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "core/rules/calendar/naturaldate.h"
#include "core/services/team/coverservice.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"
#include "ui/look/theme.h"

#include <vector>

class QComboBox;

namespace duebook::ui {

class DateEdit;

/// Who is away, who does the work, from when to when.
class CoverDialog : public FormDialog {
    Q_OBJECT
public:
    /// Who `absent` and `by` are is chosen beforehand; an unset one is to be chosen.
    CoverDialog(const Theme &theme, const std::vector<User> &people, UserId absent, UserId by,
                const NaturalDateContext &dates, const Wording &wording, QWidget *parent);

Q_SIGNALS:
    void submitted(const duebook::NewCover &cover);

protected:
    void submit() override;

private:
    QComboBox *peopleBox(const char *name, const std::vector<User> &people, UserId chosen,
                         bool workersOnly);
    void validate();

    QDate m_today;
    QComboBox *m_absent;
    QComboBox *m_by;
    DateEdit *m_from;
    DateEdit *m_to;
};

} // namespace duebook::ui
