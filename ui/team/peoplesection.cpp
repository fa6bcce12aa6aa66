// SPDX-License-Identifier: Apache-2.0
#include "ui/team/peoplesection.h"

#include "core/services/book/settingsservice.h"
#include "core/services/team/assignmentservice.h"
#include "core/services/team/coverservice.h"
#include "core/services/team/signinservice.h"
#include "core/services/team/userservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"
#include "ui/record/mergingsave.h"
#include "ui/team/signinflow.h"
#include "ui/team/userdialog.h"
#include "ui/text/words.h"
#include "ui/widgets/flowlayout.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
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
    for (auto signal : {&BookContext::userChanged, &BookContext::settingsChanged})
        connect(&m_context.book, signal, this, &PeopleSection::load);
    load();
}

void PeopleSection::build()
{
    auto *heading = new QLabel(tr("People"), this);
    setLook(heading, Look::Heading);
    body()->addWidget(heading);
    buildList();
    buildButtons();
    m_done = new QLabel(this);
    m_done->setObjectName(QStringLiteral("peopleDone"));
    m_done->setWordWrap(true);
    setLook(m_done, Look::SmallGood);
    m_done->hide();
    body()->addWidget(m_done);
    buildNew();
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("peopleProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    body()->addWidget(m_problem);
    m_byPassword = new QCheckBox(tr("Everybody signs in with a password"), this);
    m_byPassword->setObjectName(QStringLiteral("byPasswordBox"));
    m_byPassword->setToolTip(tr("Otherwise only who has a password is asked for it; the others are "
                                "known by their name at the computer"));
    connect(m_byPassword, &QCheckBox::toggled, this, &PeopleSection::setByPassword);
    body()->addWidget(m_byPassword);
}

void PeopleSection::buildList()
{
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("peopleList"));
    m_list->setAccessibleName(tr("People"));
    m_list->setFixedHeight(kListHeight);
    connect(m_list, &QListWidget::currentRowChanged, this, &PeopleSection::showMay);
    connect(m_list, &QListWidget::itemActivated, this, &PeopleSection::changeChosen);
    body()->addWidget(m_list);
    m_roleMay = new QLabel(this);
    m_roleMay->setObjectName(QStringLiteral("roleMay"));
    m_roleMay->setWordWrap(true);
    setLook(m_roleMay, Look::Muted);
    body()->addWidget(m_roleMay);
}

void PeopleSection::buildButtons()
{
    const auto button = [this](const QString &text, const char *name, const QString &tip) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        return made;
    };
    m_actAs = button(tr("That is me"), "actAsButton", tr("Go on working as this person"));
    connect(m_actAs, &QPushButton::clicked, this, &PeopleSection::actAsChosen);
    m_change = button(tr("Change …"), "changeUserButton", tr("Name, role, sign-in name, target"));
    connect(m_change, &QPushButton::clicked, this, &PeopleSection::changeChosen);
    m_password = button(tr("Password …"), "passwordButton", tr("Set or change the password"));
    connect(m_password, &QPushButton::clicked, this, &PeopleSection::askForPasswordOfChosen);
    m_cover = button(tr("Is away …"), "coverButton",
                     tr("Let a colleague do this person's work for some days"));
    connect(m_cover, &QPushButton::clicked, this, [this] {
        const User *user = chosen();
        if (user == nullptr)
            return;
        if (const Cover *cover = coverOf(user->id))
            endCover(*cover);
        else
            askForCover(this, m_context, user->id, {}, flow());
    });
    m_handOver = button(tr("Hand over …"), "handOverButton",
                        tr("Give all this person has to another for good"));
    connect(m_handOver, &QPushButton::clicked, this, [this] {
        if (const User *user = chosen())
            askForHandOver(this, m_context, user->id, flow());
    });
    // More than half a window is wide in some languages.
    auto *place = new QWidget(this);
    auto *buttons = new FlowLayout(place);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(space::kSmall);
    for (QPushButton *each : {m_actAs, m_change, m_password, m_cover, m_handOver})
        buttons->addWidget(each);
    body()->addWidget(place);
}

void PeopleSection::buildNew()
{
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
    for (const auto role : words::roles()) {
        m_role->addItem(words::role(role), int(role));
        m_role->setItemData(m_role->count() - 1, words::roleMay(role), Qt::ToolTipRole);
    }
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
}

