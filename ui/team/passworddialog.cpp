// SPDX-License-Identifier: Apache-2.0
#include "ui/team/passworddialog.h"

#include "core/services/team/signinservice.h"
#include "ui/look/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>

namespace duebook::ui {

PasswordDialog::PasswordDialog(const User &user, bool own, bool mayRemove, QWidget *parent)
    : FormDialog(own ? tr("Change my password") : tr("Password of %1").arg(user.name),
                 tr("Set the password"), parent),
      m_fresh(field("newPassword")), m_again(field("repeatPassword"))
{
    setObjectName(QStringLiteral("passwordDialog"));
    auto *about = new QLabel(
        own ? tr("You are asked for it when you open this book. It is kept as a hash that does not "
                 "tell the password.")
            : tr("Tell it to the person yourself; they can change it here. It is kept as a hash "
                 "that does not tell the password."),
        this);
    about->setWordWrap(true);
    setLook(about, Look::Muted);
    addRow(about);
    if (own && user.hasPassword) {
        m_old = field("oldPassword");
        addField(QStringLiteral("oldPassword"), tr("Password until now"), m_old);
        // It was made last.
        setTabOrder(m_old, m_fresh);
        setTabOrder(m_fresh, m_again);
    }
    addField(QStringLiteral("password"), tr("New password"), m_fresh);
    addField(QStringLiteral("again"), tr("Once more"), m_again);
    m_fresh->setPlaceholderText(tr("at least %n character(s)", nullptr, SignInService::kShortest));
    if (mayRemove && user.hasPassword) {
        m_none = new QCheckBox(tr("No password: sign in by the name at the computer"), this);
        m_none->setObjectName(QStringLiteral("noPasswordBox"));
        connect(m_none, &QCheckBox::toggled, this, [this](bool none) {
            for (QLineEdit *edit : {m_fresh, m_again})
                edit->setEnabled(!none);
            validate();
        });
        addRow(m_none);
    }
    validate();
    (m_old != nullptr ? m_old : m_fresh)->setFocus();
}

QLineEdit *PasswordDialog::field(const char *name)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QLatin1String(name));
    edit->setEchoMode(QLineEdit::Password);
    connect(edit, &QLineEdit::textChanged, this, &PasswordDialog::validate);
    return edit;
}

void PasswordDialog::validate()
{
    if (m_none != nullptr && m_none->isChecked()) {
        setAcceptable(true);
        return;
    }
    const bool differ = !m_again->text().isEmpty() && m_again->text() != m_fresh->text();
    // Not while the second is still being typed like the first.
    const bool told = differ && !m_fresh->text().startsWith(m_again->text());
    showProblem(QStringLiteral("again"), told ? tr("The two are not the same.") : QString());
    setAcceptable(!m_fresh->text().isEmpty() && m_again->text() == m_fresh->text() &&
                  (m_old == nullptr || !m_old->text().isEmpty()));
}

void PasswordDialog::submit()
{
    if (m_none != nullptr && m_none->isChecked())
        Q_EMIT removeWanted();
    else
        Q_EMIT submitted(m_old == nullptr ? QString() : m_old->text(), m_fresh->text());
}

} // namespace duebook::ui
