// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "ui/dialogs/formdialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace duebook::ui {

/// A person at an account: new (no id) or changed.
class ContactDialog : public FormDialog {
    Q_OBJECT
public:
    ContactDialog(const Contact &contact, QWidget *parent);

Q_SIGNALS:
    void submitted(const duebook::Contact &contact);

protected:
    void submit() override;

private:
    void validate();

    Contact m_contact;
    QLineEdit *m_name;
    QComboBox *m_role;
    QLineEdit *m_phone;
    QLineEdit *m_mobile;
    QLineEdit *m_email;
    QLineEdit *m_language;
    QCheckBox *m_main;
    QCheckBox *m_doNotContact;
    QLineEdit *m_why;
};

} // namespace duebook::ui
