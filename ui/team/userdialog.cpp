// SPDX-License-Identifier: Apache-2.0
#include "ui/team/userdialog.h"

#include "ui/book/permission.h"
#include "ui/look/theme.h"
#include "ui/text/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace duebook::ui {

namespace {

constexpr int kMostCalls = 500;

} // namespace

UserDialog::UserDialog(const User &user, const QString &refused, QWidget *parent)
    : FormDialog(user.name, tr("Save"), parent), m_user(user), m_name(line("userName", user.name)),
      m_login(line("userLogin", user.login)), m_email(line("userEmail", user.email)),
      m_phone(line("userPhone", user.phone)), m_role(new QComboBox(this)),
      m_roleMay(new QLabel(this)), m_calls(new QSpinBox(this)),
      m_active(new QCheckBox(tr("Works with this book"), this))
{
    setObjectName(QStringLiteral("userDialog"));
    m_role->setObjectName(QStringLiteral("userRole"));
    for (const auto role : words::roles())
        m_role->addItem(words::role(role), int(role));
    m_role->setCurrentIndex(m_role->findData(int(user.role)));
    m_roleMay->setObjectName(QStringLiteral("userRoleMay"));
    m_roleMay->setWordWrap(true);
    setLook(m_roleMay, Look::Muted);
    m_calls->setObjectName(QStringLiteral("userCalls"));
    m_calls->setRange(0, kMostCalls);
    m_calls->setSpecialValueText(tr("no target"));
    m_calls->setValue(user.callsPerDay);
    m_active->setObjectName(QStringLiteral("userActive"));
    m_active->setChecked(user.active);
    addField(QStringLiteral("name"), tr("Name"), m_name);
    addField(QStringLiteral("login"), tr("Sign-in name"), m_login);
    addField(QStringLiteral("email"), tr("Email"), m_email);
    addField(QStringLiteral("phone"), tr("Phone"), m_phone);
    addField(QStringLiteral("role"), tr("Role"), m_role);
    addRow(m_roleMay);
    addField(QStringLiteral("callsPerDay"), tr("Calls a day"), m_calls);
    addRow(m_active);
    for (QWidget *field : {static_cast<QWidget *>(m_login), static_cast<QWidget *>(m_role),
                           static_cast<QWidget *>(m_calls), static_cast<QWidget *>(m_active)})
        allow(field, refused);
    connect(m_role, &QComboBox::currentIndexChanged, this, &UserDialog::showRole);
    showRole();
    validate();
    m_name->setFocus();
}

QLineEdit *UserDialog::line(const char *name, const QString &text)
{
    auto *edit = new QLineEdit(text, this);
    edit->setObjectName(QLatin1String(name));
    connect(edit, &QLineEdit::textChanged, this, &UserDialog::validate);
    return edit;
}

void UserDialog::showRole()
{
    m_roleMay->setText(words::roleMay(duebook::Role(m_role->currentData().toInt())));
}

void UserDialog::validate()
{
    setAcceptable(!m_name->text().trimmed().isEmpty() && !m_login->text().trimmed().isEmpty());
}

void UserDialog::submit()
{
    User user = m_user;
    user.name = m_name->text().trimmed();
    user.login = m_login->text().trimmed();
    user.email = m_email->text().trimmed();
    user.phone = m_phone->text().trimmed();
    user.role = duebook::Role(m_role->currentData().toInt());
    user.callsPerDay = m_calls->value();
    user.active = m_active->isChecked();
    Q_EMIT submitted(user);
}

} // namespace duebook::ui
