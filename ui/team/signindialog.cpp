// SPDX-License-Identifier: Apache-2.0
#include "ui/team/signindialog.h"

#include "ui/look/theme.h"
#include "ui/text/format.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace duebook::ui {

SignInDialog::SignInDialog(const QString &book, const QString &login, QWidget *parent)
    : FormDialog(tr("Sign in"), tr("Sign in"), parent), m_login(new QLineEdit(login, this))
{
    setObjectName(QStringLiteral("signInDialog"));
    auto *about = new QLabel(tr("%1 asks who opens it.").arg(book), this);
    about->setObjectName(QStringLiteral("signInBook"));
    about->setWordWrap(true);
    setLook(about, Look::Muted);
    addRow(about);
    m_login->setObjectName(QStringLiteral("signInLogin"));
    connect(m_login, &QLineEdit::textChanged, this, &SignInDialog::validate);
    addField(QStringLiteral("login"), tr("Sign-in name"), m_login);
    addPassword();
    (login.isEmpty() ? m_login : m_password)->setFocus();
    validate();
}

SignInDialog::SignInDialog(const std::vector<User> &people, bool everybodyByPassword, UserId chosen,
                           QWidget *parent)
    : FormDialog(tr("Switch person"), tr("Go on as this person"), parent),
      m_everybody(everybodyByPassword), m_person(new QComboBox(this))
{
    setObjectName(QStringLiteral("switchPersonDialog"));
    m_person->setObjectName(QStringLiteral("switchPersonBox"));
    for (const User &user : people) {
        if (!user.active)
            continue;
        m_people.push_back(user);
        m_person->addItem(format::isolate(user.name, QLocale()));
        if (user.id == chosen)
            m_person->setCurrentIndex(m_person->count() - 1);
    }
    connect(m_person, &QComboBox::currentIndexChanged, this, &SignInDialog::showChosen);
    addField(QStringLiteral("login"), tr("Person"), m_person);
    addPassword();
    showChosen();
    (chosen.isSet() && m_password->isEnabled() ? static_cast<QWidget *>(m_password) : m_person)
        ->setFocus();
}

SignInDialog::SignInDialog(const QString &book, const std::vector<User> &people, QWidget *parent)
    : SignInDialog(people, false, {}, parent)
{
    setObjectName(QStringLiteral("signInDialog"));
    setWindowTitle(tr("%1: who are you?").arg(book));
}

void SignInDialog::addPassword()
{
    m_password = new QLineEdit(this);
    m_password->setObjectName(QStringLiteral("signInPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    connect(m_password, &QLineEdit::textChanged, this, &SignInDialog::validate);
    addField(QStringLiteral("password"), tr("Password"), m_password);
}

void SignInDialog::showChosen()
{
    clearProblems();
    const int row = m_person->currentIndex();
    const bool asks = row >= 0 && (m_everybody || m_people[size_t(row)].hasPassword);
    m_password->setEnabled(asks);
    m_password->setPlaceholderText(asks ? QString() : tr("none needed"));
    m_password->clear();
    validate();
}

void SignInDialog::validate()
{
    // By name alone it is not known yet who has a password; some may have none.
    const bool typed =
        m_login != nullptr || !m_password->isEnabled() || !m_password->text().isEmpty();
    setAcceptable(!login().isEmpty() && typed);
}

QString SignInDialog::login() const
{
    if (m_login != nullptr)
        return m_login->text().trimmed();
    const int row = m_person->currentIndex();
    return row < 0 ? QString() : m_people[size_t(row)].login;
}

void SignInDialog::fail(const Error &error)
{
    finish(error);
    if (error.place != QStringLiteral("password"))
        return;
    m_password->setFocus();
    m_password->selectAll();
}

void SignInDialog::submit()
{
    Q_EMIT submitted(login(), m_password->text());
}

} // namespace duebook::ui
