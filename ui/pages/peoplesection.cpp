// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/peoplesection.h"

#include "core/services/userservice.h"
#include "ui/shell/theme.h"
#include "ui/support/async.h"
#include "ui/support/bookcontext.h"
#include "ui/support/words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

namespace duebook::ui {

namespace {

constexpr int kListHeight = 120;

} // namespace

PeopleSection::PeopleSection(const PageContext &context, QWidget *parent)
    : Card(parent), m_context(context)
{
    build();
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::User))
            load();
    });
    connect(&m_context.book, &BookContext::userChanged, this, &PeopleSection::load);
    load();
}

void PeopleSection::build()
{
    auto *heading = new QLabel(tr("People"), this);
    setLook(heading, Look::Heading);
    body()->addWidget(heading);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("peopleList"));
    m_list->setAccessibleName(tr("People"));
    m_list->setFixedHeight(kListHeight);
    body()->addWidget(m_list);
    m_actAs = new QPushButton(tr("That is me"), this);
    m_actAs->setObjectName(QStringLiteral("actAsButton"));
    connect(m_actAs, &QPushButton::clicked, this, &PeopleSection::actAsChosen);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        m_actAs->setEnabled(row >= 0 && m_users[size_t(row)].id != m_context.book.user().id);
    });
    body()->addWidget(m_actAs, 0, Qt::AlignLeading);

    auto *row = new QHBoxLayout;
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("newUserName"));
    m_name->setPlaceholderText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the new person"));
    m_login = new QLineEdit(this);
    m_login->setObjectName(QStringLiteral("newUserLogin"));
    m_login->setPlaceholderText(tr("Sign-in name"));
    m_login->setAccessibleName(tr("Sign-in name of the new person"));
    m_role = new QComboBox(this);
    m_role->setObjectName(QStringLiteral("newUserRole"));
    m_role->setAccessibleName(tr("Role of the new person"));
    for (const auto role : {duebook::Role::Clerk, duebook::Role::Manager, duebook::Role::Sales,
                            duebook::Role::Administrator})
        m_role->addItem(words::role(role), int(role));
    m_calls = new QSpinBox(this);
    m_calls->setObjectName(QStringLiteral("newUserCalls"));
    m_calls->setAccessibleName(tr("Calls a day"));
    m_calls->setToolTip(tr("Calls a day; 0 = no target"));
    m_calls->setRange(0, 500);
    m_calls->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_calls->setSpecialValueText(tr("calls a day"));
    m_add = new QPushButton(tr("Add"), this);
    m_add->setObjectName(QStringLiteral("addUserButton"));
    connect(m_add, &QPushButton::clicked, this, &PeopleSection::add);
    row->addWidget(m_name, 2);
    row->addWidget(m_login, 2);
    row->addWidget(m_role, 1);
    row->addWidget(m_calls);
    row->addWidget(m_add);
    body()->addLayout(row);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("peopleProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    body()->addWidget(m_problem);
}

void PeopleSection::load()
{
    const bool mayAdd =
        m_context.book.user().role == duebook::Role::Administrator && !m_context.book.readOnly();
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_login, m_role, m_calls, m_add})
        field->setVisible(mayAdd);
    whenDone(this,
             m_context.book.read([](Session &session) { return UserService(session).users(); }),
             [this](const Result<std::vector<User>> &users) {
                 if (users)
                     showUsers(*users);
                 else
                     Q_EMIT complained(users.error().sentence);
             });
}

void PeopleSection::showUsers(const std::vector<User> &users)
{
    m_users = users;
    m_list->clear();
    for (const User &user : users) {
        QString line = user.name + QStringLiteral(" · ") + words::role(user.role);
        if (user.callsPerDay > 0)
            line += QStringLiteral(" · ") + tr("%n call(s) a day", nullptr, user.callsPerDay);
        if (user.id == m_context.book.user().id)
            line += QStringLiteral(" · ") + tr("you");
        else if (!user.active)
            line += QStringLiteral(" · ") + tr("no longer active");
        m_list->addItem(line);
    }
    m_actAs->setEnabled(false);
}

void PeopleSection::add()
{
    m_problem->hide();
    User user;
    user.name = m_name->text().trimmed();
    user.login = m_login->text().trimmed();
    user.role = duebook::Role(m_role->currentData().toInt());
    user.callsPerDay = m_calls->value();
    whenDone(this, m_context.book.write([user](Session &session) {
        return UserService(session).add(user);
    }),
             [this](const Result<UserId> &added) {
                 if (added) {
                     m_name->clear();
                     m_login->clear();
                     return;
                 }
                 m_problem->setText(added.error().sentence);
                 m_problem->show();
                 (added.error().place == QStringLiteral("name") ? m_name : m_login)->setFocus();
             });
}

void PeopleSection::actAsChosen()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const User &user = m_users[size_t(row)];
    m_context.local.setValue(QStringLiteral("person/login"), user.login);
    m_context.book.actAs(user);
}

} // namespace duebook::ui
