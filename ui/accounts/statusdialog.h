// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"
#include "ui/look/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace duebook::ui {

class DateEdit;

/// Where an account stands (insolvency, lawyer, agency, closed): why, when it is looked at again,
/// and in words what it stops.
class StatusDialog : public FormDialog {
    Q_OBJECT
public:
    StatusDialog(const Theme &theme, const Account &account, const NaturalDateContext &dates,
                 const Wording &wording, QWidget *parent);

Q_SIGNALS:
    /// `revisit` invalid = none (active, closed).
    void submitted(duebook::AccountStatus status, const QString &reason, QDate revisit);

protected:
    void submit() override;

private:
    AccountStatus status() const;
    void validate();

    QDate m_today;
    QComboBox *m_status;
    QLabel *m_stops;
    QLineEdit *m_reason;
    DateEdit *m_revisit;
};

} // namespace duebook::ui
