// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/persondialog.h"

#include "ui/text/format.h"

#include <QComboBox>
#include <QLineEdit>

namespace duebook::ui {

PersonDialog::PersonDialog(const std::vector<User> &people,
                           const std::optional<AccountPerson> &chosen, QWidget *parent)
    : FormDialog(chosen ? tr("What %1 does").arg(chosen->name) : tr("Add one of our people"),
                 chosen ? tr("Save") : tr("Add"), parent),
      m_person(new QComboBox(this)), m_role(new QComboBox(this))
{
    setObjectName(QStringLiteral("personDialog"));
    m_person->setObjectName(QStringLiteral("personBox"));
    for (const User &user : people) {
        if (user.active || (chosen && user.id == chosen->user))
            m_person->addItem(format::isolate(user.name, QLocale()), user.id.number());
    }
    if (chosen) {
        m_person->setCurrentIndex(m_person->findData(chosen->user.number()));
        m_person->setEnabled(false);
    }
    m_role->setObjectName(QStringLiteral("personRoleBox"));
    m_role->setEditable(true);
    m_role->addItems({tr("account representative"), tr("sales manager"), tr("order processing"),
                      tr("delivery"), tr("technical contact"), tr("credit manager"),
                      tr("management")});
    m_role->setEditText(chosen ? chosen->role : QString());
    addField(QStringLiteral("person"), tr("Person"), m_person);
    addField(QStringLiteral("role"), tr("For this account"), m_role);
    connect(m_role, &QComboBox::editTextChanged, this, [this](const QString &text) {
        setAcceptable(!text.trimmed().isEmpty() && m_person->currentIndex() >= 0);
    });
    setAcceptable(chosen && !chosen->role.isEmpty());
}

void PersonDialog::submit()
{
    const QString role = m_role->currentText().trimmed();
    Q_EMIT submitted(UserId(m_person->currentData().toLongLong()), role,
                     role == tr("account representative"));
}

} // namespace duebook::ui
