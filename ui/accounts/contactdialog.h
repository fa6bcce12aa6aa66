// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "ui/frame/formdialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace duebook::ui {

/// A person at an account: new (no id) or changed. A telephone number that looks wrong is doubted
/// in words and can be saved; an email address must be one.
class ContactDialog : public FormDialog {
    Q_OBJECT
public:
    ContactDialog(const Contact &contact, QWidget *parent);

Q_SIGNALS:
    void submitted(const duebook::Contact &contact);

protected:
    void submit() override;

private:
    void build();
    void validate();
    Contact typed() const;

    Contact m_contact;
    QLineEdit *m_name;
    QComboBox *m_role;
    QLineEdit *m_phone;
    QLineEdit *m_mobile;
    QLabel *m_phoneDoubt;
    QLineEdit *m_email;
    QComboBox *m_language;
    QComboBox *m_channel;
    QCheckBox *m_main;
    QCheckBox *m_doNotContact;
    QLineEdit *m_why;
};

} // namespace duebook::ui
