// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/peoplesection.h"

#include "core/services/coverservice.h"
#include "core/services/userservice.h"
#include "ui/shell/theme.h"
#include "ui/support/async.h"
#include "ui/support/bookcontext.h"
#include "ui/support/wording.h"
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
        if (changes.touches(Entity::User) || changes.touches(Entity::Cover))
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
    connect(m_list, &QListWidget::currentRowChanged, this, &PeopleSection::showMay);
    m_cover = new QPushButton(tr("Is away …"), this);
    m_cover->setObjectName(QStringLiteral("coverButton"));
    m_cover->setToolTip(tr("Let a colleague do this person's work for some days"));
    connect(m_cover, &QPushButton::clicked, this, [this] {
        const User *user = chosen();
        if (user == nullptr)
            return;
        if (const Cover *cover = coverOf(user->id))
            endCover(*cover);
        else
            askForCover(this, m_context, user->id, {}, flow());
    });
    m_handOver = new QPushButton(tr("Hand over …"), this);
    m_handOver->setObjectName(QStringLiteral("handOverButton"));
    m_handOver->setToolTip(tr("Give all this person has to another for good"));
    connect(m_handOver, &QPushButton::clicked, this, [this] {
        if (const User *user = chosen())
            askForHandOver(this, m_context, user->id, flow());
    });
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_actAs, m_cover, m_handOver})
        buttons->addWidget(button);
    buttons->addStretch();
    body()->addLayout(buttons);

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
    row->addWidget(m_name, 1);
    row->addWidget(m_login, 1);
    body()->addLayout(row);
    // Five fields are too many for half a window.
    row = new QHBoxLayout;
    row->addWidget(m_role, 1);
    row->addWidget(m_calls, 1);
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
    struct Facts {
        std::vector<User> users;
        std::vector<Cover> covers;
    };
    const auto work = [](Session &session) -> Result<Facts> {
        Result<std::vector<User>> users = UserService(session).users();
        if (!users)
            return users.error();
        Result<std::vector<Cover>> covers = CoverService(session).list();
        if (!covers)
            return covers.error();
        return Facts{std::move(*users), std::move(*covers)};
    };
    whenDone(this, m_context.book.read(work), [this](const Result<Facts> &facts) {
        if (!facts) {
            Q_EMIT complained(facts.error().sentence);
            return;
        }
        m_users = facts->users;
        m_covers = facts->covers;
        showUsers();
    });
}

void PeopleSection::showUsers()
{
    const int before = m_list->currentRow();
    m_list->clear();
    const Wording wording = Wording::of(m_context.book);
    for (const User &user : m_users) {
        QString line = user.name + QStringLiteral(" · ") + words::role(user.role);
        if (user.callsPerDay > 0)
            line += QStringLiteral(" · ") + tr("%n call(s) a day", nullptr, user.callsPerDay);
        if (user.id == m_context.book.user().id)
            line += QStringLiteral(" · ") + tr("you");
        else if (!user.active)
            line += QStringLiteral(" · ") + tr("no longer active");
        if (const Cover *cover = coverOf(user.id))
            line += QStringLiteral(" · ") +
                    tr("away from %1 to %2, %3 covers")
                        .arg(wording.day(cover->from), wording.day(cover->to), cover->byName);
        m_list->addItem(line);
    }
    m_list->setCurrentRow(before);
    showMay();
}

const Cover *PeopleSection::coverOf(UserId absent) const
{
    const auto found = std::find_if(m_covers.begin(), m_covers.end(),
                                    [absent](const Cover &c) { return c.absent == absent; });
    return found == m_covers.end() ? nullptr : &*found;
}

void PeopleSection::endCover(const Cover &cover)
{
    whenDone(this, m_context.book.write([cover](Session &session) {
        return CoverService(session).end(cover.id, cover.rowVersion);
    }),
             [this](const Result<Cover> &ended) {
                 if (!ended)
                     Q_EMIT complained(ended.error().sentence);
             });
}

const User *PeopleSection::chosen() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= int(m_users.size()) ? nullptr : &m_users[size_t(row)];
}

void PeopleSection::showMay()
{
    const User *user = chosen();
    const User &me = m_context.book.user();
    const bool mayChange = !m_context.book.readOnly() && me.role != duebook::Role::Sales;
    const bool leads = me.role == duebook::Role::Manager || me.role == duebook::Role::Administrator;
    m_actAs->setEnabled(user != nullptr && user->id != me.id);
    m_cover->setEnabled(user != nullptr && mayChange && (leads || user->id == me.id));
    const bool away = user != nullptr && coverOf(user->id) != nullptr;
    m_cover->setText(away ? tr("Is back") : tr("Is away …"));
    m_handOver->setVisible(leads && mayChange);
    m_handOver->setEnabled(user != nullptr);
}

PeopleFlow PeopleSection::flow()
{
    return {[this](const UndoOffer &offer) { Q_EMIT undoOffered(offer); },
            [this](const QString &sentence, Tone) { Q_EMIT complained(sentence); }};
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
    if (chosen() == nullptr)
        return;
    const User user = *chosen();
    m_context.local.setValue(QStringLiteral("person/login"), user.login);
    m_context.book.actAs(user);
}

} // namespace duebook::ui
