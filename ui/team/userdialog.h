// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "ui/frame/formdialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace duebook::ui {

/// A person who works with the book: details, role with what it may do, and whether they still do.
class UserDialog : public FormDialog {
    Q_OBJECT
public:
    /// `refused`: why only name, email and phone may be changed; empty = all may.
    UserDialog(const User &user, const QString &refused, QWidget *parent);

Q_SIGNALS:
    void submitted(const duebook::User &user);

protected:
    void submit() override;

private:
    QLineEdit *line(const char *name, const QString &text);
    void showRole();
    void validate();

    User m_user;
    QLineEdit *m_name;
    QLineEdit *m_login;
    QLineEdit *m_email;
    QLineEdit *m_phone;
    QComboBox *m_role;
    QLabel *m_roleMay;
    QSpinBox *m_calls;
    QCheckBox *m_active;
};

} // namespace duebook::ui
