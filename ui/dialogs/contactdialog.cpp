// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/contactdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

namespace duebook::ui {

namespace {

QLineEdit *line(const QString &name, const QString &text, QWidget *parent)
{
    auto *field = new QLineEdit(text, parent);
    field->setObjectName(name);
    return field;
}

} // namespace

ContactDialog::ContactDialog(const Contact &contact, QWidget *parent)
    : FormDialog(contact.id.isSet() ? tr("Edit contact") : tr("Add a contact"),
                 contact.id.isSet() ? tr("Save") : tr("Add"), parent),
      m_contact(contact), m_name(line(QStringLiteral("contactNameEdit"), contact.name, this)),
      m_role(new QComboBox(this)),
      m_phone(line(QStringLiteral("contactPhoneEdit"), contact.phone, this)),
      m_mobile(line(QStringLiteral("contactMobileEdit"), contact.mobile, this)),
      m_email(line(QStringLiteral("contactEmailEdit"), contact.email, this)),
      m_language(line(QStringLiteral("contactLanguageEdit"), contact.language, this)),
      m_main(new QCheckBox(tr("Main contact: the one to call first"), this)),
      m_doNotContact(new QCheckBox(tr("Do not contact"), this)),
      m_why(line(QStringLiteral("doNotContactReasonEdit"), contact.doNotContactReason, this))
{
    setObjectName(QStringLiteral("contactDialog"));
    m_role->setObjectName(QStringLiteral("contactRoleBox"));
    m_role->setEditable(true);
    m_role->addItems({QString(), tr("payables"), tr("controller"), tr("owner"), tr("purchasing"),
                      tr("reception"), tr("our sales")});
    m_role->setEditText(contact.role);
    m_language->setPlaceholderText(tr("the account's"));
    m_main->setObjectName(QStringLiteral("mainContactBox"));
    m_main->setChecked(contact.isMain);
    m_doNotContact->setObjectName(QStringLiteral("doNotContactBox"));
    m_doNotContact->setChecked(contact.doNotContact);
    m_why->setPlaceholderText(tr("Why not"));

    addField(QStringLiteral("name"), tr("Name"), m_name);
    addField(QStringLiteral("role"), tr("Role"), m_role);
    addField(QStringLiteral("phone"), tr("Phone"), m_phone);
    addField(QStringLiteral("mobile"), tr("Mobile"), m_mobile);
    addField(QStringLiteral("email"), tr("Email"), m_email);
    addField(QStringLiteral("language"), tr("Language"), m_language);
    addRow(m_main);
    addRow(m_doNotContact);
    addField(QStringLiteral("doNotContactReason"), tr("Reason"), m_why);

    connect(m_name, &QLineEdit::textChanged, this, &ContactDialog::validate);
    connect(m_why, &QLineEdit::textChanged, this, &ContactDialog::validate);
    connect(m_doNotContact, &QCheckBox::toggled, this, &ContactDialog::validate);
    validate();
}

void ContactDialog::validate()
{
    const bool unnamed = m_name->text().trimmed().isEmpty();
    m_why->setEnabled(m_doNotContact->isChecked());
    const bool unexplained = m_doNotContact->isChecked() && m_why->text().trimmed().isEmpty();
    showProblem(QStringLiteral("doNotContactReason"),
                unexplained ? tr("Say why, so that a colleague understands it.") : QString());
    setAcceptable(!unnamed && !unexplained);
}

void ContactDialog::submit()
{
    Contact contact = m_contact;
    contact.name = m_name->text().trimmed();
    contact.role = m_role->currentText().trimmed();
    contact.phone = m_phone->text().trimmed();
    contact.mobile = m_mobile->text().trimmed();
    contact.email = m_email->text().trimmed();
    contact.language = m_language->text().trimmed();
    contact.isMain = m_main->isChecked();
    contact.doNotContact = m_doNotContact->isChecked();
    contact.doNotContactReason = contact.doNotContact ? m_why->text().trimmed() : QString();
    Q_EMIT submitted(contact);
}

} // namespace duebook::ui