void PeopleSection::load()
{
    const QString refused = whyNot(m_context.book, Right::ManagePeople);
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_login, m_role, m_calls, m_add})
        field->setVisible(refused.isEmpty());
    allow(m_byPassword, refused);
    m_byPassword->setChecked(m_context.book.settings().signInByPassword);
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
        if (user.hasPassword)
            line += QStringLiteral(" · ") + tr("has a password");
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
    const bool mine = user != nullptr && user->id == me.id;
    m_roleMay->setText(user == nullptr ? tr("Choose a person to see what their role may do.")
                                       : words::roleMay(user->role));
    m_actAs->setEnabled(user != nullptr && !mine && user->active);
    const auto offer = [user, this](QPushButton *button, Right right, bool anyway) {
        allow(button,
              anyway && !m_context.book.readOnly() ? QString() : whyNot(m_context.book, right));
        button->setEnabled(button->isEnabled() && user != nullptr);
    };
    offer(m_change, Right::ManagePeople, mine);
    offer(m_password, Right::ManagePeople, mine);
    offer(m_cover, mine ? Right::ArrangeOwnCover : Right::ArrangeCovers, false);
    const bool away = user != nullptr && coverOf(user->id) != nullptr;
    m_cover->setText(away ? tr("Is back") : tr("Is away …"));
    m_handOver->setVisible(may(m_context.book, Right::AssignAccounts));
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
    // As the book knows the person now: a password may have been set a moment ago.
    whenDone(this,
             m_context.book.read([](Session &session) { return UserService(session).users(); }),
             [this, id = chosen()->id](const Result<std::vector<User>> &people) {
                 if (!people) {
                     Q_EMIT complained(people.error().sentence);
                     return;
                 }
                 const auto found = std::find_if(people->begin(), people->end(),
                                                 [id](const User &each) { return each.id == id; });
                 if (found != people->end())
                     actAs(*found);
             });
}

void PeopleSection::actAs(const User &user)
{
    if (SignInService::asksPassword(user, m_context.book.settings())) {
        askToSwitchPerson(this, m_context.book, m_context.local, user.id,
                          [this](const QString &sentence) { Q_EMIT complained(sentence); });
        return;
    }
    rememberPerson(m_context.local, user.login);
    m_context.book.actAs(user);
}

void PeopleSection::changeChosen()
{
    if (chosen() == nullptr || !m_change->isEnabled())
        return;
    const User base = *chosen();
    auto *dialog = new UserDialog(base, whyNot(m_context.book, Right::ManagePeople), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UserDialog::submitted, this, [this, dialog, base](const User &user) {
        saveMerging(
            dialog, m_context.book, base, user,
            [](Session &session, const User &, const User &mine) {
                return UserService(session).change(mine);
            },
            [this, dialog, base](const auto &saved) {
                dialog->finish(saved.outcome);
                if (saved.outcome && base.active && !saved.mine.active)
                    askWhoTakesOver(saved.mine);
            });
    });
    dialog->open();
}

void PeopleSection::askWhoTakesOver(const User &left)
{
    m_done->hide();
    whenDone(this, m_context.book.readLong([id = left.id](Session &session) {
        return AssignmentService(session).previewHandOver(id);
    }),
             [this, left](const Result<HandOverPreview> &preview) {
                 if (!preview) {
                     Q_EMIT complained(preview.error().sentence);
                     return;
                 }
                 if (preview->empty())
                     return;
                 m_done->setText(AssignmentService::leftSentence(left.name, *preview));
                 m_done->show();
                 if (may(m_context.book, Right::AssignAccounts))
                     askForHandOver(this, m_context, left.id, flow());
             });
}

void PeopleSection::askForPasswordOfChosen()
{
    if (chosen() == nullptr)
        return;
    m_done->hide();
    askForPassword(this, m_context.book, *chosen(), [this](const QString &sentence) {
        m_done->setText(sentence);
        m_done->show();
    });
}

void PeopleSection::setByPassword(bool on)
{
    if (on == m_context.book.settings().signInByPassword)
        return;
    m_problem->hide();
    whenDone(this, m_context.book.write([on](Session &session) {
        return SettingsService(session).setValue(QStringLiteral("sign_in_by_password"),
                                                 QString::number(on ? 1 : 0));
    }),
             [this](const Result<void> &set) {
                 if (set)
                     return;
                 m_byPassword->setChecked(m_context.book.settings().signInByPassword);
                 m_problem->setText(set.error().sentence);
                 m_problem->show();
             });
}

} // namespace duebook::ui
