// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/rules/calendar/naturaldate.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"
#include "ui/look/theme.h"

class QLineEdit;

namespace duebook::ui {

class DateEdit;

/// *Do not sell*: why, and when it is looked at again.
class HoldDialog : public FormDialog {
    Q_OBJECT
public:
    HoldDialog(const Theme &theme, const QString &accountName, const std::optional<Hold> &hold,
               const NaturalDateContext &dates, const Wording &wording, QWidget *parent);

Q_SIGNALS:
    void submitted(const QString &reason, QDate revisit);

protected:
    void submit() override;

private:
    void validate();

    QDate m_today;
    QLineEdit *m_reason;
    DateEdit *m_revisit;
};

} // namespace duebook::ui
