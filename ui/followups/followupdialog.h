// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "core/domain/user.h"
#include "core/rules/calendar/naturaldate.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"
#include "ui/look/theme.h"

#include <vector>

class QComboBox;
class QLineEdit;

namespace duebook::ui {

class DateEdit;

/// Something planned for an account without a note: what, when, for whom, how it comes again.
class FollowUpDialog : public FormDialog {
    Q_OBJECT
public:
    FollowUpDialog(const Theme &theme, AccountId account, const QString &accountName,
                   const std::vector<User> &people, UserId me, const NaturalDateContext &dates,
                   const Wording &wording, QWidget *parent);

Q_SIGNALS:
    void submitted(const duebook::NewFollowUp &followUp);

protected:
    void submit() override;

private:
    void validate();

    QString m_uid; ///< a second try is the same follow-up
    AccountId m_account;
    NaturalDateContext m_dates;
    QLineEdit *m_reason;
    DateEdit *m_due;
    QComboBox *m_assignee;
    QComboBox *m_priority;
    QComboBox *m_repeat;
};

} // namespace duebook::ui
